// SPDX-License-Identifier: MIT
#include "engine/cost/implied.h"

#include "tests/unit/cost/cost_builder.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::certain;
using test::CostBuilder;
using test::line;

/// Two switches with ports of all kinds, and a catalogue of optics and cables.
class Implied : public testing::Test {
  protected:
    Implied() {
        optic("sx", "SFP", Medium::multimode, 1000, 0.55, "10");
        optic("lx", "SFP", Medium::singleMode, 1000, 10, "15");
        optic("sr", "SFP+", Medium::multimode, 10000, 0.3, "20");
        optic("lr", "SFP+", Medium::singleMode, 10000, 10, "30");
        optic("t", "SFP", Medium::twistedPair, 1000, 0.1, "18");
        cable("dac", "SFP+", Medium::directAttach, 10000, 0.003, "25");
        cable("cord", "LC", Medium::singleMode, 400000, 0.1, "5");
    }

    void optic(const char* key, const char* connector, Medium medium, double mbps, double km,
               const char* price, ItemCategory category = ItemCategory::optic) {
        build_.item(key, [&](CatalogueItem& row) {
            row.category = category;
            row.connector = connector;
            row.medium = medium;
            row.capacityMbps = mbps;
            row.reachKm = km;
            row.price = certain(price);
        });
    }
    void cable(const char* key, const char* connector, Medium medium, double mbps, double km,
               const char* price) {
        optic(key, connector, medium, mbps, km, price, ItemCategory::cable);
    }

    DeviceId deviceWith(std::vector<PortGroup> ports, std::vector<ModuleBay> bays = {}) {
        return build_.device(build_.item("switch-" + std::to_string(build_.project().lastId),
                                         [&](CatalogueItem& row) {
                                             row.portGroups = std::move(ports);
                                             row.moduleBays = std::move(bays);
                                         }),
                             site_);
    }

    LinkId join(DeviceId a, DeviceId b, LinkKind kind, double mbps, double km, int members = 1) {
        return build_.link(a, b, [&](Link& row) {
            row.kind = kind;
            row.capacityMbps = mbps;
            row.lengthKm = km;
            row.memberCount = members;
        });
    }

    /// "2 lr, 1 cord": pieces by item, in order of their ids.
    std::string bought() {
        std::map<CatalogueItemId, int> pieces;
        for (const ImpliedItem& item : impliedItems(build_.project()).items)
            pieces[item.item] += item.pieces;
        std::string text;
        for (const auto& [id, count] : pieces) {
            text += (text.empty() ? "" : ", ") + std::to_string(count) + " " +
                    build_.project().catalogue.at(id).key;
        }
        return text;
    }
    CatalogueItemId findByKeyOf(std::string_view key) {
        for (const CatalogueItem& item : build_.project().catalogue) {
            if (item.key == key) return item.id;
        }
        return {};
    }
    std::size_t gaps() { return impliedItems(build_.project()).gaps.size(); }

    CostBuilder build_;
    SiteId site_ = build_.site("lyon");
    const std::vector<PortGroup> plugs_{{48, 1000, "RJ45"}, {4, 10000, "SFP+"}};
};

TEST_F(Implied, anOpticAtEachEndReachesTheLength) {
    const auto a = deviceWith(plugs_);
    const auto b = deviceWith(plugs_);
    join(a, b, LinkKind::fibre, 10000, 0.1);
    EXPECT_EQ(bought(), "2 sr");
    join(a, b, LinkKind::fibre, 20000, 5, 2);
    EXPECT_EQ(bought(), "2 sr, 4 lr");
    EXPECT_EQ(gaps(), 0U);
}

TEST_F(Implied, aPatchCordComesWithOpticsWhereItIsLongEnough) {
    const auto a = deviceWith(plugs_);
    join(a, deviceWith(plugs_), LinkKind::fibre, 10000, 0.05);
    EXPECT_EQ(bought(), "2 sr");  // no multimode cord in the catalogue
    build_.project().catalogue.erase(findByKeyOf("sr"));
    EXPECT_EQ(bought(), "2 lr, 1 cord");
}

TEST_F(Implied, aShortCopperLinkBetweenPlugsIsOneCable) {
    join(deviceWith(plugs_), deviceWith(plugs_), LinkKind::copper, 10000, 0.002);
    EXPECT_EQ(bought(), "1 dac");
}

TEST_F(Implied, copperPortsNeedNoOptic) {
    join(deviceWith(plugs_), deviceWith(plugs_), LinkKind::copper, 1000, 0.05);
    EXPECT_EQ(bought(), "");
    EXPECT_EQ(gaps(), 0U);
}

TEST_F(Implied, aPlugTakesCopperWhereTheOtherEndIsFixedCopper) {
    join(deviceWith({{1, 1000, "RJ45"}}), deviceWith({{1, 10000, "SFP+"}}), LinkKind::copper, 1000, 0.05);
    EXPECT_EQ(bought(), "1 t");
}

TEST_F(Implied, aPortTakesOpticsOfItsOwnFamilyAndSpeedAlone) {
    join(deviceWith({{1, 1000, "SFP"}}), deviceWith({{1, 25000, "SFP28"}}), LinkKind::fibre, 1000, 5);
    EXPECT_EQ(bought(), "2 lx");
    join(deviceWith({{1, 100000, "QSFP28"}}), deviceWith({{1, 25000, "SFP28"}}), LinkKind::fibre, 1000, 5);
    EXPECT_EQ(bought(), "2 lx");
    EXPECT_EQ(gaps(), 1U);
}

TEST_F(Implied, namesTheLinkThatNothingReaches) {
    const auto link = join(deviceWith(plugs_), deviceWith(plugs_), LinkKind::fibre, 10000, 40);
    const auto gaps = impliedItems(build_.project()).gaps;
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_EQ(gaps[0].kind, ImpliedGap::Kind::noOptic);
    EXPECT_EQ(gaps[0].link, link);
    EXPECT_EQ(build_.cost().gaps.size(), 3U);  // and the two switches have no price
}

TEST_F(Implied, namesTheDeviceWhosePortsAreTooSlow) {
    const auto slow = deviceWith({{4, 1000, "SFP"}});
    join(slow, deviceWith(plugs_), LinkKind::fibre, 10000, 1);
    const auto gaps = impliedItems(build_.project()).gaps;
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_EQ(gaps[0].kind, ImpliedGap::Kind::noPort);
    EXPECT_EQ(gaps[0].device, slow);
}

TEST_F(Implied, aChassisGetsTheLineCardsThatItsLinksNeed) {
    build_.item("card", [](CatalogueItem& row) {
        row.category = ItemCategory::lineCard;
        row.fitsBay = "nine";
        row.price = certain("900");
        row.portGroups = {{2, 10000, "SFP+"}};
    });
    const auto chassis = deviceWith({}, {{2, "nine"}});
    for (int n = 0; n < 4; ++n)
        join(chassis, deviceWith(plugs_), LinkKind::fibre, 10000, 0.1);
    EXPECT_EQ(bought(), "8 sr, 2 card");
    EXPECT_EQ(gaps(), 0U);
    join(chassis, deviceWith(plugs_), LinkKind::fibre, 10000, 0.1);
    EXPECT_EQ(gaps(), 1U);
}

TEST_F(Implied, portsAreFreeAgainWhenALinkHasLeft) {
    const auto first = build_.phase("p1", 1, Date(2027, 1, 4), 5);
    const auto second = build_.phase("p2", 2, Date(2027, 5, 3), 5);
    const auto a = deviceWith({{1, 10000, "SFP+"}});
    const auto b = deviceWith({{1, 10000, "SFP+"}});
    build_.change(build_.project().design.links, join(a, b, LinkKind::fibre, 10000, 0.1), [&](Link& row) {
        row.lifetime = {first, second};
    });
    build_.change(build_.project().design.links, join(a, b, LinkKind::fibre, 10000, 0.1), [&](Link& row) {
        row.lifetime = {second, {}};
    });
    EXPECT_EQ(bought(), "4 sr");
    EXPECT_EQ(gaps(), 0U);
}

TEST_F(Implied, whatTheLinkNamesItselfIsNotBoughtTwice) {
    const auto link = join(deviceWith(plugs_), deviceWith(plugs_), LinkKind::fibre, 10000, 0.1);
    build_.change(build_.project().design.links, link, [&](Link& row) { row.item = findByKeyOf("lr"); });
    EXPECT_EQ(bought(), "");
}

TEST_F(Implied, whatIsPaidForElsewhereTakesPortsAndBuysNothing) {
    const auto a = deviceWith({{1, 10000, "SFP+"}});
    const auto b = deviceWith({{1, 10000, "SFP+"}});
    const auto link = join(a, b, LinkKind::fibre, 10000, 5);
    EXPECT_EQ(bought(), "2 lr");
    auto& design = build_.project().design;
    build_.change(design.devices, b, [](Device& row) { row.outsideBudget = true; });
    EXPECT_EQ(bought(), "1 lr");  // the one at our end
    const auto second = join(deviceWith({{1, 10000, "SFP+"}}), b, LinkKind::fibre, 10000, 5);
    EXPECT_EQ(gaps(), 0U);  // b has too few ports, which is not ours to buy
    build_.change(design.links, link, [](Link& row) { row.outsideBudget = true; });
    build_.change(design.links, second, [](Link& row) { row.outsideBudget = true; });
    EXPECT_EQ(bought(), "");
    join(a, deviceWith({{1, 10000, "SFP+"}, {1, 1000, "SFP"}}), LinkKind::fibre, 10000, 5);
    build_.change(design.devices, a, [](Device& row) { row.item = {}; });
    EXPECT_EQ(bought(), "1 lr");
    // Nothing reaches so far, and nobody here misses it.
    build_.change(design.links, join(deviceWith(plugs_), deviceWith(plugs_), LinkKind::fibre, 10000, 400),
                  [](Link& row) { row.outsideBudget = true; });
    EXPECT_EQ(gaps(), 0U);
}

TEST_F(Implied, theBudgetBuysThemForTheLinkAtEachEndsSite) {
    const auto phase = build_.phase("p1", 1, Date(2027, 1, 4), 5);
    const auto a = deviceWith(plugs_);
    const auto b = deviceWith(plugs_);
    const auto paris = build_.site("paris");
    build_.change(build_.project().design.devices, b, [&](Device& row) { row.site = paris; });
    const auto link = join(a, b, LinkKind::fibre, 10000, 8);
    build_.change(build_.project().design.links, link, [&](Link& row) { row.lifetime.enters = phase; });
    const CostReport report = build_.cost();
    EXPECT_EQ(report.byCategory.at("optic").text(), "60.00");
    EXPECT_EQ(report.bySite.at("lyon").text(), "30.00");
    EXPECT_EQ(report.bySite.at("paris").text(), "30.00");
    EXPECT_EQ(line(report, "lr").elements, std::vector<ElementId>{link});
}

}  // namespace
}  // namespace spanwright::cost
