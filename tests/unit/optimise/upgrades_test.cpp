// SPDX-License-Identifier: MIT
#include "engine/optimise/upgrades.h"

#include "engine/sim/routing.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::optimise {
namespace {

using test::DesignBuilder;

CatalogueItemId addItem(Project& project, const std::string& key, double capacityMbps, int price,
                        int monthly) {
    CatalogueItem item;
    item.id = project.newId<CatalogueItemId>();
    item.key = key;
    item.category = ItemCategory::circuit;
    item.capacityMbps = capacityMbps;
    item.price = ThreePoint<Decimal>::certain(Decimal::fromInteger(price));
    item.monthlyPrice = ThreePoint<Decimal>::certain(Decimal::fromInteger(monthly));
    project.catalogue.put(item);
    return item.id;
}

/// a –100– b –200– c with 150 Mbit/s from a to c; a ten months' horizon.
struct Chain {
    DesignBuilder net;
    CatalogueItemId small, middle, large, other;

    Chain() {
        net.link("a", "b", 100, {.key = "ab"}).link("b", "c", 200, {.key = "bc"}).demand("a", "c", 150);
        net.project.settings.horizonMonths = 10;
        small = addItem(net.project, "line-100m", 100, 1000, 50);
        middle = addItem(net.project, "line-1g", 1000, 1500, 80);
        large = addItem(net.project, "line-10g", 10000, 9000, 500);
        other = addItem(net.project, "wave-200m", 200, 1, 1);
        net.editLink("ab", [&](Link& link) { link.item = small; });
        net.editLink("bc", [&](Link& link) { link.item = middle; });
    }
};

TEST(Upgrades, takeTheNextLargerItemOfTheFamilyWhenItGivesMostForItsPrice) {
    const Chain chain;
    UpgradeOptions options;
    options.count = 1;
    const auto upgrades = suggestUpgrades(chain.net.project, {}, options).value();
    ASSERT_EQ(upgrades.size(), 1U);
    EXPECT_EQ(upgrades[0].after.id, chain.net.linkId("ab"));
    // One more member: 1.5 -> 0.75 for 1000 + 10 × 50. The next item: 1.5 -> 0.75 (the other link) as well,
    // for 1500 + 10 × (80 − 50) = 1800; the stand-in falls by nearly as much, so the cheaper one wins.
    EXPECT_EQ(upgrades[0].after.memberCount, 2);
    EXPECT_DOUBLE_EQ(upgrades[0].after.capacityMbps, 200);
    EXPECT_EQ(upgrades[0].cost->toDouble(), 1500);
    EXPECT_DOUBLE_EQ(upgrades[0].maxUtilizationBefore, 1.5);
    EXPECT_DOUBLE_EQ(upgrades[0].maxUtilizationAfter, 0.75);
}

TEST(Upgrades, changeTheItemWhenThatIsCheaper) {
    Chain chain;
    CatalogueItem item = chain.net.project.catalogue.at(chain.middle);
    item.price = ThreePoint<Decimal>::certain(Decimal::fromInteger(600));
    chain.net.project.catalogue.put(item);
    UpgradeOptions options;
    options.count = 1;
    const auto upgrades = suggestUpgrades(chain.net.project, {}, options).value();
    ASSERT_EQ(upgrades.size(), 1U);
    EXPECT_EQ(upgrades[0].after.item, chain.middle);
    EXPECT_DOUBLE_EQ(upgrades[0].after.capacityMbps, 1000);
    EXPECT_EQ(upgrades[0].cost->toDouble(), 600 + 10 * (80 - 50));
}

TEST(Upgrades, paysForCapacityWhereACircuitIsPricedByIt) {
    Chain chain;
    CatalogueItem item = chain.net.project.catalogue.at(chain.small);
    RateBand band;
    band.monthlyPricePerMbps = ThreePoint<Decimal>::certain(Decimal::fromInteger(2));
    item.rateBands = {band};
    chain.net.project.catalogue.put(item);
    item = chain.net.project.catalogue.at(chain.middle);
    item.price = ThreePoint<Decimal>::certain(Decimal::fromInteger(60000));
    chain.net.project.catalogue.put(item);
    UpgradeOptions options;
    options.count = 1;
    const auto upgrades = suggestUpgrades(chain.net.project, {}, options).value();
    ASSERT_EQ(upgrades.size(), 1U);
    EXPECT_EQ(upgrades[0].after.memberCount, 2);
    EXPECT_EQ(upgrades[0].cost->toDouble(), 1000 + 10 * (50 + 2 * 100));
}

TEST(Upgrades, stopAtTheTarget) {
    const Chain chain;
    UpgradeOptions options;
    options.count = 10;
    options.target = 0.8;
    EXPECT_EQ(suggestUpgrades(chain.net.project, {}, options)->size(), 1U);
    options.target = 2;
    EXPECT_TRUE(suggestUpgrades(chain.net.project, {}, options)->empty());
}

TEST(Upgrades, ofTwoEquallyBusyLinksTakesOneAfterTheOther) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).demand("a", "c", 90);
    UpgradeOptions options;
    options.count = 2;
    const auto upgrades = suggestUpgrades(net.project, {}, options).value();
    ASSERT_EQ(upgrades.size(), 2U);
    EXPECT_NE(upgrades[0].after.id, upgrades[1].after.id);
    EXPECT_FALSE(upgrades[0].cost.has_value());
    EXPECT_DOUBLE_EQ(upgrades[1].maxUtilizationAfter, 0.45);
}

/// The first suggestion against every upgrade of every link, and all of them against what each order of as
/// many upgrades by one member reaches, on networks where all members cost the same.
TEST(Upgrades, areAsGoodAsTryingEverything) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        Project project = test::randomNetwork(seed, 7, 5, 20).project;
        const CatalogueItemId item = addItem(project, "member", 0, 1000, 0);
        for (const Link& row : Table<Link>(project.design.links)) {
            Link link = row;
            link.item = item;
            project.design.links.put(link);
        }
        const auto withMember = [](Project changed, LinkId id) {
            Link link = changed.design.links.at(id);
            link.capacityMbps *= (link.memberCount + 1.0) / link.memberCount;
            ++link.memberCount;
            changed.design.links.put(link);
            return changed;
        };
        double best = sim::route(project, {})->maxUtilization;
        for (const Link& first : project.design.links) {
            for (const Link& second : project.design.links) {
                const Project changed = withMember(withMember(project, first.id), second.id);
                best = std::min(best, sim::route(changed, {})->maxUtilization);
            }
        }
        UpgradeOptions options;
        options.count = 2;
        const auto upgrades = suggestUpgrades(project, {}, options).value();
        ASSERT_FALSE(upgrades.empty());
        EXPECT_DOUBLE_EQ(upgrades.back().maxUtilizationAfter, best) << "seed " << seed;
    }
}

TEST(Upgrades, areNoneWithoutTraffic) {
    EXPECT_TRUE(suggestUpgrades(Project(), {})->empty());
}

}  // namespace
}  // namespace spanwright::optimise
