// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/field.h"
#include "engine/base/money.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Values of fields as text in an input box, and back. Reading refuses what the field does not allow, with a
/// message for the place under the field; the value is then untouched.
namespace spanwright::app {

[[nodiscard]] std::string fieldText(int value);
[[nodiscard]] std::string fieldText(double value);  ///< shortest text that reads back the same
[[nodiscard]] std::string fieldText(Decimal value);
[[nodiscard]] std::string fieldText(Date value);
[[nodiscard]] std::string fieldText(const Currency& value);
[[nodiscard]] std::string fieldText(const std::string& value);
/// Lists are separated by semicolons.
[[nodiscard]] std::string fieldText(const std::vector<double>& values);
[[nodiscard]] std::string fieldText(const std::vector<std::string>& values);

[[nodiscard]] Result<void> readField(const FieldInfo& info, std::string_view text, int& value);
/// Bandwidths may carry a letter: "10 G" is 10 000 Mbit/s. Digits may be grouped by spaces.
[[nodiscard]] Result<void> readField(const FieldInfo& info, std::string_view text, double& value);
[[nodiscard]] Result<void> readField(const FieldInfo& info, std::string_view text,
                                     std::vector<double>& values);
[[nodiscard]] Result<void> readField(const FieldInfo& info, std::string_view text,
                                     std::vector<std::string>& values);
/// Exact; never through binary floating point.
[[nodiscard]] Result<void> readField(const FieldInfo& info, std::string_view text, Decimal& value);
[[nodiscard]] Result<void> readField(const FieldInfo& info, std::string_view text, Date& value);
[[nodiscard]] Result<void> readField(const FieldInfo& info, std::string_view text, Currency& value);
[[nodiscard]] Result<void> readField(const FieldInfo& info, std::string_view text, std::string& value);

template <class Value>
[[nodiscard]] std::string fieldText(const std::optional<Value>& value) {
    return value ? fieldText(*value) : std::string();
}
/// An empty text is an absent value.
template <class Value>
[[nodiscard]] Result<void> readField(const FieldInfo& info, std::string_view text,
                                     std::optional<Value>& value) {
    if (text.find_first_not_of(' ') == std::string_view::npos) {
        value.reset();
        return {};
    }
    Value read{};
    if (auto done = readField(info, text, read); !done) return done;
    value = read;
    return {};
}

/// What stands after the figure: the unit's symbol, with the currency where it is money.
[[nodiscard]] std::string unitText(const FieldInfo& info, const Currency& currency);

}  // namespace spanwright::app
