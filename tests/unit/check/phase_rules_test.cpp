// SPDX-License-Identifier: MIT
#include "tests/unit/check/check_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PhaseRules : public ::testing::Test {
  protected:
    PhaseRules() {
        net.link("a", "b", 100).link("b", "c", 100);
        first = net.phase("first");
        second = net.phase("second");
    }
    DesignBuilder net;
    PhaseId first, second;
};

TEST_F(PhaseRules, findWhatLeavesBeforeItEnters) {
    net.editDevice("a", [&](Device& device) { device.lifetime = {second, first}; });
    net.editLink("b-c", [&](Link& link) { link.lifetime = {first, first}; });
    EXPECT_THAT(saidBy("phase-order", net.project),
                ElementsAre("error: a enters in second, but leaves in first, so that it is never in service.",
                            "error: b-c enters and leaves in first, so that it is never in service."));
}

TEST_F(PhaseRules, acceptWhatLeavesLaterOrWasThereBefore) {
    net.editDevice("a", [&](Device& device) { device.lifetime = {first, second}; });
    net.editDevice("b", [&](Device& device) { device.lifetime = {{}, first}; });
    EXPECT_THAT(saidBy("phase-order", net.project), IsEmpty());
}

TEST_F(PhaseRules, gatherChangesWithoutWorkInOneFindingAPhase) {
    net.editDevice("a", [&](Device& device) { device.lifetime.enters = first; });
    net.editLink("a-b", [&](Link& link) { link.lifetime = {first, second}; });
    EXPECT_THAT(saidBy("unplanned-element", net.project, first),
                ElementsAre("info: 2 elements enter or leave in first without a work package that does it: "
                            "a and a-b."));
    EXPECT_THAT(saidBy("unplanned-element", net.project, second),
                ElementsAre("info: 2 elements enter or leave in first without a work package that does it: "
                            "a and a-b.",
                            "info: 1 element enters or leaves in second without a work package that does "
                            "it: a-b."));
    EXPECT_EQ(findingsOf(net.project, "unplanned-element", first).front().elements.front(), ElementId(first));
}

TEST_F(PhaseRules, acceptChangesThatAWorkPackageDoes) {
    net.editDevice("a", [&](Device& device) { device.lifetime = {first, second}; });
    WorkPackage package;
    package.id = net.project.newId<WorkPackageId>();
    package.key = "work";
    package.phase = first;
    package.bringsIntoService = {net.device("a")};
    package.takesOutOfService = {net.device("a")};
    net.project.plan.workPackages.put(package);
    EXPECT_THAT(saidBy("unplanned-element", net.project, second), IsEmpty());
}

}  // namespace
}  // namespace spanwright::test
