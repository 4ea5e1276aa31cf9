// SPDX-License-Identifier: MIT
#include "app/session/edit_price.h"

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

class EditPriceTest : public testing::Test {
  protected:
    EditPriceTest() {
        a_ = addDevice();
        b_ = addDevice();
    }
    DeviceId addDevice() {
        Device device;
        device.id = edit::reservedId<DeviceId>(session_.project(), 0);
        EXPECT_TRUE(session_.run(edit::Add{{device}}));
        return device.id;
    }
    edit::Command linkAt(const char* price) {
        Link link;
        link.id = edit::reservedId<LinkId>(session_.project(), 0);
        link.from.device = a_;
        link.to.device = b_;
        link.monthlyPrice = Decimal::parse(price).value();
        return edit::Add{{link}};
    }

    Session session_;
    DeviceId a_, b_;
    EditPrice price_;
};

TEST_F(EditPriceTest, tellsWhatAProposedLinkCosts) {
    EXPECT_EQ(price_.text(session_, linkAt("310"), "a b"), "");  // nothing is analysed yet
    session_.finishAnalysis();
    EXPECT_EQ(price_.text(session_, linkAt("310"), "a b"), "+ EUR 310 a month");
    EXPECT_EQ(price_.text(session_, linkAt("99"), "a b"), "+ EUR 310 a month");  // the same proposal
    EXPECT_EQ(price_.text(session_, linkAt("99"), "b a"), "+ EUR 99 a month");
    EXPECT_TRUE(session_.project().design.links.empty());
}

TEST_F(EditPriceTest, startsAnewWhenTheProjectHasChanged) {
    session_.finishAnalysis();
    EXPECT_EQ(price_.text(session_, linkAt("310"), "a b"), "+ EUR 310 a month");
    EXPECT_TRUE(session_.run(linkAt("310")));
    EXPECT_EQ(price_.text(session_, linkAt("20"), "a b"), "+ EUR 20 a month");
}

TEST_F(EditPriceTest, isSilentAboutAnEditThatIsRefused) {
    session_.finishAnalysis();
    Link link;
    link.from.device = a_;
    link.to.device = a_;
    EXPECT_EQ(price_.text(session_, edit::Add{{link}}, "a a"), "");
}

}  // namespace
}  // namespace spanwright::app
