// SPDX-License-Identifier: MIT
#include "engine/scene/map_scene.h"
#include "tests/app/shell/application_fixture.h"

#include <cmath>

namespace spanwright::app {
namespace {

/// The map and the drawing as two views of one design.
class ApplicationMap : public ApplicationTest {
  protected:
    void stand(const char* name, double latitude, double longitude) {
        for (const Site& site : design().sites) {
            if (site.name != name) continue;
            Site row = site;
            row.latitudeDegrees = latitude;
            row.longitudeDegrees = longitude;
            ASSERT_TRUE(session().run(edit::Put{{row}}));
            return;
        }
        FAIL() << name;
    }
    [[nodiscard]] SiteId site(std::size_t index) {
        auto row = design().sites.begin();
        std::advance(row, static_cast<std::ptrdiff_t>(index));
        return row->id;
    }
    /// Both sites of the ring in Europe, and the map shown, at rest.
    void showRingOnMap() {
        drawRing();
        person().key("v");
        const std::string a = design().sites.at(site(0)).name;
        const std::string b = design().sites.at(site(1)).name;
        stand(a.c_str(), 52.52, 13.4);
        stand(b.c_str(), 41.9, 12.5);
        person().key("m");
        settle();
    }
    void settle() {
        ASSERT_TRUE(person().waitUntil(
            [&] {
                person().look(1);
                return !application_->canvas().busy() && !application_->canvas().mapPending();
            },
            20));
        person().look();
    }
    [[nodiscard]] Point symbolOf(SiteId id) {
        const ToolContext context = application_->canvas().toolContext(session());
        for (const scene::SiteShape& shape : context.geometry.sites()) {
            if (shape.id == id) return shape.frame.centre();
        }
        ADD_FAILURE();
        return {};
    }
};

TEST_F(ApplicationMap, oneKeyChangesTheViewAndEachKeepsItsCamera) {
    drawRing();
    person().key("v");
    person().turnWheel(2);
    const scene::Camera logical = application_->canvas().view().camera;
    person().key("m");
    EXPECT_TRUE(application_->canvas().onMap());
    EXPECT_TRUE(application_->canvas().busy());  // on the way
    settle();
    EXPECT_FALSE(application_->canvas().busy());
    person().key("plus");
    const double scale = application_->canvas().map().frame().unitsPerMap;
    person().key("m");
    settle();
    EXPECT_FALSE(application_->canvas().onMap());
    EXPECT_EQ(application_->canvas().view().camera, logical);
    person().key("m");
    settle();
    EXPECT_EQ(application_->canvas().map().frame().unitsPerMap, scale);
}

TEST_F(ApplicationMap, showsLandUnderTheSites) {
    showRingOnMap();
    const scene::MapColours colours = scene::mapColours(scene::Theme::dark);
    const auto pixel = [&](double latitude, double longitude) {
        return at(application_->canvas().map().frame().toCanvas(geo::Coordinates{latitude, longitude}));
    };
    EXPECT_TRUE(person().sees(colours.land, pixel(47.2, 7.9), 3, 3));
    EXPECT_TRUE(person().sees(colours.sea, pixel(43.0, 16.0), 1, 1));  // the Adriatic
    EXPECT_FALSE(person().sees(colours.land, pixel(43.0, 16.0), 1, 1));
}

TEST_F(ApplicationMap, aDragOfASymbolSetsItsCoordinatesInOneStep) {
    showRingOnMap();
    const SiteId moved = site(0);
    const Site before = design().sites.at(moved);
    const Point from = symbolOf(moved);
    const Point to = application_->canvas().map().frame().toCanvas(geo::Coordinates{48.86, 2.35});
    person().drag(at(from), at(to));
    const Site& after = design().sites.at(moved);
    EXPECT_NEAR(*after.latitudeDegrees, 48.86, 0.1);
    EXPECT_NEAR(*after.longitudeDegrees, 2.35, 0.1);
    EXPECT_EQ(after.frame, before.frame);
    EXPECT_EQ(after.region, before.region);
    // Arrow keys go on, as one step.
    person().key("Right");
    person().key("Right");
    EXPECT_GT(*design().sites.at(moved).longitudeDegrees, *after.longitudeDegrees - 1e-9);
    person().control("z");
    person().control("z");
    EXPECT_EQ(design().sites.at(moved), before);
}

TEST_F(ApplicationMap, aDoubleClickGoesInsideAndEscComesBackToTheMap) {
    showRingOnMap();
    const scene::Camera camera = application_->canvas().view().camera;
    const Point symbol = at(symbolOf(site(0)));
    person().click(symbol);
    person().click(symbol);
    EXPECT_EQ(application_->canvas().inside(), site(0));
    EXPECT_FALSE(application_->canvas().onMap());
    person().key("Escape");
    person().key("Escape");
    EXPECT_TRUE(application_->canvas().onMap());
    EXPECT_EQ(application_->canvas().view().camera, camera);
}

TEST_F(ApplicationMap, theWheelZoomsAtThePointerBetweenTheWorldAndACampus) {
    showRingOnMap();
    const Point pointer = at({120, -80});
    person().moveTo(pointer);
    const auto under = [&] {
        return application_->canvas().map().frame().toMap(application_->canvas().view().toCanvas(pointer));
    };
    const geo::MapPoint place = under();
    person().turnWheel(5);
    EXPECT_NEAR(under().x, place.x, 0.01);
    EXPECT_NEAR(under().y, place.y, 0.01);
    person().turnWheel(120);
    EXPECT_EQ(application_->canvas().map().frame().unitsPerMap, kMostMapScale);
    EXPECT_NEAR(under().x, place.x, 0.01);
    person().turnWheel(-200);
    EXPECT_EQ(application_->canvas().map().frame().unitsPerMap, kLeastMapScale);
    settle();
}

TEST_F(ApplicationMap, aSiteWithoutCoordinatesStandsBelowAndIsDraggedOntoTheMap) {
    drawRing();
    person().key("v");
    stand(design().sites.at(site(0)).name.c_str(), 50, 8);
    person().key("m");
    settle();
    const auto& shown = application_->canvas().map().design();
    EXPECT_EQ(shown.unplaced, std::vector{site(1)});
    ASSERT_TRUE(shown.tray.has_value());
    const Point from = symbolOf(site(1));
    person().drag(at(from), at({-150, -60}));
    EXPECT_TRUE(design().sites.at(site(1)).latitudeDegrees.has_value());
    EXPECT_TRUE(application_->canvas().map().design().unplaced.empty());
}

TEST_F(ApplicationMap, anEmptyDesignShowsTheWorldAndTakesASiteByAClick) {
    person().key("m");
    settle();
    person().key("s");
    person().click(at(application_->canvas().map().frame().toCanvas(geo::Coordinates{30, 31.2})));
    ASSERT_EQ(design().sites.size(), 1U);
    EXPECT_NEAR(*design().sites.begin()->longitudeDegrees, 31.2, 0.5);
    EXPECT_EQ(design().sites.begin()->timeZone, "Africa/Cairo");
}

}  // namespace
}  // namespace spanwright::app
