// SPDX-License-Identifier: MIT
#include "engine/layout/box_packing.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace spanwright::layout {
namespace {

constexpr double kCell = 400;  ///< canvas units: some devices, or part of a site

}  // namespace

bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

Rect united(const Rect& a, const Rect& b) {
    if (a.width <= 0 && a.height <= 0) return b;
    if (b.width <= 0 && b.height <= 0) return a;
    const double right = std::max(a.x + a.width, b.x + b.width);
    const double bottom = std::max(a.y + a.height, b.y + b.height);
    const Point corner{std::min(a.x, b.x), std::min(a.y, b.y)};
    return {corner.x, corner.y, right - corner.x, bottom - corner.y};
}

Rect expandedBy(const Rect& rect, double by) {
    return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

Rect centredAt(Point centre, double width, double height) {
    return {centre.x - width / 2, centre.y - height / 2, width, height};
}

template <class Visit>
void TakenGround::cellsOf(const Rect& rect, Visit&& visit) const {
    const auto cell = [](double at) { return static_cast<long long>(std::floor(at / kCell)); };
    for (long long x = cell(rect.x); x <= cell(rect.x + rect.width); ++x) {
        for (long long y = cell(rect.y); y <= cell(rect.y + rect.height); ++y)
            visit(x * 4'000'037 + y);
    }
}

void TakenGround::add(const Rect& rect) {
    cellsOf(rect, [&](long long cell) { cells_[cell].push_back(rects_.size()); });
    rects_.push_back(rect);
}

bool TakenGround::isFree(const Rect& rect) const {
    bool free = true;
    cellsOf(rect, [&](long long cell) {
        const auto found = free ? cells_.find(cell) : cells_.end();
        if (found == cells_.end()) return;
        free = std::none_of(found->second.begin(), found->second.end(),
                            [&](std::size_t i) { return overlap(rects_[i], rect); });
    });
    return free;
}

Rect TakenGround::nearestFree(Rect wanted, double step) const {
    if (isFree(wanted)) return wanted;
    const auto movedBy = [&](int column, int row) {
        return Rect{wanted.x + column * step, wanted.y + row * step, wanted.width, wanted.height};
    };
    for (int ring = 1;; ++ring) {
        // Of one square's places the middles of the sides are nearest.
        for (int along = 0; along <= ring; ++along) {
            for (const int side : {along, -along}) {
                for (const Rect& place :
                     {movedBy(side, ring), movedBy(ring, side), movedBy(side, -ring), movedBy(-ring, side)}) {
                    if (isFree(place)) return place;
                }
                if (along == 0) break;
            }
        }
    }
}

}  // namespace spanwright::layout
