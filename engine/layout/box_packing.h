// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/geometry.h"

#include <unordered_map>
#include <vector>

namespace spanwright::layout {

[[nodiscard]] bool overlap(const Rect& a, const Rect& b);
/// The smallest rectangle around both; one without area counts for nothing.
[[nodiscard]] Rect united(const Rect& a, const Rect& b);
[[nodiscard]] Rect expandedBy(const Rect& rect, double by);
[[nodiscard]] Rect centredAt(Point centre, double width, double height);

/// Rectangles that are taken, found by place. Adding and asking cost what lies near, not what there is.
class TakenGround {
  public:
    void add(const Rect& rect);
    [[nodiscard]] bool isFree(const Rect& rect) const;
    /// The place nearest to `wanted` where the rectangle, moved by whole steps, touches nothing. Looks in
    /// growing squares around it; there is always one in the end.
    [[nodiscard]] Rect nearestFree(Rect wanted, double step) const;

  private:
    template <class Visit>
    void cellsOf(const Rect& rect, Visit&& visit) const;

    std::vector<Rect> rects_;
    std::unordered_map<long long, std::vector<std::size_t>> cells_;
};

}  // namespace spanwright::layout
