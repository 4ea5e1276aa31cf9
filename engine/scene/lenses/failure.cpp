// SPDX-License-Identifier: MIT
#include "engine/scene/lenses/lenses.h"
#include "engine/scene/text.h"

#include <algorithm>
#include <limits>
#include <map>

namespace spanwright::scene::lenses {
namespace {

constexpr double kFailed = 1e9;  ///< above every utilization

/// Sites fail with all that stands in them.
void paintFailed(const LensInput& input, const Palette& colours, LensView& view) {
    for (const ElementId element : sim::withoutScenarios(input.project.design, input.failedNow->failed)) {
        view.paint(element, {.colour = colours.bad, .text = "failed", .strong = true, .rank = kFailed});
        if (element.kind != ElementKind::site) continue;
        for (const Device& device : input.project.design.devices) {
            if (ElementId(device.site) == element)
                view.paint(device.id,
                           {.colour = colours.bad, .text = "failed", .strong = true, .rank = kFailed});
        }
    }
}

void paintLoads(const LensInput& input, LensView& view) {
    std::map<LinkId, double> busier;
    for (const sim::LinkLoad& load : input.failedNow->routing.links) {
        const double onNothing = load.loadMbps > 0 ? std::numeric_limits<double>::infinity() : 0;
        double& worst = busier[load.link];
        worst = std::max(worst, load.utilization.value_or(onNothing));
    }
    for (const auto& [link, value] : busier)
        view.paint(link, {utilizationColour(value, input.theme), shortPercent(value), value > 0.8, value});
    for (const sim::DeviceLoad& load : input.failedNow->routing.devices) {
        if (!load.utilization) continue;
        view.paint(load.device, {.colour = utilizationColour(*load.utilization, input.theme),
                                 .strong = *load.utilization > 1,
                                 .rank = *load.utilization,
                                 .bar = *load.utilization});
    }
}

}  // namespace

LensView failure(const LensInput& input) {
    if (input.failedNow == nullptr) {
        // What it is like before: the failure then shows as a change.
        LensView whole = utilization(input);
        whole.legend.title = "Utilization: nothing has failed";
        return whole;
    }
    const Palette& colours = palette(input.theme);
    LensView view;
    view.legend = {.title = "Utilization after the failure",
                   .ramp = ramp(input.theme),
                   .low = "0",
                   .middle = "50 %",
                   .high = "100 %",
                   .entries = {{colours.bad, "failed, lost or over"}, {colours.warning, "degraded"}}};
    paintLoads(input, view);
    paintFailed(input, colours, view);
    std::map<DemandId, sim::DemandEffect> worst;
    for (const sim::DemandImpact& demand : input.failedNow->impact.demands) {
        if (demand.effect == sim::DemandEffect::takenOut || demand.effect == sim::DemandEffect::detoured)
            continue;
        const auto [at, fresh] = worst.try_emplace(demand.demand, demand.effect);
        if (!fresh) at->second = std::min(at->second, demand.effect);
    }
    for (const auto& [demand, effect] : worst) {
        const bool lost = effect == sim::DemandEffect::lost;
        view.paint(demand, {lost ? colours.bad : colours.warning, lost ? "lost" : "degraded", true});
    }
    return view;
}

}  // namespace spanwright::scene::lenses
