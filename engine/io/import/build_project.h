// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/io/import/foreign_network.h"

namespace spanwright::io {

/// Adds a network of foreign files to a project.
///
/// Keys are the files' ids; where an id is taken by an element of another kind, the kind goes before it
/// ("demand-…"). A node with coordinates, or with a named site, stands in a site. Links and demands from a
/// node to itself are left out and noted. Everything gets a place on the canvas, below what the project has
/// already. Code::conflict for an id that is used twice, Code::notFound for an end that no input defines;
/// both with the place in the file. Linear but for look-ups and the layout.
Result<Project> buildProject(Project project, ForeignNetwork& network);

}  // namespace spanwright::io
