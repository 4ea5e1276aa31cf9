// SPDX-License-Identifier: MIT
#include "engine/cost/spread_sampler.h"

#include "engine/base/counter_random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

constexpr std::size_t kCount = 100000;

std::vector<float> uniforms(std::uint64_t stream, std::size_t count = kCount) {
    std::vector<float> u(count);
    fillUniform(stream, 0, u.data(), count);
    return u;
}

double meanOf(const std::vector<float>& figures) {
    double sum = 0;
    for (const float figure : figures)
        sum += figure;
    return sum / static_cast<double>(figures.size());
}

double deviationOf(const std::vector<float>& figures) {
    const double mean = meanOf(figures);
    double sum = 0;
    for (const float figure : figures)
        sum += (figure - mean) * (figure - mean);
    return std::sqrt(sum / static_cast<double>(figures.size()));
}

double correlationOf(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t n = 0; n < a.size(); ++n)
        sum += (a[n] - meanOf(a)) * (b[n] - meanOf(b));
    return sum / static_cast<double>(a.size()) / deviationOf(a) / deviationOf(b);
}

double quantileOf(std::vector<float> figures, double share) {
    std::sort(figures.begin(), figures.end());
    return figures[static_cast<std::size_t>(share * static_cast<double>(figures.size()))];
}

TEST(SpreadSampler, uniformFiguresAreUniform) {
    for (const std::uint64_t stream : {1U, 2U, 77U}) {
        const auto u = uniforms(stream);
        EXPECT_GT(*std::min_element(u.begin(), u.end()), 0);
        EXPECT_LT(*std::max_element(u.begin(), u.end()), 1);
        std::vector<int> cells(100, 0);
        for (const float figure : u)
            ++cells[static_cast<std::size_t>(figure * 100)];
        double chiSquare = 0;
        for (const int count : cells)
            chiSquare += (count - 1000.0) * (count - 1000.0) / 1000;
        EXPECT_GT(chiSquare, 56);  // 99 degrees of freedom: 0.01 % each side
        EXPECT_LT(chiSquare, 160);
    }
}

TEST(SpreadSampler, streamsAndNeighboursAreIndependent) {
    constexpr std::size_t kShort = 4000;
    const auto a = uniforms(1, kShort);
    std::vector<float> shifted(kShort);
    fillUniform(1, 1, shifted.data(), kShort);
    EXPECT_LT(std::abs(correlationOf(a, uniforms(2, kShort))), 0.06);
    EXPECT_LT(std::abs(correlationOf(a, shifted)), 0.06);
    EXPECT_EQ(a[5], shifted[4]);
}

TEST(SpreadSampler, blocksContinueEachOther) {
    const auto whole = uniforms(9, 3000);
    std::vector<float> parts(3000);
    for (std::size_t first = 0; first < 3000; first += 7)
        fillUniform(9, static_cast<std::uint32_t>(first), parts.data() + first,
                    std::min<std::size_t>(7, 3000 - first));
    EXPECT_EQ(whole, parts);
}

TEST(SpreadSampler, normalFiguresAreThoseOfTheErrorFunction) {
    std::vector<float> figures{0.0001F, 0.01F, 0.1F, 0.5F, 0.8F, 0.975F, 0.9999F};
    const auto u = figures;
    uniformToNormal(figures.data(), figures.size());
    for (std::size_t n = 0; n < u.size(); ++n)
        EXPECT_NEAR(0.5 * std::erfc(-figures[n] / std::numbers::sqrt2), u[n], 2e-6);
    EXPECT_NEAR(figures[5], 1.959964, 1e-5);
    normalToUniform(figures.data(), figures.size());
    for (std::size_t n = 0; n < u.size(); ++n)
        EXPECT_NEAR(figures[n], u[n], 1e-6);
}

TEST(SpreadSampler, triangularFactorsHaveTheirMeanVarianceAndQuantiles) {
    for (const ThreePoint<double> points : {ThreePoint<double>{0.8, 1, 1.5}, {1, 1, 2}, {0, 1, 1}}) {
        const SpreadSampler sampler(points, SpreadShape::triangular);
        auto factors = uniforms(3);
        for (std::size_t n = 0; n < 1000; ++n) {
            float factor = 0;
            sampler.factors(&factors[n], &factor, 1);
            EXPECT_NEAR(factor, triangularQuantile(points, factors[n]), 1e-6);
        }
        sampler.factors(factors.data(), factors.data(), kCount);
        const auto [a, c, b] = points;
        const double variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
        EXPECT_NEAR(meanOf(factors), (a + b + c) / 3, 4 * std::sqrt(variance / kCount));
        EXPECT_NEAR(deviationOf(factors), std::sqrt(variance), 0.01 * std::sqrt(variance));
        EXPECT_NEAR(quantileOf(factors, 0.9), sampler.quantile(0.9), 0.01);
    }
}

TEST(SpreadSampler, pertFactorsHaveTheMeanOfTheirDefinition) {
    const SpreadSampler sampler({0.7, 1, 1.9}, SpreadShape::pert);
    auto factors = uniforms(4);
    sampler.factors(factors.data(), factors.data(), kCount);
    const double mean = (0.7 + 4 + 1.9) / 6;
    EXPECT_NEAR(meanOf(factors), mean, 0.003);
    // Variance of the beta distribution behind it: (mean - low)(high - mean) / 7.
    EXPECT_NEAR(deviationOf(factors), std::sqrt((mean - 0.7) * (1.9 - mean) / 7), 0.003);
}

TEST(SpreadSampler, lognormalFactorsHaveLowAndHighAsTheirOuterTenths) {
    const SpreadSampler sampler({0.8, 1, 1.6}, SpreadShape::lognormal);
    ASSERT_TRUE(sampler.takesNormals());
    EXPECT_NEAR(sampler.quantile(0.1), 0.8, 1e-12);
    EXPECT_NEAR(sampler.quantile(0.9), 1.6, 1e-12);
    EXPECT_NEAR(sampler.quantile(0.5), std::sqrt(0.8 * 1.6), 1e-12);
    auto factors = uniforms(5);
    uniformToNormal(factors.data(), kCount);
    sampler.factors(factors.data(), factors.data(), kCount);
    EXPECT_NEAR(quantileOf(factors, 0.1), 0.8, 0.01);
    EXPECT_NEAR(quantileOf(factors, 0.9), 1.6, 0.02);
    const double sigma = std::log(2.0) / (2 * 1.2815515655446004);
    EXPECT_NEAR(meanOf(factors), std::sqrt(0.8 * 1.6) * std::exp(sigma * sigma / 2), 0.005);
}

TEST(SpreadSampler, aSpreadOfNoWidthIsItsOneFigure) {
    for (const auto shape : {SpreadShape::triangular, SpreadShape::pert, SpreadShape::lognormal}) {
        const SpreadSampler sampler({1, 1, 1}, shape);
        const float u = 0.3F;
        float factor = 0;
        sampler.factors(&u, &factor, 1);
        EXPECT_EQ(factor, 1);
        EXPECT_EQ(sampler.quantile(0.2), 1);
    }
}

}  // namespace
}  // namespace spanwright::cost
