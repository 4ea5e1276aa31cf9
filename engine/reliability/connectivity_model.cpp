// SPDX-License-Identifier: MIT
#include "engine/reliability/connectivity_model.h"

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

}  // namespace

UnreliableNetwork ConnectivityModel::withoutOneWay() const {
    UnreliableNetwork network = all;
    for (std::size_t edge = 0; edge < oneWayEdge.size(); ++edge) {
        if (oneWayEdge[edge] != 0) network.edges[edge].down = 1;
    }
    return network;
}

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
    for (const Link& link : snapshot.links) {
        const bool forward = link.capacityMbps > 0;
        const bool back = link.capacityBackMbps() > 0;
        if ((!forward && !back) || link.isTunnel()) continue;
        const auto [from, to] = graph.ends(graph.indexOf(link.id));
        UnreliableEdge edge;
        edge.from = from;
        edge.to = to;
        model.origins.push_back({link.id, unavailabilityOf(project, link)});
        edge.down = model.origins.back().unavailability.down;
        causes.appendGroups(project, snapshot, link.sharedRiskGroups, edge.causes);
        model.oneWayEdge.push_back(forward && back ? 0 : 1);
        model.hasOneWay = model.hasOneWay || !forward || !back;
        network.edges.push_back(std::move(edge));
    }
    for (const PartOrigin& origin : causes.origins)
        network.causes.push_back(origin.unavailability.down);
    std::move(causes.origins.begin(), causes.origins.end(), std::back_inserter(model.origins));
    model.failsAtAll = std::any_of(model.origins.begin(), model.origins.end(),
                                   [](const PartOrigin& origin) { return origin.unavailability.down > 0; });
    return model;
}

}  // namespace spanwright::reliability
