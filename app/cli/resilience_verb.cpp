// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/phase_comparison.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/design/queries.h"
#include "engine/io/project_file.h"
#include "engine/reliability/group_availability.h"
#include "engine/reliability/resilience.h"

#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

struct Options {
    CommonOptions common;
    reliability::ResilienceOptions resilience;
    std::vector<std::string> group;
};

std::string_view nameOf(reliability::AvailabilityMethod method) {
    switch (method) {
        case reliability::AvailabilityMethod::exact:
            return "exact";
        case reliability::AvailabilityMethod::bounds:
            return "bounds";
        case reliability::AvailabilityMethod::sampled:
            return "sampled";
    }
    return "bounds";
}

Json jsonOf(const reliability::AvailabilityFigure& figure) {
    return {{"availability", figure.availability},
            {"lower", figure.lower},
            {"upper", figure.upper},
            {"method", nameOf(figure.method)},
            {"unavailability", figure.unavailability},
            {"downtime_minutes_per_year", figure.downtimeMinutesPerYear}};
}

template <class Ids>
Json keysOf(const Keys& keys, const Ids& ids) {
    Json list = Json::array();
    for (const auto& id : ids)
        list.push_back(keys.of(id));
    return list;
}

Json jsonOf(const Keys& keys, const reliability::DemandResilience& demand) {
    Json row{{"id", keys.of(demand.demand)}, {"disjoint_paths", demand.disjointPaths}};
    row.update(jsonOf(static_cast<const reliability::AvailabilityFigure&>(demand)));
    row["rate_availability"] = {{"lower", demand.rateLower}, {"upper", demand.rateUpper}};
    row["lost_gigabytes_per_year"] = demand.lostGigabytesPerYear;
    if (!demand.detailed) return row;
    row["device_disjoint_paths"] = demand.deviceDisjointPaths;
    row["risk_disjoint_paths"] = demand.riskDisjointPaths;
    row["risk_disjoint_at_most"] = demand.riskDisjointAtMost;
    Json paths = Json::array();
    for (const reliability::ServicePath& path : demand.paths)
        paths.push_back({{"devices", keysOf(keys, path.devices)}, {"links", keysOf(keys, path.links)}});
    row["paths"] = std::move(paths);
    row["link_cut"] = keys.list(demand.linkCut);
    row["device_cut"] = keys.list(demand.deviceCut);
    row["outages_per_year"] = demand.outagesPerYear;
    row["penalty_per_year"] = demand.penaltyPerYear;
    Json causes = Json::object();
    for (const reliability::CauseDowntime& cause : demand.byCause)
        causes[std::string(spanwright::nameOf(cause.cause).key)] = cause.minutesPerYear;
    row["by_cause"] = std::move(causes);
    Json elements = Json::array();
    for (const reliability::ElementDowntime& element : demand.byElement)
        elements.push_back({{"id", keys.of(element.element)},
                            {"downtime_minutes_per_year", element.minutesPerYear},
                            {"importance", element.birnbaum}});
    row["by_element"] = std::move(elements);
    return row;
}

Json jsonOf(const Keys& keys, const reliability::Resilience& resilience) {
    Json demands = Json::array();
    for (const reliability::DemandResilience& demand : resilience.demands)
        demands.push_back(jsonOf(keys, demand));
    Json sites = Json::array();
    for (const reliability::SiteResilience& site : resilience.sites) {
        Json row{{"id", keys.of(site.site)}};
        row.update(jsonOf(static_cast<const reliability::AvailabilityFigure&>(site)));
        row["link_cut"] = keys.list(site.linkCut);
        sites.push_back(std::move(row));
    }
    Json ground = Json::array();
    for (const reliability::SharedGround& shared : resilience.sharedGround) {
        const bool links = shared.first.kind == ElementKind::link && shared.second.kind == ElementKind::link;
        ground.push_back({{links ? "links" : "elements", {keys.of(shared.first), keys.of(shared.second)}},
                          {"groups", keysOf(keys, shared.groups)},
                          {"duct", shared.duct.empty() ? Json() : Json(shared.duct)},
                          {"power_feed", shared.powerFeed.empty() ? Json() : Json(shared.powerFeed)},
                          {"distance_km", orNull(shared.distanceKm)}});
    }
    Json json{{"bridges", keysOf(keys, resilience.bridges)},
              {"articulation_points", keysOf(keys, resilience.articulationPoints)},
              {"components", resilience.components},
              {"biconnected_components", resilience.biconnectedComponents},
              {"demands", std::move(demands)},
              {"sites", std::move(sites)},
              {"shared_ground", std::move(ground)}};
    if (resilience.allTerminal) json["all_terminal"] = jsonOf(*resilience.allTerminal);
    return json;
}

std::vector<TextTable> tablesOf(const Project& project, const reliability::Resilience& resilience) {
    TextTable facts = TextTable::facts("Structure");
    facts.add({"components", std::to_string(resilience.components)});
    facts.add({"bridges", std::to_string(resilience.bridges.size())});
    facts.add({"articulation points", std::to_string(resilience.articulationPoints.size())});
    facts.add({"biconnected components", std::to_string(resilience.biconnectedComponents)});
    if (resilience.allTerminal) {
        facts.add({"all devices connected", fmt::format("{:.9f} ({})", resilience.allTerminal->availability,
                                                        nameOf(resilience.allTerminal->method))});
    }
    if (!resilience.sharedGround.empty()) {
        facts.add({"diverse on paper, shared in the ground",
                   fmt::format("{} pairs", resilience.sharedGround.size())});
    }
    TextTable points("Single points of failure", {{"kind"}, {"element"}});
    for (const LinkId link : resilience.bridges)
        points.add({"link", displayName(project, link)});
    for (const DeviceId device : resilience.articulationPoints)
        points.add({"device", displayName(project, device)});
    std::vector<const reliability::DemandResilience*> worst;
    for (const reliability::DemandResilience& demand : resilience.demands)
        worst.push_back(&demand);
    std::stable_sort(worst.begin(), worst.end(),
                     [](const auto* a, const auto* b) { return a->availability < b->availability; });
    TextTable demands("Demands by availability", {{"demand"},
                                                  {"disjoint paths", Align::right},
                                                  {"availability", Align::right},
                                                  {"downtime min/year", Align::right},
                                                  {"method"}});
    for (const reliability::DemandResilience* demand : worst) {
        demands.add({keyOf(project, demand->demand), std::to_string(demand->disjointPaths),
                     fmt::format("{:.6f}", demand->availability),
                     fmt::format("{:.1f}", demand->downtimeMinutesPerYear),
                     std::string(nameOf(demand->method))});
    }
    std::vector<TextTable> tables{facts};
    if (!resilience.bridges.empty() || !resilience.articulationPoints.empty()) tables.push_back(points);
    if (!resilience.demands.empty()) tables.push_back(demands);
    return tables;
}

Json jsonOf(const Keys& keys, const reliability::GroupAvailability& group) {
    Json row = jsonOf(static_cast<const reliability::AvailabilityFigure&>(group));
    row["question"] = spanwright::nameOf(group.question).key;
    row["terminals"] = keysOf(keys, group.terminals);
    return row;
}

TextTable tableOf(const Project& project, const reliability::GroupAvailability& group) {
    TextTable facts = TextTable::facts("Group");
    facts.add({"question", fmt::format("{}: {} devices connected", spanwright::nameOf(group.question).key,
                                       group.terminals.size())});
    std::string names;
    for (const DeviceId device : group.terminals)
        names += (names.empty() ? "" : ", ") + displayName(project, device);
    facts.add({"devices", names});
    facts.add({"availability", fmt::format("{:.12g} ({})", group.availability, nameOf(group.method))});
    facts.add({"between", fmt::format("{:.12g} and {:.12g}", group.lower, group.upper)});
    facts.add({"downtime", fmt::format("{:.2f} min/year", group.downtimeMinutesPerYear)});
    return facts;
}

/// The group that the options name; absent: none.
Result<std::optional<reliability::GroupAvailability>> groupOf(const Project& project, PhaseId phase,
                                                              const Options& options,
                                                              const reliability::ResilienceOptions& asked,
                                                              const WorkContext& work) {
    if (options.group.empty()) return std::nullopt;
    std::vector<ElementId> members;
    for (const std::string& key : options.group) {
        members.push_back(findByKey(project, key));
        if (members.back().value == 0) {
            return fail(Code::notFound, fmt::format("there is no site or device \"{}\"", key),
                        options.common.project);
        }
    }
    auto group = reliability::groupAvailability(project, phase, members, asked, work);
    if (!group) {
        group.error().where =
            options.common.project + (group.error().where.empty() ? "" : ": " + group.error().where);
        return tl::unexpected(group.error());
    }
    return std::move(*group);
}

Result<int> resilience(const Options& options) {
    const Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    if (options.common.phase == "all") {
        ProgressBar bar("resilience", options.common.quiet);
        const auto compared = comparePhases(*project, options.common, bar.work());
        if (!compared) return tl::unexpected(compared.error());
        return write(options.common, compared->json, compared->tables).map([] { return kDone; });
    }
    const Result<PhaseId> phase = phaseOf(*project, options.common);
    if (!phase) return tl::unexpected(phase.error());
    ProgressBar bar("resilience", options.common.quiet);
    reliability::ResilienceOptions asked = options.resilience;
    asked.seed = options.common.seed;
    const Result<reliability::Resilience> answer =
        reliability::resilience(*project, *phase, bar.work(), asked);
    if (!answer) return tl::unexpected(answer.error());
    const auto group = groupOf(*project, *phase, options, asked, bar.work());
    if (!group) return tl::unexpected(group.error());
    std::vector<TextTable> tables;
    if (options.common.json.empty()) tables = tablesOf(*project, *answer);
    Json json = jsonOf(Keys(*project), *answer);
    if (*group) {
        tables.insert(tables.begin(), tableOf(*project, **group));
        json["group"] = jsonOf(Keys(*project), **group);
    }
    return write(options.common, json, tables).map([] { return kDone; });
}

}  // namespace

CLI::App& addResilience(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("resilience",
                           "Single points of failure, disjoint paths and cuts, availability and its causes;\n"
                           "with --phase all what each phase survives, side by side");
    addProjectOption(*verb, options->common);
    addCommonOptions(*verb, options->common);
    addPhaseOption(*verb, options->common);
    verb->add_option("--seconds", options->resilience.seconds,
                     "Time for each availability that is not exact at once (default: 0)")
        ->type_name("S")
        ->check(CLI::Range(0.0, 3600.0));
    verb->add_flag("--all-terminal", options->resilience.allTerminal,
                   "Also: how likely all devices are connected");
    verb->add_option("--group", options->group,
                     "Also: how likely these sites and devices are all connected (k-terminal)")
        ->type_name("LIST")
        ->delimiter(',');
    verb->add_option("--rate", options->resilience.sharePercent,
                     "Share of its rate that a demand needs, in % (default: 100 less its accepted loss)")
        ->type_name("PERCENT")
        ->check(CLI::Range(0.0, 100.0));
    verb->add_option("--details", options->resilience.detailedPairs,
                     "Paths, cuts and causes up to so many pairs of ends (default: 300)")
        ->type_name("N")
        ->check(CLI::Range(0, 1000000));
    verb->callback([options, &action] { action = [options] { return resilience(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
