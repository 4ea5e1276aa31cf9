// SPDX-License-Identifier: MIT
#include "app/render/icon_atlas.h"

#include "engine/scene/geometry.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace spanwright::app {
namespace {

/// Even-odd rule.
bool inside(Point p, const std::vector<Point>& outline) {
    bool in = false;
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
        const Point& a = outline[i];
        const Point& b = outline[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
    }
    return in;
}

/// A picture that keeps the greatest coverage that any shape gives each pixel.
class Canvas {
  public:
    explicit Canvas(int pixels)
        : pixels_(pixels), coverage_(static_cast<std::size_t>(pixels) * static_cast<std::size_t>(pixels)) {}

    /// `signedDistance(centre of a pixel)` is negative inside; asked only within `box`.
    template <class SignedDistance>
    void add(const Rect& box, const SignedDistance& signedDistance) {
        const auto clamped = [this](double v) { return std::clamp(static_cast<int>(v), 0, pixels_); };
        for (int y = clamped(box.y); y < clamped(box.y + box.height + 1); ++y) {
            for (int x = clamped(box.x); x < clamped(box.x + box.width + 1); ++x) {
                const double share = std::clamp(0.5 - signedDistance(Point{x + 0.5, y + 0.5}), 0.0, 1.0);
                std::uint8_t& pixel =
                    coverage_[static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels_) +
                              static_cast<std::size_t>(x)];
                pixel = std::max(pixel, static_cast<std::uint8_t>(std::lround(share * 255)));
            }
        }
    }
    [[nodiscard]] std::vector<std::uint8_t> take() { return std::move(coverage_); }

  private:
    int pixels_;
    std::vector<std::uint8_t> coverage_;
};

Rect boxOf(const std::vector<Point>& points) {
    Rect box{points.front().x, points.front().y, 0, 0};
    for (const Point& p : points)
        box = scene::unitedWith(box, {p.x, p.y, 0, 0});
    return box;
}

}  // namespace

std::vector<std::uint8_t> rasterise(const scene::IconShape& icon, int pixels) {
    const double unit = pixels / scene::kIconGrid;
    const double halfStroke = std::max(icon.strokeWidth * unit, 1.2) / 2;
    Canvas canvas(pixels);
    for (const scene::IconPath& path : icon.paths) {
        std::vector<Point> points = path.points;
        for (Point& p : points)
            p = {p.x * unit, p.y * unit};
        if (path.closed || path.filled) points.push_back(points.front());
        if (path.filled) {
            canvas.add(scene::expanded(boxOf(points), 1), [&](Point p) {
                const double away = scene::distance(p, points);
                return inside(p, points) ? -away : away;
            });
            continue;
        }
        for (std::size_t i = 1; i < points.size(); ++i) {
            const std::vector<Point> segment{points[i - 1], points[i]};
            canvas.add(scene::expanded(boxOf(segment), halfStroke + 1),
                       [&](Point p) { return scene::distance(p, segment) - halfStroke; });
        }
    }
    return canvas.take();
}

IconSprite IconAtlas::sprite(std::string_view name, int pixels) {
    const int side = std::clamp(pixels, 1, 256);
    const auto key = std::make_pair(std::string(name), side);
    const auto known = sprites_.find(key);
    if (known != sprites_.end()) return {atlas_.texture(), known->second};
    const scene::IconShape* icon = scene::findIcon(name);
    if (icon == nullptr) icon = scene::findIcon("missing");
    if (icon == nullptr) return {atlas_.texture(), {}};
    const std::optional<UvRect> uv = atlas_.add(side, side, rasterise(*icon, side));
    if (!uv) {
        full_ = true;
        return {atlas_.texture(), {}};
    }
    sprites_.emplace(key, *uv);
    return {atlas_.texture(), *uv};
}

void IconAtlas::beginFrame() {
    if (!full_) return;
    atlas_.clear();
    sprites_.clear();
    full_ = false;
}

}  // namespace spanwright::app
