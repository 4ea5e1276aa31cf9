// SPDX-License-Identifier: MIT
#include "engine/scene/scene_context.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::scene::detail {
namespace {

/// Dash patterns, so that paths are told apart without colours too.
struct Stroke {
    double dash;
    double gap;
};
constexpr Stroke kStrokes[] = {{0, 0}, {14, 7}, {5, 6}, {22, 5}, {2, 8}, {10, 12}};

bool shows(const LinkShape& shape, LinkId link) {
    return shape.id == link ||
           std::find(shape.bundle.begin(), shape.bundle.end(), link) != shape.bundle.end();
}

void label(const SceneContext& context, const LinkShape& shape, std::size_t path, Colour colour,
           DrawList& list) {
    Label number;
    number.text = std::to_string(path + 1);
    number.position = pointAlong(shape.points, 0.28);
    number.size = 12;
    number.bold = true;
    number.colour = context.palette.canvas;
    number.halo = colour;
    number.leastPixels = 10;
    list.layers[marks].labels.push_back(std::move(number));
}

}  // namespace

void drawDisjointPaths(const SceneContext& context, DrawList& list) {
    const auto& paths = context.options.disjointPaths;
    constexpr std::size_t kStyles = std::size(kStrokes);
    for (const LinkShape& shape : context.geometry.links()) {
        std::vector<std::size_t> here;
        for (std::size_t path = 0; path < paths.size(); ++path) {
            const bool on = std::any_of(paths[path].begin(), paths[path].end(),
                                        [&](LinkId link) { return shows(shape, link); });
            if (on) here.push_back(path);
        }
        // Where several meet, the first is the widest and lies at the bottom.
        double width = 8 + 4 * static_cast<double>(std::max<std::size_t>(here.size(), 1) - 1);
        for (const std::size_t path : here) {
            Line line;
            line.points = shape.points;
            line.colour = context.palette.categories[path % context.palette.categories.size()];
            line.width = width;
            line.dash = kStrokes[path % kStyles].dash;
            line.gap = kStrokes[path % kStyles].gap;
            line.element = shape.id;
            width -= 4;
            if (path == here.front()) label(context, shape, path, line.colour, list);
            list.layers[halos].lines.push_back(std::move(line));
        }
    }
    for (std::size_t path = 0; path < paths.size(); ++path) {
        const std::size_t links = paths[path].size();
        list.legend.entries.push_back(
            {context.palette.categories[path % context.palette.categories.size()],
             fmt::format("way {}: {} link{}", path + 1, links, links == 1 ? "" : "s")});
    }
}

}  // namespace spanwright::scene::detail
