// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace spanwright::scene {

/// Which items lie in a rectangle: boxes in a hash grid, each in the layer of cells that is just larger than
/// it, so that one huge box costs what a small one does.
///
/// An item may have several boxes: a long slanting line is a chain of small ones rather than one that is
/// mostly empty. Adding and taking out take constant time; a question takes the time of the cells that it
/// touches. Answers are on the safe side by a rounding error of a float.
class SpatialIndex {
  public:
    void add(std::uint32_t item, const Rect& box);
    /// The box must have been added for that item.
    void remove(std::uint32_t item, const Rect& box);
    void clear();

    /// Calls `visit(item)` for each box that touches the area: twice for an item with two such boxes.
    template <class Visit>
    void visit(const Rect& area, Visit&& visit) const {
        const Bounds wanted = boundsOf(area);
        for (int level = 0; level < kLevels; ++level) {
            const Cells& cells = levels_[static_cast<std::size_t>(level)];
            if (cells.empty()) continue;
            const double side = sideOf(level);
            // A box reaches up to half a cell out of the one that its centre lies in.
            const std::int64_t left = cellOf(area.x - side / 2, side);
            const std::int64_t right = cellOf(area.x + area.width + side / 2, side);
            const std::int64_t top = cellOf(area.y - side / 2, side);
            const std::int64_t bottom = cellOf(area.y + area.height + side / 2, side);
            const double asked =
                static_cast<double>(right - left + 1) * static_cast<double>(bottom - top + 1);
            if (asked > static_cast<double>(cells.size())) {
                for (const auto& [key, entries] : cells)
                    visitEntries(entries, wanted, visit);
                continue;
            }
            for (std::int64_t y = top; y <= bottom; ++y) {
                for (std::int64_t x = left; x <= right; ++x) {
                    const auto found = cells.find(keyOf(x, y));
                    if (found != cells.end()) visitEntries(found->second, wanted, visit);
                }
            }
        }
    }

    /// The items whose boxes touch the area, each once, ascending.
    [[nodiscard]] std::vector<std::uint32_t> within(const Rect& area) const;

  private:
    struct Bounds {
        float left, top, right, bottom;
        friend bool operator==(const Bounds&, const Bounds&) = default;
    };
    struct Entry {
        Bounds bounds;
        std::uint32_t item;
    };
    using Cells = std::unordered_map<std::uint64_t, std::vector<Entry>>;
    static constexpr int kLevels = 24;

    static Bounds boundsOf(const Rect& box);
    static int levelOf(const Rect& box);
    static double sideOf(int level) { return std::ldexp(32.0, level); }
    /// Far beyond any drawing, all cells are one.
    static std::int64_t cellOf(double at, double side) {
        constexpr double kFarthest = 1'000'000'000;
        return static_cast<std::int64_t>(std::floor(std::clamp(at / side, -kFarthest, kFarthest)));
    }
    static std::uint64_t keyOf(std::int64_t x, std::int64_t y) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32U |
               static_cast<std::uint32_t>(y);
    }
    static std::uint64_t keyOf(const Rect& box, int level) {
        const Point centre = box.centre();
        return keyOf(cellOf(centre.x, sideOf(level)), cellOf(centre.y, sideOf(level)));
    }
    template <class Visit>
    static void visitEntries(const std::vector<Entry>& entries, const Bounds& wanted, Visit&& visit) {
        for (const Entry& entry : entries) {
            const Bounds& b = entry.bounds;
            if (b.left <= wanted.right && wanted.left <= b.right && b.top <= wanted.bottom &&
                wanted.top <= b.bottom)
                visit(entry.item);
        }
    }

    std::array<Cells, kLevels> levels_;
};

/// Calls `use(box)` for boxes that together hold the line, widened by `reach`: one for a level or upright
/// piece, a chain of up to 16 for a long slanting one.
template <class Use>
void chainBoxes(const std::vector<Point>& line, double reach, Use&& use) {
    constexpr double kPiece = 160;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = line[i - 1];
        const Point b = line[i];
        const double lesser = std::min(std::abs(b.x - a.x), std::abs(b.y - a.y));
        const int pieces = static_cast<int>(std::min(std::ceil(lesser / kPiece + 0.01), 16.0));
        for (int piece = 0; piece < pieces; ++piece) {
            const auto at = [&](int step) {
                const double t = static_cast<double>(step) / pieces;
                return Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
            };
            const Point p = at(piece);
            const Point q = at(piece + 1);
            use(Rect{std::min(p.x, q.x) - reach, std::min(p.y, q.y) - reach, std::abs(p.x - q.x) + 2 * reach,
                     std::abs(p.y - q.y) + 2 * reach});
        }
    }
}

}  // namespace spanwright::scene
