// SPDX-License-Identifier: MIT
#include "engine/analysis/price_change.h"

#include "engine/analysis/compare.h"
#include "engine/design/queries.h"

#include <memory>

#include <gtest/gtest.h>

namespace spanwright {
namespace {

/// Two routers that a third joins, with traffic from the first to the last; a circuit that costs.
class PriceChangeTest : public testing::Test {
  protected:
    PriceChangeTest() {
        Phase phase;
        phase.id = project_.newId<PhaseId>();
        phase.key = "p1";
        project_.design.phases.put(phase);
        phase_ = phase.id;
        CatalogueItem item;
        item.id = project_.newId<CatalogueItemId>();
        item.key = "circuit";
        item.category = ItemCategory::circuit;
        item.price = ThreePoint<Decimal>::certain(Decimal::fromInteger(14200));
        item.monthlyPrice = ThreePoint<Decimal>::certain(Decimal::fromInteger(310));
        project_.catalogue.put(item);
        item_ = item.id;
        for (DeviceId* id : {&a_, &b_, &c_}) {
            Device device;
            device.id = *id = project_.newId<DeviceId>();
            device.key = "device-" + std::to_string(device.id.value);
            project_.design.devices.put(device);
        }
        link(a_, b_);
        link(b_, c_);
        Demand demand;
        demand.id = project_.newId<DemandId>();
        demand.key = "demand";
        demand.from = a_;
        demand.to = c_;
        demand.mbps = 10;
        project_.design.demands.put(demand);
        schedule_ = plan::schedule(project_, {.trials = 0}).value();
    }

    Link link(DeviceId from, DeviceId to) {
        Link row;
        row.id = project_.newId<LinkId>();
        row.key = "link-" + std::to_string(row.id.value);
        row.from.device = from;
        row.to.device = to;
        project_.design.links.put(row);
        return row;
    }

    Project project_;
    PhaseId phase_;
    CatalogueItemId item_;
    DeviceId a_, b_, c_;
    plan::Schedule schedule_;
};

TEST_F(PriceChangeTest, tellsMoneyAndWeakPlacesOfALinkBeforeItIsMade) {
    const auto preview =
        PricePreview::of(std::make_shared<const Project>(project_), schedule_, phase_).value();
    Link direct = link(a_, c_);
    direct.item = item_;
    direct.lifetime.enters = phase_;
    project_.design.links.put(direct);
    const PriceChange change = preview.change(project_).value();
    EXPECT_EQ(change.capex.text(), "14200.00");
    EXPECT_EQ(change.opexPerMonth.text(), "310.00");
    EXPECT_EQ(change.total.text(), "32800.00");  // 14 200 + 60 × 310
    EXPECT_EQ(change.singlePointsOfFailure, -3);
    EXPECT_EQ(change.text(), "+ EUR 14 200 capex, + 310 a month, − 3 single points of failure");
}

TEST_F(PriceChangeTest, saysSoWhereNothingChanges) {
    const auto preview =
        PricePreview::of(std::make_shared<const Project>(project_), schedule_, phase_).value();
    EXPECT_EQ(preview.change(project_).value().text(), "no change in cost");
}

TEST_F(PriceChangeTest, namesWhatHasNoPriceInsteadOfCountingItAsNothing) {
    const auto before = std::make_shared<const Project>(project_);
    const auto preview = PricePreview::of(before, schedule_, phase_);
    ASSERT_TRUE(preview);
    Link bare = link(a_, c_);
    bare.name = "New circuit";
    project_.design.links.put(bare);
    const PriceChange change = preview->change(project_).value();
    EXPECT_EQ(change.missing, std::vector<std::string>{"New circuit has no catalogue item"});
    EXPECT_TRUE(change.total.isZero());
    EXPECT_EQ(change.text().find("no change in cost"), std::string::npos) << change.text();
    EXPECT_NE(change.text().find("without a price: New circuit has no catalogue item"), std::string::npos)
        << change.text();
}

TEST_F(PriceChangeTest, refusesAnotherCurrency) {
    const auto preview =
        PricePreview::of(std::make_shared<const Project>(project_), schedule_, phase_).value();
    project_.settings.currency = Currency::parse("CHF").value();
    EXPECT_EQ(preview.change(project_).error().code, Code::invalidValue);
}

TEST_F(PriceChangeTest, passesOnWhyAnEditHasNoPrice) {
    const auto preview =
        PricePreview::of(std::make_shared<const Project>(project_), schedule_, phase_).value();
    CatalogueItem item = project_.catalogue.at(item_);
    item.currency = "USD";
    project_.catalogue.put(item);
    Link direct = link(a_, c_);
    direct.item = item_;
    project_.design.links.put(direct);
    EXPECT_EQ(preview.change(project_).error().code, Code::unpriced);
}

TEST_F(PriceChangeTest, aVariantsFiguresAreThoseOfItsLastPhase) {
    Link direct = link(a_, c_);
    direct.item = item_;
    direct.lifetime.enters = phase_;
    project_.design.links.put(direct);
    AnalysisOptions options;
    options.trials = 100;
    const auto figures = variantFigures(std::make_shared<const Project>(project_), "A", options).value();
    EXPECT_EQ(figures.name, "A");
    EXPECT_EQ(figures.total.text(), "32800.00");
    EXPECT_EQ(figures.p80, 32800);
    EXPECT_EQ(figures.singlePointsOfFailure, 0);
    EXPECT_EQ(figures.bridges, 0);
    EXPECT_EQ(figures.leastAvailability, 1);
    EXPECT_GT(figures.maxUtilization, 0);
}

}  // namespace
}  // namespace spanwright
