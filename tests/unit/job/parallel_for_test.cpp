// SPDX-License-Identifier: MIT
#include "engine/job/parallel_for.h"

#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace spanwright::job {
namespace {

TEST(ParallelFor, visitsEveryIndexOnceForAnyNumberOfThreads) {
    for (const int threads : {0, 1, 2, 7}) {
        std::vector<int> visits(1000, 0);
        parallelFor(visits.size(), threads, [&](std::size_t index) { ++visits[index]; });
        EXPECT_EQ(visits, std::vector<int>(1000, 1)) << threads;
    }
    parallelFor(0, 0, [](std::size_t) { FAIL(); });
}

TEST(ParallelFor, handsOnExceptions) {
    EXPECT_THROW(parallelFor(10, 2, [](std::size_t) { throw std::runtime_error("no"); }), std::runtime_error);
}

}  // namespace
}  // namespace spanwright::job
