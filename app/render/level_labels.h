// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/draw_store.h"
#include "app/render/label_layout.h"

#include <unordered_map>
#include <unordered_set>

namespace spanwright::app {

/// Which labels of a drawing are shown at one zoom, and where: decided region by region as the view needs
/// them, and then kept, so that pictures of neighbouring regions fit together and nothing flickers while
/// panning.
///
/// Positions are pixels from the canvas origin. Deciding costs what lies in the region and is new.
class LevelLabels {
  public:
    LevelLabels(const DrawStore& store, GlyphAtlas& glyphs, double unit, double scale);

    [[nodiscard]] double unit() const { return level_.unit; }
    [[nodiscard]] double scale() const { return level_.scale; }

    /// Decides every label that may reach into the region, in the order of painting.
    /// Gives those that found a place.
    std::vector<DrawStore::Slot> decide(const Rect& pixels);
    /// The labels that touch the region, in the order of painting; they must have been decided.
    [[nodiscard]] std::vector<std::pair<DrawStore::Slot, const PlacedLabel*>> in(const Rect& pixels) const;
    /// Follows a change of the store: forgets what is gone and decides again what lies around. Gives the
    /// boxes of labels that went, came or look different.
    [[nodiscard]] std::vector<Rect> follow(const DrawStore::Changes& changes);

  private:
    /// Gives the box where it stood.
    std::optional<Rect> forget(DrawStore::Slot slot);
    void block(const Rect& pixels);
    [[nodiscard]] Rect pixelsOf(const DrawStore::Dirty& dirty) const;

    const DrawStore& store_;
    PixelFrame level_;
    LabelLayout layout_;
    std::unordered_set<DrawStore::Slot> decided_;
    std::unordered_map<DrawStore::Slot, PlacedLabel> placed_;
    std::unordered_map<DrawStore::Slot, Rect> blocks_;
};

}  // namespace spanwright::app
