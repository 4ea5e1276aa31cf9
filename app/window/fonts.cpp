// SPDX-License-Identifier: MIT
#include "app/window/fonts.h"

#include "app/render/font_files.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>

#include <ft2build.h>
#include <imgui.h>
#include <imgui_freetype.h>
#include FT_FREETYPE_H

namespace spanwright::app {
namespace {

// First and last code point of each range, closed by 0; ImGui keeps the pointer.
constexpr std::array<ImWchar, 19> kRanges{0x0020, 0x024F,  // Latin
                                          0x0370, 0x052F,  // Greek, Cyrillic
                                          0x1E00, 0x1EFF,  // Latin extended additional
                                          0x2010, 0x205E,  // dashes, quotation marks, bullet, ellipsis
                                          0x2070, 0x209F,  // superscripts, subscripts
                                          0x20A0, 0x20BF,  // currencies
                                          0x2190, 0x21FF,  // arrows
                                          0x2200, 0x22FF,  // mathematical operators
                                          0x25A0, 0x25FF,  // geometric shapes
                                          0};

using Library = std::unique_ptr<FT_LibraryRec_, decltype(&FT_Done_FreeType)>;
using Face = std::unique_ptr<FT_FaceRec_, decltype(&FT_Done_Face)>;

/// Sets the glyphs as the typeface spaces them, rounded to whole pixels: ImGui rounds every advance up, which
/// tears words apart at small sizes. Digits get one width, that of the widest: the typeface's own tabular
/// figures are an OpenType feature, which ImGui does not apply.
void setSpacing(ImFont* font, const std::optional<std::filesystem::path>& file) {
#if IMGUI_VERSION_NUM < 19200
    const auto spaced = [](ImFontGlyph& glyph, float advance) {
        const float shift = std::round((advance - glyph.AdvanceX) / 2);
        glyph.X0 += shift;
        glyph.X1 += shift;
        glyph.AdvanceX = advance;
    };
    FT_Library opened = nullptr;
    FT_Face loaded = nullptr;
    if (!file || FT_Init_FreeType(&opened) != 0) return;
    const Library library(opened, FT_Done_FreeType);
    if (FT_New_Face(opened, file->c_str(), 0, &loaded) != 0) return;
    const Face face(loaded, FT_Done_Face);
    // ImGui's size is the height of a line (ascender to descender), not of the em.
    const int lineUnits = loaded->ascender - loaded->descender;
    if (lineUnits <= 0) return;
    float widest = 0;
    for (ImFontGlyph& glyph : font->Glyphs) {
        if (FT_Load_Char(loaded, glyph.Codepoint, FT_LOAD_NO_SCALE) != 0) continue;
        const auto exact = static_cast<float>(loaded->glyph->metrics.horiAdvance) * font->FontSize /
                           static_cast<float>(lineUnits);
        glyph.AdvanceX = std::round(exact);
        if (glyph.Codepoint >= '0' && glyph.Codepoint <= '9') widest = std::max(widest, glyph.AdvanceX);
    }
    for (ImFontGlyph& glyph : font->Glyphs) {
        if (glyph.Codepoint >= '0' && glyph.Codepoint <= '9') spaced(glyph, widest);
    }
    font->BuildLookupTable();
#endif
}

ImFont* addFont(const std::optional<std::filesystem::path>& file, double size, double scale) {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    const auto pixels = static_cast<float>(std::lround(size * scale));
    ImFontConfig config;
    config.GlyphRanges = kRanges.data();
    config.SizePixels = pixels;
    config.PixelSnapH = true;
    if (file) {
        if (ImFont* font = atlas->AddFontFromFileTTF(file->c_str(), pixels, &config)) return font;
    }
    ImFontConfig builtIn;
    builtIn.SizePixels = pixels;
    return atlas->AddFontDefault(&builtIn);
}

}  // namespace

Fonts loadFonts(double scale) {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    atlas->Clear();
    atlas->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas->FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    std::optional<std::filesystem::path> regular;
    std::optional<std::filesystem::path> semibold;
    if (const auto& files = fontFiles()) {
        regular = files->regular;
        semibold = files->semibold;
    }
    Fonts fonts;
    fonts.regular = addFont(regular, 16, scale);
    fonts.semibold = addFont(semibold, 16, scale);
    fonts.small = addFont(regular, 14, scale);
    fonts.title = addFont(semibold, 22, scale);
    atlas->Build();
    for (ImFont* font : {fonts.regular, fonts.small})
        setSpacing(font, regular);
    for (ImFont* font : {fonts.semibold, fonts.title})
        setSpacing(font, semibold);
    ImGui::GetIO().FontDefault = fonts.regular;
    return fonts;
}

}  // namespace spanwright::app
