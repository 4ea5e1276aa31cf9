// SPDX-License-Identifier: MIT
#include "app/cli/bound_output.h"
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/design/queries.h"
#include "engine/io/project_file.h"
#include "engine/optimise/metrics.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

struct Options {
    CommonOptions common;
    optimise::MetricOptions search;
    std::string output;
};

Json jsonOf(const Project& project, const Keys& keys, const optimise::MetricSuggestion& suggestion) {
    Json changes = Json::array();
    for (const optimise::MetricChange& change : suggestion.changes) {
        const Link& link = project.design.links.at(change.link);
        const auto [from, to] = along(change.direction, link.from.device, link.to.device);
        changes.push_back({{"id", link.key},
                           {"from", keys.of(from)},
                           {"to", keys.of(to)},
                           {"before", change.before},
                           {"after", change.after}});
    }
    return {{"before", suggestion.before},
            {"after", suggestion.after},
            {"bound", boundJson(project, keys, suggestion.bound)},
            {"changes", std::move(changes)}};
}

std::vector<TextTable> tablesOf(const Project& project, const optimise::MetricSuggestion& suggestion) {
    TextTable facts = TextTable::facts("Highest utilization");
    facts.add({"with the metrics as they are", percentText(suggestion.before)});
    facts.add({"with those suggested", percentText(suggestion.after)});
    facts.add({"best of any routing", percentText(suggestion.bound.lower)});
    TextTable table("Metrics to change",
                    {{"link"}, {"from"}, {"to"}, {"before", Align::right}, {"after", Align::right}});
    for (const optimise::MetricChange& change : suggestion.changes) {
        const Link& link = project.design.links.at(change.link);
        const auto [from, to] = along(change.direction, link.from.device, link.to.device);
        table.add({displayName(project, link.id), displayName(project, from), displayName(project, to),
                   figureText(change.before), fmt::format("{}", change.after)});
    }
    return {facts, table};
}

Result<int> metrics(const Options& options) {
    Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    const Result<PhaseId> phase = phaseOf(*project, options.common);
    if (!phase) return tl::unexpected(phase.error());
    optimise::MetricOptions search = options.search;
    search.seed = options.common.seed;
    ProgressBar bar("metrics", options.common.quiet);
    const auto suggestion = optimise::suggestMetrics(*project, *phase, search, bar.work());
    if (!suggestion) return tl::unexpected(suggestion.error());
    const Keys keys(*project);
    const Json json = jsonOf(*project, keys, *suggestion);
    const std::vector<TextTable> tables = tablesOf(*project, *suggestion);
    if (!options.output.empty()) {
        for (const Link& link : optimise::changedLinks(*project, suggestion->changes))
            project->design.links.put(link);
        if (Result<void> saved = io::saveProject(*project, options.output); !saved) {
            return tl::unexpected(saved.error());
        }
    }
    return write(options.common, json, tables).map([] { return kDone; });
}

}  // namespace

CLI::App& addMetrics(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("metrics", "Suggest IGP metrics that bring equal-cost multipath near the bound");
    addProjectOption(*verb, options->common);
    addCommonOptions(*verb, options->common);
    addPhaseOption(*verb, options->common);
    verb->add_option("-o,--output", options->output, "Project file to write with the metrics suggested")
        ->type_name("FILE");
    verb->add_option("--trials", options->search.trials, "Metrics to try, at most (default: 20000)")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000'000));
    verb->add_option("--seconds", options->search.timeLimitSeconds,
                     "Longest time; 0: none. Only a search that it does not end is repeatable (default: 10)")
        ->type_name("S")
        ->check(CLI::Range(0.0, 1e6));
    verb->add_option("--growth-years", options->search.growthYears,
                     "Years that demands grow first (default: 0)")
        ->type_name("Y")
        ->check(CLI::Range(0.0, 100.0));
    verb->callback([options, &action] { action = [options] { return metrics(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
