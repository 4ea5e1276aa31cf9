// SPDX-License-Identifier: MIT
#include "engine/scene/view_change.h"

#include "engine/scene/icon.h"
#include "engine/scene/polyline.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace spanwright::scene {
namespace {

constexpr double kLargestRadius = 10;

Rect between(const Rect& a, const Rect& b, double share) {
    const auto mix = [share](double from, double to) { return from + (to - from) * share; };
    return {mix(a.x, b.x), mix(a.y, b.y), mix(a.width, b.width), mix(a.height, b.height)};
}

/// Places on the way.
class Way {
  public:
    Way(const Standing& from, const Standing& to, double share) : from_(from), to_(to), share_(share) {}

    [[nodiscard]] std::optional<Rect> of(ElementId element) const {
        const auto before = from_.places.find(element);
        const auto after = to_.places.find(element);
        if (before == from_.places.end() && after == to_.places.end()) return std::nullopt;
        if (before == from_.places.end()) return after->second;
        if (after == to_.places.end()) return before->second;
        return between(before->second, after->second, share_);
    }

  private:
    const Standing& from_;
    const Standing& to_;
    double share_;
};

Box card(const Rect& rect, Colour fill, Colour border, ElementId element) {
    Box box;
    box.rect = rect;
    box.radius = std::min(kLargestRadius, 0.22 * std::min(rect.width, rect.height));
    box.fill = fill;
    box.border = border;
    box.element = element;
    return box;
}

}  // namespace

Standing standing(const Design& design, const SceneGeometry& geometry, const View& view) {
    Standing made;
    const auto onScreen = [&](const Rect& rect) {
        const Point corner = view.toScreen({rect.x, rect.y});
        const double unit = view.camera.zoom;
        return Rect{corner.x / view.scale, corner.y / view.scale, rect.width * unit, rect.height * unit};
    };
    for (const SiteShape& site : geometry.sites())
        made.places[site.id] = onScreen(site.frame);
    for (const Device& device : design.devices) {
        if (const auto place = geometry.placeOf(device.id)) made.places[device.id] = onScreen(*place);
    }
    for (const LinkShape& link : geometry.links()) {
        made.links.insert(link.id);
        made.links.insert(link.bundle.begin(), link.bundle.end());
    }
    return made;
}

View screenView(const View& view) {
    View screen = view;
    const Point middle = view.viewport.centre();
    screen.camera = {{middle.x / view.scale, middle.y / view.scale}, 1};
    return screen;
}

DrawList inBetween(const Project& project, const Standing& from, const Standing& to, double share,
                   Theme theme) {
    const Palette& colours = palette(theme);
    const Design& design = project.design;
    const Way way(from, to, share);
    DrawList list;
    list.layers.resize(3);
    std::vector<std::pair<Rect, SiteId>> frames;
    for (const Site& site : design.sites) {
        if (const auto rect = way.of(site.id)) frames.emplace_back(*rect, site.id);
    }
    std::stable_sort(frames.begin(), frames.end(), [](const auto& a, const auto& b) {
        return a.first.width * a.first.height > b.first.width * b.first.height;
    });
    for (const auto& [rect, id] : frames) {
        list.layers[0].boxes.push_back(card(rect, colours.siteFill, colours.siteBorder, id));
        const Site& site = design.sites.at(id);
        Label name;
        name.text = site.name.empty() ? site.key : site.name;
        name.position = {rect.centre().x, rect.y + rect.height + 10};
        name.size = 11;
        name.bold = true;
        name.colour = colours.text;
        name.maxWidth = 190;
        name.optional = true;
        list.layers[2].labels.push_back(std::move(name));
    }
    for (const Link& link : design.links) {
        if (!from.links.contains(link.id) && !to.links.contains(link.id)) continue;
        const auto a = way.of(link.from.device);
        const auto b = way.of(link.to.device);
        if (!a || !b) continue;
        Line line;
        line.points = {a->centre(), b->centre()};
        line.colour = colours.linkIdle;
        line.width = 1.5;
        line.element = link.id;
        list.layers[1].lines.push_back(std::move(line));
    }
    for (const Device& device : design.devices) {
        const auto rect = way.of(device.id);
        if (!rect) continue;
        list.layers[2].boxes.push_back(card(*rect, colours.deviceFill, colours.deviceBorder, device.id));
        list.layers[2].icons.push_back({iconName(device.kind), rect->centre(),
                                        0.58 * std::min(rect->width, rect->height), colours.icon, device.id});
    }
    return list;
}

}  // namespace spanwright::scene
