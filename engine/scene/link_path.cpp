// SPDX-License-Identifier: MIT
#include "engine/scene/link_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace spanwright::scene {
namespace {

constexpr double kCell = 96;          ///< of the hash grid: two tiles
constexpr double kClear = 4;          ///< kept between a line and the tiles that it passes
constexpr double kFarthest = 20'000;  ///< longer lines are not asked what they enter: no eye follows them
constexpr double kDetour = 28;        ///< beside the symbols that it goes around
constexpr double kCornerRadius = 9;
constexpr int kCurveSteps = 16;  ///< line pieces of one curve: no corner shows at 200 %

using Points = std::vector<Point>;

double lengthBetween(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// A link in its lane: parallel to the line between the centres, drawn together where the tiles would be
/// missed otherwise.
Points lanePoints(Point from, Point to, double offset, double reach) {
    const double length = lengthBetween(from, to);
    if (offset == 0 || length < 1) return {from, to};
    const Point normal{-(to.y - from.y) / length, (to.x - from.x) / length};
    const double atTile = std::clamp(offset, -reach, reach);
    const auto at = [&](double share, double aside) {
        return Point{from.x + (to.x - from.x) * share + normal.x * aside,
                     from.y + (to.y - from.y) * share + normal.y * aside};
    };
    if (atTile == offset) return {at(0, offset), at(1, offset)};
    return {at(0, atTile), at(0.22, offset), at(0.78, offset), at(1, atTile)};
}

Point bezier(Point a, Point b, Point c, Point d, double t) {
    const double s = 1 - t;
    const double wa = s * s * s;
    const double wb = 3 * s * s * t;
    const double wc = 3 * s * t * t;
    const double wd = t * t * t;
    return {wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y};
}

/// Leaves and arrives along the longer axis, as a cable does; parallel ones are bowed to their side.
Points freeCurve(Point from, Point to, double offset) {
    const Point d = to - from;
    const double length = std::max(std::hypot(d.x, d.y), 1e-9);
    // A bow of 4/3 of the offset at both controls passes the middle at the offset.
    const Point aside{-d.y / length * offset * 4 / 3, d.x / length * offset * 4 / 3};
    const bool level = std::abs(d.x) >= std::abs(d.y);
    const Point out = level ? Point{d.x / 2, 0} : Point{0, d.y / 2};
    const Point first = from + out + aside;
    const Point second = to - out + aside;
    if (offset == 0 && (d.x == 0 || d.y == 0)) return {from, to};
    Points points;
    for (int step = 0; step <= kCurveSteps; ++step)
        points.push_back(bezier(from, first, second, to, static_cast<double>(step) / kCurveSteps));
    return points;
}

/// One piece of a centripetal Catmull–Rom spline (Barry and Goldman's pyramid): through b and c, without
/// cusps or loops.
void appendSpline(Points& points, Point a, Point b, Point c, Point d) {
    const auto knot = [](double t, Point p, Point q) {
        return t + std::sqrt(std::max(lengthBetween(p, q), 1e-6));
    };
    const auto mix = [](Point p, Point q, double from, double to, double t) {
        const double share = (t - from) / (to - from);
        return Point{p.x + (q.x - p.x) * share, p.y + (q.y - p.y) * share};
    };
    const double t0 = 0;
    const double t1 = knot(t0, a, b);
    const double t2 = knot(t1, b, c);
    const double t3 = knot(t2, c, d);
    for (int step = 1; step <= kCurveSteps; ++step) {
        const double t = t1 + (t2 - t1) * step / kCurveSteps;
        const Point ab = mix(a, b, t0, t1, t);
        const Point bc = mix(b, c, t1, t2, t);
        const Point cd = mix(c, d, t2, t3, t);
        points.push_back(mix(mix(ab, bc, t0, t2, t), mix(bc, cd, t1, t3, t), t1, t2, t));
    }
}

LinkPath curveThrough(const Points& through) {
    LinkPath path;
    path.points.push_back(through.front());
    for (std::size_t i = 0; i + 1 < through.size(); ++i) {
        // The ends have no neighbour beyond them: its mirror image stands in.
        const Point b = through[i];
        const Point c = through[i + 1];
        const Point a = i > 0 ? through[i - 1] : b + (b - c);
        const Point d = i + 2 < through.size() ? through[i + 2] : c + (c - b);
        appendSpline(path.points, a, b, c, d);
        if (i + 2 < through.size()) path.stops.push_back(path.points.size() - 1);
    }
    return path;
}

struct Judged {
    int crossed = 0;
    std::size_t bends = 0;
    double length = 0;

    friend bool operator<(const Judged& a, const Judged& b) {
        if (a.crossed != b.crossed) return a.crossed < b.crossed;
        if (a.bends != b.bends) return a.bends < b.bends;
        return a.length < b.length - 1e-9;
    }
};

/// Without points that the line passes straight through, or twice.
Points simplified(const Points& line) {
    Points kept;
    for (const Point& point : line) {
        if (!kept.empty() && kept.back() == point) continue;
        if (kept.size() > 1) {
            const Point& a = kept[kept.size() - 2];
            const Point& b = kept.back();
            const bool level = a.y == b.y && b.y == point.y;
            const bool upright = a.x == b.x && b.x == point.x;
            if (level || upright) kept.pop_back();
        }
        kept.push_back(point);
    }
    if (kept.size() == 1) kept.push_back(line.back());
    return kept;
}

Judged judge(const Points& line, const TileIndex& tiles) {
    Judged judged;
    judged.bends = line.size() - 2;
    judged.length = lengthOf(line);
    for (std::size_t i = 1; i < line.size(); ++i)
        judged.crossed += tiles.crossed(line[i - 1], line[i], line.front(), line.back());
    return judged;
}

/// Ways from a to b with right angles: with one bend, with a middle piece at several places between them,
/// and around both.
std::vector<Points> rightAngled(Point a, Point b) {
    std::vector<Points> ways;
    ways.push_back({a, {b.x, a.y}, b});
    ways.push_back({a, {a.x, b.y}, b});
    const auto [left, right] = std::minmax(a.x, b.x);
    const auto [top, bottom] = std::minmax(a.y, b.y);
    const double beside = 24 + kDetour;
    for (const double share : {0.5, 0.25, 0.75}) {
        const double x = left + (right - left) * share;
        const double y = top + (bottom - top) * share;
        ways.push_back({a, {x, a.y}, {x, b.y}, b});
        ways.push_back({a, {a.x, y}, {b.x, y}, b});
    }
    for (const double steps : {1.0, 2.0}) {
        for (const double x : {left - beside * steps, right + beside * steps})
            ways.push_back({a, {x, a.y}, {x, b.y}, b});
        for (const double y : {top - beside * steps, bottom + beside * steps})
            ways.push_back({a, {a.x, y}, {b.x, y}, b});
    }
    return ways;
}

Points bestWay(Point a, Point b, const TileIndex& tiles) {
    Points best;
    Judged least{std::numeric_limits<int>::max(), 0, 0};
    for (const Points& way : rightAngled(a, b)) {
        Points line = simplified(way);
        const Judged judged = judge(line, tiles);
        if (!(judged < least)) continue;
        least = judged;
        best = std::move(line);
    }
    return best;
}

/// A line of right angles, moved to its right-hand side: every piece by the same amount.
Points shiftedAside(const Points& line, double offset) {
    if (offset == 0 || lengthBetween(line.front(), line.back()) < 1) return line;
    Points moved = line;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point d = line[i] - line[i - 1];
        const bool level = d.y == 0;
        const double by = level ? std::copysign(offset, d.x) : -std::copysign(offset, d.y);
        for (const std::size_t at : {i - 1, i})
            (level ? moved[at].y : moved[at].x) = (level ? line[at].y : line[at].x) + by;
    }
    return moved;
}

/// Parallel lines all end inside the symbols: many of them lie closer together.
double orthogonalOffset(const Lane& lane, double reach) {
    if (lane.count < 2) return 0;
    const double gap = std::min(kParallelGap, 2 * reach / (lane.count - 1));
    return gap * (lane.index - (lane.count - 1) / 2.0);
}

LinkPath orthogonal(const LinkPathInput& input, const TileIndex& tiles, double reach) {
    LinkPath path;
    const Point from = input.from.centre();
    const Point to = input.to.centre();
    if (input.waypoints.empty()) {
        const double offset = orthogonalOffset(input.lane, reach);
        if (input.fromSmaller) {
            path.points = shiftedAside(bestWay(from, to, tiles), offset);
        } else {
            path.points = shiftedAside(bestWay(to, from, tiles), offset);
            std::reverse(path.points.begin(), path.points.end());
        }
        path.points = rounded(path.points, kCornerRadius);
        return path;
    }
    Point last = from;
    path.points.push_back(from);
    for (std::size_t i = 0; i <= input.waypoints.size(); ++i) {
        const Point next = i < input.waypoints.size() ? input.waypoints[i] : to;
        const Points leg = rounded(bestWay(last, next, tiles), kCornerRadius);
        path.points.insert(path.points.end(), leg.begin() + 1, leg.end());
        if (i < input.waypoints.size()) path.stops.push_back(path.points.size() - 1);
        last = next;
    }
    return path;
}

}  // namespace

std::uint64_t TileIndex::key(int column, int row) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 32U |
           static_cast<std::uint32_t>(row);
}

namespace {

int cellOf(double at) {
    return static_cast<int>(std::floor(at / kCell));
}

}  // namespace

void TileIndex::add(const Rect& tile) {
    const Rect clear = expanded(tile, kClear);
    for (int column = cellOf(clear.x); column <= cellOf(clear.x + clear.width); ++column) {
        for (int row = cellOf(clear.y); row <= cellOf(clear.y + clear.height); ++row)
            cells_[key(column, row)].push_back(clear);
    }
}

int TileIndex::crossed(Point a, Point b, Point from, Point to) const {
    const Rect span{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(b.x - a.x), std::abs(b.y - a.y)};
    int count = 0;
    if (span.width + span.height > kFarthest) return 0;
    for (int column = cellOf(span.x); column <= cellOf(span.x + span.width); ++column) {
        for (int row = cellOf(span.y); row <= cellOf(span.y + span.height); ++row) {
            const auto cell = cells_.find(key(column, row));
            if (cell == cells_.end()) continue;
            for (const Rect& tile : cell->second) {
                // A tile in several cells counts in the cell of its upper left corner within the span only.
                const bool here =
                    cellOf(std::max(tile.x, span.x)) == column && cellOf(std::max(tile.y, span.y)) == row;
                if (here && overlaps(tile, span) && !tile.contains(from) && !tile.contains(to)) ++count;
            }
        }
    }
    return count;
}

LinkPath linkPath(const LinkPathInput& input, const TileIndex& tiles) {
    const Point from = input.from.centre();
    const Point to = input.to.centre();
    const double reach = std::min(input.from.width, input.to.width) / 2 - 6;
    if (input.style == LinkStyle::orthogonal) return orthogonal(input, tiles, reach);
    if (input.waypoints.empty()) {
        const double side = input.fromSmaller ? 1 : -1;
        const double offset = side * kParallelGap * (input.lane.index - (input.lane.count - 1) / 2.0);
        if (input.style == LinkStyle::curved) return {freeCurve(from, to, offset), {}};
        return {lanePoints(from, to, offset, reach), {}};
    }
    Points through{from};
    through.insert(through.end(), input.waypoints.begin(), input.waypoints.end());
    through.push_back(to);
    if (input.style == LinkStyle::curved) return curveThrough(through);
    LinkPath path{std::move(through), {}};
    for (std::size_t i = 0; i < input.waypoints.size(); ++i)
        path.stops.push_back(i + 1);
    return path;
}

}  // namespace spanwright::scene
