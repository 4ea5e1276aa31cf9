// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/coverage_atlas.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace spanwright::app {

/// Which of the two cuts of the interface's typeface.
enum class FontWeight { regular, semibold };

/// A glyph in the texture: where its picture lies from the pen on the baseline, in pixels, y down.
struct Glyph {
    UvRect uv;
    int left = 0, top = 0, width = 0, height = 0;  ///< width 0: nothing to draw (a space, or no room left)
};

/// Code points of UTF-8 text; a byte that does not belong gives U+FFFD.
[[nodiscard]] std::vector<char32_t> codePoints(std::string_view utf8);

/// Glyphs of the interface's typeface at exact pixel sizes and quarter-pixel steps, rasterised on first use.
///
/// Latin, Greek and Cyrillic as far as the typeface has them; any other character shows as the typeface's
/// missing-glyph box. UI thread only.
class GlyphAtlas {
  public:
    static constexpr int kPhases = 4;  ///< places of a glyph within a pixel

    GlyphAtlas();
    ~GlyphAtlas();
    GlyphAtlas(const GlyphAtlas&) = delete;
    GlyphAtlas& operator=(const GlyphAtlas&) = delete;
    GlyphAtlas(GlyphAtlas&&) noexcept;
    GlyphAtlas& operator=(GlyphAtlas&&) noexcept;

    /// Width of the glyph's cell as a share of the text size.
    [[nodiscard]] double advance(char32_t character, FontWeight weight);
    /// Of a whole text, as a share of the text size.
    [[nodiscard]] double width(const std::vector<char32_t>& text, FontWeight weight);
    /// Height of a capital letter as a share of the text size.
    [[nodiscard]] double capHeight() const { return capHeight_; }
    /// `pixels` is the size of the em; `phase` quarter pixels to the right, 0 to 3.
    const Glyph& glyph(char32_t character, int pixels, FontWeight weight, int phase);
    [[nodiscard]] std::uint32_t texture() const { return atlas_.texture(); }
    /// Makes room when the last frame filled the atlas; glyphs given out before no longer hold.
    void beginFrame();
    /// True when something was left out since then, for want of room: the next `beginFrame` makes some.
    [[nodiscard]] bool full() const { return full_; }

  private:
    struct Fonts;
    std::unique_ptr<Fonts> fonts_;
    CoverageAtlas atlas_;
    std::unordered_map<std::uint64_t, Glyph> glyphs_;
    std::unordered_map<std::uint64_t, double> advances_;
    double capHeight_ = 0.72;
    bool full_ = false;
};

}  // namespace spanwright::app
