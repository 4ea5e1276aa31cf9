// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/scene/lenses/lenses.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::scene::lenses {
namespace {

std::string cuts(int demands) {
    return fmt::format("cuts {} demand{}", demands, demands == 1 ? "" : "s");
}

/// Members of groups whose failure cuts demands off, though each of them alone may not.
void paintGroups(const LensInput& input, Colour colour, LensView& view) {
    const auto show = [&](const auto& table, SharedRiskGroupId group, const Paint& paint) {
        for (const auto& row : table) {
            const auto& groups = row.sharedRiskGroups;
            if (std::find(groups.begin(), groups.end(), group) == groups.end()) continue;
            const Paint* already = view.find(row.id);
            if (already == nullptr || already->rank < paint.rank) view.paint(row.id, paint);
        }
    };
    for (const sim::FailureResult& result : input.answers->groupFailures.results) {
        if (result.kind != sim::FailureElements::sharedRiskGroups || result.cutDemands == 0) continue;
        if (result.failed.size() != 1) continue;
        const SharedRiskGroupId group = result.failed.front().as<SharedRiskGroupId>();
        const std::string name = displayName(input.project, ElementId(group));
        const Paint paint{
            .colour = colour, .text = fmt::format("with {}: {}", name, cuts(result.cutDemands)), .rank = 0.6};
        show(input.project.design.sites, group, paint);
        show(input.project.design.devices, group, paint);
        show(input.project.design.links, group, paint);
    }
}

}  // namespace

LensView singlePointsOfFailure(const LensInput& input) {
    LensView view;
    if (input.answers == nullptr) return view;
    const Palette& colours = palette(input.theme);
    view.legend.title = "What fails";
    view.legend.entries = {{colours.bad, "its failure cuts demands off"},
                           {colours.categories[3], "the failure of its shared-risk group does"},
                           {colours.warning, "its failure splits the network"},
                           {colours.linkIdle, "its failure cuts nothing"}};
    for (const LinkId bridge : input.answers->resilience.bridges)
        view.paint(bridge, {colours.warning, "bridge", false, 0.5});
    for (const DeviceId point : input.answers->resilience.articulationPoints)
        view.paint(point, {.colour = colours.warning, .rank = 0.5});
    for (const sim::FailureResult& result : input.answers->failures.results) {
        if (result.failed.size() != 1 || result.cutDemands == 0) continue;
        view.paint(result.failed.front(),
                   {colours.bad, cuts(result.cutDemands), true, static_cast<double>(result.cutDemands)});
    }
    paintGroups(input, colours.categories[3], view);
    return view;
}

}  // namespace spanwright::scene::lenses
