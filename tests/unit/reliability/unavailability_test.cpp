// SPDX-License-Identifier: MIT
#include "engine/reliability/unavailability.h"

#include "tests/support/design_builder.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

using test::DesignBuilder;

class UnavailabilityTest : public ::testing::Test {
  protected:
    [[nodiscard]] Unavailability ofDevice() const {
        return unavailabilityOf(net_.project, *net_.project.design.devices.begin());
    }
    [[nodiscard]] Unavailability ofLink() const {
        return unavailabilityOf(net_.project, *net_.project.design.links.begin());
    }
    ReliabilityPolicy& policy() { return net_.project.design.reliabilityPolicy; }

    DesignBuilder net_ = DesignBuilder().link("a", "b", 1);
};

TEST_F(UnavailabilityTest, isNothingWhereNothingIsSaid) {
    EXPECT_EQ(ofDevice().down, 0);
    EXPECT_TRUE(ofDevice().shares.empty());
    EXPECT_EQ(ofLink().down, 0);
}

TEST_F(UnavailabilityTest, addsSoftwareAndChangesToHardware) {
    net_.editDevice("a", [](Device& device) { device.reliability = {std::nullopt, 99996, 4}; });
    policy().softwareFailuresPerYear = 2;
    policy().softwareRestoreHours = 0.5;
    policy().changesPerYear = 12;
    policy().changeFailurePercent = 5;
    policy().changeRestoreHours = 1;
    const Unavailability found = ofDevice();
    ASSERT_EQ(found.shares.size(), 3U);
    const double hardware = 4.0 / 100000;
    const double software = 0.5 / (8760.0 / 2 + 0.5);
    const double change = 1 / (8760.0 / 0.6 + 1);
    EXPECT_NEAR(found.down, 1 - (1 - hardware) * (1 - software) * (1 - change), 1e-15);
    EXPECT_NEAR(found.shares[0].failuresPerYear, 8760.0 / 100000, 1e-12);
    EXPECT_EQ(found.shares[2].cause, DowntimeCause::change);
}

TEST_F(UnavailabilityTest, aPairFailsTogetherByCommonCauses) {
    net_.editDevice("a", [](Device& device) {
        device.reliability.availability = 0.99;
        device.redundancy = RedundancyMode::activeStandby;
    });
    EXPECT_NEAR(ofDevice().down, 1e-4, 1e-15);
    policy().commonCausePercent = 10;
    const Unavailability found = ofDevice();
    const double independent = 0.009 * 0.009;
    EXPECT_NEAR(found.down, independent + (1 - independent) * 0.001, 1e-15);
    EXPECT_EQ(found.shares.back().cause, DowntimeCause::commonCause);
}

TEST_F(UnavailabilityTest, cutsFibreByItsLengthUnlessAnSlaSaysTheWhole) {
    policy().fibreCutsPer1000KmYear = 2.7;
    policy().fibreRepairHours = 12;
    net_.editLink("a-b", [](Link& link) { link.lengthKm = 500; });
    const double rate = 2.7 / 2;
    EXPECT_NEAR(ofLink().down, 12 / (8760 / rate + 12), 1e-15);
    EXPECT_EQ(ofLink().shares.at(0).cause, DowntimeCause::fibreCut);
    net_.editLink("a-b", [](Link& link) { link.reliability.availability = 0.999; });
    EXPECT_NEAR(ofLink().down, 0.001, 1e-15);
    net_.editLink("a-b", [](Link& link) { link.kind = LinkKind::leasedCircuit; });
    EXPECT_EQ(ofLink().shares.at(0).cause, DowntimeCause::circuit);
}

TEST_F(UnavailabilityTest, powerFailsASiteOnceItsBackupIsEmpty) {
    const SiteId id = net_.site("s");
    policy().powerOutagesPerYear = 6;
    policy().powerOutageHours = 2;
    Site site = net_.project.design.sites.at(id);
    const double without = unavailabilityOf(net_.project, site).down;
    EXPECT_NEAR(without, 2 / (8760.0 / 6 + 2), 1e-15);
    site.powerBackupHours = 8;
    EXPECT_NEAR(unavailabilityOf(net_.project, site).down, 2 / (8760.0 / (6 * std::exp(-4)) + 2), 1e-15);
    site.powerOutagesPerYear = 0;
    EXPECT_EQ(unavailabilityOf(net_.project, site).down, 0);
}

}  // namespace
}  // namespace spanwright::reliability
