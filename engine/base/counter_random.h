// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/three_point.h"

#include <cmath>
#include <cstdint>

namespace spanwright {

/// The finaliser of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators",
/// OOPSLA 2014; constants of Stafford's variant 13): a bijection whose outputs look independent.
[[nodiscard]] constexpr std::uint64_t mixBits(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

/// A stream of uniform figures that are addressed, not drawn: the n-th one depends on seed, stream and n
/// only, so that trials give the same figures in any order and on any number of threads.
class CounterRandom {
  public:
    constexpr CounterRandom(std::uint64_t seed, std::uint64_t stream)
        : key_(mixBits(mixBits(seed + kStep) ^ (stream * kStep))) {}

    [[nodiscard]] constexpr std::uint64_t bits(std::uint64_t n) const {
        return mixBits(key_ + (n + 1) * kStep);
    }
    /// In [0, 1), with 53 bits.
    [[nodiscard]] constexpr double uniform(std::uint64_t n) const {
        return static_cast<double>(bits(n) >> 11U) * 0x1.0p-53;
    }

  private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;  // 2^64 / golden ratio, as SplitMix64 has
    std::uint64_t key_;
};

/// The figure of a triangular distribution that is not exceeded with probability `u`: the inverse of its
/// distribution function (Kotz, van Dorp: "Beyond Beta", 2004, ch. 1). `likely` where low == high.
[[nodiscard]] inline double triangularQuantile(const ThreePoint<double>& figure, double u) {
    const double width = figure.high - figure.low;
    if (!(width > 0)) return figure.likely;
    const double rise = figure.likely - figure.low;
    const double fall = figure.high - figure.likely;
    return u * width < rise ? figure.low + std::sqrt(u * width * rise)
                            : figure.high - std::sqrt((1 - u) * width * fall);
}

}  // namespace spanwright
