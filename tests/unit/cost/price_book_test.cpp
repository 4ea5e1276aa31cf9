// SPDX-License-Identifier: MIT
#include "engine/cost/price_book.h"

#include "tests/unit/cost/cost_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::certain;
using test::CostBuilder;
using test::decimal;
using testing::HasSubstr;

TEST(PriceBook, convertsWithTheLatestRateThatIsKnownAtTheStart) {
    CostBuilder build;
    const auto item = build.item("router", [](CatalogueItem& row) {
        row.currency = "USD";
        row.price = certain("1000");
    });
    const auto priceWith = [&](const std::vector<ExchangeRate>& rates) {
        build.project().costPolicy.exchangeRates = rates;
        Arithmetic arithmetic;
        PriceBook book(build.project(), arithmetic);
        return book.price(*book.find(item), book.start()).text();
    };
    const ExchangeRate old{"USD", decimal("0.8"), Date(2025, 1, 1)};
    const ExchangeRate latest{"USD", decimal("0.9"), Date(2027, 1, 4)};
    const ExchangeRate soon{"USD", decimal("0.95"), Date(2027, 2, 1)};
    const ExchangeRate later{"USD", decimal("0.99"), Date(2027, 3, 1)};
    const ExchangeRate other{"GBP", decimal("1.2"), Date(2027, 1, 4)};
    EXPECT_EQ(priceWith({old, latest, soon, later, other}), "900");
    EXPECT_EQ(priceWith({later, soon, latest, old}), "900");
    EXPECT_EQ(priceWith({later, other, soon}), "950");
    EXPECT_EQ(priceWith({soon, later}), "950");
}

TEST(PriceBook, listsAllRatesThatAreMissing) {
    CostBuilder build;
    for (const auto* currency : {"USD", "GBP", "USD", "EUR", ""}) {
        const auto n = std::to_string(build.project().lastId);
        build.device(build.item("item-" + n, [&](CatalogueItem& row) { row.currency = currency; }));
    }
    // Priced in a currency without a rate, but used by nothing.
    build.item("unused", [](CatalogueItem& row) { row.currency = "CHF"; });
    const auto report = build.tryCost();
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, Code::unpriced);
    EXPECT_THAT(report.error().message, HasSubstr("GBP (item-2), USD (item-0, item-4)"));
    EXPECT_THAT(report.error().message, testing::Not(HasSubstr("CHF")));
}

TEST(PriceBook, knowsNoItemThatTheCatalogueHasNot) {
    CostBuilder build;
    Arithmetic arithmetic;
    PriceBook book(build.project(), arithmetic);
    EXPECT_EQ(book.find({}), nullptr);
    EXPECT_EQ(book.find(CatalogueItemId{99}), nullptr);
}

}  // namespace
}  // namespace spanwright::cost
