// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"

#include <optional>
#include <string>

/// What gestures mean on the map, where places are real.
namespace spanwright::app {

/// True for what can be moved there: sites that are not locked.
[[nodiscard]] bool isMovableOnMap(const Project& project, ElementId element);

/// The place under a point of the canvas, to about a metre: what a pointer and a map can say at most.
[[nodiscard]] geo::Coordinates placeUnder(const scene::MapFrame& frame, Point at);

/// Sites drawn among the elements get the coordinates of where their symbols come to stand, to about a metre,
/// and where they have none yet the time zone there. Names and regions stay. Past the map's edge they stand
/// on it. One command; absent where no site moves.
[[nodiscard]] std::optional<edit::Command> moveOnMap(const ToolContext& context,
                                                     const std::set<ElementId>& elements, Point by);

/// "50.111° N, 8.682° E, near Frankfurt am Main, Germany".
[[nodiscard]] std::string placeText(geo::Coordinates at);

}  // namespace spanwright::app
