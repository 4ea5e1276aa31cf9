// SPDX-License-Identifier: MIT
#include "engine/scene/polyline.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace spanwright::scene {
namespace {

double distanceToSegment(Point p, Point a, Point b) {
    const Point along = b - a;
    const double squared = along.x * along.x + along.y * along.y;
    double t = squared > 0 ? ((p.x - a.x) * along.x + (p.y - a.y) * along.y) / squared : 0;
    t = std::clamp(t, 0.0, 1.0);
    return std::hypot(p.x - a.x - along.x * t, p.y - a.y - along.y * t);
}

/// Liang–Barsky: does the segment enter the rectangle?
bool segmentCrosses(Point a, Point b, const Rect& r) {
    double enter = 0;
    double leave = 1;
    const auto clip = [&](double step, double room) {
        if (step == 0) return room >= 0;
        const double t = room / step;
        if (step < 0) {
            enter = std::max(enter, t);
        } else {
            leave = std::min(leave, t);
        }
        return enter <= leave;
    };
    const Point d = b - a;
    return clip(-d.x, a.x - r.x) && clip(d.x, r.x + r.width - a.x) && clip(-d.y, a.y - r.y) &&
           clip(d.y, r.y + r.height - a.y);
}

}  // namespace

double lengthOf(const std::vector<Point>& line) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    return length;
}

Point pointAlong(const std::vector<Point>& line, double share) {
    double left = lengthOf(line) * share;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double piece = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        if (left <= piece && piece > 0) {
            const double t = left / piece;
            return {line[i - 1].x + (line[i].x - line[i - 1].x) * t,
                    line[i - 1].y + (line[i].y - line[i - 1].y) * t};
        }
        left -= piece;
    }
    return line.empty() ? Point{} : line.back();
}

Rect boxAround(const std::vector<Point>& line) {
    Rect box{line.front().x, line.front().y, 0, 0};
    for (const Point& point : line)
        box = unitedWith(box, {point.x, point.y, 0, 0});
    return box;
}

double distance(Point p, const std::vector<Point>& line) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i)
        least = std::min(least, distanceToSegment(p, line[i - 1], line[i]));
    return least;
}

bool overlaps(const Rect& a, const Rect& b) {
    return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

bool crosses(const std::vector<Point>& line, const Rect& rect) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (segmentCrosses(line[i - 1], line[i], rect)) return true;
    }
    return false;
}

Rect expanded(const Rect& rect, double by) {
    return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

Rect unitedWith(const Rect& a, const Rect& b) {
    const double left = std::min(a.x, b.x);
    const double top = std::min(a.y, b.y);
    return {left, top, std::max(a.x + a.width, b.x + b.width) - left,
            std::max(a.y + a.height, b.y + b.height) - top};
}

std::vector<Point> rounded(const std::vector<Point>& line, double radius) {
    constexpr int kSteps = 4;
    if (line.size() < 3) return line;
    std::vector<Point> smooth{line.front()};
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        const Point corner = line[i];
        const Point back = line[i - 1] - corner;
        const Point on = line[i + 1] - corner;
        const double before = std::hypot(back.x, back.y);
        const double after = std::hypot(on.x, on.y);
        const double cut = std::min({radius, before / 2, after / 2});
        if (cut < 0.5) {
            smooth.push_back(corner);
            continue;
        }
        const Point in{corner.x + back.x / before * cut, corner.y + back.y / before * cut};
        const Point out{corner.x + on.x / after * cut, corner.y + on.y / after * cut};
        for (int step = 0; step <= kSteps; ++step) {
            // A parabola with the corner as its control point: near enough to a quarter circle.
            const double t = static_cast<double>(step) / kSteps;
            const double s = 1 - t;
            smooth.push_back({s * s * in.x + 2 * s * t * corner.x + t * t * out.x,
                              s * s * in.y + 2 * s * t * corner.y + t * t * out.y});
        }
    }
    smooth.push_back(line.back());
    return smooth;
}

std::vector<Point> demandCurve(Point from, Point to) {
    constexpr int kSteps = 24;
    constexpr double kBend = 0.16;
    const Point along = to - from;
    const Point bend{from.x + along.x / 2 + along.y * kBend * 2, from.y + along.y / 2 - along.x * kBend * 2};
    std::vector<Point> curve;
    curve.reserve(kSteps + 1);
    for (int step = 0; step <= kSteps; ++step) {
        const double t = static_cast<double>(step) / kSteps;
        const double s = 1 - t;
        curve.push_back({s * s * from.x + 2 * s * t * bend.x + t * t * to.x,
                         s * s * from.y + 2 * s * t * bend.y + t * t * to.y});
    }
    return curve;
}

}  // namespace spanwright::scene
