// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/traffic_answers.h"
#include "app/cli/verbs.h"
#include "engine/design/queries.h"
#include "engine/io/project_file.h"
#include "engine/traffic/growth.h"

#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

struct Options {
    CommonOptions common;
    int years = 5;
    double threshold = 0;  ///< 0: the project's
};

Json rowJson(const Project& project, const Keys& keys, const traffic::GrowthOfElement& row) {
    Json json = {{"id", keys.of(row.element)}};
    if (const Link* link = project.design.links.find(row.element.as<LinkId>())) {
        const auto [from, to] = endsAlong(*link, row.direction);
        json["from"] = keys.of(from);
        json["to"] = keys.of(to);
    }
    if (row.element.kind == ElementKind::device) json["service"] = serviceKey(row.service);
    json["capacity"] = row.capacity;
    json["utilization"] = row.utilization;
    json["years_left"] = orNull(row.yearsLeft);
    json["exhausted"] = row.exhausted ? Json(row.exhausted->text()) : Json();
    json["item"] = row.item ? Json(keys.of(row.item)) : Json();
    json["lead_time_days"] = row.item ? Json(row.leadTimeDays) : Json();
    json["order_by"] = row.orderBy ? Json(row.orderBy->text()) : Json();
    return json;
}

Json jsonOf(const Project& project, PhaseId phase, const Options& options, const traffic::Growth& growth) {
    const Keys keys(project);
    Json json = {{"phase", keys.of(phase)},
                 {"start", project.settings.startDate.text()},
                 {"years", options.years},
                 {"max_utilization", growth.maxUtilization},
                 {"offered_mbps", growth.offeredMbps}};
    for (const auto& [name, rows] :
         {std::pair("links", &growth.links), std::pair("devices", &growth.devices)}) {
        Json list = Json::array();
        for (const traffic::GrowthOfElement& row : *rows)
            list.push_back(rowJson(project, keys, row));
        json[name] = std::move(list);
    }
    return json;
}

TextTable tableOf(const Project& project, const traffic::Growth& growth) {
    std::vector<const traffic::GrowthOfElement*> rows;
    for (const auto* list : {&growth.links, &growth.devices}) {
        for (const traffic::GrowthOfElement& row : *list) {
            if (row.yearsLeft) rows.push_back(&row);
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto* a, const auto* b) { return *a->yearsLeft < *b->yearsLeft; });
    TextTable table("Links and devices by the day on which they are due for an upgrade",
                    {{"element"},
                     {"from"},
                     {"to"},
                     {"now", Align::right},
                     {"in the last year", Align::right},
                     {"due"},
                     {"order by"},
                     {"item"}});
    for (const traffic::GrowthOfElement* row : rows) {
        const Link* link = project.design.links.find(row->element.as<LinkId>());
        const auto ends =
            link == nullptr ? std::pair<DeviceId, DeviceId>() : endsAlong(*link, row->direction);
        table.add({displayName(project, row->element), displayName(project, ends.first),
                   displayName(project, ends.second), percentText(row->utilization.front()),
                   percentText(row->utilization.back()), row->exhausted->text(),
                   row->orderBy ? row->orderBy->text() : "-",
                   row->item ? displayName(project, row->item) : "-"});
    }
    return table;
}

Result<int> growth(const Options& options) {
    const Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    const Result<PhaseId> phase = phaseOf(*project, options.common);
    if (!phase) return tl::unexpected(phase.error());
    ProgressBar bar("routing", options.common.quiet);
    const auto routing = sim::route(*project, *phase, {}, bar.work());
    if (!routing) return tl::unexpected(routing.error());
    const auto routed = traffic::routeFlows(*project, *phase, bar.work());
    if (!routed) return tl::unexpected(routed.error());
    traffic::GrowthOptions growthOptions;
    growthOptions.years = options.years;
    if (options.threshold > 0)
        growthOptions.linkThreshold = growthOptions.deviceThreshold = options.threshold;
    const traffic::Growth growth = traffic::growthOf(*project, *routed, *routing, growthOptions);
    Result<void> written =
        write(options.common, jsonOf(*project, *phase, options, growth), {tableOf(*project, growth)});
    if (!written) return tl::unexpected(written.error());
    return kDone;
}

}  // namespace

CLI::App& addGrowth(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("growth", "When links and devices fill, and by when to order what replaces them");
    addProjectOption(*verb, options->common);
    addCommonOptions(*verb, options->common);
    addPhaseOption(*verb, options->common);
    verb->add_option("--years", options->years, "Utilization for each year up to this one (default: 5)")
        ->type_name("N")
        ->check(CLI::Range(0, 50));
    verb->add_option("--threshold", options->threshold,
                     "Utilization at which an upgrade is due, 1 is full (default: the project's)")
        ->type_name("X")
        ->check(CLI::Range(0.01, 10.0));
    verb->callback([options, &action] { action = [options] { return growth(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
