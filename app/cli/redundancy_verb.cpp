// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/json_text.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/io/project_file.h"
#include "engine/proposals/redundancy_value.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

using proposals::RedundancyValue;
using proposals::RedundancyValues;

struct Options {
    CommonOptions common;
    proposals::RedundancyOptions redundancy;
    std::string output;
};

Json jsonOf(const proposals::Suffering& suffering) {
    return {{"downtime_minutes_per_year", suffering.downtimeMinutes},
            {"lost_gigabytes_per_year", suffering.lostGigabytes},
            {"penalty_per_year", suffering.penalty}};
}

Json jsonOf(const proposals::Price& price) {
    return {{"capex", exact(price.capex)}, {"monthly", exact(price.monthly)}, {"total", exact(price.total)}};
}

Json jsonOf(const Keys& keys, const RedundancyValues& found) {
    Json values = Json::array();
    for (const RedundancyValue& row : found.values) {
        values.push_back({{"text", row.text},
                          {"changes", row.changes.value != 0 ? Json(keys.of(row.changes)) : Json()},
                          {"price", jsonOf(row.price)},
                          {"avoided", jsonOf(row.avoided)},
                          {"price_per_minute", orNull(row.perMinute)},
                          {"price_per_gigabyte", orNull(row.perGigabyte)},
                          {"price_together", jsonOf(row.together)},
                          {"left", jsonOf(row.left)}});
    }
    return {{"before", jsonOf(found.before)},
            {"years", found.years},
            {"candidates", found.candidates},
            {"unpriced", found.unpriced},
            {"values", std::move(values)}};
}

std::string rateText(const std::optional<double>& rate) {
    return rate ? fmt::format("{:.2f}", *rate) : "–";
}

std::vector<TextTable> tablesOf(const RedundancyValues& found) {
    TextTable facts = TextTable::facts("What money for redundancy buys");
    facts.add({"downtime of all demands", fmt::format("{:.1f} min/year", found.before.downtimeMinutes)});
    facts.add({"lost traffic", fmt::format("{:.1f} GB/year", found.before.lostGigabytes)});
    facts.add({"SLA credits", fmt::format("{:.2f} a year", found.before.penalty)});
    facts.add({"looked at", fmt::format("{} things to build", found.candidates)});
    if (found.unpriced > 0) facts.add({"that help, without a price", std::to_string(found.unpriced)});
    TextTable table("The cheapest minute first", {{"to build"},
                                                  {"total", Align::right},
                                                  {"avoids min/year", Align::right},
                                                  {"a minute", Align::right},
                                                  {"a GB", Align::right},
                                                  {"all so far", Align::right},
                                                  {"left min/year", Align::right}});
    for (const RedundancyValue& row : found.values) {
        table.add({row.text, row.price.total.display(), fmt::format("{:.1f}", row.avoided.downtimeMinutes),
                   rateText(row.perMinute), rateText(row.perGigabyte), row.together.total.display(),
                   fmt::format("{:.1f}", row.left.downtimeMinutes)});
    }
    return {facts, table};
}

Result<int> redundancy(const Options& options) {
    const Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    const Result<PhaseId> phase = phaseOf(*project, options.common);
    if (!phase) return tl::unexpected(phase.error());
    proposals::RedundancyOptions asked = options.redundancy;
    asked.threads = options.common.threads;
    ProgressBar bar("redundancy", options.common.quiet);
    const auto found = proposals::redundancyValues(*project, *phase, asked, bar.work());
    if (!found) return tl::unexpected(found.error());
    if (!options.output.empty()) {
        edit::Batch all{"redundancy", {}};
        for (const RedundancyValue& row : found->values)
            all.commands.insert(all.commands.end(), row.batch.commands.begin(), row.batch.commands.end());
        const Result<Project> built = edit::apply(*project, all);
        if (!built) return tl::unexpected(built.error());
        if (const auto saved = io::saveProject(*built, options.output); !saved)
            return tl::unexpected(saved.error());
    }
    return write(options.common, jsonOf(Keys(*project), *found), tablesOf(*found)).map([] { return kDone; });
}

}  // namespace

CLI::App& addRedundancy(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "redundancy", "What money for redundancy buys: the price of each avoided minute and gigabyte");
    addProjectOption(*verb, options->common);
    addCommonOptions(*verb, options->common);
    addPhaseOption(*verb, options->common);
    verb->add_option("--count", options->redundancy.count, "List so many at most (default: 10)")
        ->type_name("N")
        ->check(CLI::Range(1, 1000));
    verb->add_option("--candidates", options->redundancy.candidates,
                     "Look at so many things to build (default: 60)")
        ->type_name("N")
        ->check(CLI::Range(1, 2000));
    verb->add_option("-o", options->output, "Write the project with all of the list built")
        ->type_name("PROJECT");
    verb->callback([options, &action] { action = [options] { return redundancy(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
