// SPDX-License-Identifier: MIT
#include "app/tools/bend_gesture.h"

#include "engine/design/queries.h"
#include "engine/scene/link_path.h"

#include <algorithm>
#include <cmath>

namespace spanwright::app {
namespace {

constexpr double kReachPixels = 7;  ///< around a handle
constexpr double kFlatPixels = 6;   ///< a bend this near to the line without it is none

const scene::LinkShape* onlyLink(const ToolContext& context) {
    if (context.selection.size() != 1) return nullptr;
    const LinkId id = context.selection.begin()->as<LinkId>();
    const Link* link = context.project.design.links.find(id);
    if (link == nullptr) return nullptr;
    const auto& shapes = context.geometry.links();
    const auto shape = std::find_if(shapes.begin(), shapes.end(),
                                    [id](const scene::LinkShape& one) { return one.id == id; });
    const bool whole = shape != shapes.end() && shape->bundle.empty() &&
                       shape->leadsOut == scene::LeadsOut::no &&
                       shape->stops.size() == link->waypoints.size();
    return whole ? &*shape : nullptr;
}

std::optional<BendHandle> handleAt(const ToolContext& context, Point at) {
    std::optional<BendHandle> found;
    double nearest = kReachPixels * context.unitsPerPixel;
    for (const BendHandle& handle : bendHandles(context)) {
        const double away = std::hypot(handle.at.x - at.x, handle.at.y - at.y);
        if (away > nearest) continue;
        nearest = away;
        found = handle;
    }
    return found;
}

edit::Command changed(const Project& project, Link link) {
    const std::string label = "bend " + displayName(project, ElementId(link.id));
    return edit::Batch{label, {edit::Put{{std::move(link)}}}};
}

}  // namespace

std::vector<BendHandle> bendHandles(const ToolContext& context) {
    const scene::LinkShape* shape = onlyLink(context);
    if (shape == nullptr) return {};
    std::vector<BendHandle> handles;
    std::vector<std::size_t> stops{0};
    stops.insert(stops.end(), shape->stops.begin(), shape->stops.end());
    stops.push_back(shape->points.size() - 1);
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        const std::vector<Point> piece(shape->points.begin() + static_cast<std::ptrdiff_t>(stops[i]),
                                       shape->points.begin() + static_cast<std::ptrdiff_t>(stops[i + 1]) + 1);
        handles.push_back({scene::pointAlong(piece, 0.5), i, true});
        if (i > 0) handles.push_back({shape->points[stops[i]], i - 1, false});
    }
    return handles;
}

bool BendGesture::press(const ToolContext& context, Point at) {
    const auto handle = handleAt(context, at);
    if (!handle) return false;
    link_ = context.selection.begin()->as<LinkId>();
    handle_ = *handle;
    return true;
}

std::optional<edit::Command> BendGesture::dragged(const ToolContext& context, Point at) const {
    const Link* before = context.project.design.links.find(link_);
    if (before == nullptr) return std::nullopt;
    const auto from = context.geometry.placeOf(before->from.device);
    const auto to = context.geometry.placeOf(before->to.device);
    if (!from || !to) return std::nullopt;
    Link link = *before;
    const auto place = link.waypoints.begin() + static_cast<std::ptrdiff_t>(handle_.index);
    if (!handle_.isNew) link.waypoints.erase(place);
    const scene::LinkPath without =
        scene::linkPath({link.style, *from, *to, link.waypoints, {}}, scene::TileIndex{});
    if (scene::distance(at, without.points) > kFlatPixels * context.unitsPerPixel)
        link.waypoints.insert(link.waypoints.begin() + static_cast<std::ptrdiff_t>(handle_.index), at);
    if (link == *before) return std::nullopt;
    return changed(context.project, std::move(link));
}

std::optional<edit::Command> removeBendAt(const ToolContext& context, Point at) {
    const auto handle = handleAt(context, at);
    if (!handle || handle->isNew) return std::nullopt;
    Link link = context.project.design.links.at(context.selection.begin()->as<LinkId>());
    link.waypoints.erase(link.waypoints.begin() + static_cast<std::ptrdiff_t>(handle->index));
    return changed(context.project, std::move(link));
}

}  // namespace spanwright::app
