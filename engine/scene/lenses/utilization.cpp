// SPDX-License-Identifier: MIT
#include "engine/scene/lenses/lenses.h"
#include "engine/scene/text.h"

#include <algorithm>
#include <limits>
#include <map>

namespace spanwright::scene::lenses {

std::vector<Colour> ramp(Theme theme) {
    constexpr int kSteps = 40;
    std::vector<Colour> colours;
    colours.reserve(kSteps);
    for (int step = 0; step < kSteps; ++step)
        colours.push_back(utilizationColour((step + 0.5) / kSteps, theme));
    return colours;
}

LensView utilization(const LensInput& input) {
    LensView view;
    if (input.answers == nullptr) return view;
    view.legend = {.title = "Utilization",
                   .ramp = ramp(input.theme),
                   .low = "0",
                   .middle = "50 %",
                   .high = "100 %",
                   .entries = {{palette(input.theme).bad, "over"}}};
    std::map<LinkId, double> busier;
    for (const sim::LinkLoad& load : input.answers->routing.links) {
        double value = load.utilization.value_or(0);
        if (!load.utilization && load.loadMbps > 0) value = std::numeric_limits<double>::infinity();
        double& worst = busier[load.link];
        worst = std::max(worst, value);
    }
    for (const auto& [link, value] : busier)
        view.paint(link, {utilizationColour(value, input.theme), shortPercent(value), value > 0.8, value});
    for (const sim::DeviceLoad& load : input.answers->routing.devices) {
        if (!load.utilization) continue;
        view.paint(load.device, {.colour = utilizationColour(*load.utilization, input.theme),
                                 .strong = *load.utilization > 1,
                                 .rank = *load.utilization,
                                 .bar = *load.utilization});
    }
    return view;
}

}  // namespace spanwright::scene::lenses
