// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/decimal.h"
#include "engine/base/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace spanwright {

/// An ISO 4217 currency: three letters and its minor digits (EUR 2, JPY 0, KWD 3).
class Currency {
  public:
    constexpr Currency() = default;
    /// Any three capital letters; minor digits as in ISO 4217, two where the list names no exception.
    static Result<Currency> parse(std::string_view code);

    [[nodiscard]] std::string_view code() const { return {code_.data(), code_.size()}; }
    [[nodiscard]] int minorDigits() const { return minorDigits_; }
    friend auto operator<=>(const Currency&, const Currency&) = default;

  private:
    std::array<char, 3> code_{'E', 'U', 'R'};
    int minorDigits_ = 2;
};

/// An amount in whole minor units of a currency. Never a binary fraction.
class Money {
  public:
    constexpr Money() = default;
    constexpr Money(std::int64_t minorUnits, Currency currency) : minor_(minorUnits), currency_(currency) {}
    /// `unitPrice` × `quantity`, rounded half to even to the currency's minor unit.
    static Money of(Decimal unitPrice, Decimal quantity, Currency currency);
    static Money of(Decimal amount, Currency currency) {
        return of(amount, Decimal::fromInteger(1), currency);
    }

    [[nodiscard]] std::int64_t minorUnits() const { return minor_; }
    [[nodiscard]] Currency currency() const { return currency_; }
    [[nodiscard]] bool isZero() const { return minor_ == 0; }
    /// The amount as a figure for charts and statistics; never stored or summed.
    [[nodiscard]] double toDouble() const;
    /// Exact: "1234.50", without the currency.
    [[nodiscard]] std::string text() const;
    /// For people: "EUR 1 234.50"; `Grouping::wholeUnits` drops the minor digits, rounding half to even.
    enum class Grouping { minorUnits, wholeUnits };
    [[nodiscard]] std::string display(Grouping grouping = Grouping::minorUnits) const;

    /// This amount times a decimal factor, rounded half to even.
    [[nodiscard]] Money times(Decimal factor) const;
    /// The n-th of `parts` shares that add up to this amount exactly; earlier shares take the odd minor
    /// units.
    [[nodiscard]] Money share(std::int64_t part, std::int64_t parts) const;

    /// Same currency on both sides is a precondition (asserted); use `add` where it is input.
    Money& operator+=(Money other);
    Money& operator-=(Money other);
    friend Money operator+(Money a, Money b) { return a += b; }
    friend Money operator-(Money a, Money b) { return a -= b; }
    friend bool operator==(const Money&, const Money&) = default;

  private:
    std::int64_t minor_ = 0;
    Currency currency_;
};

/// Sum of two amounts; Code::invalidValue when their currencies differ, Code::overflow when it does not fit.
Result<Money> add(Money a, Money b);

}  // namespace spanwright
