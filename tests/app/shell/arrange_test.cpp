// SPDX-License-Identifier: MIT
#include "engine/io/files.h"
#include "engine/layout/alignment.h"
#include "tests/app/shell/application_fixture.h"

namespace spanwright::app {
namespace {

class ApplicationArrange : public ApplicationTest {
  protected:
    [[nodiscard]] Point positionOf(std::size_t index) {
        auto device = design().devices.begin();
        std::advance(device, static_cast<std::ptrdiff_t>(index));
        return device->position;
    }
};

TEST_F(ApplicationArrange, layoutRunsBesideTheWindowAndIsOneStep) {
    drawRing();
    const Project before = session().project();
    person().key("v");
    person().controlShift("h");
    ASSERT_TRUE(
        person().waitUntil([&] { return session().document().undoLabel() == "hierarchical layout"; }, 20));
    EXPECT_FALSE(session().project() == before);
    for (const Site& site : design().sites) {
        for (const Device& device : design().devices) {
            if (device.site == site.id) {
                EXPECT_TRUE(site.frame.contains(device.position));
            }
        }
    }
    person().control("z");
    EXPECT_TRUE(session().project() == before);
}

TEST_F(ApplicationArrange, alignGroupAndLockByKeys) {
    drawRing();
    person().key("v");
    // Two of the devices: A1 and, added to the selection, B2.
    auto device = design().devices.begin();
    const DeviceId a1 = device->id;
    std::advance(device, 3);
    const DeviceId b2 = device->id;
    session().select({a1, b2});
    person().control("g");
    EXPECT_EQ(design().devices.at(a1).group, "Group 1");
    EXPECT_EQ(design().devices.at(b2).group, "Group 1");
    person().click(at({0, 200}));
    person().click(at(kA1));
    EXPECT_EQ(session().selection(), (std::set<ElementId>{a1, b2}));
    person().controlShift("l");
    EXPECT_TRUE(design().devices.at(a1).locked);
    EXPECT_EQ(session().document().undoLabel(), "lock 2 elements");
    const Point stands = design().devices.at(a1).position;
    person().key("Right");
    person().drag(at(kB2), at({120, 0}));  // not a second click on A1, which would rename it
    EXPECT_EQ(design().devices.at(a1).position, stands);
    person().controlShift("l");
    EXPECT_FALSE(design().devices.at(a1).locked);
    person().key("Right");
    EXPECT_EQ(design().devices.at(a1).position, (Point{stands.x + 10, stands.y}));
    person().controlShift("g");
    EXPECT_EQ(design().devices.at(a1).group, "");
    session().select({a1, b2});
    application_->runEdit(
        layout::aligned(session().project(), session().selection(), layout::Alignment::top));
    EXPECT_EQ(design().devices.at(a1).position.y, design().devices.at(b2).position.y);
}

TEST_F(ApplicationArrange, aDragCatchesOnANeighbourUnlessThatIsOff) {
    drawRing();
    person().key("v");
    // B2 is pulled to 3 units beside A1's height; the tile catches on it.
    person().drag(at(kB2), at({kB2.x - 6, kA1.y + 123}));
    EXPECT_EQ(positionOf(3).y, kA1.y + 120);
    action("snap-to-guides").run(*application_);
    action("snap-to-grid").run(*application_);
    person().key("Escape");
    EXPECT_FALSE(application_->settings().snapToGuides);
    start();
    EXPECT_FALSE(application_->settings().snapToGrid);
}

TEST_F(ApplicationArrange, connectSelectedJoinsEachToTheOneThatIsClicked) {
    drawRing();
    person().key("v");
    auto device = design().devices.begin();
    const DeviceId a1 = device->id;
    const DeviceId b1 = (++device)->id;
    const DeviceId a2 = (++device)->id;
    session().select({a1, a2});
    action("connect-selected").run(*application_);
    person().click(at(kB1));
    EXPECT_EQ(design().links.size(), 6U);
    EXPECT_EQ(linkNumber(5).to.device, b1);
    person().control("z");
    EXPECT_EQ(design().links.size(), 4U);
}

TEST_F(ApplicationArrange, theTemplateDialogInsertsWhatItShowsAsOneStep) {
    person().control("t");
    person().look(4);
    ASSERT_TRUE(application_->dialogOpen());
    person().key("Return");
    EXPECT_FALSE(application_->dialogOpen());
    EXPECT_GT(design().devices.size(), 5U);
    EXPECT_EQ(design().phases.size(), 1U);
    EXPECT_EQ(session().phase(), design().phases.begin()->id);
    EXPECT_EQ(session().document().undoLabel().substr(0, 6), "insert");
    ASSERT_TRUE(person().waitForAnswers());
    EXPECT_EQ(session().phaseAnalysis()->routing.lostMbps, 0);
    EXPECT_GT(session().analysis()->cost->capex.toDouble(), 0);
    person().control("z");
    EXPECT_TRUE(design().devices.empty());

    person().control("t");
    person().look(4);
    person().key("Escape");
    EXPECT_FALSE(application_->dialogOpen());
    EXPECT_TRUE(design().devices.empty());
}

TEST_F(ApplicationArrange, theInspectorEditsAllSelectedAsOneStep) {
    drawRing();
    person().key("v");
    auto device = design().devices.begin();
    const DeviceId a1 = device->id;
    const DeviceId b1 = (++device)->id;
    session().select({a1, b1});
    person().look();
    person().click({1080, 321});  // Count, in the inspector of a window of this size
    person().control("a");
    person().type("7");
    person().key("Return");
    EXPECT_EQ(design().devices.at(a1).count, 7);
    EXPECT_EQ(design().devices.at(b1).count, 7);
    EXPECT_EQ((++device)->count, 1);
    person().key("Escape");
    session().undo();
    EXPECT_EQ(design().devices.at(a1).count, 1);
    EXPECT_EQ(design().devices.at(b1).count, 1);
}

}  // namespace
}  // namespace spanwright::app
