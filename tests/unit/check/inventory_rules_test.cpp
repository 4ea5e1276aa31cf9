// SPDX-License-Identifier: MIT
#include "tests/unit/check/check_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

CatalogueItemId fourPortSwitch(Project& project) {
    return addItem(project, "sw-4", [](CatalogueItem& item) {
        item.portGroups = {{2, 1000, "RJ45"}, {2, 10000, "SFP+"}};
    });
}

TEST(PortExhausted, countsEveryMemberOfEveryLink) {
    DesignBuilder net;
    net.link("sw", "a", 100).link("sw", "b", 100);
    const CatalogueItemId item = fourPortSwitch(net.project);
    net.editDevice("sw", [&](Device& device) { device.item = item; });
    net.editLink("sw-a", [](Link& link) { link.memberCount = 3; });
    EXPECT_THAT(saidBy("port-exhausted", net.project), IsEmpty()) << "four of four";
    net.link("sw", "c", 100);
    EXPECT_THAT(saidBy("port-exhausted", net.project),
                ElementsAre("error: sw needs 5 ports for 3 link ends, but has 4 (1 × sw-4)."));
}

TEST(PortExhausted, countsThePortsOfAllUnits) {
    DesignBuilder net;
    net.link("sw", "a", 100);
    const CatalogueItemId item = fourPortSwitch(net.project);
    net.editDevice("sw", [&](Device& device) { device.item = item; });
    net.editLink("sw-a", [](Link& link) { link.memberCount = 8; });
    EXPECT_THAT(saidBy("port-exhausted", net.project), SizeIs(1));
    net.editDevice("sw", [](Device& device) { device.count = 2; });
    EXPECT_THAT(saidBy("port-exhausted", net.project), IsEmpty());
    net.editDevice("sw", [](Device& device) {
        device.count = 1;
        device.redundancy = RedundancyMode::activeStandby;
    });
    EXPECT_THAT(saidBy("port-exhausted", net.project), IsEmpty()) << "a pair is two";
}

TEST(PortExhausted, countsNoTunnels) {
    DesignBuilder net;
    net.link("sw", "a", 100);
    const CatalogueItemId item = fourPortSwitch(net.project);
    net.editDevice("sw", [&](Device& device) { device.item = item; });
    net.editLink("sw-a", [](Link& link) {
        link.memberCount = 40;
        link.kind = LinkKind::tunnel;
    });
    EXPECT_THAT(saidBy("port-exhausted", net.project), IsEmpty());
}

TEST(IsolatedDevice, hasNoLinkInService) {
    DesignBuilder net;
    net.link("a", "b", 100).device("alone");
    EXPECT_THAT(saidBy("isolated-device", net.project),
                ElementsAre("warning: alone is in service without any link."));
    net.link("b", "alone", 100);
    EXPECT_THAT(saidBy("isolated-device", net.project), IsEmpty());
}

class ShorterThanDistance : public ::testing::Test {
  protected:
    /// Two sites one degree of latitude apart: 111.195 km on the mean sphere (π × 6 371.0088 / 180).
    ShorterThanDistance() {
        net.link("south", "north", 100);
        for (const auto& [name, latitude] : {std::pair("south", 50.0), std::pair("north", 51.0)}) {
            Site site = net.project.design.sites.at(net.site(std::string(name) + "-site"));
            site.latitudeDegrees = latitude;
            site.longitudeDegrees = 8;
            net.project.design.sites.put(site);
            net.editDevice(name, [&](Device& device) { device.site = site.id; });
        }
    }
    DesignBuilder net;
};

TEST_F(ShorterThanDistance, namesBothFigures) {
    net.editLink("south-north", [](Link& link) { link.lengthKm = 100; });
    EXPECT_THAT(saidBy("shorter-than-distance", net.project),
                ElementsAre("warning: south-north is 100 km long, but its sites are 111.2 km apart."));
}

TEST_F(ShorterThanDistance, acceptsTheLengthOnTheEllipsoid) {
    EXPECT_THAT(saidBy("shorter-than-distance", net.project), IsEmpty()) << "no length is given";
    net.editLink("south-north", [](Link& link) { link.lengthKm = 112; });
    EXPECT_THAT(saidBy("shorter-than-distance", net.project), IsEmpty());
    // A degree of latitude at the equator is 110.574 km on WGS 84, where it is shortest.
    net.editLink("south-north", [](Link& link) { link.lengthKm = 110.574; });
    EXPECT_THAT(saidBy("shorter-than-distance", net.project), IsEmpty());
}

TEST(UnpricedElement, listsDevicesAndLinksThatCostNothing) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "cloud", 100);
    net.editDevice("cloud", [](Device& device) { device.kind = DeviceKind::providerNetwork; });
    net.editLink("b-cloud", [](Link& link) { link.kind = LinkKind::tunnel; });
    net.link("cloud", "internet", 100);
    net.editDevice("internet", [](Device& device) { device.kind = DeviceKind::providerNetwork; });
    EXPECT_THAT(
        saidBy("unpriced-element", net.project),
        ElementsAre("info: 2 devices without a catalogue item cost nothing: a and b.",
                    "info: 1 link without a catalogue item or a negotiated price costs nothing: a-b."));
}

TEST(UnpricedElement, isSatisfiedByAnItemOrAPriceOfTheLink) {
    DesignBuilder net;
    net.link("a", "b", 100);
    const CatalogueItemId item = addItem(net.project, "router", [](CatalogueItem&) {});
    for (const char* key : {"a", "b"})
        net.editDevice(key, [&](Device& device) { device.item = item; });
    net.editLink("a-b", [](Link& link) { link.monthlyPrice = Decimal::fromInteger(400); });
    EXPECT_THAT(saidBy("unpriced-element", net.project), IsEmpty());
}

TEST(UnpricedElement, leavesOutWhatIsPaidForElsewhere) {
    DesignBuilder net;
    net.link("a", "b", 100);
    for (const char* key : {"a", "b"})
        net.editDevice(key, [&](Device& device) { device.outsideBudget = true; });
    EXPECT_THAT(
        saidBy("unpriced-element", net.project),
        ElementsAre("info: 1 link without a catalogue item or a negotiated price costs nothing: a-b."));
    net.editLink("a-b", [](Link& link) { link.outsideBudget = true; });
    EXPECT_THAT(saidBy("unpriced-element", net.project), IsEmpty());
}

TEST(SiteCoordinates, needBothAndThePolesLieBeyondTheMap) {
    DesignBuilder net;
    net.link("a", "b", 100);
    const auto stand = [&](const char* key, std::optional<double> latitude, std::optional<double> longitude) {
        Site site = net.project.design.sites.at(net.site(key));
        site.latitudeDegrees = latitude;
        site.longitudeDegrees = longitude;
        net.project.design.sites.put(site);
    };
    stand("nowhere", std::nullopt, std::nullopt);
    stand("here", 85.0, -180);
    EXPECT_THAT(saidBy("site-coordinates", net.project), IsEmpty());
    stand("half", 50, std::nullopt);
    stand("other half", std::nullopt, 8);
    stand("pole", -90, 0);
    EXPECT_THAT(saidBy("site-coordinates", net.project),
                ElementsAre("warning: half has a latitude but no longitude: it stands nowhere.",
                            "warning: other half has a longitude but no latitude: it stands nowhere.",
                            "info: pole lies 4.9° south of where the map ends, and is drawn on its edge."));
}

class EndOfSupport : public ::testing::Test {
  protected:
    EndOfSupport() {
        net.link("a", "b", 100);
        net.project.settings.startDate = Date(2027, 1, 4);
        net.project.settings.horizonMonths = 24;
    }
    void supportedUntil(Date last) {
        const CatalogueItemId item =
            addItem(net.project, "old-router", [&](CatalogueItem& row) { row.endOfSupport = last; });
        for (const char* key : {"a", "b"})
            net.editDevice(key, [&](Device& device) { device.item = item; });
    }
    DesignBuilder net;
};

TEST_F(EndOfSupport, namesTheDateAndTheElements) {
    supportedUntil(Date(2028, 12, 31));
    EXPECT_THAT(
        saidBy("end-of-support", net.project),
        ElementsAre("warning: old-router reaches end of support on 2028-12-31 while in service: a and b."));
}

TEST_F(EndOfSupport, isOfNoConcernAfterTheHorizon) {
    supportedUntil(Date(2029, 1, 1));
    EXPECT_THAT(saidBy("end-of-support", net.project), IsEmpty());
}

TEST_F(EndOfSupport, isOfNoConcernForWhatLeavesInTime) {
    supportedUntil(Date(2027, 3, 31));
    const PhaseId phase = net.phase("replacement");
    WorkPackage removal;
    removal.id = net.project.newId<WorkPackageId>();
    removal.key = "removal";
    removal.phase = phase;
    removal.durationDays = ThreePoint<double>::certain(10);
    net.project.plan.workPackages.put(removal);
    net.editDevice("a", [&](Device& device) { device.lifetime.leaves = phase; });
    EXPECT_THAT(saidBy("end-of-support", net.project),
                ElementsAre("warning: old-router reaches end of support on 2027-03-31 while in service: b."));
}

TEST_F(EndOfSupport, saysWhenItHasPassedAlready) {
    supportedUntil(Date(2025, 6, 30));
    EXPECT_THAT(saidBy("end-of-support", net.project),
                ElementsAre("warning: old-router reached end of support on 2025-06-30, before the project "
                            "starts, and is in service: a and b."));
}

}  // namespace
}  // namespace spanwright::test
