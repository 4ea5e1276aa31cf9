// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"

#include <gtest/gtest.h>

namespace spanwright {
namespace {

/// Three phases and a device that is there from the second up to, not including, the third.
class Phases : public ::testing::Test {
  protected:
    Phases() {
        for (int n = 0; n < 3; ++n) {
            Phase phase;
            phase.id = project_.newId<PhaseId>();
            phase.key = "p" + std::to_string(n);
            phase.name = "Phase " + std::to_string(n);
            phase.sequence = 10 - n;  // listed in the opposite order of their sequence
            project_.design.phases.put(phase);
            ids_.push_back(phase.id);
        }
        Site site;
        site.id = project_.newId<SiteId>();
        site.key = "s";
        site.lifetime.enters = ids_[1];
        project_.design.sites.put(site);
        first_ = addDevice("Device one", site.id, {});
        second_ = addDevice("Device one", {}, {ids_[1], ids_[0]});
        Link link;
        link.id = project_.newId<LinkId>();
        link.key = "l";
        link.from.device = first_;
        link.to.device = second_;
        project_.design.links.put(link);
    }

    DeviceId addDevice(const std::string& name, SiteId site, Lifetime lifetime) {
        Device device;
        device.id = project_.newId<DeviceId>();
        device.name = name;
        device.key = uniqueKey(project_, name);
        device.site = site;
        device.lifetime = lifetime;
        project_.design.devices.put(device);
        return device.id;
    }

    Project project_;
    std::vector<PhaseId> ids_;
    DeviceId first_;
    DeviceId second_;
};

TEST_F(Phases, comeInTheOrderOfTheirSequence) {
    const auto phases = orderedPhases(project_.design);
    EXPECT_EQ(phases[0].id, ids_[2]);
    EXPECT_EQ(phases[2].id, ids_[0]);
    EXPECT_EQ(findPhase(project_.design, "last").value(), ids_[0]);
    EXPECT_EQ(findPhase(project_.design, "Phase 1").value(), ids_[1]);
    EXPECT_EQ(findPhase(project_.design, "p2").value(), ids_[2]);
    EXPECT_EQ(findPhase(project_.design, "none").error().code, Code::notFound);
}

TEST_F(Phases, showOnlyWhatIsInService) {
    // Order: ids_[2], ids_[1], ids_[0].
    EXPECT_EQ(designAt(project_.design, PhaseId{}).devices.size(), 0U) << "the site is not there yet";
    EXPECT_EQ(designAt(project_.design, ids_[2]).devices.size(), 0U);
    const Design middle = designAt(project_.design, ids_[1]);
    EXPECT_EQ(middle.devices.size(), 2U);
    EXPECT_EQ(middle.links.size(), 1U);
    const Design last = designAt(project_.design, ids_[0]);
    EXPECT_EQ(last.devices.size(), 1U);
    EXPECT_EQ(last.links.size(), 0U) << "a link needs both its devices";
    EXPECT_EQ(designAt(last, ids_[0]), last);
}

TEST_F(Phases, uniqueKeysAreReadableAndFree) {
    EXPECT_EQ(keyOf(project_, first_), "device-one");
    EXPECT_EQ(keyOf(project_, second_), "device-one-2");
    EXPECT_EQ(uniqueKey(project_, "Zürich, Core #1!"), "z-rich-core-1");
    EXPECT_EQ(uniqueKey(project_, "東京"), "element");
    EXPECT_EQ(findByKey(project_, "l").kind, ElementKind::link);
}

TEST_F(Phases, referencesAreFoundInEveryField) {
    EXPECT_EQ(referencesTo(project_, first_).size(), 1U);
    EXPECT_EQ(referencesTo(project_, ids_[1]).size(), 2U);
}

}  // namespace
}  // namespace spanwright
