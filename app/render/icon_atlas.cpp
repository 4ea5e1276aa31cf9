// SPDX-License-Identifier: MIT
#include "app/render/icon_atlas.h"

#include "engine/scene/geometry.h"

#include <algorithm>
#include <cmath>

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

}  // namespace

std::vector<std::uint8_t> rasterise(const scene::IconShape& icon, int pixels) {
    const double unit = pixels / scene::kIconGrid;
    const double halfStroke = std::max(icon.strokeWidth * unit, 1.2) / 2;
    std::vector<scene::IconPath> paths = icon.paths;
    for (scene::IconPath& path : paths) {
        for (Point& p : path.points)
            p = {p.x * unit, p.y * unit};
        if (path.closed || path.filled) path.points.push_back(path.points.front());
    }
    std::vector<std::uint8_t> coverage(static_cast<std::size_t>(pixels) * static_cast<std::size_t>(pixels));
    for (int y = 0; y < pixels; ++y) {
        for (int x = 0; x < pixels; ++x) {
            const Point p{x + 0.5, y + 0.5};
            double most = 0;
            for (const scene::IconPath& path : paths) {
                double away = scene::distance(p, path.points);
                if (path.filled) {
                    if (inside(p, path.points)) away = -away;
                } else {
                    away -= halfStroke;
                }
                most = std::max(most, std::clamp(0.5 - away, 0.0, 1.0));
            }
            coverage[static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels) +
                     static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(std::lround(most * 255));
        }
    }
    return coverage;
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
