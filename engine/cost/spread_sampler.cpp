// SPDX-License-Identifier: MIT
#include "engine/cost/spread_sampler.h"

#include "engine/base/counter_random.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

// The kernels are compiled twice, for the plain instruction set and for AVX2, and chosen as the program runs.
// Neither fuses multiplication and addition, so that both give the same bits.
#if defined(__x86_64__)
#define SPANWRIGHT_KERNEL(NAME, PARAMETERS, ARGUMENTS)           \
    __attribute__((target("avx2"))) void NAME##Avx2 PARAMETERS { \
        NAME##Kernel ARGUMENTS;                                  \
    }                                                            \
    void NAME##Plain PARAMETERS {                                \
        NAME##Kernel ARGUMENTS;                                  \
    }                                                            \
    void NAME##Any PARAMETERS {                                  \
        kAvx2 ? NAME##Avx2 ARGUMENTS : NAME##Plain ARGUMENTS;    \
    }
#else
#define SPANWRIGHT_KERNEL(NAME, PARAMETERS, ARGUMENTS) \
    void NAME##Any PARAMETERS {                        \
        NAME##Kernel ARGUMENTS;                        \
    }
#endif
#define SPANWRIGHT_INLINE __attribute__((always_inline)) inline

namespace spanwright::cost {
namespace {

#if defined(__x86_64__)
const bool kAvx2 = __builtin_cpu_supports("avx2") != 0;
#endif

SPANWRIGHT_INLINE std::uint32_t triple32(std::uint32_t x) {
    x ^= x >> 17U;
    x *= 0xed5ad4bbU;
    x ^= x >> 11U;
    x *= 0xac4c1b51U;
    x ^= x >> 15U;
    x *= 0x31848babU;
    x ^= x >> 14U;
    return x;
}

SPANWRIGHT_INLINE void uniformKernel(std::uint32_t low, std::uint32_t high, std::uint32_t first, float* u,
                                     std::size_t count) {
    for (std::size_t n = 0; n < count; ++n) {
        // A Weyl sequence with the key's odd step: streams differ in more than where they begin.
        const std::uint32_t bits = triple32((first + static_cast<std::uint32_t>(n)) * (high | 1U) + low);
        // The middle of 2^23 cells: never 0 or 1.
        u[n] = static_cast<float>(static_cast<std::int32_t>(bits >> 9U)) * 0x1p-23F + 0x1p-24F;
    }
}

/// Natural logarithm of a positive normal figure (Cephes, logf).
SPANWRIGHT_INLINE float logarithm(float value) {
    const auto bits = std::bit_cast<std::int32_t>(value);
    std::int32_t exponent = (bits >> 23) - 126;
    float mantissa = std::bit_cast<float>((bits & 0x007fffff) | 0x3f000000);  // [0.5, 1)
    const bool small = mantissa < 0.707106781F;
    exponent -= small ? 1 : 0;
    mantissa = (small ? mantissa + mantissa : mantissa) - 1.0F;
    const float square = mantissa * mantissa;
    float sum = 7.0376836292e-2F;
    sum = sum * mantissa - 1.1514610310e-1F;
    sum = sum * mantissa + 1.1676998740e-1F;
    sum = sum * mantissa - 1.2420140846e-1F;
    sum = sum * mantissa + 1.4249322787e-1F;
    sum = sum * mantissa - 1.6668057665e-1F;
    sum = sum * mantissa + 2.0000714765e-1F;
    sum = sum * mantissa - 2.4999993993e-1F;
    sum = sum * mantissa + 3.3333331174e-1F;
    const auto whole = static_cast<float>(exponent);
    return mantissa + (sum * mantissa * square + whole * -2.12194440e-4F - 0.5F * square) +
           whole * 0.693359375F;
}

/// Exponential of a figure between -87 and 88 (Cephes, expf).
SPANWRIGHT_INLINE float exponential(float value) {
    value = value < -87.0F ? -87.0F : value;
    value = value > 88.0F ? 88.0F : value;
    const float scaled = value * 1.44269504089F + 0.5F;
    auto power = static_cast<std::int32_t>(scaled);
    power -= static_cast<float>(power) > scaled ? 1 : 0;
    const auto whole = static_cast<float>(power);
    value = value - whole * 0.693359375F + whole * 2.12194440e-4F;
    float sum = 1.9875691500e-4F;
    sum = sum * value + 1.3981999507e-3F;
    sum = sum * value + 8.3334519073e-3F;
    sum = sum * value + 4.1665795894e-2F;
    sum = sum * value + 1.6666665459e-1F;
    sum = sum * value + 5.0000001201e-1F;
    sum = sum * value * value + value + 1.0F;
    return sum * std::bit_cast<float>((power + 127) << 23);
}

SPANWRIGHT_INLINE void normalKernel(float* figures, std::size_t count) {
    for (std::size_t n = 0; n < count; ++n) {
        const float x = 2.0F * figures[n] - 1.0F;
        const float w = -logarithm((1.0F - x) * (1.0F + x));
        const float near = w - 2.5F;
        float centre = 2.81022636e-08F;
        centre = 3.43273939e-07F + centre * near;
        centre = -3.5233877e-06F + centre * near;
        centre = -4.39150654e-06F + centre * near;
        centre = 0.00021858087F + centre * near;
        centre = -0.00125372503F + centre * near;
        centre = -0.00417768164F + centre * near;
        centre = 0.246640727F + centre * near;
        centre = 1.50140941F + centre * near;
        const float far = std::sqrt(w < 0.0F ? 0.0F : w) - 3.0F;
        float tail = -0.000200214257F;
        tail = 0.000100950558F + tail * far;
        tail = 0.00134934322F + tail * far;
        tail = -0.00367342844F + tail * far;
        tail = 0.00573950773F + tail * far;
        tail = -0.0076224613F + tail * far;
        tail = 0.00943887047F + tail * far;
        tail = 1.00167406F + tail * far;
        tail = 2.83297682F + tail * far;
        figures[n] = 1.41421356F * x * (w < 5.0F ? centre : tail);
    }
}

SPANWRIGHT_INLINE void uniformOfNormalKernel(float* figures, std::size_t count) {
    for (std::size_t n = 0; n < count; ++n) {
        const float z = figures[n];
        const float x = (z < 0.0F ? -z : z) * 0.707106781F;
        const float t = 1.0F / (1.0F + 0.3275911F * x);
        float sum = 1.061405429F;
        sum = sum * t - 1.453152027F;
        sum = sum * t + 1.421413741F;
        sum = sum * t - 0.284496736F;
        sum = sum * t + 0.254829592F;
        const float outside = 0.5F * sum * t * exponential(-x * x);
        figures[n] = z < 0.0F ? outside : 1.0F - outside;
    }
}

SPANWRIGHT_INLINE void triangularKernel(float low, float high, float share, float up, float down,
                                        const float* u, float* factors, std::size_t count) {
    for (std::size_t n = 0; n < count; ++n) {
        const bool rising = u[n] < share;
        const float root = std::sqrt(rising ? u[n] : 1.0F - u[n]);
        factors[n] = rising ? low + up * root : high - down * root;
    }
}

SPANWRIGHT_INLINE void lognormalKernel(float mu, float sigma, const float* z, float* factors,
                                       std::size_t count) {
    for (std::size_t n = 0; n < count; ++n)
        factors[n] = exponential(mu + sigma * z[n]);
}

SPANWRIGHT_INLINE void tableKernel(const float* table, float cells, const float* u, float* factors,
                                   std::size_t count) {
    for (std::size_t n = 0; n < count; ++n) {
        const float at = u[n] * cells;
        const auto cell = static_cast<std::int32_t>(at);
        const float within = at - static_cast<float>(cell);
        factors[n] = table[cell] + within * (table[cell + 1] - table[cell]);
    }
}

SPANWRIGHT_INLINE void addKernel(double amount, const float* factor, double* totals, std::size_t count) {
    for (std::size_t n = 0; n < count; ++n)
        totals[n] += amount * static_cast<double>(factor[n]);
}

SPANWRIGHT_INLINE void mixKernel(float a, const float* first, float b, const float* second, float c,
                                 float* own, std::size_t count) {
    for (std::size_t n = 0; n < count; ++n)
        own[n] = a * first[n] + b * second[n] + c * own[n];
}

SPANWRIGHT_KERNEL(uniform,
                  (std::uint32_t low, std::uint32_t high, std::uint32_t first, float* u, std::size_t count),
                  (low, high, first, u, count))
SPANWRIGHT_KERNEL(normal, (float* figures, std::size_t count), (figures, count))
SPANWRIGHT_KERNEL(uniformOfNormal, (float* figures, std::size_t count), (figures, count))
SPANWRIGHT_KERNEL(triangular,
                  (float low, float high, float share, float up, float down, const float* u, float* factors,
                   std::size_t count),
                  (low, high, share, up, down, u, factors, count))
SPANWRIGHT_KERNEL(lognormal, (float mu, float sigma, const float* z, float* factors, std::size_t count),
                  (mu, sigma, z, factors, count))
SPANWRIGHT_KERNEL(table, (const float* table, float cells, const float* u, float* factors, std::size_t count),
                  (table, cells, u, factors, count))
SPANWRIGHT_KERNEL(add, (double amount, const float* factor, double* totals, std::size_t count),
                  (amount, factor, totals, count))
SPANWRIGHT_KERNEL(mix,
                  (float a, const float* first, float b, const float* second, float c, float* own,
                   std::size_t count),
                  (a, first, b, second, c, own, count))

/// z of the 90 % quantile of a standard normal figure.
constexpr double kNormal90 = 1.2815515655446004;
constexpr std::size_t kTableCells = 1024;

/// Quantiles of the beta distribution that PERT stands for, by adding up its density over [0, 1].
std::vector<float> pertTable(const ThreePoint<double>& points) {
    const double width = points.high - points.low;
    const double mode = (points.likely - points.low) / width;
    const double alpha = 4 * mode;  // exponents: alpha − 1 and beta − 1 of the beta distribution
    const double beta = 4 * (1 - mode);
    constexpr std::size_t kGrid = 2048;
    std::vector<double> below(kGrid + 1, 0.0);
    for (std::size_t n = 0; n < kGrid; ++n) {
        const double x = (static_cast<double>(n) + 0.5) / kGrid;  // midpoints: the ends may be cusps
        below[n + 1] = below[n] + std::pow(x, alpha) * std::pow(1 - x, beta);
    }
    std::vector<float> table;
    std::size_t at = 0;
    for (std::size_t cell = 0; cell <= kTableCells; ++cell) {
        const double target = below.back() * static_cast<double>(cell) / kTableCells;
        while (at + 1 < kGrid && below[at + 1] < target)
            ++at;
        const double step = below[at + 1] - below[at];
        const double within = step > 0 ? std::clamp((target - below[at]) / step, 0.0, 1.0) : 0;
        const double x = (static_cast<double>(at) + within) / kGrid;
        table.push_back(static_cast<float>(points.low + width * x));
    }
    return table;
}

/// By Newton's method on erfc, to double precision.
double normalQuantile(double probability) {
    double z = 0;
    for (int step = 0; step < 60; ++step) {
        const double error = 0.5 * std::erfc(-z / std::numbers::sqrt2) - probability;
        const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
        const double move = std::clamp(error / density, -1.0, 1.0);
        z -= move;
        if (std::abs(move) < 1e-14) break;
    }
    return z;
}

}  // namespace

void fillUniform(std::uint64_t stream, std::uint32_t firstTrial, float* u, std::size_t count) {
    const std::uint64_t key = mixBits(stream);
    uniformAny(static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U), firstTrial, u, count);
}

void uniformToNormal(float* figures, std::size_t count) {
    normalAny(figures, count);
}

void normalToUniform(float* figures, std::size_t count) {
    uniformOfNormalAny(figures, count);
}

void mixNormals(float a, const float* first, float b, const float* second, float c, float* own,
                std::size_t count) {
    mixAny(a, first, b, second, c, own, count);
}

void addScaled(double amount, const float* factor, double* totals, std::size_t count) {
    addAny(amount, factor, totals, count);
}

void multiply(float* factor, const float* other, std::size_t count) {
    for (std::size_t n = 0; n < count; ++n)
        factor[n] *= other[n];
}

SpreadSampler::SpreadSampler(const ThreePoint<double>& factor, SpreadShape shape)
    : shape_(shape), points_(factor) {
    // A lognormal figure cannot reach down to nothing: such a spread is triangular.
    if (shape_ == SpreadShape::lognormal && !(points_.low > 0)) shape_ = SpreadShape::triangular;
    if (!(points_.high > points_.low)) shape_ = SpreadShape::triangular;
    if (shape_ == SpreadShape::lognormal) {
        mu_ = (std::log(points_.low) + std::log(points_.high)) / 2;
        sigma_ = (std::log(points_.high) - std::log(points_.low)) / (2 * kNormal90);
    }
    if (shape_ == SpreadShape::pert) table_ = pertTable(points_);
}

void SpreadSampler::factors(const float* figures, float* factors, std::size_t count) const {
    switch (shape_) {
        case SpreadShape::triangular: {
            const double width = points_.high - points_.low;
            const double rise = points_.likely - points_.low;
            const double share = width > 0 ? rise / width : 0;
            triangularAny(static_cast<float>(points_.low), static_cast<float>(points_.high),
                          static_cast<float>(share), static_cast<float>(std::sqrt(width * rise)),
                          static_cast<float>(std::sqrt(width * (points_.high - points_.likely))), figures,
                          factors, count);
            return;
        }
        case SpreadShape::pert:
            tableAny(table_.data(), static_cast<float>(kTableCells), figures, factors, count);
            return;
        case SpreadShape::lognormal:
            lognormalAny(static_cast<float>(mu_), static_cast<float>(sigma_), figures, factors, count);
            return;
    }
}

double SpreadSampler::quantile(double probability) const {
    switch (shape_) {
        case SpreadShape::triangular:
            return triangularQuantile(points_, probability);
        case SpreadShape::pert: {
            const double at = probability * kTableCells;
            const auto cell = std::min(static_cast<std::size_t>(at), kTableCells - 1);
            const double within = at - static_cast<double>(cell);
            return table_[cell] + within * (static_cast<double>(table_[cell + 1]) - table_[cell]);
        }
        case SpreadShape::lognormal:
            return std::exp(mu_ + sigma_ * normalQuantile(probability));
    }
    return points_.likely;
}

}  // namespace spanwright::cost
