// SPDX-License-Identifier: MIT
#include "engine/scene/lenses/lenses.h"
#include "engine/scene/text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace spanwright::scene::lenses {
namespace {

std::string titleFor(double years) {
    if (years <= 0) return "Headroom today";
    return fmt::format("Headroom after {:.3g} year{} of growth", years, years == 1 ? "" : "s");
}

std::string textOf(double free) {
    return free >= 0 ? shortPercent(free) + " free" : shortPercent(-free) + " over";
}

}  // namespace

LensView headroom(const LensInput& input) {
    LensView view;
    if (input.answers == nullptr) return view;
    std::vector<Colour> fullToFree = ramp(input.theme);
    std::reverse(fullToFree.begin(), fullToFree.end());
    view.legend = {.title = titleFor(input.whole == nullptr ? 0 : input.whole->growthYears),
                   .ramp = std::move(fullToFree),
                   .low = "0",
                   .middle = "50 %",
                   .high = "100 % free",
                   .entries = {{palette(input.theme).bad, "over capacity"}}};
    std::map<LinkId, double> least;
    for (const sim::LinkLoad& load : input.answers->routing.links) {
        const double free = load.utilization ? 1 - *load.utilization : load.loadMbps > 0 ? -10.0 : 1.0;
        const auto [at, fresh] = least.try_emplace(load.link, free);
        if (!fresh) at->second = std::min(at->second, free);
    }
    for (const auto& [link, free] : least)
        view.paint(link, {utilizationColour(1 - free, input.theme), textOf(free), free < 0.2, 1 - free});
    for (const sim::DeviceLoad& load : input.answers->routing.devices) {
        if (!load.utilization) continue;
        view.paint(load.device, {.colour = utilizationColour(*load.utilization, input.theme),
                                 .text = textOf(1 - *load.utilization),
                                 .strong = *load.utilization > 1,
                                 .rank = *load.utilization,
                                 .bar = *load.utilization});
    }
    return view;
}

}  // namespace spanwright::scene::lenses
