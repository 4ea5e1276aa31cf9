// SPDX-License-Identifier: MIT
#pragma once

namespace spanwright::geo {

/// A place on the globe (WGS 84), north and east positive.
struct Coordinates {
    double latitudeDegrees = 0;   ///< −90 to 90
    double longitudeDegrees = 0;  ///< −180 to 180

    friend bool operator==(const Coordinates&, const Coordinates&) = default;
};

}  // namespace spanwright::geo
