// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/design/queries.h"
#include "engine/io/project_file.h"
#include "engine/sim/failures.h"

#include <algorithm>
#include <array>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

struct NamedElements {
    std::string_view name;
    sim::FailureElements elements;
};

constexpr std::array kElements{NamedElements{"links", sim::FailureElements::links},
                               NamedElements{"devices", sim::FailureElements::devices},
                               NamedElements{"sites", sim::FailureElements::sites},
                               NamedElements{"srlgs", sim::FailureElements::sharedRiskGroups}};

struct Options {
    CommonOptions common;
    int order = 1;
    std::vector<std::string> elements{"links", "devices", "sites", "srlgs"};
    double growthYears = 0;
};

std::string namesOf(const Project& project, const std::vector<ElementId>& elements) {
    std::string names;
    for (const ElementId element : elements)
        names += (names.empty() ? "" : " + ") + displayName(project, element);
    return names;
}

Json jsonOf(const Keys& keys, const sim::FailureSweep& sweep) {
    Json results = Json::array();
    for (const sim::FailureResult& result : sweep.results) {
        results.push_back({{"failed", keys.list(result.failed)},
                           {"max_utilization", result.maxUtilization},
                           {"lost_mbps", result.lostMbps},
                           {"lost_demands", result.lostDemands}});
    }
    Json worst;
    if (sweep.worst >= 0) {
        const sim::FailureResult& result = sweep.results.at(static_cast<std::size_t>(sweep.worst));
        worst = {{"failed", keys.list(result.failed)}, {"max_utilization", result.maxUtilization}};
    }
    return {{"scenarios", sweep.scenarios},
            {"disconnecting", sweep.disconnecting},
            {"max_lost_mbps", sweep.maxLostMbps},
            {"worst", std::move(worst)},
            {"results", std::move(results)}};
}

std::vector<TextTable> tablesOf(const Project& project, const sim::FailureSweep& sweep) {
    TextTable facts = TextTable::facts("Failures");
    facts.add({"scenarios", std::to_string(sweep.scenarios)});
    facts.add({"that cut a demand off", std::to_string(sweep.disconnecting)});
    facts.add({"most lost Mbit/s", figureText(sweep.maxLostMbps)});
    if (sweep.worst >= 0) {
        const auto& worst = sweep.results.at(static_cast<std::size_t>(sweep.worst));
        facts.add({"highest utilization of the others", percentText(worst.maxUtilization)});
        facts.add({"after the failure of", namesOf(project, worst.failed)});
    }
    std::vector<const sim::FailureResult*> worst;
    for (const sim::FailureResult& result : sweep.results)
        worst.push_back(&result);
    std::stable_sort(worst.begin(), worst.end(), [](const auto* a, const auto* b) {
        return std::pair(a->lostMbps, a->maxUtilization) > std::pair(b->lostMbps, b->maxUtilization);
    });
    TextTable table("Worst failures", {{"failed"},
                                       {"lost Mbit/s", Align::right},
                                       {"lost demands", Align::right},
                                       {"highest utilization", Align::right}});
    constexpr std::size_t kShown = 10;
    table.limit(kShown);
    for (const sim::FailureResult* result : worst) {
        table.add({namesOf(project, result->failed), figureText(result->lostMbps),
                   std::to_string(result->lostDemands), percentText(result->maxUtilization)});
    }
    return {facts, table};
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
    for (const NamedElements& known : kElements) {
        if (std::find(options.elements.begin(), options.elements.end(), known.name) !=
            options.elements.end()) {
            sweepOptions.elements.push_back(known.elements);
        }
    }
    ProgressBar bar("failures", options.common.quiet);
    const Result<sim::FailureSweep> sweep = sim::failures(*project, *phase, sweepOptions, bar.work());
    if (!sweep) return tl::unexpected(sweep.error());
    const Keys keys(*project);
    std::vector<TextTable> tables;
    if (options.common.json.empty()) tables = tablesOf(*project, *sweep);
    return write(options.common, jsonOf(keys, *sweep), tables).map([] { return kDone; });
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
    verb->add_option("--elements", options->elements, "What fails: links,devices,sites,srlgs (default: all)")
        ->type_name("LIST")
        ->delimiter(',')
        ->check(CLI::IsMember({"links", "devices", "sites", "srlgs"}));
    verb->add_option("--growth-years", options->growthYears, "Years that demands grow first (default: 0)")
        ->type_name("Y")
        ->check(CLI::Range(0.0, 100.0));
    verb->callback([options, &action] { action = [options] { return failures(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
