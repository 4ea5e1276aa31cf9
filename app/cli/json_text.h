// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/decimal.h"
#include "engine/base/money.h"

#include <string>

#include <nlohmann/json.hpp>

/// JSON whose money is exact. Only .cpp files include it.
namespace spanwright::cli {

/// A number written with the amount's own digits ("1234.50"), never through binary floating point.
[[nodiscard]] nlohmann::ordered_json exact(Money amount);
[[nodiscard]] nlohmann::ordered_json exact(Decimal value);

/// Indented JSON; what `exact` made is written as its digits. Lists and objects without nested ones take one
/// line. Every number must be finite: std::domain_error, a fault of the program, names the place otherwise.
[[nodiscard]] std::string jsonText(const nlohmann::ordered_json& json);

}  // namespace spanwright::cli
