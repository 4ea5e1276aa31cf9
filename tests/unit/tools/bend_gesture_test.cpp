// SPDX-License-Identifier: MIT
#include "app/tools/bend_gesture.h"

#include "tests/unit/tools/tool_fixture.h"

#include <algorithm>

namespace spanwright::app {
namespace {

/// A link from lyon (150,100) to paris (550,100), selected.
class BendTest : public ToolFixture {
  protected:
    BendTest() {
        Link link;
        link.id = edit::reservedId<LinkId>(document_.project(), 0);
        link.name = "trunk";
        link.from.device = lyon_;
        link.to.device = paris_;
        EXPECT_TRUE(document_.run(edit::Add{{link}}));
        link_ = link.id;
        selection_ = {link_};
    }
    const std::vector<Point>& bends() { return design().links.at(link_).waypoints; }
    void setStyle(LinkStyle style) {
        Link row = design().links.at(link_);
        row.style = style;
        ASSERT_TRUE(document_.run(edit::Put{{row}}));
    }
    LinkId link_;
};

TEST_F(BendTest, draggingTheMiddleMakesABendAndItsHandleMovesIt) {
    drag({350, 100}, {350, 200});
    EXPECT_EQ(bends(), (std::vector<Point>{{350, 200}}));
    drag({350, 200}, {400, 250});
    EXPECT_EQ(bends(), (std::vector<Point>{{400, 250}}));
    // The middle of the second piece: a bend behind the first.
    const std::vector<ToolHandle> handles = overlay().handles;
    ASSERT_EQ(std::count_if(handles.begin(), handles.end(),
                            [](const ToolHandle& h) { return h.look == ToolHandle::Look::newBend; }),
              2);
    drag({475, 175}, {500, 300});
    EXPECT_EQ(bends(), (std::vector<Point>{{400, 250}, {500, 300}}));
    document_.undo();
    document_.undo();
    document_.undo();
    EXPECT_TRUE(bends().empty());
}

TEST_F(BendTest, aBendGoesByADoubleClickOrBackOntoTheLine) {
    for (const LinkStyle style : {LinkStyle::straight, LinkStyle::curved, LinkStyle::orthogonal}) {
        setStyle(style);
        drag({350, 100}, {350, 200});
        ASSERT_EQ(bends().size(), 1U);
        send(ToolEvent::Kind::doubleClick, {350, 200});
        EXPECT_TRUE(bends().empty());
        drag({350, 100}, {350, 200});
        ASSERT_EQ(bends().size(), 1U);
        drag({350, 200}, {320, 100});
        EXPECT_TRUE(bends().empty()) << static_cast<int>(style);
    }
}

TEST_F(BendTest, aLinkThatIsNotSelectedHasNoHandles) {
    selection_ = {};
    EXPECT_TRUE(overlay().handles.empty());
    drag({350, 100}, {350, 200});
    EXPECT_TRUE(bends().empty());
}

TEST_F(BendTest, escapeLeavesTheLinkAsItWas) {
    move({350, 100});
    press({350, 100});
    move({350, 220});
    ASSERT_TRUE(toolbox_.preview());
    escape();
    release({350, 220});
    EXPECT_TRUE(bends().empty());
}

}  // namespace
}  // namespace spanwright::app
