// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/build_scene.h"

#include <map>

namespace spanwright::scene::detail {

/// What the parts of a drawing read while it is built.
struct SceneContext {
    const Project& project;
    const SceneGeometry& geometry;
    const SceneOptions& options;
    const Palette& palette;
    LensView lens;
    std::map<ElementId, check::Severity> marks;  ///< worst open finding that starts here

    [[nodiscard]] bool selected(ElementId element) const { return options.selection.contains(element); }
    [[nodiscard]] bool hovered(ElementId element) const { return options.hovered == element; }
    /// What the lens says of an element in service; null: nothing.
    [[nodiscard]] const Paint* paintOf(ElementId element, bool inService) const {
        return inService ? lens.find(element) : nullptr;
    }
    /// Out of service in the phase shown: paler, but opaque, so that overlaps do not show.
    [[nodiscard]] Colour faded(Colour colour, bool inService, double amount = 0.68) const {
        return inService ? colour : mixed(colour, palette.canvas, amount);
    }
};

/// Layers of a drawing, bottom to top.
enum LayerIndex { sites, halos, links, demands, devices, linkLabels, marks, layerCount };

void drawSites(const SceneContext& context, DrawList& list);
void drawLinks(const SceneContext& context, DrawList& list);
void drawDemands(const SceneContext& context, DrawList& list);
void drawDevices(const SceneContext& context, DrawList& list);
/// A small lock on what gestures and automatic layout leave where it stands.
void drawLocks(const SceneContext& context, DrawList& list);
/// A dot with an exclamation mark where the element has an open error or warning.
void drawMark(const SceneContext& context, DrawList& list, ElementId element, Point at);

}  // namespace spanwright::scene::detail
