// SPDX-License-Identifier: MIT
#include "engine/scene/scene_context.h"

#include <algorithm>
#include <map>
#include <vector>

namespace spanwright::scene::detail {
namespace {

constexpr double kLeastWidth = 9;  ///< of a link's outline, pixels
constexpr double kWidthStep = 7;   ///< more for each further group of the same element
constexpr std::size_t kListed = 6;

/// Groups and their colours: in the order of ids, round and round.
std::map<SharedRiskGroupId, Colour> coloursOf(const SceneContext& context) {
    std::map<SharedRiskGroupId, Colour> colours;
    for (const SharedRiskGroup& group : context.project.design.sharedRiskGroups) {
        const auto& all = context.palette.categories;
        colours[group.id] = all.at(colours.size() % all.size());
    }
    return colours;
}

struct Outliner {
    const SceneContext& context;
    DrawList& list;
    std::map<SharedRiskGroupId, Colour> colours;
    std::map<SharedRiskGroupId, bool> named = {};

    void around(const Rect& shape, double radius, const std::vector<SharedRiskGroupId>& groups,
                ElementId element) {
        double by = 4 + 4.0 * static_cast<double>(groups.size());
        for (const SharedRiskGroupId group : groups) {
            const auto colour = colours.find(group);
            if (colour == colours.end()) continue;
            Box box;
            box.rect = expanded(shape, by);
            box.radius = radius + by;
            box.fill = mixed(context.palette.canvas, colour->second, 0.16);
            box.border = colour->second;
            box.borderWidth = 1.75;
            box.element = element;
            list.layers[halos].boxes.push_back(box);
            name(group, {box.rect.centre().x, box.rect.y - 8}, colour->second);
            by -= 4;
        }
    }

    void along(const LinkShape& shape, const std::vector<SharedRiskGroupId>& groups) {
        // The widest first: the others lie on it.
        double width = kLeastWidth + kWidthStep * static_cast<double>(groups.size() - 1);
        double share = 0.28;
        for (const SharedRiskGroupId group : groups) {
            const auto colour = colours.find(group);
            if (colour == colours.end()) continue;
            Line line;
            line.points = shape.points;
            line.colour = mixed(colour->second, context.palette.canvas, 0.45);
            line.width = width;
            line.element = shape.id;
            list.layers[halos].lines.push_back(std::move(line));
            name(group, pointAlong(shape.points, share), colour->second);
            width -= kWidthStep;
            share += 0.08;
        }
    }

    /// Once a group, at the first member that has room.
    void name(SharedRiskGroupId id, Point at, Colour colour) {
        if (std::exchange(named[id], true)) return;
        const SharedRiskGroup& group = context.project.design.sharedRiskGroups.at(id);
        Label label;
        label.text = group.name.empty() ? group.key : group.name;
        label.position = at;
        label.size = 10.5;
        label.bold = true;
        label.colour = mixed(context.palette.text, colour, 0.3);
        label.halo = mixed(context.palette.canvas, colour, 0.2);
        label.minPixels = 6.5;
        label.optional = true;
        list.layers[linkLabels].labels.push_back(std::move(label));
    }
};

}  // namespace

void drawSharedRisk(const SceneContext& context, DrawList& list) {
    const Design& design = context.project.design;
    Outliner outliner{context, list, coloursOf(context)};
    for (const SiteShape& shape : context.geometry.sites()) {
        const auto& groups = design.sites.at(shape.id).sharedRiskGroups;
        if (!groups.empty() && shape.inService)
            outliner.around(shape.frame, shape.collapsed ? 14 : 10, groups, shape.id);
    }
    for (const DeviceShape& shape : context.geometry.devices()) {
        const auto& groups = design.devices.at(shape.id).sharedRiskGroups;
        if (!groups.empty() && shape.inService) outliner.around(shape.tile, 10, groups, shape.id);
    }
    for (const LinkShape& shape : context.geometry.links()) {
        std::vector<SharedRiskGroupId> groups = design.links.at(shape.id).sharedRiskGroups;
        for (const LinkId member : shape.bundle) {
            for (const SharedRiskGroupId group : design.links.at(member).sharedRiskGroups) {
                if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
            }
        }
        if (!groups.empty() && shape.inService) outliner.along(shape, groups);
    }
    std::size_t listed = 0;
    for (const auto& [id, colour] : outliner.colours) {
        if (!outliner.named.contains(id) || ++listed > kListed) continue;
        const SharedRiskGroup& group = design.sharedRiskGroups.at(id);
        list.legend.entries.push_back({colour, group.name.empty() ? group.key : group.name});
    }
}

}  // namespace spanwright::scene::detail
