// SPDX-License-Identifier: MIT
#include "app/render/label_layout.h"

#include "app/render/shape_painter.h"
#include "engine/scene/geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace spanwright::app {
namespace {

constexpr double kCell = 64;       // pixels
constexpr int kLargestText = 160;  // pixels; larger text would fill the atlas
constexpr char32_t kEllipsis = 0x2026;
constexpr double kUnlimited = std::numeric_limits<double>::infinity();

/// Exact below 32 pixels, where a pixel matters; in steps above, so that zooming does not fill the atlas.
int quantised(double pixels) {
    const double step = pixels <= 32 ? 1 : pixels <= 64 ? 2 : 8;
    return std::min(static_cast<int>(std::lround(pixels / step) * std::lround(step)), kLargestText);
}

/// Calls `visit(key)` for each cell of the hash grid that the box touches.
template <class Visit>
void forCells(const Rect& box, Visit&& visit) {
    const auto first = [](double v) { return static_cast<std::int32_t>(std::floor(v / kCell)); };
    for (std::int32_t y = first(box.y); y <= first(box.y + box.height); ++y) {
        for (std::int32_t x = first(box.x); x <= first(box.x + box.width); ++x)
            visit(static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32U |
                  static_cast<std::uint32_t>(y));
    }
}

}  // namespace

std::optional<Rect> blockedBy(const scene::Box& box, const PixelFrame& frame) {
    if (box.element.kind != ElementKind::device || box.element.value == 0) return std::nullopt;
    return pixelsOf(box, frame);
}

void LabelLayout::block(const Rect& box) {
    forCells(box, [&](std::uint64_t cell) { taken_[cell].push_back(box); });
}

void LabelLayout::unblock(const Rect& box) {
    forCells(box, [&](std::uint64_t cell) {
        const auto found = taken_.find(cell);
        if (found == taken_.end()) return;
        const auto at = std::find(found->second.begin(), found->second.end(), box);
        if (at != found->second.end()) found->second.erase(at);
    });
}

bool LabelLayout::isFree(const Rect& box) const {
    bool isFree = true;
    forCells(box, [&](std::uint64_t cell) {
        const auto found = taken_.find(cell);
        if (found == taken_.end() || !isFree) return;
        isFree = std::none_of(found->second.begin(), found->second.end(),
                              [&](const Rect& other) { return scene::overlaps(box, other); });
    });
    return isFree;
}

double LabelLayout::shorten(std::vector<char32_t>& text, double room, int pixels, FontWeight weight) {
    double width = glyphs_->width(text, weight) * pixels;
    if (width <= room) return width;
    const double ellipsis = glyphs_->advance(kEllipsis, weight) * pixels;
    while (!text.empty() && (width + ellipsis > room || text.back() == U' ')) {
        width -= glyphs_->advance(text.back(), weight) * pixels;
        text.pop_back();
    }
    text.push_back(kEllipsis);
    return width + ellipsis;
}

bool LabelLayout::isTooSmall(const scene::Label& label) const {
    const double nominal = label.size * frame_.unit;
    return nominal < label.minPixels * frame_.scale || nominal < 1;
}

bool LabelLayout::isOutside(const scene::Label& label) const {
    const double exact = std::max(label.size * frame_.unit, label.leastPixels * frame_.scale);
    const Point at = frame_.toPixel(label.position);
    // No letter is wider than its size.
    const double reach = exact * (static_cast<double>(label.text.size()) + 1);
    return at.x + reach < 0 || at.x - reach > frame_.width || at.y + exact < 0 ||
           at.y - exact > frame_.height;
}

std::optional<PlacedLabel> LabelLayout::place(const scene::Label& label) {
    if (isTooSmall(label)) return std::nullopt;
    const double exact = std::max(label.size * frame_.unit, label.leastPixels * frame_.scale);

    PlacedLabel placed;
    placed.label = &label;
    placed.pixels = quantised(exact);
    const std::vector<char32_t> whole = codePoints(label.text);
    const FontWeight weight = label.bold ? FontWeight::semibold : FontWeight::regular;
    const double share = label.anchor == scene::Anchor::left     ? 0
                         : label.anchor == scene::Anchor::centre ? 0.5
                                                                 : 1;
    const double air = placed.pixels * 0.35;
    std::vector<Point> places{label.position};
    places.insert(places.end(), label.otherwise.begin(), label.otherwise.end());
    // A text that may be shortened to some width may be shortened further rather than left out.
    const double room = label.maxWidth > 0 ? label.maxWidth * frame_.unit : kUnlimited;
    for (const double part : {1.0, 0.75, 0.55}) {
        placed.text = whole;
        const double width = shorten(placed.text, room * part, placed.pixels, weight);
        for (const Point& place : places) {
            const Point anchor = frame_.toPixel(place);
            placed.left = anchor.x - width * share;
            placed.baseline = std::round(anchor.y + glyphs_->capHeight() * placed.pixels / 2);
            placed.box = {placed.left - air, anchor.y - placed.pixels * 0.72, width + 2 * air,
                          placed.pixels * 1.44};
            if (label.optional && !isFree(placed.box)) continue;
            block(placed.box);
            return placed;
        }
        if (label.maxWidth <= 0) break;
    }
    return std::nullopt;
}

}  // namespace spanwright::app
