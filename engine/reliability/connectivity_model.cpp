// SPDX-License-Identifier: MIT
#include "engine/reliability/connectivity_model.h"

#include "engine/reliability/resilience.h"

#include <algorithm>
#include <map>

namespace spanwright::reliability {
namespace {

/// Sites and shared-risk groups that can strike, numbered as they are asked for.
class Causes {
  public:
    explicit Causes(std::vector<double>& probabilities) : probabilities_(probabilities) {}

    void append(ElementId element, const Reliability& reliability, std::vector<int>& causes) {
        const double strikes = unavailabilityOf(reliability);
        if (strikes <= 0) return;
        const auto [at, fresh] = numbers_.emplace(element, static_cast<int>(probabilities_.size()));
        if (fresh) probabilities_.push_back(strikes);
        if (std::find(causes.begin(), causes.end(), at->second) == causes.end()) causes.push_back(at->second);
    }

    void appendGroups(const Design& design, const std::vector<SharedRiskGroupId>& groups,
                      std::vector<int>& causes) {
        for (const SharedRiskGroupId id : groups) {
            if (const SharedRiskGroup* group = design.sharedRiskGroups.find(id)) {
                append(id, group->reliability, causes);
            }
        }
    }

  private:
    std::vector<double>& probabilities_;
    std::map<ElementId, int> numbers_;
};

}  // namespace

ConnectivityModel connectivityModel(const Project& project, const Design& snapshot,
                                    const graph::GraphIndex& graph) {
    ConnectivityModel model;
    UnreliableNetwork& network = model.all;
    Causes causes(network.causes);
    for (const Device& device : snapshot.devices) {
        UnreliablePart part;
        part.down = unavailabilityOf(project, device);
        causes.appendGroups(snapshot, device.sharedRiskGroups, part.causes);
        if (const Site* site = snapshot.sites.find(device.site)) {
            causes.append(site->id, site->reliability, part.causes);
            causes.appendGroups(snapshot, site->sharedRiskGroups, part.causes);
        }
        model.failsAtAll = model.failsAtAll || part.down > 0;
        network.nodes.push_back(std::move(part));
    }
    std::vector<UnreliableEdge> bothWays;
    for (const Link& link : snapshot.links) {
        const bool forward = link.capacityMbps > 0;
        const bool back = link.capacityBackMbps() > 0;
        if (!forward && !back) continue;
        UnreliableEdge edge;
        const auto ends = graph.ends(graph.indexOf(link.id));
        edge.from = ends.first;
        edge.to = ends.second;
        edge.down = unavailabilityOf(project, link);
        causes.appendGroups(snapshot, link.sharedRiskGroups, edge.causes);
        model.failsAtAll = model.failsAtAll || edge.down > 0;
        if (forward && back) {
            bothWays.push_back(edge);
        } else {
            model.hasOneWay = true;
        }
        network.edges.push_back(std::move(edge));
    }
    model.failsAtAll = model.failsAtAll || !network.causes.empty();
    if (model.hasOneWay) model.withoutOneWay = {network.nodes, std::move(bothWays), network.causes};
    return model;
}

}  // namespace spanwright::reliability
