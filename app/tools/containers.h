// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"

/// Sites and zones as what holds devices: who belongs where after a move, frames and their corners, collapsed
/// sites.
namespace spanwright::app {

inline constexpr double kSmallestSite = 100;
inline constexpr double kSmallestZone = 60;

/// True for what gestures move: zones, and sites and devices that are not locked.
[[nodiscard]] bool isMovable(const Project& project, ElementId element);

/// Moves sites, zones and devices that are not locked. A device that is dropped into another site or zone
/// belongs there, one that is dragged out of a zone leaves it, and a zone takes its devices into the site it
/// is dropped in; zones that are not drawn keep their devices. One command.
[[nodiscard]] edit::Command moveCommand(const ToolContext& context, const std::set<ElementId>& elements,
                                        Point by);

/// The site or zone that a move makes a device belong to: what lights up while it is dragged. Absent when
/// every device stays where it belongs.
[[nodiscard]] std::optional<ElementId> newHome(const Project& project, const edit::Command& move);

/// The frame that can be resized: of a site that is neither collapsed nor locked, or of a zone that has one.
[[nodiscard]] std::optional<Rect> frameOf(const Project& project, ElementId element);

/// Which sides of a frame follow the pointer.
struct FrameCorner {
    bool left = false;
    bool top = false;
};

/// The corner of the frame within `reach` of the point.
[[nodiscard]] std::optional<FrameCorner> cornerAt(const Rect& frame, Point at, double reach);

/// The frame with one corner moved to the point, no smaller than `least`.
[[nodiscard]] Rect resizedFrame(const Rect& frame, FrameCorner corner, Point at, double least);

/// Gives a site or zone another frame. Devices of its site that a zone's new frame holds join the zone,
/// members that it holds no longer leave it. Absent when nothing changes.
[[nodiscard]] std::optional<edit::Command> resizeCommand(const ToolContext& context, ElementId element,
                                                         const Rect& frame);

/// Adds a zone of the chosen kind with this frame, in the site that holds its middle; devices of that site
/// inside the frame join it. Gives the zone's id.
[[nodiscard]] std::pair<edit::Command, ZoneId> addZone(const ToolContext& context, const Rect& frame);

/// Adds a zone around the devices among these elements, which join it; absent where there are none.
[[nodiscard]] std::optional<std::pair<edit::Command, ZoneId>> zoneAround(const ToolContext& context,
                                                                         const std::set<ElementId>& elements);

/// Draws sites as one symbol each, or opens them again; others among the elements are left alone. Absent when
/// nothing changes.
[[nodiscard]] std::optional<edit::Command> collapseCommand(const Project& project,
                                                           const std::set<ElementId>& elements,
                                                           bool collapsed);

}  // namespace spanwright::app
