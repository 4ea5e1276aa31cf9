// SPDX-License-Identifier: MIT
#include "app/window/fonts.h"

#include "app/render/font_files.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>

#include <imgui.h>
#include <imgui_freetype.h>

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

/// Gives all digits the advance of the widest one: the typeface's own tabular figures are an OpenType
/// feature, which ImGui does not apply.
void makeFiguresTabular(ImFont* font) {
    float widest = 0;
    for (ImWchar digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, font->GetCharAdvance(digit));
    for (ImWchar digit = '0'; digit <= '9'; ++digit) {
        const ImFontGlyph* found = font->FindGlyphNoFallback(digit);
        if (found == nullptr) continue;
        auto* glyph = const_cast<ImFontGlyph*>(found);  // ImGui hands out its own glyphs as const only
        const float shift = std::floor((widest - glyph->AdvanceX) / 2);
        glyph->X0 += shift;
        glyph->X1 += shift;
        glyph->AdvanceX = widest;
        font->IndexAdvanceX[digit] = widest;
    }
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
    fonts.regular = addFont(regular, 15, scale);
    fonts.semibold = addFont(semibold, 15, scale);
    fonts.small = addFont(regular, 13, scale);
    fonts.title = addFont(semibold, 20, scale);
    atlas->Build();
    for (ImFont* font : {fonts.regular, fonts.semibold, fonts.small, fonts.title})
        makeFiguresTabular(font);
    ImGui::GetIO().FontDefault = fonts.regular;
    return fonts;
}

}  // namespace spanwright::app
