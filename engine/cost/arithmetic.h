// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/decimal.h"
#include "engine/base/money.h"

#include <cstdint>

namespace spanwright::cost {

/// Decimal arithmetic on input that may be too large: remembers an overflow instead of failing an assertion,
/// and gives zero in its place.
class Arithmetic {
  public:
    [[nodiscard]] bool overflowed() const { return overflowed_; }

    /// a × b / divisor, rounded half to even at the sixth digit.
    Decimal scaled(Decimal a, Decimal b, std::int64_t divisor = 1);
    /// `unitPrice` × `quantity` in minor units.
    Money amount(Decimal unitPrice, Decimal quantity, Currency currency);
    Money times(Money amount, std::int64_t count);
    Money percentOf(Money amount, Decimal percent);
    Money sum(Money a, Money b);
    Decimal sum(Decimal a, Decimal b);
    /// A computed figure as a decimal.
    Decimal decimal(double value);

  private:
    bool overflowed_ = false;
};

}  // namespace spanwright::cost
