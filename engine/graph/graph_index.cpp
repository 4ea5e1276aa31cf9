// SPDX-License-Identifier: MIT
#include "engine/graph/graph_index.h"

#include "engine/design/link_figures.h"

#include <utility>

namespace spanwright::graph {
namespace {

/// Groups arc indexes by one of their ends: counting sort into compressed rows.
void groupBy(int Arc::*end, const std::vector<Arc>& arcs, std::size_t nodes, std::vector<int>& start,
             std::vector<int>& grouped) {
    start.assign(nodes + 1, 0);
    for (const Arc& arc : arcs)
        ++start[static_cast<std::size_t>(arc.*end) + 1];
    for (std::size_t node = 0; node < nodes; ++node)
        start[node + 1] += start[node];
    grouped.resize(arcs.size());
    std::vector<int> next(start.begin(), start.end() - 1);
    for (std::size_t index = 0; index < arcs.size(); ++index) {
        int& slot = next[static_cast<std::size_t>(arcs[index].*end)];
        grouped[static_cast<std::size_t>(slot++)] = static_cast<int>(index);
    }
}

}  // namespace

GraphIndex::GraphIndex(const Design& snapshot) {
    devices_.reserve(snapshot.devices.size());
    for (const Device& device : snapshot.devices) {
        nodeOf_.emplace(device.id, nodeCount());
        devices_.push_back(device.id);
    }
    for (const Link& link : snapshot.links) {
        const int index = linkCount();
        const int from = nodeOf(link.from.device);
        const int to = nodeOf(link.to.device);
        indexOf_.emplace(link.id, index);
        links_.push_back(link.id);
        ends_.emplace_back(from, to);
        const LinkMetrics metrics = linkMetrics(snapshot, link);
        if (link.usableMbps() > 0) {
            arcs_.push_back({from, to, index, true, metrics.forward, link.usableMbps()});
        }
        if (link.usableBackMbps() > 0) {
            arcs_.push_back({to, from, index, false, metrics.reverse, link.usableBackMbps()});
        }
    }
    groupBy(&Arc::from, arcs_, devices_.size(), outStart_, outArcs_);
    groupBy(&Arc::to, arcs_, devices_.size(), inStart_, inArcs_);
}

int GraphIndex::nodeOf(DeviceId device) const {
    const auto at = nodeOf_.find(device);
    return at == nodeOf_.end() ? -1 : at->second;
}

int GraphIndex::indexOf(LinkId link) const {
    const auto at = indexOf_.find(link);
    return at == indexOf_.end() ? -1 : at->second;
}

}  // namespace spanwright::graph
