// SPDX-License-Identifier: MIT
#include "engine/reliability/shared_ground.h"

#include "engine/reliability/resilience.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

class SharedGroundTest : public ::testing::Test {
  protected:
    void place(const char* key, double latitude, double longitude) {
        const SiteId id = net_.site(key);
        Site site = net_.project.design.sites.at(id);
        site.latitudeDegrees = latitude;
        site.longitudeDegrees = longitude;
        net_.project.design.sites.put(site);
        net_.editDevice(std::string("r-") + key, [&](Device& device) { device.site = id; });
    }
    void join(const char* a, const char* b) { net_.link(std::string("r-") + a, std::string("r-") + b, 1); }
    [[nodiscard]] std::optional<double> approach(const char* a, const char* b) const {
        const Design& design = net_.project.design;
        return approachKm(design, design.links.at(net_.linkId(a)), design.links.at(net_.linkId(b)));
    }

    test::DesignBuilder net_;
};

constexpr double kKmPerDegree = 6371 * 3.14159265358979323846 / 180;

TEST_F(SharedGroundTest, measuresTheNearestApproach) {
    place("w", 0, 0);
    place("e", 0, 10);
    place("nw", 3, 0);
    place("ne", 1, 5);
    place("n", 5, 5);
    place("s", -5, 5);
    for (const auto& [a, b] : {std::pair("w", "e"), std::pair("nw", "ne"), std::pair("n", "s"),
                               std::pair("w", "ne"), std::pair("e", "w")})
        join(a, b);
    EXPECT_NEAR(approach("r-w-r-e", "r-nw-r-ne").value(), kKmPerDegree, 1e-6) << "a point beside the middle";
    EXPECT_NEAR(approach("r-w-r-e", "r-n-r-s").value(), 0, 1e-6) << "they cross";
    EXPECT_NEAR(approach("r-w-r-e", "r-w-r-ne").value(), kKmPerDegree, 1e-6) << "from a common site on";
    EXPECT_FALSE(approach("r-w-r-e", "r-e-r-w")) << "between the same sites";
    place("far", 0, 60);
    place("farther", 5, 60);
    join("far", "farther");
    EXPECT_NEAR(approach("r-w-r-e", "r-far-r-farther").value(), 50 * kKmPerDegree, 1e-6);
}

TEST_F(SharedGroundTest, isFoundBetweenPathsThatProtectEachOther) {
    place("a", 50, 0);
    place("z", 50, 4);
    place("p", 51, 2);
    place("q", 49, 2);
    join("a", "p");
    join("p", "z");
    join("a", "q");
    join("q", "z");
    net_.demand("r-a", "r-z", 1);
    EXPECT_TRUE(resilience(net_.project, {})->sharedGround.empty());
    SharedRiskGroup duct;
    duct.id = net_.project.newId<SharedRiskGroupId>();
    duct.key = "duct";
    net_.project.design.sharedRiskGroups.put(duct);
    for (const auto* key : {"r-a-r-p", "r-q-r-z"})
        net_.editLink(key, [&](Link& link) { link.sharedRiskGroups = {duct.id}; });
    Resilience found = *resilience(net_.project, {});
    ASSERT_EQ(found.sharedGround.size(), 1U);
    EXPECT_EQ(found.sharedGround[0].groups, std::vector{duct.id});
    EXPECT_FALSE(found.sharedGround[0].distanceKm);
    EXPECT_EQ(found.demands[0].disjointPaths, 2);
    EXPECT_EQ(found.demands[0].riskDisjointPaths, 1);
    place("q", 50.999, 2.001);
    found = *resilience(net_.project, {});
    ASSERT_GT(found.sharedGround.size(), 1U);
    EXPECT_LT(found.sharedGround[0].distanceKm.value_or(found.sharedGround[1].distanceKm.value_or(9)), 1);
}

TEST_F(SharedGroundTest, countsDuctsFeedsAndGroupsOfDevicesOnTheWay) {
    net_.link("a", "p", 1).link("p", "z", 1).link("a", "q", 1).link("q", "z", 1).demand("a", "z", 1);
    const SiteId site = net_.site("hall");
    for (const auto* key : {"p", "q"})
        net_.editDevice(key, [&](Device& device) { device.site = site; });
    EXPECT_TRUE(resilience(net_.project, {})->sharedGround.empty()) << "a site is nothing new";
    net_.editLink("a-p", [](Link& link) { link.duct = "D7"; });
    net_.editLink("q-z", [](Link& link) { link.duct = "D7"; });
    net_.editLink("p-z", [](Link& link) { link.duct = "D8"; });
    net_.editDevice("p", [](Device& device) { device.powerFeed = "A"; });
    net_.editDevice("q", [](Device& device) { device.powerFeed = "B"; });
    net_.editDevice("a", [&](Device& device) {
        device.site = site;
        device.powerFeed = "A";
    });
    std::vector<SharedGround> found = resilience(net_.project, {})->sharedGround;
    ASSERT_EQ(found.size(), 1U) << "what fails with an end of the demand protects nothing anyway";
    EXPECT_EQ(found[0].first, ElementId(net_.linkId("a-p")));
    EXPECT_EQ(found[0].second, ElementId(net_.linkId("q-z")));
    EXPECT_EQ(found[0].duct, "D7");
    net_.editDevice("q", [](Device& device) { device.powerFeed = "A"; });
    found = resilience(net_.project, {})->sharedGround;
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].powerFeed, "A");
    EXPECT_EQ(found[0].first, ElementId(net_.device("p")));
    SharedRiskGroup rack;
    rack.id = net_.project.newId<SharedRiskGroupId>();
    net_.project.design.sharedRiskGroups.put(rack);
    net_.editDevice("p", [&](Device& device) { device.sharedRiskGroups = {rack.id}; });
    net_.editLink("q-z", [&](Link& link) { link.sharedRiskGroups = {rack.id}; });
    found = resilience(net_.project, {})->sharedGround;
    ASSERT_EQ(found.size(), 3U) << "a device and a link";
    EXPECT_EQ(found[1].groups, std::vector{rack.id});
}

}  // namespace
}  // namespace spanwright::reliability
