// SPDX-License-Identifier: MIT
#include "engine/io/csv_text.h"

#include <gtest/gtest.h>

namespace spanwright {
namespace {

TEST(CsvText, putsAnApostropheBeforeWhatASpreadsheetWouldRun) {
    for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\tname", "  =1+1"})
        EXPECT_EQ(io::guarded(text), std::string("'") + text);
    for (const char* text : {"", "core", "1-2", "a=b", "'quoted'", " name", "'", "''"})
        EXPECT_EQ(io::guarded(text), text);
}

TEST(CsvText, givesBackEveryTextAsItWas) {
    for (const char* text :
         {"", "core", "=1+1", "'=1+1", "''=1+1", "'", "'x", "'\t", "-", "@", " -5", "' -5"}) {
        EXPECT_EQ(io::unguarded(io::guarded(text)), text);
        if (std::string(text) != "''=1+1" && std::string(text) != "'=1+1" && std::string(text) != "'\t" &&
            std::string(text) != "' -5") {
            EXPECT_EQ(io::unguarded(text), text) << "text of others is not touched unless it is guarded";
        }
    }
}

TEST(CsvText, quotesFieldsAsRfc4180Does) {
    EXPECT_EQ(io::csvRecord({"a", "b c", "", "1.5"}), "a,b c,,1.5\r\n");
    EXPECT_EQ(io::csvRecord({"a,b", "say \"hi\"", "two\nlines", " blank "}),
              "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" blank \"\r\n");
}

}  // namespace
}  // namespace spanwright
