// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/build_scene.h"

#include <map>
#include <set>
#include <string_view>

namespace spanwright::scene::detail {

/// Errors and warnings of an element, or of all that its symbol hides.
struct Mark {
    check::Severity worst = check::Severity::warning;
    int count = 0;
    std::set<ElementId> elements;
};

/// What the parts of a drawing read while it is built.
struct SceneContext {
    const Project& project;
    const SceneGeometry& geometry;
    const SceneOptions& options;
    const Palette& palette;
    LensView lens;
    std::map<ElementId, Mark> marks;            ///< open findings that start at what is drawn
    std::map<LinkId, std::string> linkFigures;  ///< for LinkText::utilization and cost
    std::map<ZoneId, Colour> zoneFills;         ///< of the zones that are drawn

    [[nodiscard]] bool selected(ElementId element) const { return options.selection.contains(element); }
    [[nodiscard]] bool hovered(ElementId element) const { return options.hovered == element; }
    /// What the lens says of an element in service; null: nothing.
    [[nodiscard]] const Paint* paintOf(ElementId element, bool inService) const {
        return inService ? lens.find(element) : nullptr;
    }
    /// What a device stands on.
    [[nodiscard]] Colour groundOf(const Device& device) const {
        const auto zone = zoneFills.find(device.zone);
        if (zone != zoneFills.end()) return zone->second;
        return device.site ? palette.siteFill : palette.canvas;
    }
    /// Out of service in the phase shown: paler, but opaque, so that overlaps do not show.
    [[nodiscard]] Colour faded(Colour colour, bool inService, double amount = 0.68) const {
        return inService ? colour : mixed(colour, palette.canvas, amount);
    }
};

/// Layers of a drawing, bottom to top.
enum LayerIndex { sites, halos, links, demands, devices, linkLabels, marks, layerCount };

void drawSites(const SceneContext& context, DrawList& list);
void drawZones(const SceneContext& context, DrawList& list);
/// An outline around the members of each shared-risk group, in a colour of its own, with its name.
void drawSharedRisk(const SceneContext& context, DrawList& list);
void drawLinks(const SceneContext& context, DrawList& list);
void drawDisjointPaths(const SceneContext& context, DrawList& list);
void drawDemands(const SceneContext& context, DrawList& list);
void drawDevices(const SceneContext& context, DrawList& list);
/// A small lock on what gestures and automatic layout leave where it stands.
void drawLocks(const SceneContext& context, DrawList& list);
/// What stands beside a link: figures in the middle, ports at its ends, of a stub where it leads.
void drawLinkLabels(const SceneContext& context, DrawList& list, const LinkShape& shape, const Link& link,
                    const Paint* paint);
/// What stands at the right end of a frame's title.
struct TitleCaption {
    double right = 0;  ///< from the strip's right end
    double size = 0;
    Colour colour;
};
/// The name of a frame where it says, cut to its title strip; what kind it is at the right where both fit.
void drawTitle(Layer& layer, const Rect& strip, Label name, std::string_view kind,
               const TitleCaption& caption);
/// A text on a pill that hangs over the upper right corner of a tile.
void drawPill(const SceneContext& context, Layer& layer, const Rect& tile, bool inService, ElementId element,
              std::string text);
/// A bar along the lower edge of a tile, filled as far as the lens says.
void drawBar(const SceneContext& context, Layer& layer, const Rect& tile, const Paint* paint,
             ElementId element);
/// What the lens says in words, below a name.
void drawPaintText(const SceneContext& context, Layer& layer, const Label& name, const Paint* paint);
/// The colour of a zone's kind on this palette; security zones by their trust.
[[nodiscard]] Colour zoneColour(const Zone& zone, const Palette& palette);
/// Fills SceneContext::zoneFills.
void readZones(SceneContext& context);
/// How many errors and warnings the element has: errors on a dot, warnings alone on a square.
void drawMark(const SceneContext& context, DrawList& list, ElementId element, Point at);

}  // namespace spanwright::scene::detail
