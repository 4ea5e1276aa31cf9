// SPDX-License-Identifier: MIT
#include "tests/app/shell/application_fixture.h"

namespace spanwright::app {
namespace {

/// Sites at real places, by keys alone.
class ApplicationPlaces : public ApplicationTest {};

TEST_F(ApplicationPlaces, aCityTypedAndEnteredBecomesASite) {
    person().key("p");
    person().type("zurich");
    person().look();
    EXPECT_TRUE(application_->dialogOpen());
    EXPECT_TRUE(design().sites.empty());
    person().key("Return");
    person().look();
    ASSERT_EQ(design().sites.size(), 1U);
    const Site& site = *design().sites.begin();
    EXPECT_EQ(site.name, "Zürich");
    EXPECT_NEAR(*site.latitudeDegrees, 47.37, 0.05);
    EXPECT_NEAR(*site.longitudeDegrees, 8.55, 0.05);
    EXPECT_EQ(site.timeZone, "Europe/Zurich");
    EXPECT_TRUE(session().isSelected(ElementId(site.id)));
    EXPECT_FALSE(application_->dialogOpen());
    person().control("z");
    EXPECT_TRUE(design().sites.empty());
}

TEST_F(ApplicationPlaces, arrowsChooseAndEscLeaves) {
    person().key("p");
    person().type("san jose");
    person().look();
    person().key("Down");
    person().look();
    person().key("Return");
    person().look();
    ASSERT_EQ(design().sites.size(), 1U);
    const Site first = *design().sites.begin();
    person().key("p");
    person().type("lyon");
    person().look();
    person().key("Escape");
    person().look();
    EXPECT_EQ(design().sites.size(), 1U);
    EXPECT_FALSE(application_->dialogOpen());
    // The first entry is another place than the second.
    person().key("p");
    person().type("san jose");
    person().look();
    person().key("Return");
    person().look();
    ASSERT_EQ(design().sites.size(), 2U);
    const Site& second = *std::next(design().sites.begin());
    EXPECT_FALSE(second.latitudeDegrees == first.latitudeDegrees);
    // Nothing that fits makes nothing.
    person().key("p");
    person().type("qqqqq");
    person().look();
    person().key("Return");
    person().look();
    EXPECT_EQ(design().sites.size(), 2U);
    EXPECT_TRUE(application_->dialogOpen());
}

TEST_F(ApplicationPlaces, lookingUpASiteSetsItsCoordinatesInOneStep) {
    drawRing();
    person().key("v");
    const SiteId site = design().sites.begin()->id;
    session().select({site});
    const std::string name = design().sites.at(site).name;
    session().requestPlaceLookUp(site);
    person().look();
    person().type("-33.9, 151.2");
    person().look();
    person().key("Return");
    person().look();
    EXPECT_EQ(design().sites.at(site).latitudeDegrees, -33.9);
    EXPECT_EQ(design().sites.at(site).longitudeDegrees, 151.2);
    EXPECT_EQ(design().sites.at(site).timeZone, "Australia/Sydney");
    EXPECT_EQ(design().sites.at(site).name, name);
    person().control("z");
    EXPECT_FALSE(design().sites.at(site).latitudeDegrees.has_value());
}

}  // namespace
}  // namespace spanwright::app
