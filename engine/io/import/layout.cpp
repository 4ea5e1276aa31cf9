// SPDX-License-Identifier: MIT
#include "engine/io/import/layout.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace spanwright::io {
namespace {

using Neighbours = std::vector<std::vector<std::size_t>>;
using Points = std::vector<std::optional<Point>>;

Neighbours neighboursOf(const LayoutInput& input) {
    Neighbours neighbours(input.wanted.size());
    for (const auto& [a, b] : input.joined) {
        if (a == b) continue;
        neighbours[a].push_back(b);
        neighbours[b].push_back(a);
    }
    return neighbours;
}

/// Scales the points so that they spread over about six cells a unit, whatever their unit and aspect.
void scaleToCells(Points& points) {
    std::optional<Point> low;
    Point high;
    for (const auto& point : points) {
        if (!point) continue;
        if (!low) low = high = *point;
        low = {std::min(low->x, point->x), std::min(low->y, point->y)};
        high = {std::max(high.x, point->x), std::max(high.y, point->y)};
    }
    if (!low) return;
    const double width = high.x - low->x;
    const double height = high.y - low->y;
    const double longest = std::max(width, height);
    if (longest <= 0) {
        for (auto& point : points) {
            if (point) point = Point{};
        }
        return;
    }
    // A narrow cloud of points gets the room of one three times as long as wide.
    const double aspect = std::max(std::min(width, height) / longest, 1.0 / 3);
    constexpr double kCellsPerUnit = 6;
    const double cells = std::sqrt(kCellsPerUnit * static_cast<double>(points.size()) / aspect);
    for (auto& point : points) {
        if (point)
            point = Point{(point->x - low->x) / longest * cells, (point->y - low->y) / longest * cells};
    }
}

/// Gives units without a point the mean of their neighbours that have one, going outwards.
void fillFromNeighbours(Points& points, const Neighbours& neighbours) {
    std::vector<std::size_t> front;
    for (std::size_t unit = 0; unit < points.size(); ++unit) {
        if (points[unit]) front.push_back(unit);
    }
    while (!front.empty()) {
        std::vector<std::size_t> next;
        std::vector<std::pair<std::size_t, Point>> placed;
        std::unordered_set<std::size_t> seen;
        for (const std::size_t known : front) {
            for (const std::size_t unit : neighbours[known]) {
                if (points[unit] || !seen.insert(unit).second) continue;
                Point sum;
                double count = 0;
                for (const std::size_t other : neighbours[unit]) {
                    if (!points[other]) continue;
                    sum = sum + *points[other];
                    count += 1;
                }
                placed.emplace_back(unit, Point{sum.x / count, sum.y / count});
                next.push_back(unit);
            }
        }
        for (const auto& [unit, point] : placed)
            points[unit] = point;
        front = std::move(next);
    }
}

/// Rings by distance in links around the unit with most neighbours, one component after the other to the
/// right.
void ringLayout(Points& points, const Neighbours& neighbours) {
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return neighbours[a].size() > neighbours[b].size();
    });
    double left = 0;
    for (const auto& point : points) {
        if (point) left = std::max(left, point->x + 2);
    }
    for (const std::size_t start : order) {
        if (points[start]) continue;
        std::vector<std::vector<std::size_t>> rings{{start}};
        points[start] = Point{};
        while (!rings.back().empty()) {
            std::vector<std::size_t> ring;
            for (const std::size_t unit : rings.back()) {
                for (const std::size_t other : neighbours[unit]) {
                    if (points[other]) continue;
                    points[other] = Point{};
                    ring.push_back(other);
                }
            }
            rings.push_back(std::move(ring));
        }
        double radius = 0;
        std::vector<double> radii;
        for (const auto& ring : rings) {
            radii.push_back(radius);
            // The next ring is wide enough that its units are a cell and a half apart.
            const std::size_t after = &ring == &rings.back() ? 0 : (&ring + 1)->size();
            radius = std::max(radius + 2, 1.5 * static_cast<double>(after) / (2 * std::numbers::pi));
        }
        const double outer = radii[rings.size() - 2];
        for (std::size_t r = 0; r < rings.size(); ++r) {
            for (std::size_t i = 0; i < rings[r].size(); ++i) {
                const double angle =
                    2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(rings[r].size());
                points[rings[r][i]] =
                    Point{left + outer + radii[r] * std::cos(angle), outer + radii[r] * std::sin(angle)};
            }
        }
        left += 2 * outer + 2;
    }
}

/// Hands out cells, each once.
class FreeCells {
  public:
    Point nearest(Point wanted) {
        const auto x = static_cast<std::int64_t>(std::llround(wanted.x));
        const auto y = static_cast<std::int64_t>(std::llround(wanted.y));
        // Rings below the one where the last search from this cell ended are full.
        std::int64_t& ring = fullRings_[key(x, y)];
        for (;; ++ring) {
            std::optional<Point> best;
            double bestDistance = 0;
            for (std::int64_t dx = -ring; dx <= ring; ++dx) {
                const bool side = dx == -ring || dx == ring;
                for (std::int64_t dy = -ring; dy <= ring; dy += side || ring == 0 ? 1 : 2 * ring) {
                    if (taken_.contains(key(x + dx, y + dy))) continue;
                    const Point cell{static_cast<double>(x + dx), static_cast<double>(y + dy)};
                    const double distance = std::hypot(cell.x - wanted.x, cell.y - wanted.y);
                    if (best && distance >= bestDistance) continue;
                    best = cell;
                    bestDistance = distance;
                }
            }
            if (!best) continue;
            taken_.insert(key(static_cast<std::int64_t>(best->x), static_cast<std::int64_t>(best->y)));
            return *best;
        }
    }

  private:
    static std::uint64_t key(std::int64_t x, std::int64_t y) {
        return (static_cast<std::uint64_t>(x) << 32U) ^ (static_cast<std::uint64_t>(y) & 0xFFFFFFFFU);
    }
    std::unordered_set<std::uint64_t> taken_;
    std::unordered_map<std::uint64_t, std::int64_t> fullRings_;
};

}  // namespace

std::vector<Point> layoutCells(const LayoutInput& input) {
    Points points = input.wanted;
    const Neighbours neighbours = neighboursOf(input);
    scaleToCells(points);
    fillFromNeighbours(points, neighbours);
    ringLayout(points, neighbours);
    FreeCells cells;
    std::vector<Point> placed;
    for (const auto& point : points)
        placed.push_back(cells.nearest(*point));
    return placed;
}

}  // namespace spanwright::io
