// SPDX-License-Identifier: MIT
#include "app/render/label_layout.h"

#include "engine/scene/geometry.h"

#include <algorithm>
#include <cmath>

namespace spanwright::app {
namespace {

constexpr double kCell = 64;       // pixels
constexpr int kLargestText = 160;  // pixels; larger text would fill the atlas
constexpr char32_t kEllipsis = 0x2026;

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

void LabelLayout::block(const Rect& box) {
    forCells(box, [&](std::uint64_t cell) { taken_[cell].push_back(box); });
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

std::optional<PlacedLabel> LabelLayout::place(const scene::Label& label) {
    const double exact = label.size * view_.pixelsPerUnit();
    if (exact < label.minPixels * view_.scale || exact < 1) return std::nullopt;
    const Point onScreen = view_.toScreen(label.position);
    const Point at{onScreen.x - view_.viewport.x, onScreen.y - view_.viewport.y};
    // Cheap test before the text is measured: no letter is wider than its size.
    const double reach = exact * (static_cast<double>(label.text.size()) + 1);
    if (at.x + reach < 0 || at.x - reach > view_.viewport.width || at.y + exact < 0 ||
        at.y - exact > view_.viewport.height)
        return std::nullopt;

    PlacedLabel placed;
    placed.label = &label;
    placed.text = codePoints(label.text);
    placed.pixels = quantised(exact);
    const FontWeight weight = label.bold ? FontWeight::semibold : FontWeight::regular;
    const double room = label.maxWidth * view_.pixelsPerUnit();
    double width = glyphs_.width(placed.text, weight) * placed.pixels;
    if (label.maxWidth > 0 && width > room) {
        const double ellipsis = glyphs_.advance(kEllipsis, weight) * placed.pixels;
        while (!placed.text.empty() && width + ellipsis > room) {
            width -= glyphs_.advance(placed.text.back(), weight) * placed.pixels;
            placed.text.pop_back();
        }
        while (!placed.text.empty() && placed.text.back() == U' ') {
            width -= glyphs_.advance(U' ', weight) * placed.pixels;
            placed.text.pop_back();
        }
        placed.text.push_back(kEllipsis);
        width += ellipsis;
    }
    const double share = label.anchor == scene::Anchor::left     ? 0
                         : label.anchor == scene::Anchor::centre ? 0.5
                                                                 : 1;
    placed.left = at.x - width * share;
    placed.baseline = std::round(at.y + glyphs_.capHeight() * placed.pixels / 2);
    const double air = placed.pixels * 0.35;
    placed.box = {placed.left - air, at.y - placed.pixels * 0.72, width + 2 * air, placed.pixels * 1.44};
    if (label.optional && !isFree(placed.box)) return std::nullopt;
    block(placed.box);
    return placed;
}

}  // namespace spanwright::app
