// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl.h"
#include "engine/design/geometry.h"

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace spanwright::app {

inline constexpr int kTileSide = 256;  ///< pixels

/// A square of the drawing at one zoom, by its column and row from the canvas origin.
struct TilePlace {
    int column = 0;
    int row = 0;
    friend auto operator<=>(const TilePlace&, const TilePlace&) = default;
};

/// In pixels from the canvas origin.
[[nodiscard]] Rect areaOf(TilePlace place);
/// Those that touch the area, those nearest to its middle first.
[[nodiscard]] std::vector<TilePlace> tilesIn(const Rect& pixels);

/// A picture of a tile. What it shows may be out of date in `dirty`, or as a whole.
struct Tile {
    GlTexture texture;
    bool stale = true;          ///< must be drawn anew as a whole
    std::optional<Rect> dirty;  ///< must be drawn anew, in pixels of the tile
    std::uint64_t lastUsed = 0;

    [[nodiscard]] bool fresh() const { return !stale && !dirty; }
};

/// Pictures of the drawing, square by square, at the zooms that it was looked at. The least recently used
/// ones go when there are too many; their textures are used again.
class TileCache {
  public:
    /// What pictures were made at.
    struct Level {
        int id = 0;
        double unit = 1;  ///< pixels of one canvas unit
    };

    /// The level of this zoom; a new one where there is none.
    [[nodiscard]] int level(double unit);
    /// All levels that have tiles, except `but`, the one most alike to `unit` last.
    [[nodiscard]] std::vector<Level> levelsLike(double unit, int but) const;

    /// Null when there is none.
    [[nodiscard]] Tile* find(int level, TilePlace place);
    /// The tile, made stale where there was none.
    Tile& make(int level, TilePlace place);
    /// Marks pixels (from the canvas origin) of a level's tiles as out of date.
    void touch(int level, const Rect& pixels);
    /// Marks all tiles of all levels, or of all but one, as out of date.
    void makeStale();
    void makeStaleBut(int level);
    void clear();

    /// Starts a frame: keeps at most `most` tiles, and what was used in the frame before in any case.
    void beginFrame(std::size_t most);
    void use(Tile& tile) const { tile.lastUsed = frame_; }
    [[nodiscard]] std::size_t size() const { return tiles_.size(); }

  private:
    using Key = std::tuple<int, TilePlace>;
    std::map<Key, Tile> tiles_;
    std::map<int, double> units_;
    std::vector<GlTexture> spare_;
    int lastLevel_ = 0;
    std::uint64_t frame_ = 1;
};

}  // namespace spanwright::app
