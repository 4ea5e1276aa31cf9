// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace spanwright {

/// An exact decimal with six fractional digits: unit prices, rates, percentages, exchange rates.
///
/// Range about ±9.2e12. Arithmetic that overflows is a failed assertion; parsing refuses what does not fit.
class Decimal {
  public:
    static constexpr std::int64_t kScale = 1'000'000;

    constexpr Decimal() = default;
    static constexpr Decimal fromMicros(std::int64_t micros) {
        Decimal decimal;
        decimal.micros_ = micros;
        return decimal;
    }
    /// A whole number, |whole| <= 9e12.
    static Decimal fromInteger(std::int64_t whole);
    /// The nearest decimal to a computed figure (a simulated quantity, never a stored price).
    static Result<Decimal> fromDouble(double value);
    /// Reads JSON number syntax ("12", "-0.085", "1.5e3") exactly. Fails on more than six fractional digits.
    static Result<Decimal> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t micros() const { return micros_; }
    [[nodiscard]] double toDouble() const;
    /// Shortest exact form: "12", "0.085".
    [[nodiscard]] std::string text() const;

    [[nodiscard]] bool isZero() const { return micros_ == 0; }
    friend auto operator<=>(Decimal, Decimal) = default;
    friend Decimal operator+(Decimal a, Decimal b);
    friend Decimal operator-(Decimal a, Decimal b);
    /// Rounded half to even at the sixth digit.
    friend Decimal operator*(Decimal a, Decimal b);

  private:
    std::int64_t micros_ = 0;
};

/// a * b / divisor in 128 bits, rounded half to even; asserts that divisor > 0 and that the result fits.
[[nodiscard]] std::int64_t mulDivHalfEven(std::int64_t a, std::int64_t b, std::int64_t divisor);

}  // namespace spanwright
