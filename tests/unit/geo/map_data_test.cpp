// SPDX-License-Identifier: MIT
#include "engine/geo/map_data.h"

#include "engine/geo/coordinates_text.h"
#include "tests/support/shared_data.h"

#include <cmath>
#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace spanwright::geo {
namespace {

/// By the even-odd rule over all outlines, in the world and in those beside it, into which lines may reach.
bool onLand(const WorldMap& map, Coordinates at) {
    bool inside = false;
    for (const double world : {-kWorldWidth, 0.0, kWorldWidth}) {
        const MapPoint p{project(at).x + world, project(at).y};
        for (const MapLine& line : map.land) {
            for (std::size_t i = 1; i < line.points.size(); ++i) {
                const MapPoint a = line.points[i - 1];
                const MapPoint b = line.points[i];
                if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y))
                    inside = !inside;
            }
        }
    }
    return inside;
}

TEST(MapData, shippedMapsAreReadAndTellLandFromSea) {
    for (const MapDetail detail : {MapDetail::world, MapDetail::region}) {
        const WorldMap& map = worldMap(detail);
        EXPECT_GT(map.land.size(), 100U);
        EXPECT_GT(map.borders.size(), 200U);
        for (const Coordinates land : {Coordinates{48.14, 11.58},
                                       {40, -100},
                                       {-25, 135},
                                       {0, 20},
                                       {65, 100},
                                       {66, -175},
                                       {67, 178},
                                       {-80, 0},
                                       {-80, 160},
                                       {-80, -120}})
            EXPECT_TRUE(onLand(map, land)) << textOf(land);
        for (const Coordinates sea :
             {Coordinates{0, 0}, {30, -40}, {0, -150}, {-50, 90}, {-50, 179}, {70, -179}, {56, 3}, {42, 51}})
            EXPECT_FALSE(onLand(map, sea)) << textOf(sea);  // the last: the Caspian Sea, a hole
        for (const MapLine& line : map.land)
            EXPECT_EQ(line.points.front(), line.points.back());
    }
}

TEST(MapData, boundsHoldTheirLines) {
    for (const MapLine& line : worldMap(MapDetail::region).land) {
        for (const MapPoint& point : line.points) {
            ASSERT_TRUE(point.x >= line.low.x && point.x <= line.high.x);
            ASSERT_TRUE(point.y >= line.low.y && point.y <= line.high.y);
        }
    }
}

TEST(MapData, refusesWhatIsNoMap) {
    const auto errorOf = [](std::string_view text) {
        const auto map = parseWorldMap(text);
        return map ? std::string("read") : map.error().text();
    };
    EXPECT_EQ(errorOf(""), "line 1: expected \"spanwright map 1\"");
    EXPECT_EQ(errorOf("spanwright map 1\n0000\n"), "line 2: expected \":land\" or \":borders\"");
    EXPECT_EQ(errorOf("spanwright map 1\n:land\n0002\n0!22\n"), "line 4: expected pairs of numbers");
    EXPECT_EQ(errorOf("spanwright map 1\n:land\n000\n"), "line 3: expected pairs of numbers");
    EXPECT_EQ(errorOf("spanwright map 1\n:land\n00\n"), "line 3: expected at least two points");
    EXPECT_EQ(errorOf("spanwright map 1\n:land\n00_____1_____1\n"), "line 3: a point lies outside the world");
    EXPECT_EQ(errorOf("spanwright map 1\n:land\n:borders\n0044"), "read");
}

// Every point of the originals lies within half a step (0.004°) of one of ours, read by a reader of its own.
TEST(MapData, keepsThePointsOfTheOriginals) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    std::ifstream in(data / "geo" / "countries-50m.json");
    const nlohmann::json topology = nlohmann::json::parse(in);
    std::set<std::pair<long, long>> ours;
    const WorldMap& map = worldMap(MapDetail::region);
    for (const auto* part : {&map.land, &map.borders}) {
        for (const MapLine& line : *part) {
            for (const MapPoint& point : line.points) {
                const Coordinates at = unproject(point);
                const double longitude = std::abs(at.longitudeDegrees) > 179.999 ? 180 : at.longitudeDegrees;
                ours.emplace(std::lround(longitude * 250), std::lround(at.latitudeDegrees * 250));
            }
        }
    }
    const auto& transform = topology.at("transform");
    std::size_t points = 0;
    std::size_t missing = 0;
    for (const auto& arc : topology.at("arcs")) {
        double x = 0;
        double y = 0;
        for (const auto& delta : arc) {
            x += delta.at(0).get<double>();
            y += delta.at(1).get<double>();
            double longitude =
                x * transform["scale"][0].get<double>() + transform["translate"][0].get<double>();
            const double latitude =
                y * transform["scale"][1].get<double>() + transform["translate"][1].get<double>();
            if (std::abs(latitude) > 85) continue;  // beyond the map
            if (std::abs(longitude) > 179.999) longitude = 180;
            ++points;
            if (!ours.contains({std::lround(longitude * 250), std::lround(latitude * 250)})) ++missing;
        }
    }
    EXPECT_GT(points, 80'000U);
    EXPECT_LT(missing, points / 1'000);  // islands that shrink to less than three steps
}

}  // namespace
}  // namespace spanwright::geo
