// SPDX-License-Identifier: MIT
#include "engine/templates/expression.h"

#include <gtest/gtest.h>

namespace spanwright::templates {
namespace {

const Values kValues{{"n", 5.0}, {"name", std::string("Paris")}};

double number(std::string_view text) {
    const auto value = evaluate(text, kValues);
    EXPECT_TRUE(value) << value.error().text();
    return value ? std::get<double>(*value) : -1;
}

TEST(Expression, calculatesAsArithmeticDoes) {
    EXPECT_EQ(number("1 + 2 * 3"), 7);
    EXPECT_EQ(number("(1 + 2) * 3 - -4"), 13);
    EXPECT_EQ(number("2 - 3 - 4"), -5);
    EXPECT_EQ(number("7 % 4 + n / 2"), 5.5);
    EXPECT_EQ(number("min(3, n, 4) + max(1, 2) + ceil(0.2) + floor(1.9) + round(2.5) + abs(-1) + sqrt(9)"),
              3 + 2 + 1 + 1 + 3 + 1 + 3);
}

TEST(Expression, comparesAndChooses) {
    EXPECT_EQ(number("n > 4 && n <= 5 || 0"), 1);
    EXPECT_EQ(number("!(n == 5)"), 0);
    EXPECT_EQ(number("n < 3 ? 1 : n < 6 ? 2 : 3"), 2);
    EXPECT_EQ(number("name == 'Paris'"), 1);
    EXPECT_EQ(number("'a' != 'b'"), 1);
    EXPECT_EQ(*evaluate("n == 5 ? 'five' : 'other'", kValues), Value(std::string("five")));
    EXPECT_EQ(*evaluate("name + ' ' + (n + 1)", kValues), Value(std::string("Paris 6")));
}

TEST(Expression, putsValuesIntoTexts) {
    EXPECT_EQ(*interpolated("${name} ${n * 2}!", kValues), "Paris 10!");
    EXPECT_EQ(*interpolated("nothing", kValues), "nothing");
    EXPECT_FALSE(interpolated("${n", kValues));
}

TEST(Expression, refusesWhatIsNone) {
    for (const std::string_view broken :
         {"", "1 +", "(1", "1)", "x", "1 / 0", "1 % 0", "'a' * 2", "'a", "n < 'b'", "min()", "log(2)",
          "1 ? 2", "1e308 * 10", "1 2", "@", "sqrt(-1)", "1e999"}) {
        EXPECT_FALSE(evaluate(broken, kValues)) << broken;
    }
    EXPECT_FALSE(evaluate(std::string(100'000, '('), kValues));
    EXPECT_FALSE(evaluate(std::string(100'000, '-') + "1", kValues));
    EXPECT_NE(evaluate("speed * 2", kValues).error().message.find("\"speed\""), std::string::npos);
}

}  // namespace
}  // namespace spanwright::templates
