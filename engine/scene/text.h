// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace spanwright::scene {

/// A bandwidth as short as a drawing wants it: "512 k", "100 M", "2.5 G", "1.2 T" (bit/s understood), at
/// most three significant digits.
[[nodiscard]] std::string shortBandwidth(double mbps);

/// A utilization: "42 %", "0.4 %", "> 999 %".
[[nodiscard]] std::string shortPercent(double ratio);

/// An availability by its complement, with the digits that its nines need: "99.95 %", "99.9993 %".
[[nodiscard]] std::string shortAvailability(double unavailability);

/// An amount of money without its currency, at most three significant digits: "940", "12.4 k", "1.2 M".
[[nodiscard]] std::string shortAmount(double amount);

}  // namespace spanwright::scene
