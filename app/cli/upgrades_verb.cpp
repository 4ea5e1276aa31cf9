// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/design/queries.h"
#include "engine/io/project_file.h"
#include "engine/optimise/upgrades.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

struct Options {
    CommonOptions common;
    optimise::UpgradeOptions advice;
    std::string output;
};

Json jsonOf(const Project& project, const Keys& keys, const std::vector<optimise::Upgrade>& upgrades) {
    Json rows = Json::array();
    for (const optimise::Upgrade& upgrade : upgrades) {
        rows.push_back(
            {{"id", upgrade.after.key},
             {"from", keys.of(upgrade.after.from.device)},
             {"to", keys.of(upgrade.after.to.device)},
             {"item_before", keys.of(upgrade.before.item)},
             {"item", keys.of(upgrade.after.item)},
             {"members_before", upgrade.before.memberCount},
             {"members", upgrade.after.memberCount},
             {"capacity_before_mbps", upgrade.before.capacityMbps},
             {"capacity_mbps", upgrade.after.capacityMbps},
             {"cost", orNull(upgrade.cost ? std::optional(upgrade.cost->toDouble()) : std::nullopt)},
             {"max_utilization_before", upgrade.maxUtilizationBefore},
             {"max_utilization", upgrade.maxUtilizationAfter}});
    }
    return {{"currency", std::string(project.settings.currency.code())}, {"upgrades", std::move(rows)}};
}

TextTable tableOf(const Project& project, const std::vector<optimise::Upgrade>& upgrades) {
    TextTable table("Upgrades, first to last",
                    {{"link"},
                     {"what"},
                     {"capacity Mbit/s", Align::right},
                     {fmt::format("cost {}", project.settings.currency.code()), Align::right},
                     {"highest utilization", Align::right}});
    for (const optimise::Upgrade& upgrade : upgrades) {
        const std::string what = upgrade.after.item == upgrade.before.item
                                     ? fmt::format("{} members", upgrade.after.memberCount)
                                     : displayName(project, upgrade.after.item);
        table.add({displayName(project, upgrade.after.id), what, figureText(upgrade.after.capacityMbps),
                   upgrade.cost ? upgrade.cost->display() : "no price",
                   percentText(upgrade.maxUtilizationAfter)});
    }
    return table;
}

Result<int> upgrades(const Options& options) {
    Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    const Result<PhaseId> phase = phaseOf(*project, options.common);
    if (!phase) return tl::unexpected(phase.error());
    ProgressBar bar("upgrades", options.common.quiet);
    const auto advice = optimise::suggestUpgrades(*project, *phase, options.advice, bar.work());
    if (!advice) return tl::unexpected(advice.error());
    const Keys keys(*project);
    const Json json = jsonOf(*project, keys, *advice);
    const TextTable table = tableOf(*project, *advice);
    if (!options.output.empty()) {
        for (const optimise::Upgrade& upgrade : *advice)
            project->design.links.put(upgrade.after);
        if (Result<void> saved = io::saveProject(*project, options.output); !saved) {
            return tl::unexpected(saved.error());
        }
    }
    return write(options.common, json, {table}).map([] { return kDone; });
}

}  // namespace

CLI::App& addUpgrades(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "upgrades", "Suggest which links to upgrade first, for the largest effect per cost");
    addProjectOption(*verb, options->common);
    addCommonOptions(*verb, options->common);
    addPhaseOption(*verb, options->common);
    verb->add_option("--count", options->advice.count, "Upgrades to suggest, at most (default: 5)")
        ->type_name("K")
        ->check(CLI::Range(1, 1000));
    verb->add_option("--target", options->advice.target,
                     "Highest utilization at which to stop, 1 is full (default: 0)")
        ->type_name("U")
        ->check(CLI::Range(0.0, 1e6));
    verb->add_option("--growth-years", options->advice.growthYears,
                     "Years that demands grow first (default: 0)")
        ->type_name("Y")
        ->check(CLI::Range(0.0, 100.0));
    verb->add_option("-o,--output", options->output, "Project file to write with the upgrades")
        ->type_name("FILE");
    verb->callback([options, &action] { action = [options] { return upgrades(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
