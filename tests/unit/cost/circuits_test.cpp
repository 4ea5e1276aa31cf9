// SPDX-License-Identifier: MIT
#include "engine/cost/inventory.h"
#include "tests/unit/cost/cost_builder.h"

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::certain;
using test::CostBuilder;
using test::decimal;
using test::line;

const Date kStart(2027, 1, 4);

/// Two ends, one at a site; phases that are in service from 9 January and from 5 June 2027.
class Circuits : public testing::Test {
  protected:
    CostBuilder build_;
    PhaseId first_ = build_.phase("p1", 1, kStart, 5);
    PhaseId second_ = build_.phase("p2", 2, Date(2027, 5, 31), 5);
    SiteId site_ = build_.site("leeds");
    DeviceId edge_ = build_.device({}, site_);
    DeviceId provider_ = build_.device({});
    CatalogueItemId item_ = build_.item("mpls", [](CatalogueItem& row) {
        row.category = ItemCategory::circuit;
        row.price = certain("500");
        row.monthlyPrice = certain("100.005");
    });
};

TEST_F(Circuits, costSetUpAndEveryMonthTimesMembers) {
    build_.link(edge_, provider_, [&](Link& row) {
        row.item = item_;
        row.memberCount = 2;
        row.lifetime = {first_, second_};
    });
    const CostReport report = build_.cost();
    EXPECT_EQ(line(report, ": set-up").total.text(), "1000.00");
    const BomLine& monthly = line(report, ": monthly price");
    EXPECT_EQ(monthly.quantity.text(), "2");
    EXPECT_EQ(monthly.from.text(), "2027-01");
    EXPECT_EQ(monthly.until.text(), "2027-07");  // its last day in service is 4 June
    EXPECT_EQ(monthly.total.text(), "1200.06");  // 6 × 200.01
    EXPECT_EQ(report.bySite.at("leeds").text(), "2200.06");
}

TEST_F(Circuits, useNegotiatedPrices) {
    build_.link(edge_, provider_, [&](Link& row) {
        row.item = item_;
        row.monthlyPrice = decimal("80");
        row.setupPrice = decimal("0");
        row.lifetime.enters = first_;
    });
    const CostReport report = build_.cost();
    EXPECT_EQ(report.capex.text(), "0.00");
    EXPECT_EQ(report.opex.text(), "960.00");
}

TEST_F(Circuits, arePaidToTheEndOfTheirTermWithinTheHorizon) {
    const auto opexWithTerm = [&](int months) {
        CostBuilder build = build_;
        build.link(edge_, provider_, [&](Link& row) {
            row.item = item_;
            row.monthlyPrice = decimal("100");
            row.termMonths = months;
            row.lifetime = {first_, second_};
        });
        return build.cost().opex.text();
    };
    EXPECT_EQ(opexWithTerm(0), "600.00");
    EXPECT_EQ(opexWithTerm(3), "600.00");
    EXPECT_EQ(opexWithTerm(9), "900.00");
    EXPECT_EQ(opexWithTerm(36), "1200.00");
}

TEST_F(Circuits, takeTheTermOfTheirItem) {
    build_.change(build_.project().catalogue, item_, [](CatalogueItem& row) { row.termMonths = 12; });
    build_.link(edge_, provider_, [&](Link& row) {
        row.item = item_;
        row.monthlyPrice = decimal("100");
        row.lifetime = {first_, second_};
    });
    EXPECT_EQ(build_.cost().opex.text(), "1200.00");
}

TEST_F(Circuits, thatAreThereAlreadyAreBoundByNoTerm) {
    build_.link(edge_, provider_, [&](Link& row) {
        row.monthlyPrice = decimal("100");
        row.termMonths = 36;
        row.lifetime.leaves = second_;
    });
    const CostReport report = build_.cost();
    EXPECT_EQ(report.opex.text(), "600.00");
    EXPECT_EQ(report.capex.text(), "0.00");
}

TEST_F(Circuits, withoutAPriceCostNothing) {
    build_.link(edge_, provider_, [&](Link& row) { row.lifetime.enters = first_; });
    EXPECT_TRUE(build_.cost().bom.empty());
}

TEST_F(Circuits, betweenTwoSitesBelongToNoOne) {
    const auto other = build_.device({}, build_.site("york"));
    build_.link(edge_, other, [&](Link& row) { row.monthlyPrice = decimal("1"); });
    EXPECT_EQ(build_.cost().bySite.at("").text(), "12.00");
}

}  // namespace
}  // namespace spanwright::cost
