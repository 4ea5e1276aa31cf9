// SPDX-License-Identifier: MIT
#include "engine/scene/geographic.h"

#include "engine/scene/geometry.h"
#include "tests/support/design_builder.h"

#include <cmath>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

void stand(Project& project, SiteId id, std::optional<double> latitude, std::optional<double> longitude) {
    Site site = project.design.sites.at(id);
    site.latitudeDegrees = latitude;
    site.longitudeDegrees = longitude;
    project.design.sites.put(site);
}

/// A network of many sites, in a few heaps, some without coordinates, with devices outside of sites.
test::DesignBuilder heaps(unsigned seed, int siteCount) {
    test::DesignBuilder net = test::randomNetwork(seed, siteCount * 2, siteCount, 3);
    std::mt19937 random(seed);
    const auto unit = [&] { return std::uniform_real_distribution<double>(0, 1)(random); };
    std::vector<SiteId> sites;
    for (int i = 0; i < siteCount; ++i) {
        sites.push_back(net.site("site " + std::to_string(i)));
        const double heap = std::floor(unit() * 4);
        const double spread = unit() < 0.3 ? 0 : 3;
        const bool placed = unit() > 0.15;
        stand(net.project, sites.back(),
              placed ? std::optional(40 + heap * 12 + spread * unit()) : std::nullopt,
              placed || unit() < 0.5 ? std::optional(-70 + heap * 60 + spread * unit()) : std::nullopt);
    }
    std::vector<Device> rows(net.project.design.devices.begin(), net.project.design.devices.end());
    for (Device& device : rows) {
        if (unit() < 0.8) device.site = sites[static_cast<std::size_t>(unit() * 0.999 * siteCount)];
        if (!device.site && unit() < 0.5) device.kind = DeviceKind::providerNetwork;
        net.project.design.devices.put(device);
    }
    return net;
}

MapFrame frameAt(const Design& design, double scale) {
    return {{geo::kWorldWidth / 2, geo::kWorldWidth / 2}, scale, westEdge(design)};
}

TEST(GeographicDesign, showsEveryElementAndNoTwoSymbolsCoverEachOther) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        const test::DesignBuilder net = heaps(seed, 10 + static_cast<int>(seed) * 15);
        const Design& design = net.project.design;
        for (const double scale : {0.01, 0.04, 0.5, 20.0}) {
            const GeographicDesign made = geographicDesign(design, frameAt(design, scale));
            GeometryOptions options;
            options.siteSymbol = made.symbol;
            const SceneGeometry geometry(made.design, {}, options);
            ASSERT_EQ(geometry.sites().size(), design.sites.size());
            std::vector<Rect> symbols;
            for (const SiteShape& site : geometry.sites()) {
                EXPECT_TRUE(site.collapsed);
                symbols.push_back(site.frame);
            }
            for (const Device& device : design.devices)
                EXPECT_TRUE(geometry.placeOf(device.id).has_value()) << device.key;
            for (const DeviceShape& device : geometry.devices())
                symbols.push_back(device.tile);
            for (std::size_t a = 0; a < symbols.size(); ++a) {
                for (std::size_t b = a + 1; b < symbols.size(); ++b)
                    ASSERT_FALSE(overlaps(symbols[a], symbols[b]))
                        << "seed " << seed << ", scale " << scale << ", " << a << " and " << b;
            }
            // Every link that is not inside one symbol has a line of its own or in a bundle.
            std::set<LinkId> drawn;
            for (const LinkShape& link : geometry.links()) {
                drawn.insert(link.id);
                drawn.insert(link.bundle.begin(), link.bundle.end());
            }
            for (const Link& link : design.links) {
                const SiteShape* from = geometry.symbolOf(link.from.device);
                const bool inside = from != nullptr && from == geometry.symbolOf(link.to.device);
                EXPECT_EQ(drawn.contains(link.id), !inside) << link.key;
            }
            // A symbol stands on its place, or a leader leads there.
            std::set<SiteId> led(made.unplaced.begin(), made.unplaced.end());
            for (const MapLeader& leader : made.leaders)
                led.insert(leader.site);
            const MapFrame frame = frameAt(design, scale);
            for (const SiteShape& shape : geometry.sites()) {
                if (led.contains(shape.id)) continue;
                const Point place = frame.toCanvas(*coordinatesOf(design.sites.at(shape.id)));
                EXPECT_NEAR(shape.frame.centre().x, place.x, 1e-6);
                EXPECT_NEAR(shape.frame.centre().y, place.y, 1e-6);
            }
        }
    }
}

TEST(GeographicDesign, changesNothingButWhereThingsStand) {
    test::DesignBuilder net = heaps(7, 30);
    const LinkId bent = net.project.design.links.begin()->id;
    Link row = net.project.design.links.at(bent);
    row.style = LinkStyle::orthogonal;
    row.waypoints = {{1, 2}};
    net.project.design.links.put(row);
    const Design before = net.project.design;
    GeographicDesign made = geographicDesign(before, frameAt(before, 0.1));
    EXPECT_TRUE(net.project.design.links.at(bent).waypoints == row.waypoints);
    EXPECT_TRUE(made.design.links.at(bent).waypoints.empty());
    for (const Site& site : before.sites) {
        Site shown = made.design.sites.at(site.id);
        shown.frame = site.frame;
        shown.collapsed = site.collapsed;
        EXPECT_EQ(shown, site);
    }
    for (const Device& device : before.devices) {
        Device shown = made.design.devices.at(device.id);
        if (device.site) {
            EXPECT_EQ(shown.position, device.position);
        }
        shown.position = device.position;
        EXPECT_EQ(shown, device);
    }
}

TEST(GeographicDesign, aProvidersNetworkStandsAmidWhatItJoins) {
    test::DesignBuilder net;
    const SiteId west = net.site("west");
    const SiteId east = net.site("east");
    stand(net.project, west, 50, 0);
    stand(net.project, east, 50, 20);
    net.link("w", "cloud", 100).link("e", "cloud", 100).link("cloud", "loose", 100);
    net.editDevice("w", [&](Device& one) { one.site = west; });
    net.editDevice("e", [&](Device& one) { one.site = east; });
    net.editDevice("cloud", [](Device& one) { one.kind = DeviceKind::providerNetwork; });
    const MapFrame frame = frameAt(net.project.design, 1);
    const GeographicDesign made = geographicDesign(net.project.design, frame);
    const Point cloud = made.design.devices.at(net.device("cloud")).position;
    const Point middle = frame.toCanvas(geo::Coordinates{50, 10});
    EXPECT_NEAR(cloud.x, middle.x, 1e-6);
    EXPECT_NEAR(cloud.y, middle.y, 1e-6);
    // A network that joins networks alone stands amid those.
    net.link("cloud", "internet", 100);
    net.editDevice("internet", [](Device& one) { one.kind = DeviceKind::providerNetwork; });
    const GeographicDesign two = geographicDesign(net.project.design, frame);
    const Point internet = two.design.devices.at(net.device("internet")).position;
    EXPECT_LT(std::hypot(internet.x - cloud.x, internet.y - cloud.y), 150);
    EXPECT_EQ(two.devicesInTray, 1);
    // What is no network of a provider has no place.
    EXPECT_EQ(made.devicesInTray, 1);
    ASSERT_TRUE(made.tray.has_value());
    EXPECT_TRUE(made.tray->contains(made.design.devices.at(net.device("loose")).position));
    EXPECT_GT(made.tray->y, middle.y);
}

TEST(GeographicDesign, oneCoordinateIsNoPlaceAndThePoleIsTheMapsEdge) {
    test::DesignBuilder net;
    const SiteId half = net.site("half");
    const SiteId pole = net.site("pole");
    stand(net.project, half, 50, std::nullopt);
    stand(net.project, pole, 89.9, 10);
    const MapFrame frame = frameAt(net.project.design, 0.1);
    const GeographicDesign made = geographicDesign(net.project.design, frame);
    EXPECT_EQ(made.unplaced, std::vector{half});
    EXPECT_NEAR(made.design.sites.at(pole).frame.centre().y, frame.toCanvas(geo::MapPoint{0, 0}).y, 1e-6);
    // Nothing at all is no trouble.
    EXPECT_FALSE(geographicDesign({}, frame).tray.has_value());
    test::DesignBuilder lost;
    static_cast<void>(lost.site("somewhere"));
    EXPECT_TRUE(geographicDesign(lost.project.design, frame).tray.has_value());
}

TEST(WestEdge, cutsTheWorldWhereNobodyIs) {
    test::DesignBuilder net;
    EXPECT_EQ(westEdge(net.project.design), 0);
    stand(net.project, net.site("Tokyo"), 35.7, 139.7);
    stand(net.project, net.site("Sydney"), -33.9, 151.2);
    stand(net.project, net.site("Los Angeles"), 34, -118.2);
    const double west = westEdge(net.project.design);
    const auto bounds = mapBounds(net.project.design, west);
    ASSERT_TRUE(bounds.has_value());
    // Over the Pacific: 102 degrees instead of 269.
    EXPECT_NEAR(bounds->high.x - bounds->low.x, (360 - 118.2 - 139.7) * 100, 1e-6);
    // London and New York leave the usual cut.
    test::DesignBuilder atlantic;
    stand(atlantic.project, atlantic.site("London"), 51.5, -0.1);
    stand(atlantic.project, atlantic.site("New York"), 40.7, -74);
    EXPECT_EQ(westEdge(atlantic.project.design), 0);
}

TEST(MapFrame, comesBackToThePoint) {
    const MapFrame frame{{18'765.25, 11'000.5}, 37.5, 0};
    for (const Point at : {Point{0, 0}, Point{123.5, -77}, Point{-5000, 4000}}) {
        const Point back = frame.toCanvas(frame.toMap(at));
        EXPECT_NEAR(back.x, at.x, 1e-6);
        EXPECT_NEAR(back.y, at.y, 1e-6);
    }
}

}  // namespace
}  // namespace spanwright::scene
