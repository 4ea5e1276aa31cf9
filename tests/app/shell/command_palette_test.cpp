// SPDX-License-Identifier: MIT
#include "app/shell/command_palette.h"

#include "tests/app/shell/application_fixture.h"

#include <gmock/gmock.h>
#include <imgui.h>

namespace spanwright::app {
namespace {

class ApplicationPalette : public ApplicationTest {
  protected:
    /// What the palette would show for this, best first.
    [[nodiscard]] std::vector<std::string> titlesFor(std::string_view typed) {
        const std::vector<PaletteEntry> entries = paletteEntries(*application_);
        std::vector<std::string> titles;
        for (const std::size_t index : paletteMatches(entries, typed))
            titles.push_back(entries[index].title);
        return titles;
    }

    void nameFirstDevice(std::string name) {
        Device device = *design().devices.begin();
        device.name = std::move(name);
        ASSERT_TRUE(session().run(edit::Put{{device}}));
    }
};

TEST_F(ApplicationPalette, findsElementsCommandsLensesAndPanels) {
    drawRing();
    nameFirstDevice("Zürich core");
    EXPECT_EQ(titlesFor("zurich").front(), "Zürich core");
    EXPECT_EQ(titlesFor("select all").front(), "Select all");
    EXPECT_EQ(titlesFor("resilience").front(), "Resilience");
    EXPECT_THAT(titlesFor("lens cost"), testing::Contains("Cost"));
    EXPECT_THAT(titlesFor("> zurich"), testing::Not(testing::Contains("Zürich core")));
    EXPECT_TRUE(titlesFor("no such thing at all").empty());
}

TEST_F(ApplicationPalette, enterGoesToTheElementThatIsMarked) {
    drawRing();
    nameFirstDevice("Zürich core");
    const DeviceId zurich = design().devices.begin()->id;
    session().select({});
    person().key("v");
    person().control("k");
    ASSERT_TRUE(application_->dialogOpen());
    person().type("zur");
    person().key("Return");
    EXPECT_FALSE(application_->dialogOpen());
    EXPECT_EQ(session().selection(), std::set<ElementId>{zurich});
}

TEST_F(ApplicationPalette, runsCommandsAndPassesWhatCannotBeDone) {
    drawRing();
    person().key("v");
    session().select({});
    person().control("p");
    person().type("> zoom in");
    const double zoom = application_->canvas().view().camera.zoom;
    person().key("Return");
    person().look();
    EXPECT_GT(application_->canvas().view().camera.zoom, zoom);

    // Nothing is selected, so nothing can be deleted: the palette stays.
    person().control("k");
    person().type("> delete");
    person().key("Return");
    EXPECT_TRUE(application_->dialogOpen());
    person().type(" x");
    EXPECT_TRUE(ImGui::GetIO().WantTextInput);
    EXPECT_EQ(design().devices.size(), 4U);
    person().key("Escape");
    EXPECT_FALSE(application_->dialogOpen());
    EXPECT_EQ(session().tool().kind, ToolKind::select);
}

TEST_F(ApplicationPalette, goesToThePhaseThatHasTheElement) {
    drawRing();
    Phase later;
    later.id = edit::reservedId<PhaseId>(session().project(), 0);
    later.name = "Later";
    Device device;
    device.id = edit::reservedId<DeviceId>(session().project(), 1);
    device.name = "Newcomer";
    device.lifetime.enters = later.id;
    ASSERT_TRUE(session().run(edit::Add{{later, device}}));
    session().showPhase({});
    person().control("k");
    person().type("newcomer");
    person().key("Return");
    EXPECT_EQ(session().phase(), later.id);
    EXPECT_TRUE(session().isSelected(device.id));
}

}  // namespace
}  // namespace spanwright::app
