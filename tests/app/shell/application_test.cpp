// SPDX-License-Identifier: MIT
#include "engine/edit/command.h"
#include "tests/app/shell/application_fixture.h"

#include <cmath>

namespace spanwright::app {
namespace {

TEST_F(ApplicationTest, drawnNetworkShowsWhatItCarriesAndWhatAFailureDoes) {
    drawRing();
    person().key("t");
    person().drag(at(kA1), at(kB1));
    ASSERT_EQ(design().demands.size(), 1U);
    // The cursor stands in the demand's rate.
    person().type("400");
    person().key("Return");
    person().key("Escape");
    EXPECT_EQ(design().demands.begin()->mbps, 400);
    ASSERT_TRUE(person().waitForAnswers());

    // 400 Mbit/s on a leased circuit of 1000.
    ASSERT_NE(session().phaseAnalysis(), nullptr);
    EXPECT_DOUBLE_EQ(session().phaseAnalysis()->routing.maxUtilization, 0.4);
    person().moveTo(at({0, 200}));
    person().key("v");
    person().click(at({0, 200}));
    const Point onLink = at({-60, -60});
    EXPECT_TRUE(person().sees(scene::utilizationColour(0.4, scene::Theme::dark), onLink));
    EXPECT_FALSE(person().sees(scene::utilizationColour(0.4, scene::Theme::dark), at({-60, 60})));

    // Break the direct link: the traffic goes around.
    person().click(onLink);
    ASSERT_EQ(session().selection().size(), 1U);
    person().key("Delete");
    ASSERT_EQ(design().links.size(), 3U);
    ASSERT_TRUE(person().waitForAnswers());
    EXPECT_DOUBLE_EQ(session().phaseAnalysis()->routing.lostMbps, 0);
    ASSERT_EQ(session().phaseAnalysis()->routing.links.front().link, linkNumber(0).id);
    EXPECT_DOUBLE_EQ(*session().phaseAnalysis()->routing.links.front().utilization, 0.4);
    person().click(at({0, 200}));
    EXPECT_TRUE(person().sees(scene::utilizationColour(0.4, scene::Theme::dark), at({-60, 60})));

    // Break the way around as well: both directions are lost.
    person().click(at({-60, 60}));
    person().key("Delete");
    ASSERT_EQ(design().links.size(), 2U);
    ASSERT_TRUE(person().waitForAnswers());
    EXPECT_DOUBLE_EQ(session().phaseAnalysis()->routing.lostMbps, 500);
}

TEST_F(ApplicationTest, aClickMakesFailShiftAddsASecondAndEscapeRestores) {
    drawRing();
    const scene::Lens before = application_->lens();
    person().key("k");
    ASSERT_EQ(application_->lens(), scene::Lens::failure);
    person().click(at(kA1));
    ASSERT_EQ(session().failedNow().size(), 1U);
    EXPECT_EQ(session().failedNow().begin()->kind, ElementKind::device);
    ASSERT_TRUE(person().waitUntil([&] { return session().failedNetwork() != nullptr; }));
    person().look(60);
    EXPECT_TRUE(person().sees(scene::palette(scene::Theme::dark).bad, at(kA1), 10)) << "crossed out";
    person().shiftClick(at(kB2));
    EXPECT_EQ(session().failedNow().size(), 2U);
    person().shiftClick(at(kB2));
    EXPECT_EQ(session().failedNow().size(), 1U) << "and takes it back";
    person().key("Escape");
    EXPECT_TRUE(session().failedNow().empty());
    EXPECT_EQ(application_->lens(), scene::Lens::failure) << "the next click fails the next one";
    person().click(at(kB2));
    person().key("k");
    EXPECT_TRUE(session().failedNow().empty()) << "leaving the lens restores too";
    EXPECT_EQ(application_->lens(), before);
}

TEST_F(ApplicationTest, undoTakesEverythingBackAndRedoBringsItAgain) {
    drawRing();
    const Project drawn = session().project();
    EXPECT_EQ(session().document().undoLabel().substr(0, 8), "add link");
    for (int i = 0; i < 40 && session().document().canUndo(); ++i)
        person().control("z");
    EXPECT_FALSE(session().document().canUndo());
    EXPECT_TRUE(design().sites.empty());
    EXPECT_TRUE(design().devices.empty());
    for (int i = 0; i < 40 && session().document().canRedo(); ++i)
        person().control("y");
    EXPECT_TRUE(session().project() == drawn);
}

TEST_F(ApplicationTest, dragMovesADeviceInOneStepAndTheDrawingFollows) {
    drawRing();
    const DeviceId device = design().devices.begin()->id;
    const Revision before = session().document().revision();
    person().key("v");
    person().moveTo(at(kA1));
    person().press();
    person().moveTo(at({-160, -40}));
    person().moveTo(at({-140, 0}));
    EXPECT_EQ(session().document().revision(), before);
    EXPECT_TRUE(application_->canvas().busy());
    person().release();
    EXPECT_EQ(session().document().revision(), before + 1);
    EXPECT_EQ(design().devices.at(device).position, (Point{-140, 0}));
    EXPECT_EQ(session().document().undoLabel(), "move device Router 1");
    person().key("Right");
    person().key("Right");
    EXPECT_EQ(design().devices.at(device).position, (Point{-120, 0}));
    person().control("z");
    EXPECT_EQ(design().devices.at(device).position, (Point{-140, 0}));
}

TEST_F(ApplicationTest, wheelZoomsAtThePointer) {
    drawRing();
    const Point pixel = at({100, 40});
    person().moveTo(pixel);
    const Point rounded{std::round(pixel.x), std::round(pixel.y)};
    const Point under = application_->canvas().view().toCanvas(rounded);
    const double zoom = application_->canvas().view().camera.zoom;
    person().turnWheel(3);
    EXPECT_NEAR(application_->canvas().view().camera.zoom, zoom * 1.15 * 1.15 * 1.15, 1e-9);
    const Point after = application_->canvas().view().toCanvas(rounded);
    EXPECT_NEAR(after.x, under.x, 1e-6);
    EXPECT_NEAR(after.y, under.y, 1e-6);
}

TEST_F(ApplicationTest, middleButtonDragsTheDrawing) {
    drawRing();
    const Point from = at({0, 0});
    const Point before = application_->canvas().view().toCanvas({600, 400});
    person().drag(from, {from.x + 50, from.y - 30}, 2);
    const Point after = application_->canvas().view().toCanvas({650, 370});
    EXPECT_NEAR(after.x, before.x, 1e-6);
    EXPECT_NEAR(after.y, before.y, 1e-6);
}

TEST_F(ApplicationTest, copyAndPasteAddASecondSetInOneStep) {
    drawRing();
    person().key("v");
    person().control("a");
    person().control("c");
    const Revision before = session().document().revision();
    person().control("v");
    EXPECT_EQ(design().sites.size(), 4U);
    EXPECT_EQ(design().devices.size(), 8U);
    EXPECT_EQ(design().links.size(), 8U);
    EXPECT_EQ(session().document().undoLabel().substr(0, 5), "paste");
    person().control("z");
    EXPECT_EQ(session().document().revision(), before);
}

TEST_F(ApplicationTest, pagesGoThroughThePhasesAndTheDrawingShowsThem) {
    Phase first;
    first.id = edit::reservedId<PhaseId>(session().project(), 0);
    first.name = "First";
    first.sequence = 1;
    Phase second;
    second.id = edit::reservedId<PhaseId>(session().project(), 1);
    second.name = "Second";
    second.sequence = 2;
    Device device;
    device.id = edit::reservedId<DeviceId>(session().project(), 2);
    device.name = "Late";
    device.position = {0, 0};
    device.lifetime.enters = second.id;
    ASSERT_TRUE(session().run(edit::Add{{first, second, device}}));
    session().showPhase(second.id);
    application_->canvas().fitAll();
    person().look();
    person().moveTo(at({150, 100}));
    const scene::Colour tile = application_->screenshot().at(static_cast<int>(at({0, 0}).x) - 20,
                                                             static_cast<int>(at({0, 0}).y) - 20);
    person().key("Page_Up");
    EXPECT_EQ(session().phase(), first.id);
    const scene::Colour faded = application_->screenshot().at(static_cast<int>(at({0, 0}).x) - 20,
                                                              static_cast<int>(at({0, 0}).y) - 20);
    EXPECT_NE(tile, faded);
    person().key("Page_Up");
    EXPECT_FALSE(session().phase());
    person().key("Page_Down");
    EXPECT_EQ(session().phase(), first.id);
}

TEST_F(ApplicationTest, doubleClickRenamesInPlace) {
    drawRing();
    person().key("v");
    person().click(at(kA1));
    person().press();
    person().release();
    person().control("a");
    person().type("core");
    person().key("Return");
    EXPECT_EQ(design().devices.begin()->name, "core");
}

TEST_F(ApplicationTest, renamingCutsNothingOffALongName) {
    drawRing();
    std::string name;
    while (name.size() < 10'000)
        name += "größte ";
    Device device = *design().devices.begin();
    device.name = name;
    ASSERT_TRUE(session().run(edit::Batch{"rename", {edit::Put{{device}}}}));
    person().key("v");
    person().click(at(kA1));
    const Revision before = session().document().revision();
    person().key("F2");
    person().key("Return");
    EXPECT_EQ(session().document().revision(), before) << "the same name is no edit";
    person().key("F2");
    person().key("End");
    person().type("core");
    person().key("Return");
    EXPECT_EQ(design().devices.begin()->name, name + "core");
}

TEST_F(ApplicationTest, themesLookDifferentAndAreRemembered) {
    drawRing();
    const Point ground = at({0, 150});
    EXPECT_TRUE(person().sees(scene::palette(scene::Theme::dark).canvas, ground));
    person().control("l");
    person().look();
    EXPECT_TRUE(person().sees(scene::palette(scene::Theme::light).canvas, ground));
    EXPECT_TRUE(loadSettings(folder_ / "settings.json").lightTheme);
}

}  // namespace
}  // namespace spanwright::app
