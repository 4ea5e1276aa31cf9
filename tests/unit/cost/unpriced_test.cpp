// SPDX-License-Identifier: MIT
#include "engine/cost/unpriced.h"

#include "tests/unit/cost/cost_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

using test::certain;
using test::CostBuilder;
using ::testing::ElementsAre;

TEST(Unpriced, areDevicesWithoutAnItemThatSomebodyHereBuys) {
    CostBuilder build;
    const auto item = build.item("router", [](CatalogueItem& row) { row.price = certain("1"); });
    build.device(item);
    const DeviceId bare = build.device({});
    Table<Device>& devices = build.project().design.devices;
    build.change(devices, build.device({}), [](Device& device) { device.outsideBudget = true; });
    build.change(devices, build.device({}),
                 [](Device& device) { device.kind = DeviceKind::providerNetwork; });
    EXPECT_THAT(unpricedDevices(build.project().design, build.project().catalogue),
                ElementsAre(ElementId(bare)));
}

TEST(Unpriced, areLinksWithoutAnItemAPriceOrALineOfTheBill) {
    CostBuilder build;
    const DeviceId a = build.device({});
    const DeviceId b = build.device({});
    const LinkId bare = build.link(a, b, [](Link&) {});
    build.link(a, b, [](Link& link) { link.monthlyPrice = test::decimal("5"); });
    build.link(a, b, [](Link& link) { link.kind = LinkKind::tunnel; });
    build.link(a, b, [](Link& link) { link.outsideBudget = true; });
    const LinkId cabled = build.link(a, b, [](Link&) {});
    BomLine cable;
    cable.elements = {cabled};
    EXPECT_THAT(unpricedLinks(build.project().design, build.project().catalogue, {cable}),
                ElementsAre(ElementId(bare)));
}

}  // namespace
}  // namespace spanwright::cost
