// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/edit/command.h"
#include "engine/layout/graph_drawing.h"

#include <map>
#include <set>
#include <string_view>

namespace spanwright::layout {

struct AutoLayoutOptions {
    Style style = Style::hierarchical;
    std::set<ElementId> elements = {};  ///< sites (with what stands in them) and devices; none: everything
    PhaseId phase = {};                 ///< whose links hold the drawing together; those of others pull less
};

/// Where elements go. Only what moves is listed.
struct Placement {
    std::map<DeviceId, Point> devices;  ///< centres
    std::map<SiteId, Rect> sites;       ///< frames
    std::map<ZoneId, Rect> zones;       ///< frames

    [[nodiscard]] bool empty() const { return devices.empty() && sites.empty() && zones.empty(); }
};

/// Sets out the elements, so that nothing overlaps in any phase: sites are set out around their devices, and
/// drawn zones inside sites around theirs, from the innermost outwards.
///
/// Locked elements and those that were not asked for stay where they stand, and the others make room; a
/// locked site keeps all that stands in it. A site with something locked in it cannot move, its frame can
/// grow. Positions are on the grid. The same project and options give the same placement. Code::cancelled
/// when asked to stop, between two groups of elements. From any thread, see drawGraph.
Result<Placement> autoLayout(const Project& project, const AutoLayoutOptions& options,
                             const WorkContext& context = {});

/// The edit that a placement asks for, in a project that may have changed since: what is gone or locked by
/// now is left out. Links whose ends move lose their waypoints. An empty Batch where nothing moves.
[[nodiscard]] edit::Batch layoutCommand(const Project& project, const Placement& placement,
                                        std::string_view label);

/// "hierarchical layout", for the history.
[[nodiscard]] std::string_view labelOf(Style style);

}  // namespace spanwright::layout
