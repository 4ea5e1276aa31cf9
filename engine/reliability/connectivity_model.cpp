// SPDX-License-Identifier: MIT
#include "engine/reliability/connectivity_model.h"

#include "engine/reliability/union_find.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace spanwright::reliability {
namespace {

/// Sites and shared-risk groups that can strike, numbered as they are asked for.
class Causes {
  public:
    template <class Row>
    void append(const Project& project, const Row& row, std::vector<int>& causes) {
        Unavailability unavailability = unavailabilityOf(project, row);
        if (unavailability.down <= 0) return;
        const auto [at, fresh] = numbers_.emplace(ElementId(row.id), static_cast<int>(origins.size()));
        if (fresh) origins.push_back({row.id, std::move(unavailability)});
        if (std::find(causes.begin(), causes.end(), at->second) == causes.end()) causes.push_back(at->second);
    }

    void appendGroups(const Project& project, const Design& snapshot,
                      const std::vector<SharedRiskGroupId>& groups, std::vector<int>& causes) {
        for (const SharedRiskGroupId id : groups) {
            if (const SharedRiskGroup* group = snapshot.sharedRiskGroups.find(id)) {
                append(project, *group, causes);
            }
        }
    }

    std::vector<PartOrigin> origins;

  private:
    std::map<ElementId, int> numbers_;
};

/// Devices that links other than tunnels connect have the same label.
std::vector<int> labelsWithoutTunnels(const Design& snapshot, const graph::GraphIndex& graph) {
    UnionFind sets(static_cast<std::size_t>(graph.nodeCount()));
    for (const Link& link : snapshot.links) {
        if (link.kind == LinkKind::tunnel || (link.capacityMbps <= 0 && link.capacityBackMbps() <= 0))
            continue;
        const auto [from, to] = graph.ends(graph.indexOf(link.id));
        sets.join(from, to);
    }
    std::vector<int> labels;
    labels.reserve(static_cast<std::size_t>(graph.nodeCount()));
    for (int node = 0; node < graph.nodeCount(); ++node)
        labels.push_back(sets.root(node));
    return labels;
}

}  // namespace

ConnectivityModel connectivityModel(const Project& project, const Design& snapshot,
                                    const graph::GraphIndex& graph) {
    ConnectivityModel model;
    UnreliableNetwork& network = model.all;
    Causes causes;
    for (const Device& device : snapshot.devices) {
        UnreliablePart part;
        model.origins.push_back({device.id, unavailabilityOf(project, device)});
        part.down = model.origins.back().unavailability.down;
        causes.appendGroups(project, snapshot, device.sharedRiskGroups, part.causes);
        if (const Site* site = snapshot.sites.find(device.site)) {
            causes.append(project, *site, part.causes);
            causes.appendGroups(project, snapshot, site->sharedRiskGroups, part.causes);
        }
        network.nodes.push_back(std::move(part));
    }
    const std::vector<int> labels = labelsWithoutTunnels(snapshot, graph);
    std::vector<UnreliableEdge> bothWays;
    for (const Link& link : snapshot.links) {
        const bool forward = link.capacityMbps > 0;
        const bool back = link.capacityBackMbps() > 0;
        if (!forward && !back) continue;
        const auto [from, to] = graph.ends(graph.indexOf(link.id));
        if (link.kind == LinkKind::tunnel &&
            labels[static_cast<std::size_t>(from)] == labels[static_cast<std::size_t>(to)]) {
            continue;
        }
        UnreliableEdge edge;
        edge.from = from;
        edge.to = to;
        model.origins.push_back({link.id, unavailabilityOf(project, link)});
        edge.down = model.origins.back().unavailability.down;
        causes.appendGroups(project, snapshot, link.sharedRiskGroups, edge.causes);
        if (forward && back) {
            bothWays.push_back(edge);
        } else {
            model.hasOneWay = true;
        }
        network.edges.push_back(std::move(edge));
    }
    for (const PartOrigin& origin : causes.origins)
        network.causes.push_back(origin.unavailability.down);
    std::move(causes.origins.begin(), causes.origins.end(), std::back_inserter(model.origins));
    model.failsAtAll = std::any_of(model.origins.begin(), model.origins.end(),
                                   [](const PartOrigin& origin) { return origin.unavailability.down > 0; });
    if (model.hasOneWay) model.withoutOneWay = {network.nodes, std::move(bothWays), network.causes};
    return model;
}

}  // namespace spanwright::reliability
