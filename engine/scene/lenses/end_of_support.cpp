// SPDX-License-Identifier: MIT
#include "engine/scene/lenses/lenses.h"

namespace spanwright::scene::lenses {

LensView endOfSupport(const LensInput& input) {
    LensView view;
    const Palette& colours = palette(input.theme);
    view.legend.title = "End of support";
    view.legend.entries = {{colours.bad, "before the project starts"},
                           {colours.warning, "within the horizon"},
                           {colours.categories[0], "after the horizon"},
                           {colours.linkIdle, "no date known"}};
    const ProjectSettings& settings = input.project.settings;
    const Date horizon = Month(settings.startDate).plus(settings.horizonMonths).firstDay();
    const auto show = [&](ElementId element, CatalogueItemId itemId) {
        const CatalogueItem* item = input.project.catalogue.find(itemId);
        if (item == nullptr || !item->endOfSupport) return;
        const Date end = *item->endOfSupport;
        const bool over = end < settings.startDate;
        view.paint(element,
                   {over            ? colours.bad
                    : end < horizon ? colours.warning
                                    : colours.categories[0],
                    end.text(), end < horizon, static_cast<double>(settings.startDate.daysSince(end))});
    };
    for (const Device& device : input.project.design.devices)
        show(device.id, device.item);
    for (const Link& link : input.project.design.links)
        show(link.id, link.item);
    return view;
}

}  // namespace spanwright::scene::lenses
