// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/element_kind.h"
#include "engine/design/geometry.h"
#include "engine/scene/colour.h"
#include "engine/scene/legend.h"

#include <string>
#include <vector>

namespace spanwright::scene {

/// In canvas units; `width` is in pixels at 100 % scale, so that lines keep their weight at every zoom.
struct Line {
    std::vector<Point> points;
    Colour colour;
    double width = 2;
    double dash = 0;  ///< length of a dash in pixels; 0: solid
    double gap = 0;   ///< between dashes in pixels; 0: as long as a dash
    ElementId element;

    friend bool operator==(const Line&, const Line&) = default;
};

/// A rounded rectangle. A fill or border with alpha 0 is not drawn.
struct Box {
    Rect rect;
    double radius = 0;
    Colour fill;
    Colour border;
    double borderWidth = 1;  ///< pixels at 100 % scale
    ElementId element;
    double minPixels = 0;  ///< not drawn when its height would be smaller

    friend bool operator==(const Box&, const Box&) = default;
};

/// A symbol of assets/icons by name, fitted into a square around `centre`.
struct Icon {
    std::string name;
    Point centre;
    double size = 24;  ///< canvas units
    Colour colour;
    ElementId element;

    friend bool operator==(const Icon&, const Icon&) = default;
};

enum class Anchor { left, centre, right };

struct Label {
    std::string text;
    Point position;                ///< of the anchor, on the vertical middle of the text
    std::vector<Point> otherwise;  ///< where else an optional label may go, tried in turn
    Anchor anchor = Anchor::centre;
    double size = 12;  ///< canvas units (cap + descender line height)
    bool bold = false;
    Colour colour;
    Colour halo{0, 0, 0, 0};  ///< of a rounded plate behind the text; alpha 0: none
    double minPixels = 7;     ///< not drawn when the text would be smaller
    double leastPixels = 0;   ///< text that would be smaller is drawn at this size; 0: at its own
    double maxWidth = 0;      ///< canvas units; longer text ends in "…"; 0: no limit
    /// Shortened, and left out if need be, where it would cover a device or a label drawn before it.
    bool optional = false;

    friend bool operator==(const Label&, const Label&) = default;
};

/// A mark of findings: where it can be pointed at, and the elements whose findings it counts.
struct Badge {
    Point centre;
    double radius = 0;
    std::vector<ElementId> elements;
};

/// What a drawing looks like, without a screen: the same list goes to the window and onto paper. Painted in
/// the order boxes, lines, icons, labels within a layer, and layer by layer.
struct Layer {
    std::vector<Box> boxes;
    std::vector<Line> lines;
    std::vector<Icon> icons;
    std::vector<Label> labels;
};

struct DrawList {
    std::vector<Layer> layers;  ///< bottom to top
    std::vector<Badge> badges;  ///< drawn as part of the layers
    Rect bounds;                ///< of everything drawn
    Legend legend;              ///< what its colours stand for; may be empty
};

}  // namespace spanwright::scene
