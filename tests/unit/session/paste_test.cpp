// SPDX-License-Identifier: MIT
#include "app/session/paste.h"

#include "app/session/session.h"

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

TEST(Paste, aTableBecomesOneStepInThePhaseShown) {
    Session session;
    Phase phase;
    phase.id = edit::reservedId<PhaseId>(session.project(), 0);
    phase.name = "Build";
    ASSERT_TRUE(session.run(edit::Add{{phase}}));
    session.showPhase(phase.id);
    const Project before = session.project();
    ASSERT_TRUE(session.paste("id,name,site\na,A,Hall\nb,B,Hall\n", {}));
    EXPECT_EQ(session.project().design.devices.size(), 2U);
    EXPECT_EQ(session.project().design.sites.size(), 1U);
    EXPECT_EQ(session.project().design.devices.begin()->lifetime.enters, phase.id);
    EXPECT_EQ(session.selection().size(), 3U);
    EXPECT_EQ(session.document().undoLabel().substr(0, 5), "paste");
    ASSERT_TRUE(session.paste("id\tfrom\tto\nl\tA\tB\n", {}));
    EXPECT_EQ(session.project().design.links.size(), 1U);
    session.undo();
    session.undo();
    EXPECT_TRUE(session.project() == before);
}

TEST(Paste, junkIsNamedAndChangesNothing) {
    Session session;
    const Revision before = session.document().revision();
    for (const char* text : {"hello", "", "{\"a\": 1}", "{", "id,from,to\nl,nowhere,b\n", "from,to\n",
                             "\xFF\xFE\x00", "id,name\n\"open"}) {
        const std::size_t notices = session.notices().size();
        EXPECT_FALSE(session.paste(text, {})) << text;
        EXPECT_GT(session.notices().size(), notices) << text;
    }
    EXPECT_EQ(session.document().revision(), before);
    EXPECT_FALSE(session.paste("id,from,to\nl,nowhere,b\n", {}));
    EXPECT_NE(session.notices().back().text.find("nowhere"), std::string::npos);
    EXPECT_NE(session.notices().back().text.find("clipboard:2:"), std::string::npos);
}

TEST(Paste, aTableWithNothingNewAddsNothing) {
    const auto pasted = pastedTable({}, "id,name\n", {});
    ASSERT_TRUE(pasted) << pasted.error().text();
    EXPECT_TRUE(pasted->add.rows.empty());
}

}  // namespace
}  // namespace spanwright::app
