// SPDX-License-Identifier: MIT
#include "engine/scene/map_scene.h"

#include "engine/geo/places.h"
#include "engine/scene/polyline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace spanwright::scene {
namespace {

constexpr double kLeastBetween = 110;  ///< canvas units between lines of the graticule
constexpr double kNameSize = 11;
constexpr double kAdvance = 0.56;  ///< of a letter of Inter, in its size
constexpr double kClear = 26;      ///< around a name
constexpr std::size_t kMostNames = 200;
constexpr double kDot = 3;

}  // namespace

MapColours mapColours(Theme theme) {
    const Palette& colours = palette(theme);
    const bool dark = theme == Theme::dark;
    MapColours made;
    // The sea is the ground that drawings have everywhere; land is lighter in the dark and greyer in the
    // light.
    made.sea = colours.canvas;
    made.land = mixed(colours.canvas, colours.text, dark ? 0.075 : 0.06);
    made.border = mixed(colours.canvas, colours.text, dark ? 0.2 : 0.22);
    made.graticule = mixed(colours.canvas, colours.text, dark ? 0.045 : 0.04);
    made.place = mixed(colours.canvas, colours.textMuted, 0.72);
    return made;
}

double graticuleStep(double unitsPerMap) {
    constexpr std::array kSteps{30.0, 15.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01};
    const double unitsPerDegree = geo::kWorldWidth / 360 * unitsPerMap;
    double step = kSteps.front();
    for (const double one : kSteps) {
        if (one * unitsPerDegree < kLeastBetween) break;
        step = one;
    }
    return step;
}

std::vector<Line> graticule(const MapFrame& frame, const Rect& window, Theme theme) {
    std::vector<Line> lines;
    const Colour colour = mapColours(theme).graticule;
    const double step = graticuleStep(frame.unitsPerMap);
    const double north = std::max(window.y, frame.toCanvas(geo::MapPoint{0, 0}).y);
    const double south =
        std::min(window.y + window.height, frame.toCanvas(geo::MapPoint{0, geo::kWorldWidth}).y);
    if (north >= south) return lines;
    const auto add = [&](Point from, Point to) {
        Line line;
        line.points = {from, to};
        line.colour = colour;
        line.width = 1;
        lines.push_back(std::move(line));
    };
    const double unitsPerDegree = geo::kWorldWidth / 360;
    const geo::MapPoint low = frame.toMap({window.x, north});
    const geo::MapPoint high = frame.toMap({window.x + window.width, south});
    const double first = std::ceil((low.x / unitsPerDegree - 180) / step);
    const double last = std::floor((high.x / unitsPerDegree - 180) / step);
    for (double meridian = first; meridian <= last; ++meridian) {
        const double x = frame.toCanvas(geo::MapPoint{(meridian * step + 180) * unitsPerDegree, 0}).x;
        add({x, north}, {x, south});
    }
    const double top = geo::unproject(low).latitudeDegrees;
    const double bottom = geo::unproject(high).latitudeDegrees;
    for (double parallel = std::ceil(bottom / step); parallel <= std::floor(top / step); ++parallel) {
        const double y = frame.toCanvas(geo::project({parallel * step, 0})).y;
        add({window.x, y}, {window.x + window.width, y});
    }
    return lines;
}

Layer placeNames(const MapFrame& frame, const Rect& window, Theme theme, const std::vector<Rect>& taken) {
    Layer layer;
    const Colour colour = mapColours(theme).place;
    std::vector<Rect> used = taken;
    const double west = frame.toMap({window.x, 0}).x;
    for (const geo::Place& place : geo::allPlaces().places()) {
        if (layer.labels.size() >= kMostNames) break;
        geo::MapPoint point = geo::project(place.at);
        point.x = geo::wrapped(point.x, west);
        const Point at = frame.toCanvas(point);
        if (!window.contains(at)) continue;
        const double width = kAdvance * kNameSize * static_cast<double>(place.name.size());
        const Rect box{at.x - kDot, at.y - kNameSize / 2 - 2, width + 12, kNameSize + 4};
        const auto covers = [&](const Rect& other) { return overlaps(other, box); };
        if (std::any_of(used.begin(), used.end(), covers)) continue;
        used.push_back(expanded(box, kClear));
        Box dot;
        dot.rect = {at.x - kDot / 2, at.y - kDot / 2, kDot, kDot};
        dot.radius = kDot / 2;
        dot.fill = colour;
        dot.border = Colour{0, 0, 0, 0};
        dot.borderWidth = 0;
        layer.boxes.push_back(dot);
        Label name;
        name.text = std::string(place.name);
        name.position = {at.x + 6, at.y};
        name.anchor = Anchor::left;
        name.size = kNameSize;
        name.colour = colour;
        layer.labels.push_back(std::move(name));
    }
    return layer;
}

Layer mapMarks(const GeographicDesign& design, Theme theme) {
    Layer layer;
    const Palette& colours = palette(theme);
    for (const MapLeader& leader : design.leaders) {
        Line line;
        line.points = {leader.symbol, leader.place};
        line.colour = mixed(colours.canvas, colours.textMuted, 0.6);
        line.width = 1;
        layer.lines.push_back(std::move(line));
        Box dot;
        dot.rect = {leader.place.x - kDot, leader.place.y - kDot, 2 * kDot, 2 * kDot};
        dot.radius = kDot;
        dot.fill = mixed(colours.canvas, colours.textMuted, 0.8);
        dot.border = Colour{0, 0, 0, 0};
        dot.borderWidth = 0;
        layer.boxes.push_back(dot);
    }
    if (design.tray) {
        Box ground;
        ground.rect = *design.tray;
        ground.radius = 10;
        ground.fill = mixed(colours.canvas, colours.panel, 0.7);
        ground.border = colours.border;
        layer.boxes.push_back(ground);
        Label title;
        title.text = "Not on the map";
        title.position = {design.tray->x + 12, design.tray->y + 15};
        title.anchor = Anchor::left;
        title.size = 12;
        title.bold = true;
        title.colour = colours.textMuted;
        title.maxWidth = design.tray->width - 20;
        layer.labels.push_back(std::move(title));
    }
    return layer;
}

}  // namespace spanwright::scene
