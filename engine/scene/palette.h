// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/colour.h"

#include <array>

namespace spanwright::scene {

enum class Theme { dark, light };

/// Named colours of a theme: the one place that says how the program looks, on screen and on paper.
struct Palette {
    Colour canvas;  ///< ground of the drawing
    Colour gridMinor;
    Colour gridMajor;
    Colour window;  ///< ground of panels
    Colour panel;   ///< raised parts: headers, cards
    Colour field;   ///< input fields, tables' alternate rows
    Colour border;
    Colour text;
    Colour textMuted;   ///< units, captions; at least 4.5:1 on `window`
    Colour accent;      ///< selection, primary buttons, links
    Colour accentText;  ///< on `accent`
    Colour good;
    Colour warning;
    Colour bad;
    Colour siteFill;
    Colour siteBorder;
    Colour deviceFill;
    Colour deviceBorder;
    Colour icon;
    Colour linkIdle;  ///< a link without an answer
    /// Kinds that have no order: shared-risk groups, zones. Told apart by colour-blind people too.
    std::array<Colour, 6> categories;
};

[[nodiscard]] const Palette& palette(Theme theme);

/// `a` at t = 0, `b` at t = 1: an opaque paler colour where transparency would show overlaps.
[[nodiscard]] Colour mixed(Colour a, Colour b, double t);

/// Colour of a utilization (1 = 100 %): a sequential scale that colour-blind people can read, ending in `bad`
/// above 1.
[[nodiscard]] Colour utilizationColour(double utilization, Theme theme);

}  // namespace spanwright::scene
