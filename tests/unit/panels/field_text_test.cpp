// SPDX-License-Identifier: MIT
#include "app/panels/model/field_text.h"

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

constexpr FieldInfo kCapacity{
    .key = "capacity_mbps", .label = "Capacity", .unit = Unit::megabitsPerSecond, .min = 0};
constexpr FieldInfo kShare{.key = "share", .label = "Share", .unit = Unit::percent, .min = 0, .max = 100};

TEST(FieldText, readsBackWhatItWrites) {
    for (const double value : {0.0, 0.1, 1000.0, 1e-7, 123456.789, 1.0 / 3}) {
        double read = -1;
        ASSERT_TRUE(readField(kCapacity, fieldText(value), read)) << fieldText(value);
        EXPECT_EQ(read, value);
    }
}

TEST(FieldText, takesLettersAndGroupsInBandwidths) {
    double value = 0;
    ASSERT_TRUE(readField(kCapacity, "10G", value));
    EXPECT_DOUBLE_EQ(value, 10000);
    ASSERT_TRUE(readField(kCapacity, "2.5 g", value));
    EXPECT_DOUBLE_EQ(value, 2500);
    ASSERT_TRUE(readField(kCapacity, "512k", value));
    EXPECT_DOUBLE_EQ(value, 0.512);
    ASSERT_TRUE(readField(kCapacity, "12 000", value));
    EXPECT_DOUBLE_EQ(value, 12000);
}

TEST(FieldText, readsListsOfFigures) {
    std::vector<double> values;
    ASSERT_TRUE(readField(kCapacity, "10G; 400;", values));
    EXPECT_EQ(values, (std::vector<double>{10000, 400}));
    EXPECT_EQ(fieldText(values), "10000; 400");
    EXPECT_FALSE(readField(kCapacity, "1; -1", values));
    EXPECT_EQ(values.size(), 2U);
    ASSERT_TRUE(readField(kCapacity, " ", values));
    EXPECT_TRUE(values.empty());
}

TEST(FieldText, takesNoLettersInOtherFigures) {
    double value = 7;
    EXPECT_FALSE(readField(kShare, "10G", value));
    EXPECT_EQ(value, 7);
}

TEST(FieldText, refusesWhatIsOutOfRangeAndSaysTheRange) {
    double value = 7;
    const auto done = readField(kShare, "101", value);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().message, "between 0 and 100");
    EXPECT_EQ(value, 7);
    EXPECT_EQ(readField(kCapacity, "-1", value).error().message, "at least 0");
}

TEST(FieldText, refusesWhatIsNoNumber) {
    double value = 7;
    for (const char* text : {"", "abc", "1.2.3", "nan", "inf", "1e999", "5 %"})
        EXPECT_FALSE(readField(kShare, text, value)) << text;
    int whole = 3;
    EXPECT_FALSE(readField(kShare, "1.5", whole));
    EXPECT_FALSE(readField(kShare, "99999999999", whole));
    EXPECT_EQ(whole, 3);
}

TEST(FieldText, readsAnEmptyBoxAsAnAbsentValue) {
    std::optional<double> value = 5;
    ASSERT_TRUE(readField(kShare, "  ", value));
    EXPECT_FALSE(value);
    ASSERT_TRUE(readField(kShare, "12", value));
    EXPECT_EQ(value, 12);
    EXPECT_FALSE(readField(kShare, "1200", value));
    EXPECT_EQ(value, 12);
    EXPECT_EQ(fieldText(std::optional<double>()), "");
}

TEST(FieldText, keepsAmountsExact) {
    Decimal price;
    ASSERT_TRUE(
        readField({.key = "price", .label = "Price", .unit = Unit::money, .min = 0}, "1 250.10", price));
    EXPECT_EQ(price.micros(), 1'250'100'000);
    EXPECT_EQ(fieldText(price), "1250.1");
}

TEST(FieldText, readsListsOfTextsWithoutTheSpacesAroundThem) {
    std::vector<std::string> values{"old"};
    ASSERT_TRUE(readField({.key = "l", .label = "L"}, " zones;; shared risk ;", values));
    EXPECT_EQ(values, (std::vector<std::string>{"zones", "shared risk"}));
    EXPECT_EQ(fieldText(values), "zones; shared risk");
}

TEST(FieldText, readsDatesAndCurrencies) {
    Date date;
    ASSERT_TRUE(readField({.key = "d", .label = "D"}, "2028-02-29", date));
    EXPECT_EQ(date, Date(2028, 2, 29));
    EXPECT_FALSE(readField({.key = "d", .label = "D"}, "2027-02-29", date));
    Currency currency;
    ASSERT_TRUE(readField({.key = "c", .label = "C"}, "JPY", currency));
    EXPECT_EQ(currency.code(), "JPY");
    EXPECT_FALSE(readField({.key = "c", .label = "C"}, "yen", currency));
}

TEST(FieldText, namesTheCurrencyInUnitsOfMoney) {
    const Currency yen = Currency::parse("JPY").value();
    EXPECT_EQ(unitText({.key = "a", .label = "A", .unit = Unit::moneyPerMonth}, yen), "JPY a month");
    EXPECT_EQ(unitText(kCapacity, yen), "Mbit/s");
}

}  // namespace
}  // namespace spanwright::app
