// SPDX-License-Identifier: MIT
#include "app/panels/model/field_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace spanwright::app {
namespace {

std::string withoutSpaces(std::string_view text) {
    std::string out(text);
    out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
    return out;
}

Result<void> inRange(const FieldInfo& info, double value) {
    if (value >= info.min && value <= info.max) return {};
    constexpr double kUnbounded = 1e100;
    if (info.max > kUnbounded) return fail(Code::invalidValue, fmt::format("at least {}", info.min));
    if (info.min < -kUnbounded) return fail(Code::invalidValue, fmt::format("at most {}", info.max));
    return fail(Code::invalidValue, fmt::format("between {} and {}", info.min, info.max));
}

/// The factor that a trailing letter gives to a bandwidth, and the text before it.
std::pair<std::string, double> splitBandwidth(std::string text) {
    struct Letter {
        char letter;
        double factor;
    };
    constexpr std::array kLetters{Letter{'k', 1e-3}, Letter{'m', 1}, Letter{'g', 1e3}, Letter{'t', 1e6}};
    if (text.empty()) return {text, 1};
    const char last =
        text.back() >= 'A' && text.back() <= 'Z' ? static_cast<char>(text.back() + 32) : text.back();
    for (const Letter& letter : kLetters) {
        if (letter.letter == last) {
            text.pop_back();
            return {text, letter.factor};
        }
    }
    return {text, 1};
}

}  // namespace

std::string fieldText(int value) {
    return fmt::format("{}", value);
}

std::string fieldText(double value) {
    return fmt::format("{}", value);
}

std::string fieldText(const std::vector<double>& values) {
    return fmt::format("{}", fmt::join(values, "; "));
}

std::string fieldText(const std::vector<std::string>& values) {
    return fmt::format("{}", fmt::join(values, "; "));
}

std::string fieldText(Decimal value) {
    return value.text();
}

std::string fieldText(Date value) {
    return value.text();
}

std::string fieldText(const Currency& value) {
    return std::string(value.code());
}

std::string fieldText(const std::string& value) {
    return value;
}

Result<void> readField(const FieldInfo& info, std::string_view text, int& value) {
    const std::string digits = withoutSpaces(text);
    int read = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
    if (error != std::errc() || end != digits.data() + digits.size())
        return fail(Code::invalidValue, "a whole number is expected");
    if (auto sound = inRange(info, read); !sound) return sound;
    value = read;
    return {};
}

Result<void> readField(const FieldInfo& info, std::string_view text, double& value) {
    const auto [digits, factor] = info.unit == Unit::megabitsPerSecond ? splitBandwidth(withoutSpaces(text))
                                                                       : std::pair(withoutSpaces(text), 1.0);
    double read = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(read))
        return fail(Code::invalidValue, "a number is expected");
    if (auto sound = inRange(info, read * factor); !sound) return sound;
    value = read * factor;
    return {};
}

Result<void> readField(const FieldInfo& info, std::string_view text, std::vector<double>& values) {
    std::vector<double> read;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (withoutSpaces(part).empty()) continue;
        double value = 0;
        if (auto sound = readField(info, part, value); !sound) return sound;
        read.push_back(value);
    }
    values = std::move(read);
    return {};
}

Result<void> readField(const FieldInfo& /*info*/, std::string_view text, std::vector<std::string>& values) {
    values.clear();
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        std::string_view part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        if (!part.empty()) values.emplace_back(part);
    }
    return {};
}

Result<void> readField(const FieldInfo& info, std::string_view text, Decimal& value) {
    const auto read = Decimal::parse(withoutSpaces(text));
    if (!read) return fail(Code::invalidValue, "an amount is expected, such as 1250.50");
    if (auto sound = inRange(info, read->toDouble()); !sound) return sound;
    value = *read;
    return {};
}

Result<void> readField(const FieldInfo& /*info*/, std::string_view text, Date& value) {
    const auto read = Date::parse(withoutSpaces(text));
    if (!read) return fail(Code::invalidValue, "a date is expected, such as 2027-03-15");
    value = *read;
    return {};
}

Result<void> readField(const FieldInfo& /*info*/, std::string_view text, Currency& value) {
    const auto read = Currency::parse(withoutSpaces(text));
    if (!read) return fail(Code::invalidValue, "three capital letters are expected, such as EUR");
    value = *read;
    return {};
}

Result<void> readField(const FieldInfo& /*info*/, std::string_view text, std::string& value) {
    value = text;
    return {};
}

std::string unitText(const FieldInfo& info, const Currency& currency) {
    switch (info.unit) {
        case Unit::money:
            return std::string(currency.code());
        case Unit::moneyPerMonth:
        case Unit::moneyPerYear:
        case Unit::moneyPerHour:
        case Unit::moneyPerKilowattHour:
        case Unit::moneyPerGigabyte:
        case Unit::moneyPerMegabitMonth:
        case Unit::moneyPerRackUnitMonth:
            return fmt::format("{} {}", currency.code(), symbol(info.unit));
        default:
            return std::string(symbol(info.unit));
    }
}

}  // namespace spanwright::app
