// SPDX-License-Identifier: MIT
#include "engine/design/traffic_policy.h"

#include "engine/design/queries.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright {
namespace {

TEST(TrafficPolicy, givesTheUsualFiguresUntilTheProjectSaysOtherwise) {
    TrafficPolicy policy;
    EXPECT_EQ(serviceOf(policy, TrafficClass::voice).dscp, 46) << "expedited forwarding, RFC 3246";
    EXPECT_EQ(serviceOf(policy, TrafficClass::video).dscp, 34) << "AF41, RFC 2597";
    EXPECT_EQ(serviceOf(policy, TrafficClass::bestEffort).dscp, 0);
    EXPECT_GT(serviceOf(policy, TrafficClass::voice).priority,
              serviceOf(policy, TrafficClass::bulk).priority);
    policy.of(TrafficClass::bulk).dscp = 8;
    policy.bulk.weight = 3;
    EXPECT_EQ(serviceOf(policy, TrafficClass::bulk).dscp, 8);
    EXPECT_EQ(serviceOf(policy, TrafficClass::bulk).weight, 3);
    EXPECT_EQ(serviceOf(policy, TrafficClass::business).dscp, 18);
}

class Growth : public ::testing::Test {
  protected:
    Growth() {
        net_.link("a", "b", 100).demand("a", "b", 10);
        for (const char* name : {"a", "b"}) {
            Site site = net_.project.design.sites.at(net_.site(std::string("site-") + name));
            site.growthPercentPerYear = name[0] == 'a' ? 20 : 50;
            net_.project.design.sites.put(site);
            net_.editDevice(name, [&](Device& device) { device.site = site.id; });
        }
    }

    double factor(double years) {
        return growthFactor(net_.project.design, *net_.project.design.demands.begin(), years);
    }

    test::DesignBuilder net_;
};

TEST_F(Growth, compoundsThatOfDemandClassAndBothSites) {
    Demand demand = *net_.project.design.demands.begin();
    demand.growthPercentPerYear = 10;
    net_.project.design.demands.put(demand);
    net_.project.design.trafficPolicy.bestEffort.growthPercentPerYear = 5;
    EXPECT_DOUBLE_EQ(factor(0), 1);
    EXPECT_NEAR(factor(1), 1.1 * 1.05 * 1.2 * 1.5, 1e-12);
    EXPECT_NEAR(factor(2), factor(1) * factor(1), 1e-12);
    EXPECT_NEAR(factor(0.5) * factor(0.5), factor(1), 1e-12);
}

TEST_F(Growth, countsASiteOnceForDemandsWithinIt) {
    net_.editDevice("b", [&](Device& device) { device.site = net_.site("site-a"); });
    EXPECT_NEAR(factor(1), 1.2, 1e-12);
}

TEST_F(Growth, staysFiniteHoweverLong) {
    net_.project.design.trafficPolicy.bestEffort.growthPercentPerYear = 10000;
    EXPECT_EQ(factor(1000), 1e100);
    net_.project.design.trafficPolicy.bestEffort.growthPercentPerYear = -100;
    EXPECT_EQ(factor(3), 0);
}

}  // namespace
}  // namespace spanwright
