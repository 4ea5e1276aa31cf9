// SPDX-License-Identifier: MIT
#include "engine/geo/folded_text.h"

#include <gtest/gtest.h>

namespace spanwright::geo {
namespace {

TEST(FoldedText, takesMarksOffLatinLetters) {
    EXPECT_EQ(folded("Zürich"), "zurich");
    EXPECT_EQ(folded("Łódź"), "lodz");
    EXPECT_EQ(folded("São Paulo"), "sao paulo");
    EXPECT_EQ(folded("Ørsta, Ærø, Straße, Þingvellir"), "orsta aero strasse thingvellir");
    EXPECT_EQ(folded("Đà Nẵng"), "da nang");
    EXPECT_EQ(folded("ÅÄÖåäö ŞşĞğİı Œuvre"), "aaoaao ssggii oeuvre");
    EXPECT_EQ(folded("Cafe\xCC\x81"), "cafe");  // a letter and a combining accent
}

TEST(FoldedText, joinsPunctuationAndBlanks) {
    EXPECT_EQ(folded("  Winston-Salem "), "winston salem");
    EXPECT_EQ(folded("Xi’an"), "xi an");
    EXPECT_EQ(folded("St. John's"), "st john s");
    EXPECT_EQ(folded("-, .!"), "");
    EXPECT_EQ(folded(""), "");
}

TEST(FoldedText, keepsOtherScriptsInSmallLetters) {
    EXPECT_EQ(folded("МОСКВА"), "москва");
    EXPECT_EQ(folded("ΑΘΗΝΑ"), "αθηνα");
    EXPECT_EQ(folded("東京"), "東京");
    EXPECT_EQ(folded("القاهرة"), "القاهرة");
}

TEST(FoldedText, leavesBrokenUtf8Out) {
    EXPECT_EQ(folded("a\xFF"
                     "b\xC3"),
              "ab");
    EXPECT_EQ(folded("\x80\x80z\xE2\x82"), "z");
    EXPECT_EQ(folded("x\xF0\x9F"), "x");
}

}  // namespace
}  // namespace spanwright::geo
