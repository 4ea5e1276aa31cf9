// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/design/queries.h"
#include "engine/io/project_file.h"
#include "engine/reliability/resilience.h"

#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

std::string_view nameOf(reliability::AvailabilityMethod method) {
    switch (method) {
        case reliability::AvailabilityMethod::exact:
            return "exact";
        case reliability::AvailabilityMethod::bounds:
            return "bounds";
    }
    return "bounds";
}

Json jsonOf(const Keys& keys, const reliability::Resilience& resilience) {
    Json bridges = Json::array();
    for (const LinkId link : resilience.bridges)
        bridges.push_back(keys.of(link));
    Json points = Json::array();
    for (const DeviceId device : resilience.articulationPoints)
        points.push_back(keys.of(device));
    Json demands = Json::array();
    for (const reliability::DemandResilience& demand : resilience.demands) {
        demands.push_back({{"id", keys.of(demand.demand)},
                           {"disjoint_paths", demand.disjointPaths},
                           {"availability", demand.availability},
                           {"lower", demand.lower},
                           {"upper", demand.upper},
                           {"method", nameOf(demand.method)},
                           {"downtime_minutes_per_year", demand.downtimeMinutesPerYear}});
    }
    return {{"bridges", std::move(bridges)},
            {"articulation_points", std::move(points)},
            {"components", resilience.components},
            {"demands", std::move(demands)}};
}

std::vector<TextTable> tablesOf(const Project& project, const reliability::Resilience& resilience) {
    TextTable facts = TextTable::facts("Structure");
    facts.add({"components", std::to_string(resilience.components)});
    facts.add({"bridges", std::to_string(resilience.bridges.size())});
    facts.add({"articulation points", std::to_string(resilience.articulationPoints.size())});
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

Result<int> resilience(const CommonOptions& options) {
    const Result<Project> project = io::loadProject(options.project);
    if (!project) return tl::unexpected(project.error());
    const Result<PhaseId> phase = phaseOf(*project, options);
    if (!phase) return tl::unexpected(phase.error());
    ProgressBar bar("resilience", options.quiet);
    const Result<reliability::Resilience> answer = reliability::resilience(*project, *phase, bar.work());
    if (!answer) return tl::unexpected(answer.error());
    std::vector<TextTable> tables;
    if (options.json.empty()) tables = tablesOf(*project, *answer);
    return write(options, jsonOf(Keys(*project), *answer), tables).map([] { return kDone; });
}

}  // namespace

CLI::App& addResilience(CLI::App& app, Action& action) {
    auto options = std::make_shared<CommonOptions>();
    CLI::App* verb =
        app.add_subcommand("resilience", "Single points of failure, disjoint paths, availability of demands");
    addProjectOption(*verb, *options);
    addCommonOptions(*verb, *options);
    addPhaseOption(*verb, *options);
    verb->callback([options, &action] { action = [options] { return resilience(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
