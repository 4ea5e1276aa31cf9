// SPDX-License-Identifier: MIT
#include "engine/proposals/hitting_set.h"

#include <algorithm>
#include <limits>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::proposals {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

HittingSetProblem randomProblem(unsigned seed, int items, int clauses) {
    std::mt19937 random(seed);
    HittingSetProblem problem;
    for (int item = 0; item < items; ++item)
        problem.weights.push_back(1 + random() % 20);
    for (int clause = 0; clause < clauses; ++clause) {
        std::vector<int> members;
        while (members.empty()) {
            for (int item = 0; item < items; ++item) {
                if (random() % 4 == 0) members.push_back(item);
            }
        }
        problem.clauses.push_back(std::move(members));
    }
    return problem;
}

bool hits(const HittingSetProblem& problem, const std::vector<int>& items) {
    return std::all_of(problem.clauses.begin(), problem.clauses.end(), [&](const auto& clause) {
        return std::any_of(items.begin(), items.end(), [&](int item) {
            return std::find(clause.begin(), clause.end(), item) != clause.end();
        });
    });
}

TEST(HittingSet, takesTheLightestItemThatHitsAll) {
    const HittingSet set = hittingSet({{5, 3, 4}, {{0, 1}, {0, 2}}});
    EXPECT_THAT(set.items, ElementsAre(0));
    EXPECT_EQ(set.weight, 5);
    EXPECT_EQ(set.lowerBound, 5);
}

TEST(HittingSet, ofNoClauseIsEmpty) {
    const HittingSet set = hittingSet({{5, 3}, {}});
    EXPECT_THAT(set.items, IsEmpty());
    EXPECT_EQ(set.lowerBound, 0);
}

TEST(HittingSet, isTheBestOfAllSubsets) {
    for (unsigned seed = 1; seed <= 3000; ++seed) {
        const int items = 1 + static_cast<int>(seed % 11);
        const HittingSetProblem problem = randomProblem(seed, items, static_cast<int>(seed % 14));
        std::int64_t best = std::numeric_limits<std::int64_t>::max();
        for (unsigned subset = 0; subset < 1U << items; ++subset) {
            std::vector<int> chosen;
            std::int64_t weight = 0;
            for (int item = 0; item < items; ++item) {
                if ((subset >> item & 1U) == 0) continue;
                chosen.push_back(item);
                weight += problem.weights[static_cast<std::size_t>(item)];
            }
            if (weight < best && hits(problem, chosen)) best = weight;
        }
        const HittingSet set = hittingSet(problem);
        EXPECT_TRUE(hits(problem, set.items)) << "seed " << seed;
        EXPECT_EQ(set.weight, best) << "seed " << seed;
        EXPECT_EQ(set.lowerBound, best) << "seed " << seed;
    }
}

TEST(HittingSet, givesAGoodSetAndABoundWhenTheBranchesRunOut) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const HittingSetProblem problem = randomProblem(seed, 40, 60);
        const HittingSet proved = hittingSet(problem);
        const HittingSet quick = hittingSet(problem, 1);
        EXPECT_TRUE(hits(problem, quick.items));
        EXPECT_LE(quick.lowerBound, proved.weight);
        EXPECT_GE(quick.weight, proved.weight);
        EXPECT_EQ(proved.lowerBound, proved.weight);
    }
}

}  // namespace
}  // namespace spanwright::proposals
