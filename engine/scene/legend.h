// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/colour.h"

#include <string>
#include <vector>

namespace spanwright::scene {

struct LegendEntry {
    Colour colour;
    std::string label;

    friend bool operator==(const LegendEntry&, const LegendEntry&) = default;
};

/// What the colours of a drawing mean: a ramp with texts at its ends, single colours with a text each, or
/// both.
struct Legend {
    std::string title;
    std::vector<Colour> ramp;  ///< from low to high; empty: none
    std::string low, middle, high;
    std::vector<LegendEntry> entries;

    [[nodiscard]] bool empty() const { return ramp.empty() && entries.empty(); }
    friend bool operator==(const Legend&, const Legend&) = default;
};

}  // namespace spanwright::scene
