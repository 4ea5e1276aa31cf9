// SPDX-License-Identifier: MIT
#include "engine/cost/lease_or_buy.h"

#include "engine/cost/finance.h"
#include "tests/unit/cost/cost_builder.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::certain;
using test::CostBuilder;
using test::decimal;

class LeaseOrBuy : public testing::Test {
  protected:
    /// Ordered in January, in service from 8 February.
    LeaseOrBuy() {
        phase_ = build_.phase("p1", 1, Date(2027, 1, 4), 25);
        build_.package("order", phase_, WorkPackageKind::procurement, Date(2027, 1, 4), 1);
        site_ = build_.site("hq");
        policy().leaseTermMonths = 180;
        policy().leaseRatePercentPerYear = decimal("7.5");
    }
    CostPolicy& policy() { return build_.project().costPolicy; }

    CostBuilder build_;
    PhaseId phase_;
    SiteId site_;
};

TEST_F(LeaseOrBuy, paysThePublishedAnnuityAndIsWorthThePriceAtTheLeasesOwnRate) {
    // 200 000 over 180 months at 7.5 %/12: 1 854.0247200054619 a month.
    build_.device(build_.itemAt("router", "200000"), site_, {phase_, {}});
    policy().discountRatePercentPerYear = decimal("7.5");
    const CostReport report = build_.cost();
    ASSERT_EQ(report.leases.options.size(), 1U);
    const LeaseOption& option = report.leases.options.front();
    EXPECT_EQ(option.payment.text(), "1854.02472");
    EXPECT_EQ(option.months, 180);
    EXPECT_EQ(option.leased.monthsSince(option.ordered), 1)
        << "the first payment falls a month after the order";
    EXPECT_EQ(option.buy.text(), "200000.00");
    EXPECT_EQ(option.lease.text(), "333723.60");  // 180 × 1 854.02
    EXPECT_EQ(option.presentBuy.text(), "200000.00");
    // Rounded to the cent every month; the exact payments are worth the price at their own rate.
    EXPECT_NEAR(option.presentLease.toDouble(), 200000, 180 * 0.005);
}

TEST_F(LeaseOrBuy, countsWhatTheBillCountsWhicheverIsChosen) {
    const DeviceId device = build_.device(build_.itemAt("router", "1200"), site_, {phase_, {}}, 3);
    policy().leaseTermMonths = 6;
    policy().leaseBuyoutPercent = decimal("10");
    policy().leaseRatePercentPerYear = decimal("6");
    const CostReport bought = build_.cost();
    build_.change(build_.project().design.devices, device,
                  [](Device& row) { row.financing = Financing::lease; });
    const CostReport leased = build_.cost();
    EXPECT_EQ(bought.leases.options.front().chosen, Financing::purchase);
    EXPECT_EQ(leased.leases.options.front().chosen, Financing::lease);
    EXPECT_EQ(bought.leases.buy, leased.leases.buy);
    EXPECT_EQ(bought.leases.lease, leased.leases.lease);
    // The lease ends inside the horizon: the totals of both budgets differ by the answer.
    EXPECT_EQ(leased.total - bought.total, bought.leases.lease - bought.leases.buy);
    EXPECT_EQ(leased.presentValue - bought.presentValue,
              bought.leases.presentLease - bought.leases.presentBuy);
    EXPECT_EQ(leased.leases.options.front().buyout.text(), "120");
}

TEST_F(LeaseOrBuy, keepsNothingThatLeavesBeforeTheLeaseEnds) {
    const PhaseId second = build_.phase("p2", 2, Date(2027, 6, 7), 5);
    const auto item = build_.item("router", [](CatalogueItem& row) {
        row.price = certain("1000");
        row.decommissioningCreditPercent = decimal("20");
    });
    build_.device(item, site_, {phase_, second});
    policy().leaseBuyoutPercent = decimal("10");
    const LeaseOption option = build_.cost().leases.options.at(0);
    EXPECT_TRUE(option.buyout.isZero());
    EXPECT_EQ(option.credit.text(), "-200.00");
    EXPECT_EQ(option.buy.text(), "800.00");
}

TEST_F(LeaseOrBuy, addsUpToTheCentAndLeavesOutWhatIsNotBought) {
    build_.device(build_.itemAt("a", "333.33"), site_, {phase_, {}}, 7);
    build_.device(build_.itemAt("b", "77.77"), {}, {phase_, {}}, 3);
    build_.device(build_.itemAt("there", "50"), site_);  // in service before the first phase
    policy().discountRatePercentPerYear = decimal("5");
    const LeaseComparison leases = build_.cost().leases;
    ASSERT_EQ(leases.options.size(), 2U);
    EXPECT_EQ(leases.buy, leases.options[0].buy + leases.options[1].buy);
    EXPECT_EQ(leases.lease, leases.options[0].lease + leases.options[1].lease);
    EXPECT_EQ(leases.presentLease, leases.options[0].presentLease + leases.options[1].presentLease);
    EXPECT_EQ(leases.buy.text(), "2566.62");
}

}  // namespace
}  // namespace spanwright::cost
