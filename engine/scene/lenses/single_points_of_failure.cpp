// SPDX-License-Identifier: MIT
#include "engine/scene/lenses/lenses.h"

#include <fmt/format.h>

namespace spanwright::scene::lenses {

LensView singlePointsOfFailure(const LensInput& input) {
    LensView view;
    if (input.answers == nullptr) return view;
    const Palette& colours = palette(input.theme);
    view.legend.title = "What fails";
    view.legend.entries = {{colours.bad, "its failure cuts demands off"},
                           {colours.warning, "its failure splits the network"},
                           {colours.linkIdle, "its failure cuts nothing"}};
    for (const LinkId bridge : input.answers->resilience.bridges)
        view.paint(bridge, {colours.warning, "bridge"});
    for (const DeviceId point : input.answers->resilience.articulationPoints)
        view.paint(point, {.colour = colours.warning});
    for (const sim::FailureResult& result : input.answers->failures.results) {
        if (result.failed.size() != 1 || result.cutDemands == 0) continue;
        const int lost = result.cutDemands;
        view.paint(result.failed.front(),
                   {colours.bad, fmt::format("cuts {} demand{}", lost, lost == 1 ? "" : "s"), true});
    }
    return view;
}

}  // namespace spanwright::scene::lenses
