// SPDX-License-Identifier: MIT
#include "engine/base/counter_random.h"

#include <gtest/gtest.h>

namespace spanwright {
namespace {

TEST(CounterRandom, isUniformAndItsStreamsAreIndependent) {
    constexpr int kDraws = 200000;
    const CounterRandom a(1, 7);
    const CounterRandom b(1, 8);
    double sum = 0;
    double squares = 0;
    double product = 0;
    for (int n = 0; n < kDraws; ++n) {
        const double u = a.uniform(static_cast<std::uint64_t>(n));
        sum += u;
        squares += u * u;
        product += u * b.uniform(static_cast<std::uint64_t>(n));
    }
    EXPECT_NEAR(sum / kDraws, 1.0 / 2, 0.005);
    EXPECT_NEAR(squares / kDraws, 1.0 / 3, 0.005);
    EXPECT_NEAR(product / kDraws, 1.0 / 4, 0.005);
}

TEST(CounterRandom, drawsTriangularFiguresByTheirDistribution) {
    // F(likely) = (likely − low) / (high − low); F(x) = (x − low)² / (width × rise) below it.
    const ThreePoint<double> figure{2, 5, 12};
    EXPECT_DOUBLE_EQ(triangularQuantile(figure, 0.3), 5);
    EXPECT_DOUBLE_EQ(triangularQuantile(figure, 0), 2);
    EXPECT_NEAR(triangularQuantile(figure, 1), 12, 1e-12);
    EXPECT_NEAR(triangularQuantile(figure, 1.0 / 30), 3, 1e-12);
    EXPECT_DOUBLE_EQ(triangularQuantile({4, 4, 4}, 0.9), 4);
}

}  // namespace
}  // namespace spanwright
