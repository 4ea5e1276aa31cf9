// SPDX-License-Identifier: MIT
#include "engine/io/project_file.h"
#include "tests/unit/edit/edit_fixture.h"

#include <random>

namespace spanwright::edit {
namespace {

using DocumentTest = EditFixture;

TEST_F(DocumentTest, namesWhatUndoTakesBack) {
    ASSERT_TRUE(document_.run(Move{{a_, b_, c_}, {5, 5}}));
    EXPECT_EQ(document_.undoLabel(), "move 3 devices");
    ASSERT_TRUE(document_.run(Remove{{ab_}}));
    EXPECT_EQ(document_.undoLabel(), "delete link AB");
    document_.undo();
    EXPECT_EQ(document_.redoLabel(), "delete link AB");
    ASSERT_TRUE(document_.run(Move{{site_, c_}, {1, 0}}));
    EXPECT_EQ(document_.undoLabel(), "move 1 site and 1 device");
    EXPECT_FALSE(document_.canRedo());
}

TEST_F(DocumentTest, undoAndRedoWalkThroughEqualStates) {
    std::mt19937 random(11);
    std::vector<std::string> states{io::projectToJson(document_.project())};
    const Document start = document_;
    for (int step = 0; step < 60; ++step) {
        const Point by{static_cast<double>(1 + random() % 9), static_cast<double>(random() % 9)};
        switch (random() % 3) {
            case 0:
                addDevice("D", random() % 2 == 0 ? site_ : SiteId{});
                break;
            case 1:
                ASSERT_TRUE(document_.run(Move{{site_, c_}, by}));
                break;
            default: {
                const auto before = design().devices.size();
                const DeviceId last = addDevice("gone", {});
                addLink("L", a_, last);
                states.push_back("");
                states.push_back("");
                ASSERT_TRUE(document_.run(Remove{{last}}));
                EXPECT_EQ(design().devices.size(), before);
            }
        }
        states.push_back(io::projectToJson(document_.project()));
    }
    const std::string end = states.back();
    for (auto state = states.rbegin() + 1; state != states.rend(); ++state) {
        document_.undo();
        if (!state->empty()) {
            EXPECT_EQ(io::projectToJson(document_.project()), *state);
        }
    }
    EXPECT_EQ(document_.project(), start.project());
    while (document_.canRedo())
        document_.redo();
    EXPECT_EQ(io::projectToJson(document_.project()), end);
}

TEST_F(DocumentTest, snapshotsOutliveLaterEdits) {
    const Snapshot held = document_.snapshot();
    ASSERT_TRUE(document_.run(Remove{{site_}}));
    EXPECT_EQ(held->design.devices.size(), 3U);
    EXPECT_EQ(held->design.sites.at(site_).name, "Lyon");
}

TEST_F(DocumentTest, typingBecomesOneStep) {
    const RunOptions typing{"name of a"};
    for (const auto* name : {"C", "Co", "Cor", "Core"}) {
        Device device = design().devices.at(a_);
        device.name = name;
        ASSERT_TRUE(document_.run(Put{{device}}, typing));
    }
    EXPECT_EQ(design().devices.at(a_).name, "Core");
    document_.undo();
    EXPECT_EQ(design().devices.at(a_).name, "A");
    document_.redo();
    Device device = design().devices.at(a_);
    device.name = "Core 2";
    ASSERT_TRUE(document_.run(Put{{device}}, typing));
    document_.undo();
    EXPECT_EQ(design().devices.at(a_).name, "Core") << "undo ends the merging";
}

TEST_F(DocumentTest, knowsWhetherItIsSaved) {
    document_.markSaved();
    EXPECT_FALSE(document_.modified());
    ASSERT_TRUE(document_.run(Move{{a_}, {1, 1}}));
    EXPECT_TRUE(document_.modified());
    document_.undo();
    EXPECT_FALSE(document_.modified());
    document_.redo();
    EXPECT_TRUE(document_.modified());
}

TEST_F(DocumentTest, twoDocumentsNeverShareARevision) {
    const Document other;
    EXPECT_NE(other.revision(), document_.revision());
    EXPECT_NE(Document().revision(), other.revision());
}

TEST_F(DocumentTest, anEditWithoutEffectIsNoStep) {
    const Revision revision = document_.revision();
    ASSERT_TRUE(document_.run(Move{{a_}, {0, 0}}));
    EXPECT_EQ(document_.revision(), revision);
}

TEST_F(DocumentTest, previewChangesNothing) {
    const Snapshot before = document_.snapshot();
    const auto next = document_.preview(Remove{{a_}});
    ASSERT_TRUE(next);
    EXPECT_FALSE((*next)->design.devices.contains(a_));
    EXPECT_EQ(document_.snapshot(), before);
}

}  // namespace
}  // namespace spanwright::edit
