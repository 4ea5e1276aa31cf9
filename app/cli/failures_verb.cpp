// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/analysis/failure_ranking.h"
#include "engine/design/queries.h"
#include "engine/io/project_file.h"
#include "engine/sim/failure_impact.h"
#include "engine/sim/failures.h"

#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

constexpr const char* kAll = "all";

std::vector<std::string> kindNames() {
    std::vector<std::string> names;
    names.reserve(EnumNames<sim::FailureElements>::kNames.size());
    for (const auto& kind : EnumNames<sim::FailureElements>::kNames)
        names.emplace_back(kind.key);
    names.emplace_back(kAll);
    return names;
}

struct Options {
    CommonOptions common;
    int order = 1;
    std::vector<std::string> elements{"links", "devices", "sites", "srlgs"};
    std::vector<std::string> maintenance;
    std::size_t details = 0;
    double growthYears = 0;
};

Json jsonOf(const Keys& keys, const sim::FailureResult& result) {
    Json json{{"failed", keys.list(result.failed)},
              {"max_utilization", result.maxUtilization},
              {"lost_mbps", result.lostMbps},
              {"lost_demands", result.lostDemands},
              {"kind", nameOf(result.kind).key},
              {"cut_mbps", result.cutMbps},
              {"cut_demands", result.cutDemands},
              {"hottest_link", keys.of(result.hottestLink)},
              {"hottest_device", keys.of(result.hottestDevice)},
              {"max_device_utilization", result.maxDeviceUtilization},
              {"likelihood", orNull(result.likelihood)}};
    if (!result.name.empty()) json["name"] = result.name;
    return json;
}

std::string_view keyOf(sim::DemandEffect effect) {
    switch (effect) {
        case sim::DemandEffect::takenOut:
            return "taken-out";
        case sim::DemandEffect::lost:
            return "lost";
        case sim::DemandEffect::degraded:
            return "degraded";
        case sim::DemandEffect::detoured:
            break;
    }
    return "detoured";
}

std::string_view keyOf(sim::Direction direction) {
    return direction == sim::Direction::forward ? "forward" : "reverse";
}

void addImpact(const Keys& keys, const sim::FailureImpact& impact, Json& json) {
    Json demands = Json::array();
    for (const sim::DemandImpact& demand : impact.demands) {
        demands.push_back({{"id", keys.of(demand.demand)},
                           {"direction", keyOf(demand.direction)},
                           {"effect", keyOf(demand.effect)},
                           {"offered_mbps", demand.offeredMbps},
                           {"overloaded", demand.overloaded},
                           {"latency_before_ms", orNull(demand.latencyBeforeMs)},
                           {"latency_after_ms", orNull(demand.latencyAfterMs)}});
    }
    Json classes = Json::array();
    for (const sim::ClassImpact& one : impact.classes) {
        classes.push_back({{"class", nameOf(one.trafficClass).key},
                           {"offered_mbps", one.offeredMbps},
                           {"lost_mbps", one.lostMbps},
                           {"degraded_mbps", one.degradedMbps},
                           {"detoured_mbps", one.detouredMbps},
                           {"worst_latency_increase_ms", one.worstLatencyIncreaseMs}});
    }
    Json takeovers = Json::array();
    for (const sim::Takeover& takeover : impact.takeovers) {
        takeovers.push_back({{"link", keys.of(takeover.link)},
                             {"direction", keyOf(takeover.direction)},
                             {"more_mbps", takeover.moreMbps},
                             {"utilization", orNull(takeover.utilization)}});
    }
    json["classes"] = std::move(classes);
    json["demands"] = std::move(demands);
    json["taken_over_by"] = std::move(takeovers);
}

/// The worst failures by harm × likelihood, looked at closely.
struct Worst {
    std::vector<RankedFailure> ranked;
    std::vector<sim::FailureImpact> impacts;
};

Json jsonOf(const Keys& keys, const sim::FailureSweep& sweep, const Worst& worstOnes) {
    Json results = Json::array();
    for (const sim::FailureResult& result : sweep.results)
        results.push_back(jsonOf(keys, result));
    Json worst;
    if (sweep.worst >= 0) {
        const sim::FailureResult& result = sweep.results.at(static_cast<std::size_t>(sweep.worst));
        worst = {{"failed", keys.list(result.failed)}, {"max_utilization", result.maxUtilization}};
    }
    Json ranking = Json::array();
    for (std::size_t at = 0; at < worstOnes.impacts.size(); ++at) {
        Json row = jsonOf(keys, sweep.results[worstOnes.ranked[at].index]);
        row["expected_lost_mbps"] = worstOnes.ranked[at].expectedLostMbps;
        addImpact(keys, worstOnes.impacts[at], row);
        ranking.push_back(std::move(row));
    }
    Json json{{"scenarios", sweep.scenarios},
              {"disconnecting", sweep.disconnecting},
              {"max_lost_mbps", sweep.maxLostMbps},
              {"worst", std::move(worst)},
              {"results", std::move(results)}};
    if (sweep.leftOut > 0) json["left_out"] = sweep.leftOut;
    if (!worstOnes.impacts.empty()) json["ranking"] = std::move(ranking);
    return json;
}

std::vector<TextTable> tablesOf(const Project& project, const sim::FailureSweep& sweep,
                                const Worst& worstOnes) {
    TextTable facts = TextTable::facts("Failures");
    facts.add({"scenarios", std::to_string(sweep.scenarios)});
    facts.add({"that cut a demand off", std::to_string(sweep.disconnecting)});
    facts.add({"most lost Mbit/s", figureText(sweep.maxLostMbps)});
    if (sweep.worst >= 0) {
        const auto& worst = sweep.results.at(static_cast<std::size_t>(sweep.worst));
        facts.add({"highest utilization of the others", percentText(worst.maxUtilization)});
        facts.add({"after the failure of", failureName(project, worst)});
    }
    TextTable table("Worst failures, by harm × likelihood", {{"failed"},
                                                             {"lost Mbit/s", Align::right},
                                                             {"lost demands", Align::right},
                                                             {"highest utilization", Align::right},
                                                             {"share of the time", Align::right}});
    constexpr std::size_t kShown = 10;
    table.limit(kShown);
    for (const RankedFailure& failure : worstOnes.ranked) {
        const sim::FailureResult& result = sweep.results[failure.index];
        table.add({failureName(project, result), figureText(result.lostMbps),
                   std::to_string(result.lostDemands), percentText(result.maxUtilization),
                   result.likelihood ? fmt::format("{:.3g}", *result.likelihood) : "–"});
    }
    return {facts, table};
}

/// The elements to be taken out beforehand.
Result<std::vector<ElementId>> elementsOf(const Project& project, const Options& options) {
    std::vector<ElementId> elements;
    for (const std::string& key : options.maintenance) {
        const ElementId element = findByKey(project, key);
        const bool canFail = element.kind == ElementKind::site || element.kind == ElementKind::device ||
                             element.kind == ElementKind::link ||
                             element.kind == ElementKind::sharedRiskGroup;
        if (element.value == 0 || !canFail) {
            return fail(Code::notFound,
                        fmt::format("\"{}\" is no site, device, link or shared-risk group", key),
                        options.common.project);
        }
        elements.push_back(element);
    }
    return elements;
}

Result<Worst> lookAt(const Project& project, PhaseId phase, const Options& options,
                     const std::vector<ElementId>& maintenance, const sim::FailureSweep& sweep,
                     const WorkContext& work) {
    Worst worst{rankFailures(sweep.results), {}};
    if (options.details == 0) return worst;
    std::vector<std::vector<ElementId>> failed;
    for (const RankedFailure& failure : worst.ranked) {
        if (failed.size() == options.details) break;
        const sim::FailureResult& result = sweep.results[failure.index];
        failed.push_back(result.partial ? std::vector<ElementId>{} : result.failed);
    }
    auto impacts = sim::failureImpacts(
        project, phase, failed,
        {.maintenance = maintenance, .growthYears = options.growthYears, .threads = options.common.threads},
        work);
    if (!impacts) return tl::unexpected(impacts.error());
    worst.impacts = std::move(*impacts);
    return worst;
}

Result<int> failures(const Options& options) {
    const Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    const Result<PhaseId> phase = phaseOf(*project, options.common);
    if (!phase) return tl::unexpected(phase.error());
    sim::FailureOptions sweepOptions;
    sweepOptions.order = options.order;
    sweepOptions.growthYears = options.growthYears;
    sweepOptions.threads = options.common.threads;
    sweepOptions.elements.clear();
    const auto names = [&](std::string_view key) {
        return std::find(options.elements.begin(), options.elements.end(), key) != options.elements.end();
    };
    for (const auto& kind : EnumNames<sim::FailureElements>::kNames) {
        if (names(kind.key) || names(kAll)) sweepOptions.elements.push_back(kind.value);
    }
    sweepOptions.likelihood = likelihoodsOf(*project);
    auto maintenance = elementsOf(*project, options);
    if (!maintenance) return tl::unexpected(maintenance.error());
    sweepOptions.maintenance = std::move(*maintenance);
    ProgressBar bar("failures", options.common.quiet);
    const Result<sim::FailureSweep> sweep = sim::failures(*project, *phase, sweepOptions, bar.work());
    if (!sweep) return tl::unexpected(sweep.error());
    const Result<Worst> worst =
        lookAt(*project, *phase, options, sweepOptions.maintenance, *sweep, bar.work());
    if (!worst) return tl::unexpected(worst.error());
    const Keys keys(*project);
    std::vector<TextTable> tables;
    if (options.common.json.empty()) tables = tablesOf(*project, *sweep, *worst);
    return write(options.common, jsonOf(keys, *sweep, *worst), tables).map([] { return kDone; });
}

}  // namespace

CLI::App& addFailures(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("failures", "Fail every element, or every pair, and route what is left");
    addProjectOption(*verb, options->common);
    addCommonOptions(*verb, options->common);
    addPhaseOption(*verb, options->common);
    verb->add_option("--order", options->order, "1: each element alone (default); 2: each pair")
        ->type_name("N")
        ->check(CLI::IsMember({1, 2}));
    verb->add_option("--elements", options->elements,
                     "What fails: links,devices,sites,srlgs (the default), ducts,power-feeds,providers,\n"
                     "buildings,line-cards,underlays,lag-members,ha-members,scenarios; or all")
        ->type_name("LIST")
        ->delimiter(',')
        ->check(CLI::IsMember(kindNames()));
    verb->add_option("--maintenance", options->maintenance,
                     "Elements that are taken out by plan before anything fails")
        ->type_name("LIST")
        ->delimiter(',');
    verb->add_option(
            "--details", options->details,
            "How many of the worst to look at closely: every demand, class and detour (JSON: ranking)")
        ->type_name("N");
    verb->add_option("--growth-years", options->growthYears, "Years that demands grow first (default: 0)")
        ->type_name("Y")
        ->check(CLI::Range(0.0, 100.0));
    verb->callback([options, &action] { action = [options] { return failures(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
