// SPDX-License-Identifier: MIT
#include "app/tools/snapping.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace spanwright::app {
namespace {

constexpr double kCatchPixels = 5;
constexpr double kFarthest = 2000;  ///< canvas units: what is farther away does not catch

/// A rectangle seen along one axis: `at` and `size` on it, `across` and `width` on the other.
struct Span {
    double at = 0;
    double size = 0;
    double across = 0;
    double width = 0;

    [[nodiscard]] double end() const { return at + size; }
    [[nodiscard]] std::array<double, 3> marks() const { return {at + size / 2, at, end()}; }
    /// True when they stand side by side: their other extents overlap.
    [[nodiscard]] bool beside(const Span& other) const {
        return across < other.across + other.width && other.across < across + width;
    }
};

Span spanOf(const Rect& rect, bool horizontal) {
    if (horizontal) return {rect.x, rect.width, rect.y, rect.height};
    return {rect.y, rect.height, rect.x, rect.width};
}

Point pointAt(double along, double across, bool horizontal) {
    return horizontal ? Point{along, across} : Point{across, along};
}

using Guides = std::vector<std::pair<Point, Point>>;

/// What catches on one axis.
struct Catch {
    double shift = 0;
    double distance = 0;  ///< between the two, on the other axis: the nearer of two equals wins
    Guides guides;
};

void keepBetter(std::optional<Catch>& best, Catch found) {
    const auto rank = [](const Catch& one) { return std::pair(std::abs(one.shift), one.distance); };
    if (!best || rank(found) < rank(*best)) best = std::move(found);
}

void catchOnLines(const Span& moved, const std::vector<Span>& others, double reach, bool horizontal,
                  std::optional<Catch>& best) {
    for (const Span& other : others) {
        const double distance = std::max(
            {other.across - moved.across - moved.width, moved.across - other.across - other.width, 0.0});
        if (distance > kFarthest) continue;
        // Centres catch on centres, edges on edges.
        const auto mine = moved.marks();
        const auto marks = other.marks();
        for (std::size_t i = 0; i < mine.size(); ++i) {
            for (std::size_t k = 0; k < marks.size(); ++k) {
                const double shift = marks[k] - mine[i];
                if ((i == 0) != (k == 0) || std::abs(shift) > reach) continue;
                const double from = std::min(moved.across, other.across);
                const double to = std::max(moved.across + moved.width, other.across + other.width);
                keepBetter(best,
                           {shift,
                            distance,
                            {{pointAt(marks[k], from, horizontal), pointAt(marks[k], to, horizontal)}}});
            }
        }
    }
}

/// The middle between two neighbours, and the gap that two neighbours on one side have.
void catchOnGaps(const Span& moved, const std::vector<Span>& others, double reach, bool horizontal,
                 std::optional<Catch>& best) {
    const Span* before = nullptr;
    const Span* after = nullptr;
    for (const Span& other : others) {
        if (!other.beside(moved)) continue;
        if (other.end() <= moved.at + reach && (before == nullptr || other.end() > before->end()))
            before = &other;
        if (other.at >= moved.end() - reach && (after == nullptr || other.at < after->at)) after = &other;
    }
    const double across = moved.across + moved.width / 2;
    const auto line = [&](double from, double to) {
        return std::pair(pointAt(from, across, horizontal), pointAt(to, across, horizontal));
    };
    const auto offer = [&](double at, Guides guides) {
        const double shift = at - moved.at;
        if (std::abs(shift) <= reach) keepBetter(best, {shift, kFarthest, std::move(guides)});
    };
    if (before != nullptr && after != nullptr) {
        const double at = (before->end() + after->at - moved.size) / 2;
        if (at > before->end()) offer(at, {line(before->end(), at), line(at + moved.size, after->at)});
    }
    for (const Span& other : others) {
        if (before != nullptr && other.beside(*before) && other.end() < before->at) {
            const double gap = before->at - other.end();
            offer(before->end() + gap,
                  {line(other.end(), before->at), line(before->end(), before->end() + gap)});
        }
        if (after != nullptr && other.beside(*after) && other.at > after->end()) {
            const double gap = other.at - after->end();
            offer(after->at - gap - moved.size,
                  {line(after->end(), other.at), line(after->at - gap, after->at)});
        }
    }
}

}  // namespace

Snapped snappedMove(const ToolContext& context, const std::set<ElementId>& moved, Point by) {
    Snapped result{context.snap.grid ? snapped(by) : by, {}};
    if (!context.snap.guides) return result;
    std::optional<Rect> bounds;
    std::vector<Rect> others;
    const auto add = [&](const Rect& rect, bool moves) {
        if (!moves) {
            others.push_back(rect);
        } else {
            bounds = bounds ? scene::unitedWith(*bounds, rect) : rect;
        }
    };
    for (const scene::SiteShape& site : context.geometry.sites())
        add(site.frame, moved.contains(site.id));
    for (const scene::DeviceShape& device : context.geometry.devices()) {
        const Device* row = context.project.design.devices.find(device.id);
        const bool through = row != nullptr && row->site && moved.contains(row->site);
        if (!through) add(device.tile, moved.contains(device.id));
    }
    if (!bounds) return result;
    const double reach = kCatchPixels * context.unitsPerPixel;
    for (const bool horizontal : {true, false}) {
        Rect shifted = *bounds;
        shifted.x += by.x;
        shifted.y += by.y;
        const Span mine = spanOf(shifted, horizontal);
        std::vector<Span> spans;
        spans.reserve(others.size());
        for (const Rect& other : others)
            spans.push_back(spanOf(other, horizontal));
        std::optional<Catch> best;
        catchOnLines(mine, spans, reach, horizontal, best);
        catchOnGaps(mine, spans, reach, horizontal, best);
        if (!best) continue;
        (horizontal ? result.by.x : result.by.y) = (horizontal ? by.x : by.y) + best->shift;
        result.guides.insert(result.guides.end(), best->guides.begin(), best->guides.end());
    }
    return result;
}

}  // namespace spanwright::app
