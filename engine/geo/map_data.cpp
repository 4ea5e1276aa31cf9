// SPDX-License-Identifier: MIT
#include "engine/geo/map_data.h"

#include "embedded_mapFiles.h"
#include "engine/base/assert.h"
#include "engine/geo/number_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::geo {
namespace {

/// Steps a degree in the files: 250 are 0.004°, 445 m at the equator, finer than the maps were drawn.
constexpr double kStepsPerDegree = 250;

std::string_view takeLine(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// Longitude and latitude in steps, each point as the difference from the one before.
Result<MapLine> lineOf(std::string_view text, int number) {
    MapLine line;
    std::int64_t longitude = 0;
    std::int64_t latitude = 0;
    while (!text.empty()) {
        const auto east = takeNumber(text);
        const auto north = takeNumber(text);
        if (!east || !north)
            return fail(Code::syntax, "expected pairs of numbers", fmt::format("line {}", number));
        longitude += *east;
        latitude += *north;
        const Coordinates at{static_cast<double>(latitude) / kStepsPerDegree,
                             static_cast<double>(longitude) / kStepsPerDegree};
        if (std::abs(at.latitudeDegrees) > 90 || std::abs(at.longitudeDegrees) > 540)
            return fail(Code::invalidValue, "a point lies outside the world", fmt::format("line {}", number));
        line.points.push_back(project(at));
    }
    if (line.points.size() < 2)
        return fail(Code::syntax, "expected at least two points", fmt::format("line {}", number));
    line.low = line.high = line.points.front();
    for (const MapPoint& point : line.points) {
        line.low = {std::min(line.low.x, point.x), std::min(line.low.y, point.y)};
        line.high = {std::max(line.high.x, point.x), std::max(line.high.y, point.y)};
    }
    return line;
}

}  // namespace

Result<WorldMap> parseWorldMap(std::string_view text) {
    WorldMap map;
    std::vector<MapLine>* part = nullptr;
    int number = 1;
    if (takeLine(text) != "spanwright map 1")
        return fail(Code::unknownFormat, "expected \"spanwright map 1\"", "line 1");
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        ++number;
        if (line == ":land" || line == ":borders") {
            part = line == ":land" ? &map.land : &map.borders;
            continue;
        }
        if (part == nullptr)
            return fail(Code::syntax, "expected \":land\" or \":borders\"", fmt::format("line {}", number));
        Result<MapLine> read = lineOf(line, number);
        if (!read) return tl::unexpected(read.error());
        part->push_back(std::move(*read));
    }
    return map;
}

std::string_view mapFile(std::string_view name) {
    const auto& files = embedded::mapFiles();
    const auto file =
        std::find_if(files.begin(), files.end(), [&](const auto& one) { return one.first == name; });
    SPANWRIGHT_ASSERT(file != files.end());
    return file->second;
}

const WorldMap& worldMap(MapDetail detail) {
    const auto read = [](std::string_view name) {
        Result<WorldMap> map = parseWorldMap(mapFile(name));
        SPANWRIGHT_ASSERT(map.has_value());  // a unit test reads the shipped files
        return std::move(*map);
    };
    if (detail == MapDetail::world) {
        static const WorldMap coarse = read("land_110m.map");
        return coarse;
    }
    static const WorldMap fine = read("land_50m.map");
    return fine;
}

}  // namespace spanwright::geo
