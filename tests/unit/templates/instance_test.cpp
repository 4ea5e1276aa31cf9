// SPDX-License-Identifier: MIT
#include "engine/templates/instance.h"

#include "engine/design/queries.h"
#include "engine/edit/document.h"
#include "engine/layout/box_packing.h"
#include "engine/layout/drawing_boxes.h"
#include "engine/templates/base_project.h"
#include "tests/unit/templates/template_support.h"

#include <gtest/gtest.h>

namespace spanwright::templates {
namespace {

Instance rowInstance(const Values& given = {}) {
    const auto instance = instantiate(*templateFromJson(kRow, "row.json"), given, baseProject());
    EXPECT_TRUE(instance) << instance.error().text();
    return *instance;
}

TEST(TemplateInstance, framesSitesAroundTheirDevicesAndBringsItems) {
    const Instance instance = rowInstance();
    const Design& design = instance.project.design;
    ASSERT_EQ(design.devices.size(), 3U);
    EXPECT_EQ(design.links.size(), 2U);
    const Site& site = *design.sites.begin();
    for (const Device& device : design.devices) {
        EXPECT_TRUE(site.frame.contains(device.position));
        EXPECT_EQ(instance.project.catalogue.at(device.item).key, "acc-48p");
    }
    ASSERT_EQ(instance.figures.size(), 1U);
    EXPECT_EQ(instance.figures.front().value, 2000);
}

TEST(TemplateInstance, isInsertedAsOneStepAtItsPlaceWithTheProjectsOwnItems) {
    edit::Document document(baseProject());
    const Project before = document.project();
    const auto insertion = insertionOf(rowInstance(), "row", document.project(), {}, {1000, -500});
    ASSERT_TRUE(document.run(insertion.command));
    EXPECT_EQ(document.undoLabel(), "insert row");
    EXPECT_EQ(document.project().catalogue.size(), before.catalogue.size());
    EXPECT_EQ(insertion.placed.size(), 6U);
    const Point middle = document.project().design.sites.begin()->frame.centre();
    EXPECT_NEAR(middle.x, 1000, layout::kGrid);
    EXPECT_NEAR(middle.y, -500, layout::kGrid);
    // In an empty project it is built in a phase, so that it has a price.
    ASSERT_EQ(document.project().design.phases.size(), 1U);
    EXPECT_EQ(document.project().design.devices.begin()->lifetime.enters, insertion.phase);

    // A second one gets names of its own, and no second phase.
    ASSERT_TRUE(document.run(
        insertionOf(rowInstance(), "row", document.project(), insertion.phase, {1000, 500}).command));
    EXPECT_EQ(document.project().design.devices.size(), 6U);
    EXPECT_EQ(document.project().design.phases.size(), 1U);
    std::set<std::string> names;
    for (const Device& device : document.project().design.devices)
        names.insert(device.name);
    EXPECT_EQ(names.size(), 6U);
    document.undo();
    document.undo();
    EXPECT_TRUE(document.project() == before);
}

TEST(TemplateInstance, takesAnItemThatThePersonHasChanged) {
    Project own;
    CatalogueItem item;
    item.id = own.newId<CatalogueItemId>();
    item.key = "acc-48p";
    item.name = "Ours";
    own.catalogue.put(item);
    const auto instance = instantiate(*templateFromJson(kRow, "row.json"), {}, own);
    ASSERT_TRUE(instance);
    EXPECT_EQ(instance->project.catalogue.begin()->name, "Ours");
}

TEST(TemplateInstance, errorsNameWhatIsWrongAndChangeNothing) {
    const auto make = [](const std::string& text) {
        return instantiate(*templateFromJson(text, "row.json"), {}, baseProject());
    };
    const auto noItem = make(rowWith("acc-48p", "acc-none"));
    ASSERT_FALSE(noItem);
    EXPECT_NE(noItem.error().message.find("acc-none"), std::string::npos);
    const auto noKind = make(rowWith("\"kind\": \"access-switch\"", "\"kind\": \"toaster\""));
    ASSERT_FALSE(noKind);
    EXPECT_NE(noKind.error().text().find("toaster"), std::string::npos);
    EXPECT_FALSE(make(rowWith("\"from\": \"sw-${i}\"", "\"from\": \"sw-9\"")));
}

TEST(TemplateInstance, makesAProjectOfItsOwn) {
    const Template row = *templateFromJson(kRow, "row.json");
    const auto project = newProject(row, rowInstance());
    ASSERT_TRUE(project);
    EXPECT_EQ(project->settings.name, "Row");
    EXPECT_EQ(project->design.devices.size(), 3U);
    EXPECT_EQ(project->catalogue.size(), baseProject().catalogue.size());
}

TEST(TemplateInstance, findsGroundThatNothingCovers) {
    const Instance instance = rowInstance();
    Project project = baseProject();
    const Point wanted{300, 300};
    for (int i = 0; i < 5; ++i) {
        const Point place = freePlace(instance, project, wanted);
        auto next = edit::apply(project, insertionOf(instance, "row", project, {}, place).command);
        ASSERT_TRUE(next);
        project = *next;
    }
    std::vector<Rect> frames;
    for (const Site& site : project.design.sites) {
        for (const Rect& other : frames)
            EXPECT_FALSE(layout::overlap(site.frame, other));
        frames.push_back(site.frame);
    }
    EXPECT_EQ(frames.size(), 5U);
    EXPECT_NEAR(frames.front().centre().x, wanted.x, layout::kGrid);
}

}  // namespace
}  // namespace spanwright::templates
