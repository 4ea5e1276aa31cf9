// SPDX-License-Identifier: MIT
#include "engine/base/decimal.h"

#include "engine/base/assert.h"

#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace spanwright {
namespace {

__extension__ using Wide = __int128;

constexpr int kDigits = 6;

std::int64_t narrow(Wide value) {
    SPANWRIGHT_ASSERT(value <= std::numeric_limits<std::int64_t>::max() &&
                      value >= std::numeric_limits<std::int64_t>::min());
    return static_cast<std::int64_t>(value);
}

struct NumberParts {
    bool negative = false;
    std::string digits;      ///< without the point
    int fractionDigits = 0;  ///< how many of the digits stand behind the point; negative after an exponent
};

Result<NumberParts> split(std::string_view text) {
    const auto bad = [&] { return fail(Code::syntax, fmt::format("\"{}\" is not a decimal number", text)); };
    NumberParts parts;
    std::size_t at = 0;
    if (at < text.size() && text[at] == '-') {
        parts.negative = true;
        ++at;
    }
    bool point = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c >= '0' && c <= '9') {
            parts.digits += c;
            parts.fractionDigits += point ? 1 : 0;
        } else if (c == '.' && !point) {
            point = true;
        } else {
            break;
        }
    }
    if (parts.digits.empty()) return bad();
    if (at == text.size()) return parts;
    if (text[at] != 'e' && text[at] != 'E') return bad();
    ++at;
    if (at < text.size() && text[at] == '+') ++at;
    int exponent = 0;
    const auto [end, status] = std::from_chars(text.data() + at, text.data() + text.size(), exponent);
    if (status != std::errc{} || end != text.data() + text.size() || exponent > 400 || exponent < -400) {
        return bad();
    }
    parts.fractionDigits -= exponent;
    return parts;
}

}  // namespace

std::int64_t mulDivHalfEven(std::int64_t a, std::int64_t b, std::int64_t divisor) {
    SPANWRIGHT_ASSERT(divisor > 0);
    const Wide product = static_cast<Wide>(a) * b;
    Wide quotient = product / divisor;
    Wide remainder = product % divisor;
    const bool negative = remainder < 0;
    if (negative) remainder = -remainder;
    const Wide twice = remainder * 2;
    if (twice > divisor || (twice == divisor && quotient % 2 != 0)) quotient += negative ? -1 : 1;
    return narrow(quotient);
}

Decimal Decimal::fromInteger(std::int64_t whole) {
    return fromMicros(narrow(static_cast<Wide>(whole) * kScale));
}

Result<Decimal> Decimal::fromDouble(double value) {
    const double scaled = value * static_cast<double>(kScale);
    if (!(std::abs(scaled) < 9.2e18)) return fail(Code::overflow, fmt::format("{} is out of range", value));
    return fromMicros(std::llrint(scaled));
}

Result<Decimal> Decimal::parse(std::string_view text) {
    auto parts = split(text);
    if (!parts) return tl::unexpected(parts.error());
    std::string digits = std::move(parts->digits);
    int fraction = parts->fractionDigits;
    while (fraction > kDigits && !digits.empty() && digits.back() == '0') {
        digits.pop_back();
        --fraction;
    }
    if (digits.empty()) return Decimal();
    if (fraction > kDigits) {
        return fail(Code::invalidValue, fmt::format("\"{}\" has more than six decimal places", text));
    }
    Wide value = 0;
    constexpr Wide kLimit = std::numeric_limits<std::int64_t>::max();
    const auto append = [&](int digit) {
        value = value * 10 + digit;
        return value <= kLimit;
    };
    for (const char c : digits) {
        if (!append(c - '0')) return fail(Code::overflow, fmt::format("\"{}\" is out of range", text));
    }
    for (; fraction < kDigits && value != 0; ++fraction) {
        if (!append(0)) return fail(Code::overflow, fmt::format("\"{}\" is out of range", text));
    }
    return fromMicros(static_cast<std::int64_t>(parts->negative ? -value : value));
}

double Decimal::toDouble() const {
    return static_cast<double>(micros_) / static_cast<double>(kScale);
}

std::string Decimal::text() const {
    const bool negative = micros_ < 0;
    const auto magnitude =
        negative ? ~static_cast<std::uint64_t>(micros_) + 1 : static_cast<std::uint64_t>(micros_);
    std::string out = fmt::format("{}{}", negative ? "-" : "", magnitude / kScale);
    if (const auto fraction = magnitude % kScale; fraction != 0) {
        out += fmt::format(".{:06}", fraction);
        while (out.back() == '0')
            out.pop_back();
    }
    return out;
}

Decimal operator+(Decimal a, Decimal b) {
    return Decimal::fromMicros(narrow(static_cast<Wide>(a.micros_) + b.micros_));
}

Decimal operator-(Decimal a, Decimal b) {
    return Decimal::fromMicros(narrow(static_cast<Wide>(a.micros_) - b.micros_));
}

Decimal operator*(Decimal a, Decimal b) {
    return Decimal::fromMicros(mulDivHalfEven(a.micros_, b.micros_, Decimal::kScale));
}

}  // namespace spanwright
