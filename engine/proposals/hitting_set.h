// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

namespace spanwright::proposals {

/// Some of `count` items, each with a weight, such that every clause holds at least one of them.
struct HittingSetProblem {
    std::vector<std::int64_t> weights;      ///< of items, > 0
    std::vector<std::vector<int>> clauses;  ///< ascending items; none empty
};

struct HittingSet {
    std::vector<int> items;  ///< ascending
    std::int64_t weight = 0;
    std::int64_t lowerBound = 0;  ///< no set weighs less; equal to `weight` when proved
};

/// A set of least weight, by branch and bound: unit clauses and clauses that hold others are resolved, each
/// branch takes the next item of a shortest clause and forbids those before it, and is bounded by dual ascent
/// (weights paid into clauses, Erlenkotter, "A dual-based procedure for uncapacitated facility location",
/// Operations Research 26, 1978). After `maxNodes` branches the best set so far is returned with the bound
/// of the root. Deterministic.
[[nodiscard]] HittingSet hittingSet(const HittingSetProblem& problem, long maxNodes = 200'000);

}  // namespace spanwright::proposals
