// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/json_text.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/variants.h"
#include "app/cli/verbs.h"
#include "engine/io/project_diff.h"

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

struct DiffOptions : CommonOptions {
    std::string before;
    std::string after;
};

Json jsonOf(const io::ProjectDiff& diff, const VariantFigures& before, const VariantFigures& after) {
    Json changed = Json::array();
    for (const io::FieldChange& change : diff.changed) {
        changed.push_back({{"id", change.id},
                           {"field", change.field},
                           {"before", Json::parse(change.before)},
                           {"after", Json::parse(change.after)}});
    }
    Json json;
    json["added"] = diff.added;
    json["removed"] = diff.removed;
    json["changed"] = std::move(changed);
    json["effect"] = {
        {"capex", exact((after.capex - before.capex))},
        {"opex", exact((after.opex - before.opex))},
        {"total", exact((after.total - before.total))},
        {"finish_days", after.finish.daysSince(before.finish)},
        {"max_utilization", after.maxUtilization - before.maxUtilization},
        {"bridges", after.bridges - before.bridges},
        {"npv", exact((after.presentValue - before.presentValue))},
        {"single_points_of_failure", after.singlePointsOfFailure - before.singlePointsOfFailure}};
    return json;
}

std::vector<TextTable> tablesOf(const io::ProjectDiff& diff, const VariantFigures& before,
                                const VariantFigures& after) {
    TextTable effect = TextTable::facts("Effect, after − before");
    effect.add({"capex", (after.capex - before.capex).display()});
    effect.add({"opex", (after.opex - before.opex).display()});
    effect.add({"total", (after.total - before.total).display()});
    effect.add({"finish, days", fmt::format("{}", after.finish.daysSince(before.finish))});
    effect.add({"highest utilization", percentText(after.maxUtilization - before.maxUtilization)});
    effect.add({"bridges", fmt::format("{}", after.bridges - before.bridges)});
    TextTable elements("Elements", {{"id"}, {"what"}});
    for (const std::string& id : diff.added)
        elements.add({id, "added"});
    for (const std::string& id : diff.removed)
        elements.add({id, "removed"});
    TextTable fields("Fields", {{"id"}, {"field"}, {"before"}, {"after"}});
    for (const io::FieldChange& change : diff.changed)
        fields.add({change.id, change.field, change.before, change.after});
    return {effect, elements, fields};
}

Result<int> diff(const DiffOptions& options) {
    const Result<Snapshot> before = loadVariant(options.before);
    if (!before) return tl::unexpected(before.error());
    const Result<Snapshot> after = loadVariant(options.after);
    if (!after) return tl::unexpected(after.error());
    if ((*before)->settings.currency != (*after)->settings.currency) {
        return fail(Code::invalidValue,
                    fmt::format("is in {}, the other project in {}; expected one currency",
                                (*after)->settings.currency.code(), (*before)->settings.currency.code()),
                    options.after);
    }
    ProgressBar bar("diff", options.quiet);
    const auto old = figuresOf(*before, options.before, options, bar.work().part(0, 0.5F));
    if (!old) return tl::unexpected(old.error());
    const auto now = figuresOf(*after, options.after, options, bar.work().part(0.5F, 1));
    if (!now) return tl::unexpected(now.error());
    const io::ProjectDiff changes = io::diffOf(**before, **after);
    return write(options, jsonOf(changes, *old, *now), tablesOf(changes, *old, *now)).map([] {
        return kDone;
    });
}

}  // namespace

CLI::App& addDiff(CLI::App& app, Action& action) {
    auto options = std::make_shared<DiffOptions>();
    CLI::App* verb = app.add_subcommand("diff", "What changed between two projects, and what it does");
    verb->add_option("BEFORE", options->before, "Project file (*.span.json)")->required();
    verb->add_option("AFTER", options->after, "Project file (*.span.json)")->required();
    addCommonOptions(*verb, *options);
    verb->callback([options, &action] { action = [options] { return diff(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
