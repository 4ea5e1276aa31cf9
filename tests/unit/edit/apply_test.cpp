// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/design/validate.h"
#include "tests/unit/edit/edit_fixture.h"

#include <gmock/gmock.h>

namespace spanwright::edit {
namespace {

using Apply = EditFixture;

TEST_F(Apply, addGivesReadableKeys) {
    EXPECT_EQ(keyOf(document_.project(), site_), "lyon");
    EXPECT_EQ(keyOf(document_.project(), ab_), "ab");
    EXPECT_TRUE(validate(document_.project()).empty());
}

TEST_F(Apply, addsRowsThatNameEachOther) {
    Device device;
    device.id = reservedId<DeviceId>(document_.project(), 0);
    Link link;
    link.id = reservedId<LinkId>(document_.project(), 1);
    link.from.device = device.id;
    link.to.device = a_;
    ASSERT_TRUE(document_.run(Add{{device, link}}));
    EXPECT_EQ(design().links.at(link.id).from.device, device.id);
}

TEST_F(Apply, refusesWithoutChangingAnything) {
    const Project before = document_.project();
    Link loop;
    loop.from.device = loop.to.device = a_;
    EXPECT_FALSE(document_.run(Add{{loop}}));
    Device device = design().devices.at(a_);
    device.count = 0;
    EXPECT_FALSE(document_.run(Put{{device}}));
    device = design().devices.at(a_);
    device.key = "other";
    EXPECT_EQ(document_.run(Put{{device}}).error().code, Code::conflict);
    Device twin;
    twin.key = design().devices.at(a_).key;
    EXPECT_EQ(document_.run(Add{{twin}}).error().code, Code::conflict);
    EXPECT_FALSE(document_.run(Remove{{DeviceId{4711}}}));
    EXPECT_EQ(document_.project(), before);
}

TEST_F(Apply, removingASiteTakesWhatCannotBeWithoutIt) {
    ASSERT_TRUE(document_.run(Remove{{site_}}));
    EXPECT_EQ(design().sites.size(), 0U);
    EXPECT_EQ(design().devices.size(), 1U);
    EXPECT_EQ(design().links.size(), 0U);
    EXPECT_EQ(design().demands.size(), 0U);
    EXPECT_TRUE(validate(document_.project()).empty());
}

TEST_F(Apply, removingEmptiesReferencesInLists) {
    SharedRiskGroup duct;
    duct.name = "Duct";
    const auto group = add(duct).as<SharedRiskGroupId>();
    Link link = design().links.at(ab_);
    link.sharedRiskGroups = {group};
    WorkPackage survey;
    survey.name = "Survey";
    const auto first = add(survey).as<WorkPackageId>();
    WorkPackage build;
    build.name = "Build";
    build.predecessors.push_back({});
    build.predecessors.back().package = first;
    build.bringsIntoService = {a_, ab_};
    const auto second = add(build).as<WorkPackageId>();
    ASSERT_TRUE(document_.run(Put{{link}}));

    ASSERT_TRUE(document_.run(Remove{{group, first, a_}}));
    const WorkPackage& left = document_.project().plan.workPackages.at(second);
    EXPECT_TRUE(left.predecessors.empty());
    EXPECT_TRUE(left.bringsIntoService.empty());
    EXPECT_TRUE(validate(document_.project()).empty());
}

TEST_F(Apply, elementsOfARemovedPhaseGoToTheNext) {
    std::vector<PhaseId> phases;
    for (int n = 0; n < 3; ++n) {
        Phase phase;
        phase.name = "P" + std::to_string(n);
        phase.sequence = n;
        phases.push_back(add(phase).as<PhaseId>());
    }
    Device device = design().devices.at(a_);
    device.lifetime = {phases[1], phases[2]};
    ASSERT_TRUE(document_.run(Put{{device}}));
    ASSERT_TRUE(document_.run(Remove{{phases[1]}}));
    EXPECT_EQ(design().devices.at(a_).lifetime.enters, phases[2]);
    ASSERT_TRUE(document_.run(Remove{{phases[2]}}));
    EXPECT_EQ(design().devices.at(a_).lifetime.enters, phases[0]);
    EXPECT_EQ(design().devices.at(a_).lifetime.leaves, phases[0]);
}

TEST_F(Apply, aSiteTakesItsZonesAndTheBendsOfItsLinksAlong) {
    Zone zone;
    zone.id = reservedId<ZoneId>(document_.project(), 0);
    zone.name = "DMZ";
    zone.site = site_;
    zone.frame = {10, 20, 100, 80};
    ASSERT_TRUE(document_.run(Add{{zone}}));
    Link link = *document_.project().design.links.begin();
    link.waypoints = {{7, 8}};
    ASSERT_TRUE(document_.run(Put{{link}}));
    const std::vector<ElementId> ends{link.from.device, link.to.device};
    ASSERT_TRUE(document_.run(Move{{site_, ends[0], ends[1]}, {10, -5}}));
    EXPECT_EQ(document_.project().design.zones.at(zone.id).frame, (Rect{20, 15, 100, 80}));
    EXPECT_EQ(document_.project().design.links.at(link.id).waypoints, (std::vector<Point>{{17, 3}}));
    // One end alone leaves the bends where they are.
    ASSERT_TRUE(document_.run(Move{{ends[0]}, {100, 100}}));
    EXPECT_EQ(document_.project().design.links.at(link.id).waypoints, (std::vector<Point>{{17, 3}}));
}

TEST_F(Apply, aZoneTakesItsDevicesAlong) {
    Zone zone;
    zone.id = reservedId<ZoneId>(document_.project(), 0);
    zone.name = "DMZ";
    zone.frame = {10, 20, 100, 80};
    ASSERT_TRUE(document_.run(Add{{zone}}));
    Device device = document_.project().design.devices.at(a_);
    device.zone = zone.id;
    ASSERT_TRUE(document_.run(Put{{device}}));
    ASSERT_TRUE(document_.run(Move{{zone.id}, {10, -5}}));
    EXPECT_EQ(document_.project().design.devices.at(a_).position, device.position + (Point{10, -5}));
    EXPECT_EQ(document_.project().design.zones.at(zone.id).frame, (Rect{20, 15, 100, 80}));
}

TEST_F(Apply, movesADeviceOnceThoughItsSiteMovesToo) {
    ASSERT_TRUE(document_.run(Move{{site_, a_}, {10, -5}}));
    EXPECT_EQ(design().devices.at(a_).position, (Point{10, -5}));
    EXPECT_EQ(design().devices.at(b_).position, (Point{10, -5}));
    EXPECT_EQ(design().devices.at(c_).position, (Point{0, 0}));
    EXPECT_EQ(design().sites.at(site_).frame.x, 10);
}

TEST_F(Apply, batchIsAllOrNothing) {
    const Project before = document_.project();
    EXPECT_FALSE(document_.run(Batch{"both", {Move{{a_}, {1, 1}}, Remove{{DeviceId{4711}}}}}));
    EXPECT_EQ(document_.project(), before);
    ASSERT_TRUE(document_.run(Batch{"tidy up", {Move{{a_}, {1, 1}}, Remove{{c_}}}}));
    EXPECT_EQ(document_.undoLabel(), "tidy up");
    document_.undo();
    EXPECT_EQ(document_.project(), before);
}

TEST_F(Apply, refusesCirclesBetweenWorkPackages) {
    WorkPackage package;
    package.name = "One";
    const auto one = add(package).as<WorkPackageId>();
    package = document_.project().plan.workPackages.at(one);
    package.predecessors.push_back({});
    package.predecessors.back().package = one;
    EXPECT_EQ(document_.run(Put{{package}}).error().code, Code::conflict);
}

}  // namespace
}  // namespace spanwright::edit
