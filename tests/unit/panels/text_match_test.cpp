// SPDX-License-Identifier: MIT
#include "app/panels/model/text_match.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

TEST(TextMatch, closerAnswersComeFirst) {
    // Each is a worse answer to "core" than the one before.
    constexpr std::array<std::string_view, 6> kTexts{
        "core", "core 1", "core switch of london", "lon core 1", "lon core 1 backup", "lonscore"};
    for (std::size_t i = 1; i < kTexts.size(); ++i)
        EXPECT_GT(matchScore(kTexts[i - 1], "core"), matchScore(kTexts[i], "core")) << kTexts[i];
    EXPECT_GT(matchScore("lonscore", "core"), 0);
    EXPECT_EQ(matchScore("london", "core"), 0);
}

TEST(TextMatch, wordsMayStandInAnyOrderButAllMustBeThere) {
    EXPECT_GT(matchScore("frankfurt edge router", "router frank"), 0);
    EXPECT_EQ(matchScore("frankfurt edge router", "router london"), 0);
}

TEST(TextMatch, initialsFindWhatIsCalledByLongWords) {
    EXPECT_GT(matchScore("single points of failure", "spof"), 0);
    EXPECT_GT(matchScore("align left edges", "ale"), 0);
    // Letters that are merely there somewhere are no answer.
    EXPECT_EQ(matchScore("the quick brown fox jumps", "hirwx"), 0);
    EXPECT_EQ(matchScore("cost", "z"), 0);
}

TEST(TextMatch, nothingTypedMatchesAllAlike) {
    EXPECT_EQ(matchScore("a", ""), matchScore("something longer", ""));
    EXPECT_GT(matchScore("", ""), 0);
}

TEST(TextMatch, noTextIsTooLong) {
    const std::string longText = "core " + std::string(100'000, 'x');
    EXPECT_GT(matchScore(longText, "core"), matchScore(longText + " edge", "edge"));
    EXPECT_GT(matchScore(longText, "core"), 0);
}

}  // namespace
}  // namespace spanwright::app
