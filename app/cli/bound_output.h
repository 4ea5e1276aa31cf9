// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"
#include "app/cli/text_table.h"
#include "engine/optimise/bound.h"
#include "engine/sim/routing.h"

#include <utility>
#include <vector>

/// How the verbs that know a bound write it. Only .cpp files include it.
namespace spanwright::cli {

/// The devices that a row of one direction goes between.
template <class End>
std::pair<End, End> along(sim::Direction direction, End from, End to) {
    return direction == sim::Direction::forward ? std::pair(from, to) : std::pair(to, from);
}

[[nodiscard]] Json boundJson(const Project& project, const Keys& keys,
                             const optimise::UtilizationBound& bound);
[[nodiscard]] std::vector<TextTable> boundTables(const Project& project,
                                                 const optimise::UtilizationBound& bound);

}  // namespace spanwright::cli
