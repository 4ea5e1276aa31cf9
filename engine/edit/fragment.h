// SPDX-License-Identifier: MIT
#pragma once

#include "engine/edit/command.h"

#include <set>

namespace spanwright::edit {

/// The elements as a project of their own, to be written as text: sites with their zones and devices,
/// devices, the links and demands between them, what they refer to (catalogue items, zones, shared-risk
/// groups, phases), and the rules between zones that come along. Linear in the project.
[[nodiscard]] Project fragmentOf(const Project& project, const std::set<ElementId>& elements);

/// How a fragment joins a project.
struct Insertion {
    Add add;                     ///< new ids and names that are not taken; keys are given out on applying
    std::set<ElementId> placed;  ///< the sites, devices, links and demands among them
};

/// Elements get new ids, and so do the zones of a site that comes along, with their rules. What else they
/// refer to is found in `project` by its key, or added; phases that the project does not have become
/// `phase`. Devices belong to a site that comes along, else to the one that they land in. Linear in both,
/// times log.
[[nodiscard]] Insertion insertionOf(const Project& fragment, const Project& project, PhaseId phase, Point by);

}  // namespace spanwright::edit
