// SPDX-License-Identifier: MIT
#pragma once

#include "engine/edit/command.h"

#include <optional>
#include <set>
#include <string>

/// Edits that put selected elements in order. Each is one command, or absent where it changes nothing.
/// Selected sites take their devices along; locked elements stay and the others go by them.
namespace spanwright::layout {

enum class Alignment { left, centre, right, top, middle, bottom };
enum class Axis { horizontal, vertical };
enum class Turn { clockwise, counterclockwise, mirrorHorizontally, mirrorVertically };

/// Lines up edges or centres: with the locked element that is farthest out, where there is one, else with the
/// outermost of all (left, right, top, bottom) or the middle of all (centre, middle).
[[nodiscard]] std::optional<edit::Command> aligned(const Project& project,
                                                   const std::set<ElementId>& elements, Alignment how);

/// Puts centres at equal distances between the two outermost elements, which stay.
[[nodiscard]] std::optional<edit::Command> distributed(const Project& project,
                                                       const std::set<ElementId>& elements, Axis axis);

/// Makes the gaps between neighbours equal between the two outermost elements, which stay.
[[nodiscard]] std::optional<edit::Command> spacedEvenly(const Project& project,
                                                        const std::set<ElementId>& elements, Axis axis);

/// Turns the drawing of the elements by a quarter around their middle, or mirrors it; waypoints of links
/// between them follow.
[[nodiscard]] std::optional<edit::Command> turned(const Project& project, const std::set<ElementId>& elements,
                                                  Turn turn);

/// Locks or unlocks the sites and devices among the elements.
[[nodiscard]] std::optional<edit::Command> lockedOrNot(const Project& project,
                                                       const std::set<ElementId>& elements, bool locked);

/// Gives the sites and devices among the elements one group; an empty name takes them out of theirs.
[[nodiscard]] std::optional<edit::Command> grouped(const Project& project,
                                                   const std::set<ElementId>& elements,
                                                   const std::string& name);

/// "Group 2": the first that no element carries.
[[nodiscard]] std::string freshGroupName(const Project& project);

/// The elements, and all others of their groups.
[[nodiscard]] std::set<ElementId> withGroups(const Project& project, std::set<ElementId> elements);

}  // namespace spanwright::layout
