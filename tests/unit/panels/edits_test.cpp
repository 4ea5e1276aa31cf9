// SPDX-License-Identifier: MIT
#include "app/panels/model/catalogue_edits.h"
#include "app/panels/model/phase_edits.h"
#include "app/panels/model/problem_list.h"
#include "engine/design/queries.h"
#include "engine/edit/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

class PanelEdits : public ::testing::Test {
  protected:
    template <class Row>
    decltype(Row::id) add(Row row) {
        row.id = edit::reservedId<decltype(Row::id)>(document_.project(), 0);
        EXPECT_TRUE(document_.run(edit::Add{{row}}));
        return row.id;
    }
    std::vector<std::string> phaseNames() {
        std::vector<std::string> names;
        for (const Phase& phase : orderedPhases(document_.project().design))
            names.push_back(phase.name);
        return names;
    }
    edit::Document document_;
};

TEST_F(PanelEdits, addPhasesBehindTheLastAndSwapThem) {
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(document_.run(addPhase(document_.project())));
    EXPECT_THAT(phaseNames(), ::testing::ElementsAre("Phase 1", "Phase 2", "Phase 3"));
    const PhaseId last = orderedPhases(document_.project().design).back().id;
    const auto earlier = movePhase(document_.project(), last, PhaseMove::earlier);
    ASSERT_TRUE(earlier);
    ASSERT_TRUE(document_.run(*earlier));
    EXPECT_THAT(phaseNames(), ::testing::ElementsAre("Phase 1", "Phase 3", "Phase 2"));
    EXPECT_FALSE(movePhase(document_.project(), orderedPhases(document_.project().design).front().id,
                           PhaseMove::earlier));
    const PhaseId behind = orderedPhases(document_.project().design).back().id;
    EXPECT_FALSE(movePhase(document_.project(), behind, PhaseMove::later));
}

TEST_F(PanelEdits, renamePhasesOnlyToSomethingNew) {
    ASSERT_TRUE(document_.run(addPhase(document_.project())));
    const PhaseId phase = orderedPhases(document_.project().design).front().id;
    EXPECT_FALSE(renamePhase(document_.project(), phase, ""));
    EXPECT_FALSE(renamePhase(document_.project(), phase, "Phase 1"));
    ASSERT_TRUE(document_.run(renamePhase(document_.project(), phase, "Pilot").value()));
    EXPECT_THAT(phaseNames(), ::testing::ElementsAre("Pilot"));
}

TEST_F(PanelEdits, giveAnItemToSelectedDevicesAndLinksInOneStep) {
    CatalogueItem bought;
    bought.name = "Router R1";
    bought.category = ItemCategory::router;
    const CatalogueItemId item = add(bought);
    const DeviceId a = add(Device{});
    const DeviceId b = add(Device{});
    const SiteId site = add(Site{});
    const auto command = assignItem(document_.project(), {a, b, site}, item);
    ASSERT_TRUE(command);
    ASSERT_TRUE(document_.run(*command));
    EXPECT_EQ(document_.project().design.devices.at(a).item, item);
    EXPECT_EQ(document_.project().design.devices.at(b).item, item);
    EXPECT_FALSE(assignItem(document_.project(), {a, b, site}, item));
    document_.undo();
    EXPECT_FALSE(document_.project().design.devices.at(a).item);
    EXPECT_FALSE(document_.project().design.devices.at(b).item);
}

TEST_F(PanelEdits, placeItemsWithTheToolOfTheirCategory) {
    CatalogueItem item;
    item.category = ItemCategory::firewall;
    const CatalogueItemId firewall = add(item);
    item.category = ItemCategory::circuit;
    const CatalogueItemId circuit = add(item);
    item.category = ItemCategory::labour;
    const CatalogueItemId labour = add(item);
    const auto device = toolFor(document_.project(), firewall);
    ASSERT_TRUE(device);
    EXPECT_EQ(device->kind, ToolKind::placeDevice);
    EXPECT_EQ(device->deviceKind, DeviceKind::firewall);
    EXPECT_EQ(device->item, firewall);
    EXPECT_EQ(toolFor(document_.project(), circuit)->kind, ToolKind::connect);
    EXPECT_FALSE(toolFor(document_.project(), labour));
}

TEST_F(PanelEdits, listTheCatalogueByCategoryAndFindByVendor) {
    CatalogueItem item;
    item.name = "Edge";
    item.vendor = "Acme";
    item.category = ItemCategory::router;
    add(item);
    item.name = "Access";
    item.vendor = "Other";
    item.category = ItemCategory::accessSwitch;
    item.price = ThreePoint<Decimal>::certain(Decimal::fromInteger(4200));
    add(item);
    const auto all = catalogueEntries(document_.project(), "");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].title, "Access");
    EXPECT_EQ(all[0].detail, "Access switches · EUR 4 200");
    ASSERT_EQ(catalogueEntries(document_.project(), "acme").size(), 1U);
    EXPECT_EQ(catalogueEntries(document_.project(), "acme").front().title, "Edge");
}

TEST_F(PanelEdits, acceptAFindingWithReasonAndOwnerAndTakeItBack) {
    ASSERT_TRUE(document_.run(acceptFinding(document_.project(), "rule/a", "by contract", "Ada")));
    ASSERT_TRUE(document_.run(acceptFinding(document_.project(), "rule/a", "again", "Bo")));
    ASSERT_EQ(document_.project().settings.waivers.size(), 1U);
    EXPECT_EQ(document_.project().settings.waivers.front().reason, "again");
    EXPECT_EQ(document_.project().settings.waivers.front().owner, "Bo");
    EXPECT_FALSE(document_.project().settings.waivers.front().until);
    ASSERT_TRUE(
        document_.run(acceptFinding(document_.project(), "rule/a", "again", "Bo", Date(2027, 3, 31))));
    EXPECT_EQ(document_.project().settings.waivers.front().until, Date(2027, 3, 31));
    ASSERT_TRUE(document_.run(withdrawWaiver(document_.project(), "rule/a")));
    EXPECT_TRUE(document_.project().settings.waivers.empty());
}

TEST_F(PanelEdits, listProblemsWorstFirstAndAcceptedOnesLast) {
    Analysis analysis;
    PhaseAnalysis phase;
    const auto finding = [](const char* rule, check::Severity severity, bool waived) {
        check::Finding found;
        found.rule = rule;
        found.severity = severity;
        found.key = rule;
        found.waived = waived;
        return found;
    };
    phase.findings = {finding("info", check::Severity::info, false),
                      finding("accepted", check::Severity::error, true),
                      finding("error", check::Severity::error, false)};
    analysis.phases.push_back(phase);
    analysis.problems.push_back({Code::conflict, "a cycle", ""});
    std::vector<std::string> rules;
    for (const Problem& problem : problemList(document_.project(), &analysis, {}))
        rules.push_back(problem.rule);
    EXPECT_THAT(rules, ::testing::ElementsAre("no answer", "error", "info", "accepted"));
}

}  // namespace
}  // namespace spanwright::app
