// SPDX-License-Identifier: MIT
#include "engine/scene/flow.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace spanwright::scene {
namespace {

constexpr double kDot = 4.5;      ///< pixels across
constexpr double kAside = 3;      ///< pixels off the line where both directions flow
constexpr double kShortest = 40;  ///< pixels; on shorter lines dots say nothing
constexpr double kFarApart = 46;  ///< pixels between the dots of a nearly empty link
constexpr double kCloseTogether = 14;
constexpr double kSlowest = 14;  ///< pixels a second
constexpr double kFastest = 70;

/// Walks along a polyline and gives places at growing distances: linear in points and places together.
class Walk {
  public:
    explicit Walk(const std::vector<Point>& line) : line_(line) { measure(); }

    struct Place {
        Point at;
        Point normal;  ///< to the right of the way
    };
    /// Distances must not fall from call to call.
    Place at(double distance) {
        while (piece_ + 2 < line_.size() && distance > before_ + length_) {
            before_ += length_;
            ++piece_;
            measure();
        }
        const double t = length_ > 0 ? std::clamp((distance - before_) / length_, 0.0, 1.0) : 0;
        const Point a = line_[piece_];
        const Point d = line_[piece_ + 1] - a;
        const double unit = std::max(length_, 1e-9);
        return {{a.x + d.x * t, a.y + d.y * t}, {-d.y / unit, d.x / unit}};
    }

  private:
    void measure() {
        length_ = std::hypot(line_[piece_ + 1].x - line_[piece_].x, line_[piece_ + 1].y - line_[piece_].y);
    }
    const std::vector<Point>& line_;
    std::size_t piece_ = 0;
    double before_ = 0;
    double length_ = 0;
};

struct Loads {
    double forward = 0;
    double reverse = 0;
};

double utilizationOf(const sim::LinkLoad& load) {
    if (load.loadMbps <= 0) return 0;
    return std::max(load.utilization.value_or(1), 1e-6);
}

class Dots {
  public:
    Dots(const FlowOptions& options, Layer& layer) : options_(options), layer_(layer) {}

    void along(const LinkShape& shape, double length, double utilization, bool forward, bool beside) {
        const double full = std::min(utilization, 1.0);
        const double gap = (kFarApart + (kCloseTogether - kFarApart) * full) / options_.zoom;
        const double speed = (kSlowest + (kFastest - kSlowest) * full) / options_.zoom;
        // Nothing moves under the symbols at the ends.
        const double margin = std::min(kDeviceTile / 2, length / 4);
        const double run = length - 2 * margin;
        const double phase = std::fmod(options_.seconds * speed, gap);
        Walk walk(shape.points);
        const auto count = static_cast<std::size_t>(std::max(0.0, std::floor((run - phase) / gap) + 1));
        for (std::size_t i = 0; i < count && layer_.boxes.size() < kMostDots; ++i) {
            // Backwards, the dots lie where their time running down puts them.
            const double step = phase + gap * static_cast<double>(i);
            const double from = forward ? step : run - (phase + gap * static_cast<double>(count - 1 - i));
            const Walk::Place place = walk.at(margin + from);
            const double aside = beside ? (forward ? kAside : -kAside) / options_.zoom : 0;
            put({place.at.x + place.normal.x * aside, place.at.y + place.normal.y * aside}, utilization);
        }
    }

  private:
    void put(Point centre, double utilization) {
        const double side = kDot / options_.zoom;
        if (!options_.visible.contains(centre)) return;
        const Palette& colours = palette(options_.theme);
        Box dot;
        dot.rect = {centre.x - side / 2, centre.y - side / 2, side, side};
        dot.radius = side / 2;
        dot.fill = mixed(utilizationColour(utilization, options_.theme), colours.text, 0.55);
        dot.border = colours.canvas;
        dot.borderWidth = 0.75;
        layer_.boxes.push_back(dot);
    }

    const FlowOptions& options_;
    Layer& layer_;
};

}  // namespace

Layer flowLayer(const SceneGeometry& geometry, const sim::Routing& routing, const FlowOptions& options) {
    Layer layer;
    std::unordered_map<std::uint32_t, Loads> loads;
    for (const sim::LinkLoad& load : routing.links) {
        Loads& both = loads[load.link.value];
        (load.direction == sim::Direction::forward ? both.forward : both.reverse) = utilizationOf(load);
    }
    Dots dots(options, layer);
    for (const LinkShape& shape : geometry.links()) {
        if (!shape.inService || !overlaps(boxAround(shape.points), options.visible)) continue;
        Loads both;
        const auto hear = [&](LinkId id) {
            const auto found = loads.find(id.value);
            if (found == loads.end()) return;
            both.forward = std::max(both.forward, found->second.forward);
            both.reverse = std::max(both.reverse, found->second.reverse);
        };
        hear(shape.id);
        for (const LinkId member : shape.bundle)
            hear(member);
        const double length = lengthOf(shape.points);
        if (length * options.zoom < kShortest) continue;
        const bool beside = both.forward > 0 && both.reverse > 0;
        if (both.forward > 0) dots.along(shape, length, both.forward, true, beside);
        if (both.reverse > 0) dots.along(shape, length, both.reverse, false, beside);
    }
    return layer;
}

}  // namespace spanwright::scene
