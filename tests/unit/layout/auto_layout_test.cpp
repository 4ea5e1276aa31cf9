// SPDX-License-Identifier: MIT
#include "engine/layout/auto_layout.h"

#include "engine/design/queries.h"
#include "engine/edit/document.h"
#include "engine/layout/box_packing.h"
#include "engine/layout/drawing_boxes.h"
#include "tests/support/design_builder.h"

#include <chrono>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace spanwright::layout {
namespace {

/// Sites with so many devices each, all in one heap, a chain inside each site and a ring of sites.
test::DesignBuilder heap(int sites, int devices) {
    test::DesignBuilder net;
    const auto name = [](int site, int device) { return fmt::format("s{}d{}", site, device); };
    for (int s = 0; s < sites; ++s) {
        const SiteId site = net.site(fmt::format("s{}", s));
        for (int d = 0; d < devices; ++d) {
            net.device(name(s, d));
            net.editDevice(name(s, d), [&](Device& row) {
                row.site = site;
                row.kind = d == 0 ? DeviceKind::router : DeviceKind::accessSwitch;
            });
            if (d > 0) net.link(name(s, d - 1), name(s, d), 100);
        }
    }
    for (int s = 0; s < sites; ++s)
        net.link(name(s, 0), name((s + 1) % sites, 0), 100, {.key = fmt::format("ring{}", s)});
    return net;
}

Project arranged(const Project& project, const AutoLayoutOptions& options) {
    const auto placement = autoLayout(project, options);
    EXPECT_TRUE(placement) << placement.error().text();
    auto done = edit::apply(project, layoutCommand(project, *placement, labelOf(options.style)));
    EXPECT_TRUE(done);
    return *done;
}

SiteId siteOf(const Project& project, const char* key) {
    return findByKey(project, key).as<SiteId>();
}

Rect groundOf(const Device& device) {
    return centredAt(device.position, deviceWidth(device), kDeviceHeight);
}

/// Devices apart from each other and inside their site's frame, sites apart from each other.
void expectTidy(const Project& project) {
    std::vector<Rect> frames;
    for (const Site& site : project.design.sites)
        frames.push_back(site.frame);
    for (const Device& device : project.design.devices) {
        if (!device.site) {
            frames.push_back(groundOf(device));
            continue;
        }
        const Rect& frame = project.design.sites.at(device.site).frame;
        EXPECT_EQ(united(frame, groundOf(device)), frame) << device.key;
    }
    for (std::size_t a = 0; a < frames.size(); ++a) {
        for (std::size_t b = a + 1; b < frames.size(); ++b)
            ASSERT_FALSE(overlap(frames[a], frames[b])) << a << " and " << b;
    }
    TakenGround taken;
    for (const Device& device : project.design.devices) {
        EXPECT_TRUE(taken.isFree(groundOf(device))) << device.key;
        EXPECT_EQ(onGrid(device.position.x), device.position.x);
        taken.add(groundOf(device));
    }
}

class AutoLayoutStyle : public ::testing::TestWithParam<Style> {};

TEST_P(AutoLayoutStyle, setsOutSitesAndDevicesWithoutOverlapsAlwaysTheSame) {
    test::DesignBuilder net = heap(6, 5);
    net.device("cloud");
    net.link("cloud", "s0d0", 100).link("cloud", "s3d0", 100);
    const AutoLayoutOptions options{.style = GetParam()};
    const Project once = arranged(net.project, options);
    expectTidy(once);
    EXPECT_TRUE(arranged(net.project, options) == once);
}

INSTANTIATE_TEST_SUITE_P(Layout, AutoLayoutStyle,
                         ::testing::Values(Style::hierarchical, Style::forceDirected, Style::radial,
                                           Style::circular));

TEST(AutoLayout, lockedElementsStayAndOthersMakeRoom) {
    test::DesignBuilder net = heap(4, 4);
    Site locked = net.project.design.sites.at(siteOf(net.project, "s1"));
    locked.frame = {400, 300, 300, 300};
    locked.locked = true;
    net.project.design.sites.put(locked);
    net.editDevice("s1d0", [](Device& row) { row.position = {450, 380}; });
    net.editDevice("s2d1", [](Device& row) {
        row.locked = true;
        row.position = {-777, 13};
    });
    for (const Style style : {Style::hierarchical, Style::forceDirected, Style::radial}) {
        const Project after = arranged(net.project, {.style = style});
        EXPECT_EQ(after.design.sites.at(locked.id), locked);
        for (const Device& device : after.design.devices) {
            if (device.site == locked.id) {
                EXPECT_EQ(device, net.project.design.devices.at(device.id));
            }
        }
        EXPECT_EQ(after.design.devices.at(net.device("s2d1")).position, (Point{-777, 13}));
        // Its site is set out around it.
        const Site& around = after.design.sites.at(siteOf(net.project, "s2"));
        EXPECT_TRUE(around.frame.contains({-777, 13}));
        std::vector<Rect> frames;
        for (const Site& site : after.design.sites)
            frames.push_back(site.frame);
        for (std::size_t a = 0; a < frames.size(); ++a) {
            for (std::size_t b = a + 1; b < frames.size(); ++b)
                EXPECT_FALSE(overlap(frames[a], frames[b])) << a << " and " << b;
        }
    }
}

TEST(AutoLayout, ofASelectionNothingElseMoves) {
    const test::DesignBuilder made = heap(5, 3);
    const Project tidy = arranged(made.project, {});
    test::DesignBuilder net;
    net.project = tidy;
    const SiteId moved = siteOf(net.project, "s4");
    // Heap it onto its neighbour, and ask for it alone.
    Site site = net.project.design.sites.at(moved);
    const Point onto =
        Point{net.project.design.sites.begin()->frame.x, net.project.design.sites.begin()->frame.y};
    auto heaped =
        edit::apply(net.project, edit::Move{{moved}, onto - Point{site.frame.x - 30, site.frame.y - 30}});
    ASSERT_TRUE(heaped);
    const Project after = arranged(*heaped, {.elements = {moved}});
    expectTidy(after);
    for (const Site& one : after.design.sites) {
        if (one.id != moved) {
            EXPECT_EQ(one, tidy.design.sites.at(one.id));
        }
    }
    for (const Device& device : after.design.devices) {
        if (device.site != moved) {
            EXPECT_EQ(device, tidy.design.devices.at(device.id));
        }
    }
}

TEST(AutoLayout, aFrameGrowsAroundTheDevicesThatWereAskedFor) {
    test::DesignBuilder net = heap(1, 6);
    Site site = *net.project.design.sites.begin();
    site.frame = {0, 0, 100, 100};
    net.project.design.sites.put(site);
    std::set<ElementId> some{net.device("s0d1"), net.device("s0d2"), net.device("s0d3")};
    const Project after = arranged(net.project, {.elements = some});
    EXPECT_EQ(after.design.devices.at(net.device("s0d5")).position, (Point{}));
    const Rect& frame = after.design.sites.begin()->frame;
    for (const ElementId id : some) {
        const Rect ground = groundOf(after.design.devices.at(id.as<DeviceId>()));
        EXPECT_EQ(united(frame, ground), frame);
    }
}

TEST(AutoLayout, zonesAreSetOutAroundTheirDevices) {
    test::DesignBuilder net = heap(1, 6);
    Zone zone;
    zone.id = net.project.newId<ZoneId>();
    zone.key = "dmz";
    zone.site = siteOf(net.project, "s0");
    zone.frame = {0, 0, 50, 50};
    net.project.design.zones.put(zone);
    for (const char* key : {"s0d3", "s0d4"})
        net.editDevice(key, [&](Device& row) { row.zone = zone.id; });
    const Project after = arranged(net.project, {});
    const Rect& frame = after.design.zones.begin()->frame;
    for (const Device& device : after.design.devices)
        EXPECT_EQ(overlap(frame, groundOf(device)), device.zone == zone.id) << device.key;
}

TEST(AutoLayout, waypointsOfMovedLinksAreDropped) {
    test::DesignBuilder net = heap(2, 2);
    net.editLink("ring0", [](Link& link) { link.waypoints = {{5, 5}}; });
    const Project after = arranged(net.project, {});
    EXPECT_TRUE(after.design.links.at(net.linkId("ring0")).waypoints.empty());
}

TEST(AutoLayout, isOneStepThatUndoTakesBackAndLeavesOutWhatIsGone) {
    test::DesignBuilder net = heap(3, 3);
    const Project before = net.project;
    edit::Document document(before);
    const auto placement = autoLayout(before, {});
    ASSERT_TRUE(placement);
    ASSERT_TRUE(document.run(edit::Remove{{net.device("s0d2")}}));
    const edit::Batch command = layoutCommand(document.project(), *placement, "hierarchical layout");
    ASSERT_TRUE(document.run(command));
    EXPECT_EQ(document.undoLabel(), "hierarchical layout");
    EXPECT_FALSE(document.project().design.devices.contains(net.device("s0d2")));
    document.undo();
    document.undo();
    EXPECT_TRUE(document.project() == before);
}

TEST(AutoLayout, stopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto placement =
        autoLayout(heap(2, 2).project, {}, {.stop = stop.get_token(), .progress = nullptr});
    ASSERT_FALSE(placement);
    EXPECT_EQ(placement.error().code, Code::cancelled);
}

TEST(AutoLayout, aThousandDevicesTakeSeconds) {
    const test::DesignBuilder net = test::randomNetwork(3, 1000, 2000, 0);
    for (const Style style : {Style::hierarchical, Style::forceDirected, Style::radial}) {
        const auto start = std::chrono::steady_clock::now();
        const Project after = arranged(net.project, {.style = style});
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        RecordProperty(std::string(labelOf(style)), fmt::format("{:.2f} s", seconds));
        std::printf("%s of 1000 devices, 2999 links: %.2f s\n", labelOf(style).data(), seconds);
        EXPECT_LT(seconds, 60);
        expectTidy(after);
    }
}

TEST(AutoLayout, fiveThousandDevicesDoToo) {
    const test::DesignBuilder net = test::randomNetwork(3, 5000, 10000, 0);
    for (const Style style : {Style::hierarchical, Style::forceDirected, Style::radial, Style::circular}) {
        const auto start = std::chrono::steady_clock::now();
        const Project after = arranged(net.project, {.style = style});
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        std::printf("%s of 5000 devices, 14999 links: %.2f s\n", labelOf(style).data(), seconds);
        EXPECT_LT(seconds, 60);
        expectTidy(after);
    }
}

}  // namespace
}  // namespace spanwright::layout
