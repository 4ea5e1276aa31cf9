// SPDX-License-Identifier: MIT
#include "engine/cost/bill_of_materials.h"

#include "tests/unit/cost/cost_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::certain;
using test::CostBuilder;
using test::decimal;
using test::line;
using testing::ElementsAre;

const Date kStart(2027, 1, 4);  // a Monday

TEST(BillOfMaterials, buysTwoUnitsForAPairAndTheMembersOfAStack) {
    CostBuilder build;
    const auto phase = build.phase("p1", 1, kStart, 5);
    const auto item = build.itemAt("router", "1000.10");
    auto& devices = build.project().design.devices;
    build.device(item, {}, {phase, {}});
    const auto standby = build.device(item, {}, {phase, {}});
    const auto active = build.device(item, {}, {phase, {}}, 2);
    const auto stack = build.device(item, {}, {phase, {}}, 3);
    build.change(devices, standby, [](Device& d) { d.redundancy = RedundancyMode::activeStandby; });
    build.change(devices, active, [](Device& d) { d.redundancy = RedundancyMode::activeActive; });
    build.change(devices, stack, [](Device& d) { d.redundancy = RedundancyMode::stack; });
    const CostReport report = build.cost();
    ASSERT_EQ(report.bom.size(), 1U);  // alike lines are one
    EXPECT_EQ(report.bom[0].quantity.text(), "8");
    EXPECT_EQ(report.capex.text(), "8000.80");
    EXPECT_EQ(report.opex.text(), "0.00");
    EXPECT_EQ(report.bom[0].elements.size(), 4U);
    EXPECT_EQ(report.bom[0].item, "router");
}

TEST(BillOfMaterials, addsSparesPerSiteAndItemRoundedUp) {
    CostBuilder build;
    build.project().costPolicy.sparePercent = decimal("10");
    const auto first = build.phase("p1", 1, kStart, 5);
    const auto second = build.phase("p2", 2, Date(2027, 3, 1), 5);
    const auto item = build.itemAt("router", "100");
    const auto london = build.site("london");
    const auto leeds = build.site("leeds");
    build.device(item, london, {first, {}}, 8);   // ceil(0.8) = 1
    build.device(item, london, {second, {}}, 2);  // 10 in all still need 1
    build.device(item, london, {second, {}}, 1);  // 11 need 2
    build.device(item, leeds, {second, {}}, 1);   // 1
    build.device(item, leeds, {}, 50);            // there already
    const CostReport report = build.cost();
    std::vector<std::string> spares;
    for (const BomLine& row : report.bom) {
        if (!row.description.ends_with(": spares")) continue;
        spares.push_back((row.site == london ? "london " : "leeds ") + row.quantity.text() +
                         (row.phase == first ? " p1" : " p2"));
    }
    EXPECT_THAT(spares, testing::UnorderedElementsAre("london 1 p1", "london 1 p2", "leeds 1 p2"));
    EXPECT_EQ(report.capex.text(), "1500.00");
}

TEST(BillOfMaterials, paysSupportLicencePowerAndLabour) {
    CostBuilder build;
    CostPolicy& policy = build.project().costPolicy;
    policy.labourRatePerHour = decimal("80");
    policy.electricityPricePerKilowattHour = decimal("0.1113");
    policy.powerUsageEffectiveness = decimal("1.58");
    const auto phase = build.phase("p1", 1, kStart, 25);  // until 5 February: in service from 6 February
    const auto item = build.item("router", [](CatalogueItem& row) {
        row.price = certain("1000");
        row.supportPercentPerYear = decimal("10");
        row.licencePerYear = decimal("240");
        row.installationHours = 2.5;
        row.powerWatts = 110.1;
    });
    build.device(item, {}, {phase, {}}, 3);
    const CostReport report = build.cost();
    const BomLine& support = line(report, ": support");
    EXPECT_EQ(support.unitPrice.text(), "8.333333");
    EXPECT_EQ(support.total.text(), "275.00");  // 25.00 in each of 11 months
    EXPECT_EQ(support.from.text(), "2027-02");
    EXPECT_EQ(support.until.text(), "2028-01");
    EXPECT_EQ(line(report, ": licence").total.text(), "660.00");
    const BomLine& labour = line(report, ": installation");
    EXPECT_EQ(labour.quantity.text(), "7.5");
    EXPECT_EQ(labour.total.text(), "600.00");
    EXPECT_EQ(labour.from.text(), "2027-02");
    // 110.1 W all year are 964.476 kWh; at PUE 1.58 and 0.1113 a kWh they cost 169.61.
    EXPECT_NEAR(line(report, ": electricity").unitPrice.toDouble() * 12, 964.476 * 1.58 * 0.1113, 1e-5);
    EXPECT_EQ(line(report, ": electricity").total.text(), "466.40");  // 11 × 42.40
    EXPECT_EQ(report.byCategory.at("support").text(), "275.00");
    EXPECT_EQ(report.byCategory.at("licence").text(), "660.00");
    EXPECT_EQ(report.byCategory.at("labour").text(), "600.00");
    EXPECT_EQ(report.byCategory.at("power").text(), "466.40");
    EXPECT_EQ(report.byCategory.at("router").text(), "3000.00");
}

TEST(BillOfMaterials, paysOnlyOpexForWhatIsThereAlready) {
    CostBuilder build;
    build.project().costPolicy.sparePercent = decimal("50");
    build.project().costPolicy.labourRatePerHour = decimal("80");
    const auto phase = build.phase("p1", 1, kStart, 25);  // 4 January to 5 February
    const auto item = build.item("old", [](CatalogueItem& row) {
        row.price = certain("1200");
        row.supportPercentPerYear = decimal("10");
        row.installationHours = 4;
    });
    build.device(item, {}, {{}, phase});
    const CostReport report = build.cost();
    EXPECT_EQ(report.capex.text(), "0.00");
    EXPECT_EQ(report.opex.text(), "20.00");  // January and February: its last day in service is 5 February
    EXPECT_FALSE(line(report, ": support").phase);
    EXPECT_EQ(report.byPhase.at("").text(), "20.00");
}

TEST(BillOfMaterials, takesNewSitesAndEndsIntoAccount) {
    CostBuilder build;
    const auto phase = build.phase("p1", 1, kStart, 5);
    const auto item = build.itemAt("router", "100");
    const auto site = build.site("new");
    build.change(build.project().design.sites, site, [&](Site& row) { row.lifetime.enters = phase; });
    const auto a = build.device(item, site);  // there as soon as its site is
    const auto b = build.device({});
    const auto cable = build.itemAt("cable", "7");
    build.link(a, b, [&](Link& row) { row.item = cable; });
    build.device(item, site, {phase, phase});  // never in service
    const CostReport report = build.cost();
    EXPECT_EQ(report.capex.text(), "107.00");
    EXPECT_EQ(report.bySite.at("new").text(), "107.00");
}

TEST(BillOfMaterials, ordersInTheMonthOfTheProcurement) {
    CostBuilder build;
    const auto phase = build.phase("p1", 1, Date(2027, 2, 1), 50);
    const auto item = build.itemAt("router", "100");
    const auto listed = build.device(item, {}, {phase, {}});
    const auto other = build.device(item, {}, {phase, {}});
    const auto orderOf = [](const CostReport& report, DeviceId device) {
        for (const BomLine& row : report.bom) {
            if (std::find(row.elements.begin(), row.elements.end(), ElementId(device)) !=
                row.elements.end()) {
                return row.from.text();
            }
        }
        return std::string();
    };
    EXPECT_EQ(orderOf(build.cost(), listed), "2027-02");  // the phase's start
    build.package("order", phase, WorkPackageKind::procurement, Date(2027, 3, 1), 1);
    EXPECT_EQ(orderOf(build.cost(), listed), "2027-03");
    const auto own = build.package("own", phase, WorkPackageKind::procurement, Date(2027, 5, 3), 1);
    build.change(build.project().plan.workPackages, own,
                 [&](WorkPackage& row) { row.bringsIntoService = {listed}; });
    EXPECT_EQ(orderOf(build.cost(), listed), "2027-05");
    EXPECT_EQ(orderOf(build.cost(), other), "2027-03");
}

TEST(BillOfMaterials, paysWorkPackagesWhileTheyRun) {
    CostBuilder build;
    const auto phase = build.phase("p1", 1, kStart, 5);
    Resource crew;
    crew.id = build.project().newId<ResourceId>();
    crew.key = "crew";
    crew.name = "Field crew";
    crew.ratePerHour = decimal("95.50");
    build.project().plan.resources.put(crew);
    const auto work = build.package("cut-over", phase, WorkPackageKind::migration, Date(2027, 11, 29), 30);
    build.change(build.project().plan.workPackages, work, [&](WorkPackage& row) {
        row.assignments = {{crew.id, 1.5}};
        row.fixedCost = decimal("100");
    });
    const CostReport report = build.cost();
    // 29 November to 7 January: of three months, two lie in the horizon.
    const BomLine& labour = line(report, ": Field crew");
    EXPECT_EQ(labour.unitPrice.text(), "95.5");
    EXPECT_EQ(labour.quantity.text(), "240");  // of 1.5 × 30 days × 8 h = 360 h
    EXPECT_EQ(labour.total.text(), "22920.00");
    EXPECT_THAT(labour.elements, ElementsAre(ElementId(work)));
    EXPECT_EQ(line(report, ": fixed cost").total.text(), "66.67");  // 33.34 and 33.33
    ASSERT_EQ(report.afterHorizon.size(), 2U);
    EXPECT_EQ(report.afterHorizon[0].total.text(), "33.33");
    EXPECT_EQ(report.afterHorizon[1].total.text(), "11460.00");
    EXPECT_EQ(report.cashFlow[10].capex.text(), "11493.34");
    EXPECT_EQ(report.cashFlow[11].capex.text(), "11493.33");
    EXPECT_EQ(report.total.text(), "22986.67");
}

TEST(BillOfMaterials, leavesOutWhatIsPaidForElsewhere) {
    CostBuilder build;
    CostPolicy& policy = build.project().costPolicy;
    policy.sparePercent = decimal("100");
    policy.labourRatePerHour = decimal("80");
    policy.electricityPricePerKilowattHour = decimal("0.2");
    policy.travelCostPerVisit = decimal("50");
    const auto phase = build.phase("p1", 1, kStart, 5);
    const auto site = build.site("hq");
    const auto licence = build.itemAt("licence", "7");
    const auto item = build.item("router", [&](CatalogueItem& row) {
        row.price = certain("1000");
        row.supportPercentPerYear = decimal("10");
        row.installationHours = 4;
        row.powerWatts = 100;
        row.requiredItems = {{licence, decimal("1")}};
    });
    const auto free = build.itemAt("unpriced", "0");
    const auto router = build.device(item, site, {phase, {}});
    const auto server = build.device(free, site, {phase, {}});
    const auto cable = build.link(router, server, [](Link& row) {
        row.setupPrice = decimal("30");
        row.monthlyPrice = decimal("5");
    });
    EXPECT_EQ(build.cost().gaps.size(), 1U);
    auto& design = build.project().design;
    for (const DeviceId device : {router, server})
        build.change(design.devices, device, [](Device& row) { row.outsideBudget = true; });
    EXPECT_EQ(build.cost().total.text(), "90.00");  // the link is ours
    EXPECT_TRUE(build.cost().gaps.empty());
    build.change(design.links, cable, [](Link& row) { row.outsideBudget = true; });
    EXPECT_TRUE(build.cost().bom.empty());
    EXPECT_TRUE(build.cost().afterHorizon.empty());
}

TEST(BillOfMaterials, showsWhatIsBoughtAfterTheHorizon) {
    CostBuilder build;
    const auto phase = build.phase("late", 1, Date(2028, 2, 1), 5);
    const auto item = build.itemAt("router", "100");
    build.device(item, {}, {phase, {}});
    const CostReport report = build.cost();
    EXPECT_TRUE(report.total.isZero());
    ASSERT_EQ(report.afterHorizon.size(), 1U);
    EXPECT_EQ(report.afterHorizon[0].total.text(), "100.00");
    EXPECT_EQ(report.afterHorizon[0].from.text(), "2028-02");
}

}  // namespace
}  // namespace spanwright::cost
