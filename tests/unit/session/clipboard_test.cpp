// SPDX-License-Identifier: MIT
#include "app/session/session.h"
#include "engine/design/validate.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

/// A site with two linked devices with a demand; one has a catalogue item, one stands in a risk group.
class Clipboard : public ::testing::Test {
  protected:
    Clipboard() {
        const Project& project = session_.project();
        CatalogueItem item;
        item.id = edit::reservedId<CatalogueItemId>(project, 0);
        item.name = "Router X";
        SharedRiskGroup group;
        group.id = edit::reservedId<SharedRiskGroupId>(project, 1);
        group.name = "Duct";
        Site site;
        site.id = site_ = edit::reservedId<SiteId>(project, 2);
        site.name = "Lyon";
        site.frame = {0, 0, 300, 200};
        Device a;
        a.id = a_ = edit::reservedId<DeviceId>(project, 3);
        a.name = "Core 1";
        a.site = site_;
        a.item = item.id;
        a.position = {100, 100};
        Device b = a;
        b.id = b_ = edit::reservedId<DeviceId>(project, 4);
        b.name = "Edge";
        b.item = {};
        b.sharedRiskGroups = {group.id};
        b.position = {200, 100};
        Link link;
        link.id = edit::reservedId<LinkId>(project, 5);
        link.name = "Core 1 – Edge";
        link.from.device = a_;
        link.to.device = b_;
        Demand demand;
        demand.id = edit::reservedId<DemandId>(project, 6);
        demand.from = a_;
        demand.to = b_;
        EXPECT_TRUE(session_.run(edit::Add{{item, group, site, a, b, link, demand}}));
    }

    static const Device* deviceNamed(const Session& session, std::string_view name) {
        for (const Device& device : session.project().design.devices) {
            if (device.name == name) return &device;
        }
        return nullptr;
    }

    Session session_;
    SiteId site_;
    DeviceId a_, b_;
};

TEST_F(Clipboard, siteBringsItsDevicesWithTheLinksAndDemandsBetweenThem) {
    session_.select({site_});
    const std::string text = session_.copySelection();
    const Revision before = session_.document().revision();
    ASSERT_TRUE(session_.paste(text, {0, 400}));
    const Design& design = session_.project().design;
    EXPECT_EQ(design.sites.size(), 2U);
    EXPECT_EQ(design.devices.size(), 4U);
    EXPECT_EQ(design.links.size(), 2U);
    EXPECT_EQ(design.demands.size(), 2U);
    EXPECT_TRUE(validate(session_.project()).empty());
    EXPECT_EQ(session_.selection().size(), 5U);
    EXPECT_EQ(session_.document().undoLabel().substr(0, 6), "paste ");
    session_.undo();
    EXPECT_EQ(session_.document().revision(), before);
}

TEST_F(Clipboard, pastedElementsHaveNamesOfTheirOwnAndKeepTheirItems) {
    session_.select({a_, b_});
    ASSERT_TRUE(session_.paste(session_.copySelection(), {0, 50}));
    const Device* core = deviceNamed(session_, "Core 2");
    const Device* edge = deviceNamed(session_, "Edge 2");
    ASSERT_NE(core, nullptr);
    ASSERT_NE(edge, nullptr);
    EXPECT_EQ(core->item, session_.project().design.devices.at(a_).item);
    EXPECT_EQ(edge->sharedRiskGroups, session_.project().design.devices.at(b_).sharedRiskGroups);
    EXPECT_EQ(core->site, site_);
    EXPECT_EQ(core->position, (Point{100, 150}));
    EXPECT_EQ(session_.project().catalogue.size(), 1U);
    const auto& links = session_.project().design.links;
    EXPECT_TRUE(std::any_of(links.begin(), links.end(),
                            [](const Link& link) { return link.name == "Core 2 – Edge 2"; }));
}

TEST_F(Clipboard, deviceDroppedOutsideItsSiteBelongsToNone) {
    session_.select({a_});
    ASSERT_TRUE(session_.paste(session_.copySelection(), {0, 1000}));
    const Device* pasted = deviceNamed(session_, "Core 2");
    ASSERT_NE(pasted, nullptr);
    EXPECT_FALSE(pasted->site);
    EXPECT_EQ(session_.project().design.links.size(), 1U);
}

TEST_F(Clipboard, anotherProjectGetsWhatTheElementsReferTo) {
    session_.select({site_});
    const std::string text = session_.copySelection();
    Session other;
    ASSERT_TRUE(other.paste(text, {0, 0}));
    EXPECT_EQ(other.project().catalogue.size(), 1U);
    EXPECT_EQ(other.project().design.sharedRiskGroups.size(), 1U);
    EXPECT_TRUE(validate(other.project()).empty());
    ASSERT_TRUE(other.paste(text, {500, 0}));
    EXPECT_EQ(other.project().catalogue.size(), 1U);
    EXPECT_EQ(other.project().design.devices.size(), 4U);
}

TEST_F(Clipboard, phaseThatTheOtherProjectLacksBecomesTheOneShown) {
    Phase phase;
    phase.id = edit::reservedId<PhaseId>(session_.project(), 0);
    phase.name = "Here only";
    Device late = session_.project().design.devices.at(a_);
    late.lifetime.enters = phase.id;
    ASSERT_TRUE(session_.run(edit::Batch{"", {edit::Add{{phase}}, edit::Put{{late}}}}));
    session_.select({a_});
    const std::string text = session_.copySelection();
    Session other;
    ASSERT_TRUE(other.paste(text, {0, 0}));
    EXPECT_TRUE(other.project().design.phases.empty());
    EXPECT_FALSE(other.project().design.devices.begin()->lifetime.enters);
}

TEST_F(Clipboard, textThatIsNoProjectIsRefusedWithANotice) {
    const Revision before = session_.document().revision();
    EXPECT_FALSE(session_.paste("hello", {0, 0}));
    EXPECT_EQ(session_.document().revision(), before);
    EXPECT_FALSE(session_.notices().empty());
}

TEST_F(Clipboard, duplicateIsOneStepAndSelectsTheCopy) {
    session_.select({a_});
    ASSERT_TRUE(session_.duplicateSelection());
    EXPECT_EQ(session_.document().undoLabel(), "duplicate device Core 2");
    ASSERT_EQ(session_.selection().size(), 1U);
    EXPECT_NE(*session_.selection().begin(), ElementId(a_));
}

}  // namespace
}  // namespace spanwright::app
