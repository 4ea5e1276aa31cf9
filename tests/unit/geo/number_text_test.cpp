// SPDX-License-Identifier: MIT
#include "engine/geo/number_text.h"

#include <random>

#include <gtest/gtest.h>

namespace spanwright::geo {
namespace {

TEST(NumberText, writesSmallNumbersAsOneCharacter) {
    for (std::int64_t value = -16; value < 16; ++value) {
        std::string text;
        appendNumber(text, value);
        EXPECT_EQ(text.size(), 1U) << value;
    }
    std::string text;
    appendNumber(text, 0);
    appendNumber(text, -1);
    appendNumber(text, 16);  // 32: nothing in the lowest five bits, one above
    EXPECT_EQ(text, "01W1");
}

TEST(NumberText, readsWhatItWrote) {
    std::mt19937_64 random(7);
    std::vector<std::int64_t> values{0, (1LL << 58) - 1, -(1LL << 58)};
    for (int i = 0; i < 2'000; ++i) {
        const int bits = static_cast<int>(random() % 58);
        values.push_back(static_cast<std::int64_t>(random() % (1ULL << bits)) * (i % 2 == 0 ? 1 : -1));
    }
    std::string text;
    for (const std::int64_t value : values)
        appendNumber(text, value);
    std::string_view rest = text;
    for (const std::int64_t value : values)
        EXPECT_EQ(takeNumber(rest), value);
    EXPECT_TRUE(rest.empty());
}

TEST(NumberText, refusesWhatIsNoNumber) {
    for (const std::string_view wrong : {"", "W", "!", "W!", "~", "\xFF", "__________________"}) {
        std::string_view text = wrong;
        EXPECT_FALSE(takeNumber(text).has_value()) << wrong;
    }
}

}  // namespace
}  // namespace spanwright::geo
