// SPDX-License-Identifier: MIT
#include "app/render/font_files.h"

#include <memory>

#include <fontconfig/fontconfig.h>

namespace spanwright::app {
namespace {

using Pattern = std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)>;

std::optional<std::filesystem::path> match(FcConfig* config, int weight) {
    const Pattern wanted(FcPatternCreate(), FcPatternDestroy);
    for (const char* family : {"Inter", "sans-serif"})
        FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
    FcPatternAddInteger(wanted.get(), FC_WEIGHT, weight);
    FcPatternAddInteger(wanted.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
    FcConfigSubstitute(config, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultNoMatch;
    const Pattern found(FcFontMatch(config, wanted.get(), &result), FcPatternDestroy);
    FcChar8* file = nullptr;
    if (!found || FcPatternGetString(found.get(), FC_FILE, 0, &file) != FcResultMatch) return std::nullopt;
    std::filesystem::path path(reinterpret_cast<const char*>(file));
    if (!std::filesystem::exists(path)) return std::nullopt;
    return path;
}

std::optional<FontFiles> find() {
    FcConfig* config = FcInitLoadConfigAndFonts();
    if (config == nullptr) return std::nullopt;
    const auto regular = match(config, FC_WEIGHT_REGULAR);
    const auto semibold = match(config, FC_WEIGHT_DEMIBOLD);
    FcConfigDestroy(config);
    if (!regular) return std::nullopt;
    return FontFiles{*regular, semibold.value_or(*regular)};
}

}  // namespace

const std::optional<FontFiles>& fontFiles() {
    static const std::optional<FontFiles> files = find();
    return files;
}

}  // namespace spanwright::app
