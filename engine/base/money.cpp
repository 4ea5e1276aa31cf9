// SPDX-License-Identifier: MIT
#include "engine/base/money.h"

#include "engine/base/assert.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright {
namespace {

struct MinorDigits {
    std::string_view code;
    int digits;
};

// ISO 4217:2015 list one, the currencies whose minor unit is not 2.
constexpr std::array kExceptions{
    MinorDigits{"BHD", 3}, MinorDigits{"BIF", 0}, MinorDigits{"CLF", 4}, MinorDigits{"CLP", 0},
    MinorDigits{"DJF", 0}, MinorDigits{"GNF", 0}, MinorDigits{"IQD", 3}, MinorDigits{"ISK", 0},
    MinorDigits{"JOD", 3}, MinorDigits{"JPY", 0}, MinorDigits{"KMF", 0}, MinorDigits{"KRW", 0},
    MinorDigits{"KWD", 3}, MinorDigits{"LYD", 3}, MinorDigits{"OMR", 3}, MinorDigits{"PYG", 0},
    MinorDigits{"RWF", 0}, MinorDigits{"TND", 3}, MinorDigits{"UGX", 0}, MinorDigits{"UYI", 0},
    MinorDigits{"UYW", 4}, MinorDigits{"VND", 0}, MinorDigits{"VUV", 0}, MinorDigits{"XAF", 0},
    MinorDigits{"XOF", 0}, MinorDigits{"XPF", 0}};

std::int64_t powerOfTen(int exponent) {
    std::int64_t power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

std::string magnitudeText(std::uint64_t minor, int digits) {
    const auto scale = static_cast<std::uint64_t>(powerOfTen(digits));
    return digits == 0 ? fmt::format("{}", minor)
                       : fmt::format("{}.{:0{}}", minor / scale, minor % scale, digits);
}

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

}  // namespace

Result<Currency> Currency::parse(std::string_view code) {
    const bool letters = code.size() == 3 &&
                         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!letters) {
        return fail(
            Code::invalidValue,
            fmt::format("\"{}\" is not a currency; expected three capital letters as in ISO 4217", code));
    }
    Currency currency;
    std::copy(code.begin(), code.end(), currency.code_.begin());
    const auto found = std::find_if(kExceptions.begin(), kExceptions.end(),
                                    [&](const MinorDigits& entry) { return entry.code == code; });
    currency.minorDigits_ = found == kExceptions.end() ? 2 : found->digits;
    return currency;
}

Money Money::of(Decimal unitPrice, Decimal quantity, Currency currency) {
    // micros × micros = 1e12 parts of a major unit; the divisor leaves minor units.
    const std::int64_t divisor = Decimal::kScale * Decimal::kScale / powerOfTen(currency.minorDigits());
    return {mulDivHalfEven(unitPrice.micros(), quantity.micros(), divisor), currency};
}

double Money::toDouble() const {
    return static_cast<double>(minor_) / static_cast<double>(powerOfTen(currency_.minorDigits()));
}

std::string Money::text() const {
    return (minor_ < 0 ? "-" : "") + magnitudeText(magnitude(minor_), currency_.minorDigits());
}

std::string Money::display(Grouping grouping) const {
    std::int64_t minor = minor_;
    int digits = currency_.minorDigits();
    if (grouping == Grouping::wholeUnits) {
        minor = mulDivHalfEven(minor, 1, powerOfTen(digits));
        digits = 0;
    }
    std::string number = magnitudeText(magnitude(minor), digits);
    const std::size_t point = std::min(number.find('.'), number.size());
    for (std::size_t at = point; at > 3;) {
        at -= 3;
        number.insert(at, " ");
    }
    return fmt::format("{} {}{}", currency_.code(), minor < 0 ? "-" : "", number);
}

Money Money::times(Decimal factor) const {
    return {mulDivHalfEven(minor_, factor.micros(), Decimal::kScale), currency_};
}

Money Money::share(std::int64_t part, std::int64_t parts) const {
    SPANWRIGHT_ASSERT(parts > 0 && part >= 0 && part < parts);
    const std::int64_t odd = minor_ % parts;
    const std::int64_t extra = part < (odd < 0 ? -odd : odd) ? (odd < 0 ? -1 : 1) : 0;
    return {minor_ / parts + extra, currency_};
}

Money& Money::operator+=(Money other) {
    SPANWRIGHT_ASSERT(currency_ == other.currency_);
    SPANWRIGHT_ASSERT(!__builtin_add_overflow(minor_, other.minor_, &minor_));
    return *this;
}

Money& Money::operator-=(Money other) {
    SPANWRIGHT_ASSERT(currency_ == other.currency_);
    SPANWRIGHT_ASSERT(!__builtin_sub_overflow(minor_, other.minor_, &minor_));
    return *this;
}

Result<Money> add(Money a, Money b) {
    if (a.currency() != b.currency()) {
        return fail(Code::invalidValue, fmt::format("{} and {} cannot be added without an exchange rate",
                                                    a.currency().code(), b.currency().code()));
    }
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.minorUnits(), b.minorUnits(), &sum)) {
        return fail(Code::overflow, "the sum of two amounts is out of range");
    }
    return Money(sum, a.currency());
}

}  // namespace spanwright
