// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/geometry.h"

#include <vector>

namespace spanwright::scene {

[[nodiscard]] double lengthOf(const std::vector<Point>& line);
/// The point at this share (0 to 1) of a polyline's length.
[[nodiscard]] Point pointAlong(const std::vector<Point>& line, double share);
/// The smallest rectangle that holds a line of at least one point.
[[nodiscard]] Rect boxAround(const std::vector<Point>& line);
[[nodiscard]] double distance(Point p, const std::vector<Point>& line);
[[nodiscard]] bool overlaps(const Rect& a, const Rect& b);
[[nodiscard]] bool crosses(const std::vector<Point>& line, const Rect& rect);
[[nodiscard]] Rect expanded(const Rect& rect, double by);
[[nodiscard]] Rect unitedWith(const Rect& a, const Rect& b);
/// A line without the corners' tips: each is cut by a quarter circle of at most this radius.
[[nodiscard]] std::vector<Point> rounded(const std::vector<Point>& line, double radius);

/// A demand's curve between the centres of its ends, bent to one side so that it leaves the links visible.
[[nodiscard]] std::vector<Point> demandCurve(Point from, Point to);

}  // namespace spanwright::scene
