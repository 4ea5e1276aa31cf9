// SPDX-License-Identifier: MIT
#include "engine/scene/lenses/lenses.h"
#include "engine/scene/text.h"

#include <algorithm>
#include <cmath>

namespace spanwright::scene::lenses {
namespace {

/// Two nines and worse at the hot end of the ramp, five and better at the cool one.
Colour colourOf(double unavailability, Theme theme) {
    const double nines = unavailability > 0 ? -std::log10(unavailability) : 5;
    return utilizationColour(std::clamp((5 - nines) / 3, 0.0, 1.0), theme);
}

}  // namespace

LensView availability(const LensInput& input) {
    LensView view;
    view.legend = {.title = "Availability",
                   .ramp = ramp(input.theme),
                   .low = "99.999 %",
                   .middle = "",
                   .high = "99 %",
                   .entries = {}};
    const auto show = [&](ElementId element, double unavailability) {
        view.paint(element, {colourOf(unavailability, input.theme), shortAvailability(unavailability),
                             unavailability > 0.01, unavailability});
    };
    // What never fails by its figures has none: painting it as perfect would be a claim.
    for (const Device& device : input.project.design.devices) {
        if (const double down = reliability::unavailabilityOf(input.project, device).down; down > 0)
            show(device.id, down);
    }
    for (const Link& link : input.project.design.links) {
        if (const double down = reliability::unavailabilityOf(input.project, link).down; down > 0)
            show(link.id, down);
    }
    if (input.answers == nullptr) return view;
    for (const reliability::DemandResilience& demand : input.answers->resilience.demands)
        show(demand.demand, demand.unavailability);
    return view;
}

}  // namespace spanwright::scene::lenses
