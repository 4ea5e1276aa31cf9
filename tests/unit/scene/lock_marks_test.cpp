// SPDX-License-Identifier: MIT
#include "engine/scene/build_scene.h"
#include "tests/unit/scene/small_network.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

std::ptrdiff_t locksIn(const DrawList& list, ElementId element) {
    std::ptrdiff_t count = 0;
    for (const Layer& layer : list.layers) {
        count += std::count_if(layer.icons.begin(), layer.icons.end(), [&](const Icon& icon) {
            return icon.name == "lock" && icon.element == element;
        });
    }
    return count;
}

TEST(LockMarks, standOnWhatIsLockedAlone) {
    Project project;
    Site site;
    site.id = project.newId<SiteId>();
    site.locked = true;
    project.design.sites.put(site);
    Device locked;
    locked.id = project.newId<DeviceId>();
    locked.site = site.id;
    locked.locked = true;
    project.design.devices.put(locked);
    Device free;
    free.id = project.newId<DeviceId>();
    project.design.devices.put(free);
    const DrawList list = buildScene(project, PhaseId{}, nullptr);
    EXPECT_EQ(locksIn(list, site.id), 1);
    EXPECT_EQ(locksIn(list, locked.id), 1);
    EXPECT_EQ(locksIn(list, free.id), 0);
}

}  // namespace
}  // namespace spanwright::scene
