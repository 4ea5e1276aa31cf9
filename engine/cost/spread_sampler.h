// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/three_point.h"
#include "engine/design/cost_policy.h"

#include <cstddef>
#include <cstdint>
#include <vector>

/// Draws for many trials at once: loops over arrays of a block's trials, which compilers turn into vector
/// instructions (AVX2 where the machine has it; the figures are the same without). Single precision, about
/// seven digits, for figures that are known to two.
namespace spanwright::cost {

/// Trials of a block: their arrays stay in the first-level cache.
constexpr std::size_t kTrialsPerBlock = 1024;

/// Uniform figures in (0, 1), addressed by stream and trial, so that any thread can draw any of them.
///
/// A counter-based generator of 32 bits: the trial's number and the stream's key through the mixer "triple32"
/// (Wellons, "Prospecting for hash functions", 2018; bias 0.02 of 2^32).
void fillUniform(std::uint64_t stream, std::uint32_t firstTrial, float* u, std::size_t count);

/// Standard normal figures of uniform ones, in place (Giles, "Approximating the erfinv function", GPU
/// Computing Gems 2, 2011).
void uniformToNormal(float* figures, std::size_t count);

/// And back (Abramowitz and Stegun 7.1.26).
void normalToUniform(float* figures, std::size_t count);

/// sum[n] = a × first[n] + b × second[n] + c × own[n], into own.
void mixNormals(float a, const float* first, float b, const float* second, float c, float* own,
                std::size_t count);

/// totals[n] += amount × factor[n].
void addScaled(double amount, const float* factor, double* totals, std::size_t count);
/// factor[n] *= other[n].
void multiply(float* factor, const float* other, std::size_t count);

/// How a factor lies between low and high, ready to be drawn from.
class SpreadSampler {
  public:
    SpreadSampler(const ThreePoint<double>& factor, SpreadShape shape);

    /// True where factors are made of normal figures rather than of uniform ones.
    [[nodiscard]] bool takesNormals() const { return shape_ == SpreadShape::lognormal; }
    /// Factors for uniform figures, or for normal ones where it takes these.
    void factors(const float* figures, float* factors, std::size_t count) const;
    /// The factor that is not exceeded with this probability, in double precision.
    [[nodiscard]] double quantile(double probability) const;

  private:
    SpreadShape shape_;
    ThreePoint<double> points_;
    double mu_ = 0, sigma_ = 0;  ///< of a lognormal factor's logarithm
    std::vector<float> table_;   ///< quantiles of a PERT factor at equal steps of probability
};

}  // namespace spanwright::cost
