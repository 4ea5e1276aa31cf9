// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace spanwright::scene {

/// sRGB with straight alpha.
struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
    friend bool operator==(const Colour&, const Colour&) = default;
};

}  // namespace spanwright::scene
