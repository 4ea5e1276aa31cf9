// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace spanwright::graph {

/// One open direction of one link, between dense node indexes.
struct Arc {
    int from = 0;
    int to = 0;
    int link = 0;         ///< dense link index
    bool forward = true;  ///< along the link's from → to
    double metric = 1;
    double capacityMbps = 0;
};

/// Dense indexes of the devices and links of one snapshot. Nodes are devices in order of their ids, links
/// likewise; arcs go link by link, forward before reverse. A direction with no capacity is closed and has no
/// arc.
///
/// Made once per snapshot, linear; indexes never leave graph/ and sim/.
class GraphIndex {
  public:
    explicit GraphIndex(const Design& snapshot);

    [[nodiscard]] int nodeCount() const { return static_cast<int>(devices_.size()); }
    [[nodiscard]] int linkCount() const { return static_cast<int>(links_.size()); }
    [[nodiscard]] const std::vector<Arc>& arcs() const { return arcs_; }
    [[nodiscard]] DeviceId device(int node) const { return devices_[static_cast<std::size_t>(node)]; }
    [[nodiscard]] LinkId link(int index) const { return links_[static_cast<std::size_t>(index)]; }
    /// Dense index, or -1 for what is not in the snapshot.
    [[nodiscard]] int nodeOf(DeviceId device) const;
    [[nodiscard]] int indexOf(LinkId link) const;
    /// Nodes at a link's from and to end.
    [[nodiscard]] std::pair<int, int> ends(int link) const { return ends_[static_cast<std::size_t>(link)]; }

    /// Indexes of the arcs that leave, or enter, a node.
    [[nodiscard]] std::span<const int> outArcs(int node) const { return slice(outStart_, outArcs_, node); }
    [[nodiscard]] std::span<const int> inArcs(int node) const { return slice(inStart_, inArcs_, node); }

  private:
    static std::span<const int> slice(const std::vector<int>& start, const std::vector<int>& all, int node) {
        const auto at = static_cast<std::size_t>(node);
        return std::span(all).subspan(static_cast<std::size_t>(start[at]),
                                      static_cast<std::size_t>(start[at + 1] - start[at]));
    }

    std::vector<DeviceId> devices_;
    std::vector<LinkId> links_;
    std::vector<std::pair<int, int>> ends_;
    std::unordered_map<DeviceId, int> nodeOf_;
    std::unordered_map<LinkId, int> indexOf_;
    std::vector<Arc> arcs_;
    std::vector<int> outStart_, outArcs_, inStart_, inArcs_;
};

}  // namespace spanwright::graph
