// SPDX-License-Identifier: MIT
#include "app/render/tile_cache.h"

#include "engine/scene/geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <epoxy/gl.h>

namespace spanwright::app {
namespace {

GlTexture newTexture() {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, kTileSide, kTileSide, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    return GlTexture(name);
}

int tileOf(double pixel) {
    constexpr double kFarthest = 1'000'000;
    return static_cast<int>(std::clamp(std::floor(pixel / kTileSide), -kFarthest, kFarthest));
}

}  // namespace

Rect areaOf(TilePlace place) {
    return {static_cast<double>(place.column) * kTileSide, static_cast<double>(place.row) * kTileSide,
            kTileSide, kTileSide};
}

std::vector<TilePlace> tilesIn(const Rect& pixels) {
    std::vector<TilePlace> places;
    constexpr double kLess = 1e-6;  // an edge on a tile's edge does not touch the next
    for (int row = tileOf(pixels.y); row <= tileOf(pixels.y + pixels.height - kLess); ++row) {
        for (int column = tileOf(pixels.x); column <= tileOf(pixels.x + pixels.width - kLess); ++column)
            places.push_back({column, row});
    }
    const Point middle = pixels.centre();
    const auto away = [&](TilePlace place) {
        const Point centre = areaOf(place).centre();
        return std::hypot(centre.x - middle.x, centre.y - middle.y);
    };
    std::sort(places.begin(), places.end(),
              [&](TilePlace a, TilePlace b) { return std::pair(away(a), a) < std::pair(away(b), b); });
    return places;
}

int TileCache::level(double unit) {
    for (const auto& [id, known] : units_) {
        if (known == unit) return id;
    }
    units_[++lastLevel_] = unit;
    return lastLevel_;
}

std::vector<TileCache::Level> TileCache::levelsLike(double unit, int but) const {
    std::vector<Level> levels;
    for (const auto& [id, known] : units_) {
        const auto first = tiles_.lower_bound({id, {std::numeric_limits<int>::min(), 0}});
        const bool has = first != tiles_.end() && std::get<0>(first->first) == id;
        if (has && id != but) levels.push_back({id, known});
    }
    const auto unlike = [unit](const Level& level) { return std::abs(std::log(level.unit / unit)); };
    std::sort(levels.begin(), levels.end(),
              [&](const Level& a, const Level& b) { return unlike(a) > unlike(b); });
    return levels;
}

Tile* TileCache::find(int level, TilePlace place) {
    const auto found = tiles_.find({level, place});
    return found == tiles_.end() ? nullptr : &found->second;
}

Tile& TileCache::make(int level, TilePlace place) {
    Tile& tile = tiles_[{level, place}];
    if (tile.texture.name() != 0) return tile;
    if (spare_.empty()) {
        tile.texture = newTexture();
    } else {
        tile.texture = std::move(spare_.back());
        spare_.pop_back();
    }
    return tile;
}

void TileCache::touch(int level, const Rect& pixels) {
    const auto mark = [&](TilePlace place, Tile& tile) {
        const Rect area = areaOf(place);
        const double left = std::max(pixels.x, area.x);
        const double top = std::max(pixels.y, area.y);
        const double right = std::min(pixels.x + pixels.width, area.x + area.width);
        const double bottom = std::min(pixels.y + pixels.height, area.y + area.height);
        if (left >= right || top >= bottom) return;
        const Rect part{left - area.x, top - area.y, right - left, bottom - top};
        tile.dirty = tile.dirty ? scene::unitedWith(*tile.dirty, part) : part;
    };
    for (auto at = tiles_.lower_bound({level, {std::numeric_limits<int>::min(), 0}});
         at != tiles_.end() && std::get<0>(at->first) == level; ++at)
        mark(std::get<1>(at->first), at->second);
}

void TileCache::makeStale() {
    for (auto& [key, tile] : tiles_)
        tile.stale = true;
}

void TileCache::makeStaleBut(int level) {
    for (auto& [key, tile] : tiles_)
        tile.stale = tile.stale || std::get<0>(key) != level;
}

void TileCache::clear() {
    for (auto& [key, tile] : tiles_)
        spare_.push_back(std::move(tile.texture));
    tiles_.clear();
    units_.clear();
}

void TileCache::beginFrame(std::size_t most) {
    if (tiles_.size() > most) {
        std::vector<std::pair<std::uint64_t, Key>> byAge;
        byAge.reserve(tiles_.size());
        for (const auto& [key, tile] : tiles_)
            byAge.emplace_back(tile.lastUsed, key);
        std::sort(byAge.begin(), byAge.end());
        for (const auto& [lastUsed, key] : byAge) {
            if (tiles_.size() <= most || lastUsed >= frame_) break;
            spare_.push_back(std::move(tiles_[key].texture));
            tiles_.erase(key);
        }
        spare_.resize(std::min<std::size_t>(spare_.size(), 64));
    }
    std::erase_if(units_, [this](const auto& level) {
        const auto first = tiles_.lower_bound({level.first, {std::numeric_limits<int>::min(), 0}});
        return first == tiles_.end() || std::get<0>(first->first) != level.first;
    });
    ++frame_;
}

}  // namespace spanwright::app
