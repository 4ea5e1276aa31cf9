// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace spanwright::scene {

/// A bandwidth as short as a drawing wants it: "512 k", "100 M", "2.5 G", "1.2 T" (bit/s understood), at
/// most three significant digits.
[[nodiscard]] std::string shortBandwidth(double mbps);

/// A utilization: "42 %", "0.4 %", "> 999 %".
[[nodiscard]] std::string shortPercent(double ratio);

}  // namespace spanwright::scene
