// SPDX-License-Identifier: MIT
#include "tests/app/shell/application_fixture.h"

namespace spanwright::app {
namespace {

class ApplicationFindReplace : public ApplicationTest {
  protected:
    void nameLinks(const std::string& name) {
        edit::Put put;
        for (Link link : design().links) {
            link.name = name + " " + std::to_string(link.id.value);
            put.rows.emplace_back(link);
        }
        ASSERT_TRUE(session().run(put));
    }
    [[nodiscard]] bool allLinksAreCalled(std::string_view name) {
        for (const Link& link : design().links) {
            if (!link.name.starts_with(name)) return false;
        }
        return true;
    }
    /// The button at the right end of the dialog's last line; the window is 1200 × 860.
    static constexpr Point kReplace{900, 662};
};

TEST_F(ApplicationFindReplace, findingAloneChangesNothing) {
    drawRing();
    nameLinks("North");
    const Project before = session().project();
    session().select({});
    person().key("v");
    person().control("f");
    ASSERT_TRUE(application_->dialogOpen());
    person().type("north");
    person().key("Escape");
    EXPECT_FALSE(application_->dialogOpen());
    EXPECT_TRUE(session().project() == before);
}

TEST_F(ApplicationFindReplace, whatIsTypedReplacesTheTextFoundInOneStep) {
    drawRing();
    nameLinks("North");
    const Project before = session().project();
    session().select({});
    person().key("v");
    person().control("f");
    person().type("north");
    person().click(kReplace);  // nothing to put in has been named
    EXPECT_TRUE(session().project() == before);
    person().key("Escape");
    person().control("f");
    person().key("Tab");
    person().type("South");
    person().click(kReplace);
    EXPECT_TRUE(allLinksAreCalled("South"));
    EXPECT_EQ(session().document().undoLabel(), "replace in 4 links");
    person().key("Escape");
    person().control("z");
    EXPECT_TRUE(session().project() == before);
}

}  // namespace
}  // namespace spanwright::app
