// SPDX-License-Identifier: MIT
#pragma once

namespace spanwright {

/// A point of the logical drawing, in canvas units (one unit = one pixel at 100 % zoom and scale); y grows
/// down.
struct Point {
    double x = 0;
    double y = 0;

    friend bool operator==(const Point&, const Point&) = default;
    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
};

/// An upright rectangle of the logical drawing; (x, y) is its upper left corner.
struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] bool contains(Point p) const {
        return p.x >= x && p.y >= y && p.x <= x + width && p.y <= y + height;
    }
    [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace spanwright
