// SPDX-License-Identifier: MIT
#pragma once

#include <compare>

namespace spanwright {

/// A figure with its uncertainty. A certain figure has all three alike; low <= likely <= high is validated.
template <class T>
struct ThreePoint {
    T low{};
    T likely{};
    T high{};

    [[nodiscard]] static ThreePoint certain(T value) { return {value, value, value}; }
    friend auto operator<=>(const ThreePoint&, const ThreePoint&) = default;
};

}  // namespace spanwright
