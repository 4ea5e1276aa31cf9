// SPDX-License-Identifier: MIT
#include "app/render/glyph_atlas.h"

#include "app/render/font_files.h"

#include <algorithm>
#include <array>

#include <ft2build.h>
#include <imgui.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace spanwright::app {
namespace {

std::uint64_t keyOf(char32_t character, int pixels, FontWeight weight, int phase) {
    return static_cast<std::uint64_t>(character) << 16U | static_cast<std::uint64_t>(pixels) << 4U |
           static_cast<std::uint64_t>(phase) << 1U | (weight == FontWeight::semibold ? 1U : 0U);
}

}  // namespace

std::vector<char32_t> codePoints(std::string_view utf8) {
    std::vector<char32_t> points;
    points.reserve(utf8.size());
    std::size_t at = 0;
    while (at < utf8.size()) {
        const auto first = static_cast<unsigned char>(utf8[at++]);
        int more = 0;
        char32_t point = first;
        if (first >= 0xF0 && first < 0xF5) {
            more = 3;
            point = first & 0x07U;
        } else if (first >= 0xE0 && first < 0xF0) {
            more = 2;
            point = first & 0x0FU;
        } else if (first >= 0xC2 && first < 0xE0) {
            more = 1;
            point = first & 0x1FU;
        } else if (first >= 0x80) {
            points.push_back(0xFFFD);
            continue;
        }
        while (more > 0 && at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U) {
            point = point << 6U | (static_cast<unsigned char>(utf8[at++]) & 0x3FU);
            --more;
        }
        points.push_back(more == 0 ? point : 0xFFFD);
    }
    return points;
}

struct GlyphAtlas::Fonts {
    FT_Library library = nullptr;
    std::array<FT_Face, 2> faces{};
    std::vector<std::uint8_t> builtIn;  ///< of ImGui, where the system has no typeface; faces read it

    Fonts() {
        if (FT_Init_FreeType(&library) != 0) return;
        if (const auto& files = fontFiles()) {
            FT_New_Face(library, files->regular.c_str(), 0, &faces[0]);
            FT_New_Face(library, files->semibold.c_str(), 0, &faces[1]);
        }
        if (faces[0] == nullptr || faces[1] == nullptr) loadBuiltIn();
    }
    ~Fonts() {
        if (library != nullptr) FT_Done_FreeType(library);  // and its faces
    }
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;
    Fonts(Fonts&&) = delete;
    Fonts& operator=(Fonts&&) = delete;

    [[nodiscard]] FT_Face face(FontWeight weight) const { return faces.at(static_cast<std::size_t>(weight)); }

  private:
    void loadBuiltIn() {
        ImFontAtlas atlas;
        atlas.AddFontDefault();
        const ImFontConfig& config = atlas.ConfigData[0];
        const auto* data = static_cast<const std::uint8_t*>(config.FontData);
        builtIn.assign(data, data + config.FontDataSize);
        for (FT_Face& face : faces) {
            if (face == nullptr)
                FT_New_Memory_Face(library, builtIn.data(), static_cast<FT_Long>(builtIn.size()), 0, &face);
        }
    }
};

GlyphAtlas::GlyphAtlas() : fonts_(std::make_unique<Fonts>()), atlas_(2048) {
    const FT_Face face = fonts_->face(FontWeight::regular);
    if (face == nullptr || FT_Load_Char(face, 'H', FT_LOAD_NO_SCALE) != 0 || face->units_per_EM == 0) return;
    capHeight_ = static_cast<double>(face->glyph->metrics.height) / face->units_per_EM;
}

GlyphAtlas::~GlyphAtlas() = default;
GlyphAtlas::GlyphAtlas(GlyphAtlas&&) noexcept = default;
GlyphAtlas& GlyphAtlas::operator=(GlyphAtlas&&) noexcept = default;

double GlyphAtlas::advance(char32_t character, FontWeight weight) {
    const auto [at, isNew] = advances_.try_emplace(keyOf(character, 0, weight, 0), 0.0);
    const FT_Face face = fonts_->face(weight);
    if (isNew && face != nullptr && face->units_per_EM != 0 &&
        FT_Load_Char(face, character, FT_LOAD_NO_SCALE) == 0)
        at->second = static_cast<double>(face->glyph->metrics.horiAdvance) / face->units_per_EM;
    return at->second;
}

double GlyphAtlas::width(const std::vector<char32_t>& text, FontWeight weight) {
    double sum = 0;
    for (const char32_t character : text)
        sum += advance(character, weight);
    return sum;
}

const Glyph& GlyphAtlas::glyph(char32_t character, int pixels, FontWeight weight, int phase) {
    const auto [at, isNew] = glyphs_.try_emplace(keyOf(character, pixels, weight, phase));
    Glyph& glyph = at->second;
    const FT_Face face = fonts_->face(weight);
    if (!isNew || face == nullptr) return glyph;
    if (FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(pixels)) != 0) return glyph;
    // Light hinting snaps heights to the pixel grid and leaves widths alone.
    if (FT_Load_Char(face, character, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0) return glyph;
    FT_Outline_Translate(&face->glyph->outline, phase * 64 / kPhases, 0);
    if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return glyph;
    const FT_Bitmap& bitmap = face->glyph->bitmap;
    const auto width = static_cast<int>(bitmap.width);
    const auto height = static_cast<int>(bitmap.rows);
    if (width == 0 || height == 0) return glyph;
    std::vector<std::uint8_t> rows;
    rows.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        const unsigned char* row = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
        rows.insert(rows.end(), row, row + width);
    }
    const std::optional<UvRect> uv = atlas_.add(width, height, rows);
    if (!uv) {
        full_ = true;
        return glyph;
    }
    glyph = {*uv, face->glyph->bitmap_left, -face->glyph->bitmap_top, width, height};
    return glyph;
}

void GlyphAtlas::beginFrame() {
    if (!full_) return;
    atlas_.clear();
    glyphs_.clear();
    full_ = false;
}

}  // namespace spanwright::app
