// SPDX-License-Identifier: MIT
#include "app/tools/site_places.h"

#include "engine/scene/polyline.h"
#include "tests/unit/tools/tool_fixture.h"

namespace spanwright::app {
namespace {

class SitePlaces : public ToolFixture {
  protected:
    [[nodiscard]] ToolContext context() {
        geometry_ = scene::SceneGeometry(design(), phase_);
        return {document_.project(), phase_, selection_, geometry_, choice_, 1};
    }
    static FoundPlace lookedUp(std::string_view name) {
        return foundPlace(*geo::allPlaces().search(name).front());
    }
};

TEST_F(SitePlaces, aSiteTakesCoordinatesAndTimeZoneButKeepsNameAndRegion) {
    Site before = design().sites.at(lyonSite_);
    before.region = "emea";
    ASSERT_TRUE(document_.run(edit::Put{{before}}));
    ASSERT_TRUE(document_.run(siteToPlace(document_.project(), lyonSite_, lookedUp("lyon"))));
    const Site& after = design().sites.at(lyonSite_);
    EXPECT_NEAR(*after.latitudeDegrees, 45.75, 0.05);
    EXPECT_NEAR(*after.longitudeDegrees, 4.85, 0.05);
    EXPECT_EQ(after.timeZone, "Europe/Paris");
    EXPECT_EQ(after.name, before.name);
    EXPECT_EQ(after.region, "emea");
    EXPECT_EQ(after.frame, before.frame);
    EXPECT_EQ(document_.undoLabel(), "place Lyon in Lyon");
    // A time zone that somebody has set is theirs.
    ASSERT_TRUE(document_.run(siteToPlace(document_.project(), lyonSite_, lookedUp("tokyo"))));
    EXPECT_EQ(design().sites.at(lyonSite_).timeZone, "Europe/Paris");
    EXPECT_NEAR(*design().sites.at(lyonSite_).longitudeDegrees, 139.7, 0.2);
}

TEST_F(SitePlaces, coordinatesAloneTakeTheTimeZoneOfANearPlaceOnly) {
    EXPECT_EQ(foundPlace(geo::Coordinates{50.11, 8.68}).timeZone, "Europe/Berlin");
    EXPECT_EQ(foundPlace(geo::Coordinates{-50, -130}).timeZone, "");
    EXPECT_EQ(foundPlace(geo::Coordinates{50.11, 8.68}).name, "");
}

TEST_F(SitePlaces, aNewSiteIsNamedAfterItsPlaceOnFreeGround) {
    choice_.siteKind = SiteKind::dataCentre;
    for (const std::string name : {"Paris 2", "Paris 3"}) {
        const auto [command, id] = newSiteAtPlace(context(), lookedUp("paris"), {450, 100});
        ASSERT_TRUE(document_.run(command));
        const Site& site = design().sites.at(id);
        EXPECT_EQ(site.name, name);
        EXPECT_EQ(site.kind, SiteKind::dataCentre);
        EXPECT_NEAR(*site.latitudeDegrees, 48.85, 0.05);
    }
    for (const Site& a : design().sites) {
        for (const Site& b : design().sites)
            EXPECT_TRUE(a.id == b.id || !scene::overlaps(a.frame, b.frame)) << a.name << " " << b.name;
        EXPECT_FALSE(a.frame.contains(design().devices.at(outside_).position)) << a.name;
    }
    // Alone it stands where it is wanted.
    EXPECT_EQ(freeFrame({}, {0, 0}, 280, 200), (Rect{-140, -100, 280, 200}));
}

}  // namespace
}  // namespace spanwright::app
