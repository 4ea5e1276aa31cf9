// SPDX-License-Identifier: MIT
#include "engine/cost/racks.h"

#include "tests/unit/cost/cost_builder.h"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::certain;
using test::CostBuilder;
using test::decimal;
using testing::ElementsAre;

/// A rack takes ten units; it needs two strips.
class Racks : public testing::Test {
  protected:
    Racks() {
        CostPolicy& policy = build_.project().costPolicy;
        strip_ = build_.item("strip", [](CatalogueItem& row) { row.price = certain("100"); });
        policy.rackItem = build_.item("rack", [&](CatalogueItem& row) {
            row.price = certain("1000");
            row.requiredItems = {{strip_, decimal("2")}};
        });
        policy.rackUnitsPerRack = 10;
        box_ = build_.item("box", [](CatalogueItem& row) {
            row.price = certain("1");
            row.rackUnits = 3;
        });
        site_ = build_.site("hq");
    }

    /// "2 rack p1 2027-01": what lines of the item are bought, when.
    std::vector<std::string> bought(const std::string& item) {
        std::vector<std::string> lines;
        for (const BomLine& row : build_.cost().bom) {
            if (row.item != item) continue;
            const Phase* phase = build_.project().design.phases.find(row.phase);
            lines.push_back(row.quantity.text() + " " + (phase ? phase->key : "") + " " + row.from.text());
        }
        return lines;
    }

    CostBuilder build_;
    CatalogueItemId strip_;
    CatalogueItemId box_;
    SiteId site_;
};

TEST_F(Racks, areBoughtRoundedUpWithWhatTheyRequire) {
    const auto phase = build_.phase("p1", 1, Date(2027, 2, 1), 5);
    build_.device(box_, site_, {phase, {}}, 3);  // 9 units: one rack
    EXPECT_THAT(bought("rack"), ElementsAre("1 p1 2027-02"));
    build_.device(box_, site_, {phase, {}});  // 12 units: two
    EXPECT_THAT(bought("rack"), ElementsAre("2 p1 2027-02"));
    EXPECT_THAT(bought("strip"), ElementsAre("4 p1 2027-02"));
    EXPECT_EQ(build_.cost().bySite.at("hq").text(), "2404.00");
}

TEST_F(Racks, areBoughtOnceAndStay) {
    const auto first = build_.phase("p1", 1, Date(2027, 2, 1), 5);
    const auto second = build_.phase("p2", 2, Date(2027, 4, 5), 5);
    const auto third = build_.phase("p3", 3, Date(2027, 6, 7), 5);
    build_.device(box_, site_, {first, second}, 6);  // 18 units until p2: two racks
    build_.device(box_, site_, {second, {}}, 6);     // takes their place
    build_.device(box_, site_, {third, {}}, 1);      // 21 units: a third one
    EXPECT_THAT(bought("rack"), ElementsAre("2 p1 2027-02", "1 p3 2027-06"));
}

TEST_F(Racks, standAlreadyForWhatIsThereBeforeTheFirstPhase) {
    const auto phase = build_.phase("p1", 1, Date(2027, 2, 1), 5);
    build_.device(box_, site_, {{}, phase}, 4);  // 12 units: two racks are there
    build_.device(box_, site_, {phase, {}}, 6);  // 18 units fit into them
    EXPECT_THAT(bought("rack"), ElementsAre());
    build_.device(box_, site_, {phase, {}});  // 21 do not
    EXPECT_THAT(bought("rack"), ElementsAre("1 p1 2027-02"));
}

TEST_F(Racks, holdWhatDevicesRequireButNotWhatIsPaidForElsewhere) {
    const auto phase = build_.phase("p1", 1, Date(2027, 2, 1), 5);
    const auto tall = build_.item("ups", [](CatalogueItem& row) { row.rackUnits = 8; });
    const auto needy = build_.item("needy", [&](CatalogueItem& row) {
        row.rackUnits = 3;
        row.requiredItems = {{tall, decimal("1")}};
    });
    build_.device(needy, site_, {phase, {}});  // 11 units
    EXPECT_THAT(bought("rack"), ElementsAre("2 p1 2027-02"));
    const auto other = build_.device(box_, site_, {phase, {}}, 20);
    build_.change(build_.project().design.devices, other, [](Device& row) { row.outsideBudget = true; });
    EXPECT_THAT(bought("rack"), ElementsAre("2 p1 2027-02"));
}

TEST_F(Racks, areNotBoughtWhereSpaceIsRented) {
    const auto phase = build_.phase("p1", 1, Date(2027, 2, 1), 5);
    build_.device(box_, site_, {phase, {}}, 6);
    build_.device(box_, {}, {phase, {}}, 6);  // at no site
    const std::set<SiteKind> own{SiteKind::headquarters, SiteKind::branch, SiteKind::dataCentre,
                                 SiteKind::plant};
    for (const auto& kind : EnumNames<SiteKind>::kNames) {
        build_.change(build_.project().design.sites, site_, [&](Site& row) { row.kind = kind.value; });
        EXPECT_EQ(bought("rack").size(), own.contains(kind.value) ? 1U : 0U) << kind.key;
    }
    build_.change(build_.project().design.sites, site_,
                  [&](Site& row) { row.kind = SiteKind::headquarters; });
    build_.project().costPolicy.rackItem = {};
    EXPECT_THAT(bought("rack"), ElementsAre());
}

TEST_F(Racks, areOrderedWithTheFirstDeviceThatNeedsThem) {
    const auto phase = build_.phase("p1", 1, Date(2027, 5, 3), 50);
    build_.device(box_, site_, {phase, {}}, 2);
    const auto early = build_.device(box_, site_, {phase, {}}, 2);
    build_.package("order", phase, WorkPackageKind::procurement, Date(2027, 4, 5), 1);
    const auto own = build_.package("own", phase, WorkPackageKind::procurement, Date(2027, 3, 1), 1);
    build_.change(build_.project().plan.workPackages, own,
                  [&](WorkPackage& row) { row.bringsIntoService = {early}; });
    EXPECT_THAT(bought("rack"), ElementsAre("2 p1 2027-03"));
    const CostReport report = build_.cost();
    const BomLine& rack = test::line(report, "rack");
    EXPECT_EQ(rack.orderedBy, own);
    EXPECT_EQ(rack.elements.size(), 2U);
}

}  // namespace
}  // namespace spanwright::cost
