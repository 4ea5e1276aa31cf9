// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/scene/lenses/lenses.h"

namespace spanwright::scene::lenses {

LensView phase(const LensInput& input) {
    LensView view;
    const Palette& colours = palette(input.theme);
    view.legend.title = "Phase";
    view.legend.entries = {{colours.accent, "new in this phase"},
                           {colours.linkIdle, "kept"},
                           {colours.warning, "leaves in the next phase"}};
    const std::vector<Phase> phases = orderedPhases(input.project.design);
    PhaseId next;
    for (std::size_t at = 0; at < phases.size(); ++at) {
        if (!input.phase && at == 0) next = phases[at].id;
        if (input.phase && at > 0 && phases[at - 1].id == input.phase) next = phases[at].id;
    }
    const auto show = [&](ElementId element, const Lifetime& lifetime) {
        if (next && lifetime.leaves == next) {
            view.paint(element, {colours.warning, "leaves", true, 2});
        } else if (input.phase && lifetime.enters == input.phase) {
            view.paint(element, {colours.accent, "new", true, 1});
        }
    };
    for (const Device& device : input.project.design.devices)
        show(device.id, device.lifetime);
    for (const Link& link : input.project.design.links)
        show(link.id, link.lifetime);
    return view;
}

}  // namespace spanwright::scene::lenses
