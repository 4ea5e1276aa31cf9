// SPDX-License-Identifier: MIT
#pragma once

#include "engine/check/check.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::check {

/// Appends a finding: makes its key from the rule and the elements' file keys, sorted, so that the key does
/// not depend on the order in which elements are named.
void report(const CheckInput& input, const Rule& rule, Severity severity, std::vector<ElementId> elements,
            std::string message, std::vector<Finding>& findings);

/// The element's name on screen.
[[nodiscard]] std::string nameOf(const CheckInput& input, ElementId element);

/// "Lyon, Paris, Rome and 9 more".
[[nodiscard]] std::string namesOf(const CheckInput& input, std::span<const ElementId> elements,
                                  std::size_t most = 4);

/// "pc – switch – server".
[[nodiscard]] std::string pathText(const CheckInput& input, const std::vector<DeviceId>& path);

/// "Lyon to Paris", the ends of a demand in the direction in which it is asked.
[[nodiscard]] std::string endsOf(const CheckInput& input, const Demand& demand,
                                 sim::Direction direction = sim::Direction::forward);

/// A figure for people: at most two decimals (three significant digits below 0.1), thousands apart: "1 340".
[[nodiscard]] std::string figure(double value);

/// A ratio as a percentage, one decimal, more where 100 would hide on which side of it the ratio is: "134 %".
[[nodiscard]] std::string percent(double ratio);

/// "1 demand", "3 demands".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

}  // namespace spanwright::check
