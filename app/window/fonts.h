// SPDX-License-Identifier: MIT
#pragma once

struct ImFont;

namespace spanwright::app {

/// The faces of the interface at the present scale, owned by ImGui's atlas: valid until the next loadFonts.
/// Figures of all faces have equal widths, so that columns of numbers line up.
struct Fonts {
    ImFont* regular = nullptr;   ///< 16 px a line at 100 % (an em of 13); ImGui's default
    ImFont* semibold = nullptr;  ///< 16 px: headings, totals
    ImFont* small = nullptr;     ///< 14 px: captions, units, table headers
    ImFont* title = nullptr;     ///< 22 px semibold: welcome page, dialogs, key figures
};

/// Fills ImGui's font atlas for this scale (pixels per 100 % pixel). Latin, Greek, Cyrillic and common signs.
/// Where no typeface is installed all are ImGui's built-in face at those sizes. Not between NewFrame and
/// Render.
Fonts loadFonts(double scale);

}  // namespace spanwright::app
