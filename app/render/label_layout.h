// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/glyph_atlas.h"
#include "app/render/pixel_frame.h"
#include "engine/scene/draw_list.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace spanwright::app {

/// A label as it is drawn: in pixels from the frame's upper left corner.
struct PlacedLabel {
    const scene::Label* label = nullptr;
    std::vector<char32_t> text;  ///< shortened where the label has a greatest width
    int pixels = 0;              ///< text size
    double left = 0;
    double baseline = 0;
    Rect box;  ///< of the text with some air
};

/// What optional labels must not cover of a box, in pixels of the frame: the tiles of devices.
[[nodiscard]] std::optional<Rect> blockedBy(const scene::Box& box, const PixelFrame& frame);

/// Places labels at one zoom: leaves out what is too small, shortens what is too long, and leaves out
/// optional labels that would cover something placed before. Constant time a label (a hash grid).
class LabelLayout {
  public:
    LabelLayout(GlyphAtlas& glyphs, const PixelFrame& frame) : glyphs_(&glyphs), frame_(frame) {}

    /// Something that optional labels must not cover, in pixels.
    void block(const Rect& box);
    /// Takes back one `block` of that box, or the place of a label.
    void unblock(const Rect& box);
    std::optional<PlacedLabel> place(const scene::Label& label);
    /// True when the label cannot reach into the frame; cheap.
    [[nodiscard]] bool isOutside(const scene::Label& label) const;
    /// True when it is too small to be read at this zoom.
    [[nodiscard]] bool isTooSmall(const scene::Label& label) const;

  private:
    /// Takes letters off the end until the text fits with an ellipsis; gives its width.
    double shorten(std::vector<char32_t>& text, double room, int pixels, FontWeight weight);
    [[nodiscard]] bool isFree(const Rect& box) const;

    GlyphAtlas* glyphs_;
    PixelFrame frame_;
    std::unordered_map<std::uint64_t, std::vector<Rect>> taken_;
};

}  // namespace spanwright::app
