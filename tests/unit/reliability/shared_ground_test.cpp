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

}  // namespace
}  // namespace spanwright::reliability
