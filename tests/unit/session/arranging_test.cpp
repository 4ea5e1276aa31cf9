// SPDX-License-Identifier: MIT
#include "app/session/arranging.h"

#include <thread>

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

class ArrangingTest : public ::testing::Test {
  protected:
    ArrangingTest() {
        edit::Add add;
        for (std::uint32_t i = 0; i < 4; ++i) {
            Device device;
            device.id = edit::reservedId<DeviceId>(session_.project(), i);
            device.name = "d" + std::to_string(i);
            devices_.push_back(device.id);
            add.rows.emplace_back(device);
        }
        EXPECT_TRUE(session_.run(add));
    }
    bool waitForIt() {
        for (int i = 0; i < 2000 && arranging_.running(); ++i) {
            if (arranging_.update(session_)) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return false;
    }
    [[nodiscard]] Point at(std::size_t i) const {
        return session_.project().design.devices.at(devices_[i]).position;
    }
    Session session_;
    Arranging arranging_;
    std::vector<DeviceId> devices_;
};

TEST_F(ArrangingTest, setsOutEverythingAndKeepsWhatChangedMeanwhile) {
    arranging_.start(session_, layout::Style::hierarchical);
    Device renamed = session_.project().design.devices.at(devices_[0]);
    renamed.name = "renamed";
    ASSERT_TRUE(session_.run(edit::Put{{renamed}}));
    ASSERT_TRUE(waitForIt());
    EXPECT_FALSE(at(0) == at(1));
    EXPECT_EQ(session_.project().design.devices.at(devices_[0]).name, "renamed");
    EXPECT_EQ(session_.document().undoLabel(), "hierarchical layout");
}

TEST_F(ArrangingTest, ofSeveralSelectedOnlyTheseMove) {
    session_.select({devices_[1], devices_[2]});
    arranging_.start(session_, layout::Style::forceDirected);
    ASSERT_TRUE(waitForIt());
    EXPECT_EQ(at(0), (Point{}));
    EXPECT_EQ(at(3), (Point{}));
    EXPECT_FALSE(at(1) == at(2));
}

TEST_F(ArrangingTest, aCancelledLayoutChangesNothing) {
    const Revision before = session_.document().revision();
    arranging_.start(session_, layout::Style::radial);
    arranging_.cancel();
    EXPECT_FALSE(arranging_.running());
    EXPECT_FALSE(arranging_.update(session_));
    EXPECT_EQ(session_.document().revision(), before);
}

}  // namespace
}  // namespace spanwright::app
