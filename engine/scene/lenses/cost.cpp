// SPDX-License-Identifier: MIT
#include "engine/scene/lenses/lenses.h"
#include "engine/scene/text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace spanwright::scene::lenses {

LensView cost(const LensInput& input) {
    LensView view;
    if (input.whole == nullptr || !input.whole->cost) return view;
    std::map<ElementId, double> spend;
    for (const cost::BomLine& line : input.whole->cost->bom) {
        // A line that many elements caused is shared evenly: a drawing shows where the money goes, the bill
        // of materials says what is paid.
        const double share =
            line.total.toDouble() / static_cast<double>(std::max<std::size_t>(1, line.elements.size()));
        for (const ElementId element : line.elements)
            spend[element] += share;
    }
    double most = 0;
    for (const auto& [element, amount] : spend) {
        if (element.kind == ElementKind::device || element.kind == ElementKind::link)
            most = std::max(most, amount);
    }
    if (most <= 0) return view;
    const std::string currency(input.whole->cost->currency.code());
    view.legend = {.title = "Spend, " + currency,
                   .ramp = ramp(input.theme),
                   .low = "0",
                   .middle = shortAmount(most / 4),
                   .high = shortAmount(most),
                   .entries = {}};
    for (const auto& [element, amount] : spend) {
        if (amount <= 0) continue;
        // The square root spreads the many small amounts, which a straight scale would paint all alike.
        const double at = std::sqrt(amount / most);
        view.paint(element, {utilizationColour(std::min(at, 1.0), input.theme), shortAmount(amount), at > 0.8,
                             amount});
    }
    return view;
}

}  // namespace spanwright::scene::lenses
