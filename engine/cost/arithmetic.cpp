// SPDX-License-Identifier: MIT
#include "engine/cost/arithmetic.h"

#include <cmath>

namespace spanwright::cost {
namespace {

// A little below 2^63, for the rounding of the estimate.
constexpr double kLimit = 9.2e18;

bool fits(double estimate) {
    return std::abs(estimate) < kLimit;
}

double real(std::int64_t value) {
    return static_cast<double>(value);
}

}  // namespace

Decimal Arithmetic::scaled(Decimal a, Decimal b, std::int64_t divisor) {
    const std::int64_t scale = Decimal::kScale * divisor;
    if (!fits(real(a.micros()) * real(b.micros()) / real(scale))) {
        overflowed_ = true;
        return {};
    }
    return Decimal::fromMicros(mulDivHalfEven(a.micros(), b.micros(), scale));
}

Money Arithmetic::amount(Decimal unitPrice, Decimal quantity, Currency currency) {
    const double minorUnits =
        unitPrice.toDouble() * quantity.toDouble() * std::pow(10.0, currency.minorDigits());
    if (!fits(minorUnits)) {
        overflowed_ = true;
        return {0, currency};
    }
    return Money::of(unitPrice, quantity, currency);
}

Money Arithmetic::times(Money amount, std::int64_t count) {
    if (!fits(real(amount.minorUnits()) * real(count))) {
        overflowed_ = true;
        return {0, amount.currency()};
    }
    return {amount.minorUnits() * count, amount.currency()};
}

Money Arithmetic::percentOf(Money amount, Decimal percent) {
    constexpr std::int64_t kWhole = 100 * Decimal::kScale;
    if (!fits(real(amount.minorUnits()) * real(percent.micros()) / real(kWhole))) {
        overflowed_ = true;
        return {0, amount.currency()};
    }
    return {mulDivHalfEven(amount.minorUnits(), percent.micros(), kWhole), amount.currency()};
}

Money Arithmetic::sum(Money a, Money b) {
    const Result<Money> total = add(a, b);
    if (total) return *total;
    overflowed_ = true;
    return a;
}

Decimal Arithmetic::sum(Decimal a, Decimal b) {
    if (fits(real(a.micros()) + real(b.micros()))) return a + b;
    overflowed_ = true;
    return a;
}

Decimal Arithmetic::decimal(double value) {
    const Result<Decimal> decimal = Decimal::fromDouble(value);
    if (decimal) return *decimal;
    overflowed_ = true;
    return {};
}

}  // namespace spanwright::cost
