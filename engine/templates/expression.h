// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace spanwright::templates {

/// What a parameter or an expression is: a number (true is 1) or a text.
using Value = std::variant<double, std::string>;
using Values = std::map<std::string, Value, std::less<>>;

/// A number without needless digits, or the text.
[[nodiscard]] std::string textOf(const Value& value);

/// Works an expression out: numbers, 'texts', names of values, + - * / %, comparisons, && || !, a ? b : c,
/// brackets, min, max, floor, ceil, round, abs, sqrt. + joins where one side is a text. Code::invalidValue
/// for what is no expression, an unknown name, a division by zero or a result that is not finite.
Result<Value> evaluate(std::string_view expression, const Values& values);

/// The text with each ${expression} replaced by its value.
Result<std::string> interpolated(std::string_view text, const Values& values);

}  // namespace spanwright::templates
