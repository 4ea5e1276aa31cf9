// SPDX-License-Identifier: MIT
#include "engine/templates/expand.h"

#include "tests/unit/templates/template_support.h"

#include <gtest/gtest.h>

namespace spanwright::templates {
namespace {

Result<Expanded> expandedRow(const std::string& text, const Values& given = {}) {
    const Template row = *templateFromJson(text, "row.json");
    return expanded(row, *completeValues(row, given));
}

std::size_t countOf(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

TEST(Expand, writesOutLoopsConditionsAndExpressions) {
    const auto elements = expandedRow(kRow);
    ASSERT_TRUE(elements) << elements.error().text();
    EXPECT_EQ(countOf(elements->members, "access-switch"), 3U);
    EXPECT_NE(elements->members.find("\"name\": \"Switch 3\""), std::string::npos);
    EXPECT_NE(elements->members.find("\"x\": 360"), std::string::npos);
    EXPECT_NE(elements->members.find("\"to\": \"sw-3\""), std::string::npos);
    EXPECT_EQ(elements->items, (std::set<std::string>{"acc-48p"}));
    EXPECT_EQ(countOf(expandedRow(kRow, {{"chained", 0.0}})->members, "links"), 0U);
}

TEST(Expand, textsOfParametersStayTexts) {
    const auto elements = expandedRow(kRow, {{"site", std::string("\"${count}\" = \\ ü")}});
    ASSERT_TRUE(elements);
    EXPECT_NE(elements->members.find(R"("\"${count}\" = \\ ü")"), std::string::npos) << elements->members;
}

TEST(Expand, namesThePlaceOfWhatCannotBeWorkedOut) {
    const auto unknown = expandedRow(rowWith("=i * 120", "=j * 120"));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().where.substr(0, 12), "row.json:16:");
    EXPECT_NE(unknown.error().message.find("\"j\""), std::string::npos);
    EXPECT_FALSE(
        expandedRow(rowWith("\"for\": {\"i\": \"count\"}", "\"for\": {\"i\": \"count * 1000000\"}")));
    EXPECT_FALSE(expandedRow(rowWith("\"for\": {\"i\": \"count\"}", "\"for\": {\"i\": \"'many'\"}")));
    EXPECT_FALSE(
        expandedRow(rowWith("\"for\": {\"i\": \"count\"}", "\"for\": {\"i\": \"40000\", \"j\": \"40000\"}")));
}

}  // namespace
}  // namespace spanwright::templates
