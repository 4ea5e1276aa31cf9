// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/glyph_atlas.h"
#include "engine/scene/camera.h"
#include "engine/scene/draw_list.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace spanwright::app {

/// A label as it is drawn: in pixels from the viewport's upper left corner.
struct PlacedLabel {
    const scene::Label* label = nullptr;
    std::vector<char32_t> text;  ///< shortened where the label has a greatest width
    int pixels = 0;              ///< text size
    double left = 0;
    double baseline = 0;
    Rect box;  ///< of the text with some air
};

/// Places the labels of one frame: leaves out what is too small or off screen, shortens what is too long, and
/// leaves out optional labels that would cover something placed before. Constant time a label (a hash grid).
class LabelLayout {
  public:
    LabelLayout(GlyphAtlas& glyphs, const scene::View& view) : glyphs_(glyphs), view_(view) {}

    /// Something that optional labels must not cover, in pixels.
    void block(const Rect& box);
    std::optional<PlacedLabel> place(const scene::Label& label);

  private:
    /// Takes letters off the end until the text fits with an ellipsis; gives its width.
    double shorten(std::vector<char32_t>& text, double room, int pixels, FontWeight weight);
    [[nodiscard]] bool isFree(const Rect& box) const;

    GlyphAtlas& glyphs_;
    const scene::View& view_;
    std::unordered_map<std::uint64_t, std::vector<Rect>> taken_;
};

}  // namespace spanwright::app
