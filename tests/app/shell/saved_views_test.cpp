// SPDX-License-Identifier: MIT
#include "tests/app/shell/application_fixture.h"

namespace spanwright::app {
namespace {

class ApplicationViews : public ApplicationTest {
  protected:
    void settle() {
        ASSERT_TRUE(person().waitUntil(
            [&] {
                person().look(1);
                return !application_->canvas().busy() && !application_->canvas().mapPending();
            },
            20));
    }
    [[nodiscard]] const std::vector<SavedView>& views() { return session().project().settings.views; }
};

TEST_F(ApplicationViews, aSavedViewBringsBackCameraLensAndLayers) {
    drawRing();
    person().key("v");
    person().turnWheel(3);
    application_->chooseLens(scene::Lens::cost);
    application_->toggleLayer(scene::DrawingLayer::zones);
    const scene::LayerSet layers = application_->layers();
    const scene::Camera camera = application_->canvas().view().camera;
    action("save-view").run(*application_);
    ASSERT_EQ(views().size(), 1U);
    EXPECT_EQ(views()[0].name, "View 1");
    EXPECT_EQ(session().document().undoLabel(), "save View 1");

    person().key("f");
    application_->chooseLens(scene::Lens::utilization);
    application_->toggleLayer(scene::DrawingLayer::zones);
    person().look();
    EXPECT_FALSE(application_->canvas().view().camera == camera);
    application_->showView(0);
    person().look();
    EXPECT_EQ(application_->canvas().view().camera, camera);
    EXPECT_EQ(application_->lens(), scene::Lens::cost);
    EXPECT_EQ(application_->layers(), layers);
    action("save-view").run(*application_);
    EXPECT_EQ(views()[1].name, "View 2");
    person().control("z");
    person().control("z");
    EXPECT_TRUE(views().empty());
    application_->showView(7);  // none: nothing happens
}

TEST_F(ApplicationViews, ofTheMapHoldDegreesAndGoThereFromTheDrawing) {
    drawRing();
    person().key("v");
    Site row = *design().sites.begin();
    row.latitudeDegrees = 48.86;
    row.longitudeDegrees = 2.35;
    ASSERT_TRUE(session().run(edit::Put{{row}}));
    person().key("m");
    settle();
    const double scale = application_->canvas().map().frame().unitsPerMap;
    action("save-view").run(*application_);
    ASSERT_EQ(views().size(), 1U);
    EXPECT_TRUE(views()[0].geographic);
    EXPECT_NEAR(views()[0].centre.x, 2.35, 2);
    EXPECT_NEAR(views()[0].centre.y, 48.86, 2);
    person().key("m");
    settle();
    EXPECT_FALSE(application_->canvas().onMap());
    application_->showView(0);
    settle();
    EXPECT_TRUE(application_->canvas().onMap());
    EXPECT_NEAR(application_->canvas().map().frame().unitsPerMap / scale, 1, 1e-9);
    const SavedView again = application_->canvas().look();
    EXPECT_NEAR(again.centre.x, views()[0].centre.x, 1e-9);
    EXPECT_NEAR(again.centre.y, views()[0].centre.y, 1e-9);
    // What a file may hold: a phase and a lens that are not there.
    ProjectSettings settings = session().project().settings;
    settings.views[0].lens = "of a later version";
    settings.views[0].zoom = 1e6;
    ASSERT_TRUE(session().run(edit::PutSettings{settings}));
    const scene::Lens lens = application_->lens();
    application_->showView(0);
    settle();
    EXPECT_EQ(application_->lens(), lens);
    EXPECT_EQ(application_->canvas().map().frame().unitsPerMap, kMostMapScale);
}

}  // namespace
}  // namespace spanwright::app
