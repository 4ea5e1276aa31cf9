// SPDX-License-Identifier: MIT
#include "engine/templates/template.h"

#include "tests/unit/templates/template_support.h"

#include <gtest/gtest.h>

namespace spanwright::templates {
namespace {

TEST(Template, readsParametersWithTheirRanges) {
    const auto read = templateFromJson(kRow, "row.json");
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->key, "row");
    ASSERT_EQ(read->parameters.size(), 4U);
    EXPECT_EQ(read->parameters[0].initial, Value(3.0));
    EXPECT_EQ(read->parameters[0].max, 9);
    EXPECT_EQ(read->parameters[1].options[1].label, "10G");
    EXPECT_EQ(read->parameters[2].initial, Value(1.0));
    EXPECT_EQ(read->parameter("site")->initial, Value(std::string("Hall")));
    EXPECT_EQ(read->parameter("none"), nullptr);
}

TEST(Template, workedOutValuesAreCheckedAgainstRangesAndConditions) {
    const Template row = *templateFromJson(kRow, "row.json");
    EXPECT_EQ(completeValues(row, {})->at("links"), Value(2.0));
    EXPECT_EQ(completeValues(row, {{"chained", 0.0}})->at("links"), Value(0.0));
    for (const auto& [key, value] : {std::pair<std::string, Value>{"count", 0.0},
                                     {"count", 10.0},
                                     {"count", 2.5},
                                     {"count", std::string("many")},
                                     {"speed", 25000.0},
                                     {"chained", 2.0},
                                     {"site", std::string(500, 'x')}}) {
        const auto refused = completeValues(row, {{key, value}});
        ASSERT_FALSE(refused) << key;
        EXPECT_EQ(refused.error().where, key);
        EXPECT_EQ(refused.error().code, Code::invalidValue);
    }
    EXPECT_EQ(completeValues(row, {{"count", 12.0}}).error().message,
              "Switches is 12; expected 1 to 9 pieces");
    EXPECT_EQ(completeValues(row, {{"count", 9.0}, {"speed", 10000.0}}).error().message,
              "9 at 10000 are too many");
    EXPECT_EQ(completeValues(row, {{"colour", 1.0}}).error().code, Code::notFound);
}

TEST(Template, readsWhatAPersonTypes) {
    const Template row = *templateFromJson(kRow, "row.json");
    EXPECT_EQ(*readValue(row.parameters[0], "7"), Value(7.0));
    EXPECT_EQ(*readValue(row.parameters[2], "no"), Value(0.0));
    EXPECT_EQ(*readValue(row.parameters[3], "42"), Value(std::string("42")));
    for (const char* typed : {"", "seven", "7x", "nan", "inf", "1e400"})
        EXPECT_FALSE(readValue(row.parameters[0], typed)) << typed;
}

struct Broken {
    const char* what;
    const char* by;
    const char* message;
};

class BrokenTemplate : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenTemplate, isRefusedWithItsPlace) {
    const auto read = templateFromJson(rowWith(GetParam().what, GetParam().by), "row.json");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().where.substr(0, 9), "row.json:") << read.error().text();
    EXPECT_NE(read.error().text().find(GetParam().message), std::string::npos) << read.error().text();
}

INSTANTIATE_TEST_SUITE_P(
    Templates, BrokenTemplate,
    ::testing::Values(Broken{"spanwright-template", "other", "expected a template"},
                      Broken{"\"version\": 1", "\"version\": 9", "version"},
                      Broken{"\"id\": \"row\", ", "", "\"id\" is missing"},
                      Broken{"\"kind\": \"whole\"", "\"kind\": \"colour\"", "expected whole"},
                      Broken{"\"default\": 3, ", "", "\"default\" is missing"},
                      Broken{"\"default\": 3", "\"default\": 99", "expected 1 to 9"},
                      Broken{"\"id\": \"speed\"", "\"id\": \"count\"", "a second parameter"},
                      Broken{"\"sites\"", "\"phases\"", "no kind of element"},
                      Broken{"\"elements\"", "\"element\"", "\"elements\" is missing"},
                      Broken{"\"id\": \"row\"", "\"layout\": \"spiral\", \"id\": \"row\"", "hierarchical"}));

}  // namespace
}  // namespace spanwright::templates
