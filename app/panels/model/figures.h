// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/money.h"

#include <string>

/// Figures as people read them in tables: the unit stands in the header.
namespace spanwright::app {

/// "12 345.6": groups of three, `decimals` digits after the point.
[[nodiscard]] std::string figure(double value, int decimals);
/// A ratio in percent without the sign: 0.873 -> "87.3".
[[nodiscard]] std::string percentFigure(double ratio);
/// An amount in whole units without the currency: "12 345".
[[nodiscard]] std::string amount(Money money);
/// An amount for a chip: "EUR 1.25 M", "EUR 840 k".
[[nodiscard]] std::string shortMoney(Money money);
/// An availability in percent, as many digits as its nines need: "99.95", "99.99923".
[[nodiscard]] std::string availabilityFigure(double availability);

}  // namespace spanwright::app
