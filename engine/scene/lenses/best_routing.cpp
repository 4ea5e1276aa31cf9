// SPDX-License-Identifier: MIT
#include "engine/scene/lenses/lenses.h"
#include "engine/scene/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace spanwright::scene::lenses {

LensView bestRouting(const LensInput& input) {
    LensView view;
    if (input.answers == nullptr) return view;
    if (!input.answers->bound) {
        view.legend.title = "Too large to follow live";
        return view;
    }
    const optimise::UtilizationBound& bound = *input.answers->bound;
    view.legend = {.title = "Best of any routing: " + shortPercent(bound.maxUtilization),
                   .ramp = ramp(input.theme),
                   .low = "0",
                   .middle = "50 %",
                   .high = "100 %",
                   .entries = {{palette(input.theme).bad, "over"}}};
    if (!bound.bottlenecks.empty())
        view.legend.entries.push_back({palette(input.theme).text, "bold: what holds it there"});
    std::set<LinkId> holding;
    for (const optimise::Bottleneck& each : bound.bottlenecks)
        holding.insert(each.link);
    std::map<LinkId, double> busier;
    for (const sim::LinkLoad& load : bound.links) {
        double& worst = busier[load.link];
        worst = std::max(worst, load.utilization.value_or(0));
    }
    for (const auto& [link, value] : busier)
        view.paint(link, {utilizationColour(value, input.theme), shortPercent(value), holding.contains(link),
                          value});
    return view;
}

}  // namespace spanwright::scene::lenses
