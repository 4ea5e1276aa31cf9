// SPDX-License-Identifier: MIT
#include "engine/design/validate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace spanwright {
namespace {

TEST(Validate, acceptsANewProject) {
    EXPECT_TRUE(validate(Project()).empty());
}

TEST(Validate, namesElementAndField) {
    Device device;
    device.key = "core";
    device.count = 0;
    device.throughputMbps = std::numeric_limits<double>::quiet_NaN();
    const auto errors = validateFigures(device);
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].where, "core/count");
    EXPECT_EQ(errors[1].where, "core/throughput_mbps");
}

TEST(Validate, looksIntoListsAndThreePointFigures) {
    WorkPackage package;
    package.key = "wp";
    package.durationDays = {3, 2, 4};
    package.predecessors.push_back({});
    package.predecessors.back().lagDays = 1e9;
    EXPECT_EQ(validateFigures(package).size(), 2U);
}

TEST(Validate, aDemandCanAvoidOnlyWhatCarriesTraffic) {
    Project project;
    Demand demand;
    demand.key = "voice";
    demand.from = {1};
    demand.to = {2};
    demand.mustAvoid = {DemandId{3}};
    const auto errors = validateRow(project, demand);
    EXPECT_TRUE(std::any_of(errors.begin(), errors.end(),
                            [](const Error& error) { return error.where == "voice/must_avoid"; }));
}

TEST(Validate, aLagNeedsNoMoreMembersThanItHas) {
    Project project;
    Link link;
    link.key = "lag";
    link.from.device = {1};
    link.to.device = {2};
    link.memberCount = 2;
    const auto named = [&] {
        const auto errors = validateRow(project, link);
        return std::any_of(errors.begin(), errors.end(),
                           [](const Error& error) { return error.where == "lag/min_members"; });
    };
    link.minMembers = 2;
    EXPECT_FALSE(named());
    link.minMembers = 3;
    EXPECT_TRUE(named());
}

TEST(Validate, aClassHasOneSdwanRule) {
    Project project;
    project.design.routingPolicy.sdwanRules = {{.trafficClass = TrafficClass::voice},
                                               {.trafficClass = TrafficClass::voice}};
    const auto errors = validateSettings(project);
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors.front().where, "routing_policy/sdwan_rules");
}

TEST(Validate, findsDanglingReferencesAndDoubleKeys) {
    Project project;
    for (int n = 0; n < 2; ++n) {
        Device device;
        device.id = project.newId<DeviceId>();
        device.key = "same";
        device.site = {99};
        project.design.devices.put(device);
    }
    const auto errors = validate(project);
    ASSERT_EQ(errors.size(), 3U);
    EXPECT_EQ(errors[0].code, Code::conflict);
    EXPECT_EQ(errors[1].code, Code::notFound);
}

TEST(Validate, letsOnlyThingsThatCanFailBePartOfAFailureScenario) {
    Project project;
    Demand demand;
    demand.id = project.newId<DemandId>();
    FailureScenario scenario;
    scenario.key = "storm";
    EXPECT_EQ(validateRow(project, scenario).size(), 1U) << "empty";
    project.design.demands.put(demand);
    scenario.elements = {demand.id};
    scenario.likelihood = 2;
    const auto errors = validateRow(project, scenario);
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].where, "storm/likelihood");
    EXPECT_EQ(errors[1].where, "storm/elements");
}

TEST(Validate, refusesBandsThatAreNoLadder) {
    Project project;
    CatalogueItem item;
    item.key = "egress";
    item.transferTiers = {{"", 10240, {}}, {"eu", 5, {}}, {"", 51200, {}}, {"", std::nullopt, {}}};
    EXPECT_TRUE(validateRow(project, item).empty());
    item.transferTiers.push_back({"", 99999, {}});
    ASSERT_EQ(validateRow(project, item).size(), 1U);
    EXPECT_EQ(validateRow(project, item)[0].where, "egress/transfer_tiers");
    item.transferTiers.clear();
    item.rateBands = {{"", 100, {}}, {"", 100, {}}};
    EXPECT_EQ(validateRow(project, item)[0].where, "egress/rate_bands");
}

TEST(Validate, refusesACountOutsideItsOwnRange) {
    Device device;
    device.key = "access";
    device.count = 5;
    device.countLow = 4;
    device.countHigh = 9;
    EXPECT_TRUE(validateRow(Project(), device).empty());
    device.countLow = 6;
    EXPECT_EQ(validateRow(Project(), device).size(), 1U);
}

TEST(Validate, refusesARateWithoutADateAndTwoRulesForACategory) {
    Project project;
    project.costPolicy.exchangeRates = {{"USD", Decimal::fromInteger(1), Date()}};
    project.costPolicy.categoryRules.resize(2);
    project.costPolicy.categoryCorrelationPercent = 60;
    project.costPolicy.supplierCorrelationPercent = 50;
    EXPECT_EQ(validateSettings(project).size(), 3U);
}

TEST(Validate, findsItemsThatRequireEachOther) {
    Project project;
    CatalogueItem a;
    a.id = project.newId<CatalogueItemId>();
    CatalogueItem b = a;
    b.id = project.newId<CatalogueItemId>();
    CatalogueItem c = a;
    c.id = project.newId<CatalogueItemId>();
    a.requiredItems = {{b.id}, {c.id}};
    b.requiredItems = {{c.id}};
    project.catalogue.put(a);
    project.catalogue.put(b);
    project.catalogue.put(c);
    EXPECT_TRUE(validateAcrossRows(project).empty());
    c.requiredItems = {{a.id}};
    project.catalogue.put(c);
    EXPECT_EQ(validateAcrossRows(project).size(), 1U);
}

}  // namespace
}  // namespace spanwright
