// SPDX-License-Identifier: MIT
#include "engine/reliability/connectivity_model.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace spanwright::reliability {
namespace {

/// What can strike several parts at once, numbered as it is asked for.
class Causes {
  public:
    Causes(const Project& project, const Design& snapshot) : project_(project), snapshot_(snapshot) {
        for (const Device& device : snapshot.devices) {
            if (!device.powerFeed.empty()) withFeeds_.insert(device.site);
        }
        for (const Link& link : snapshot.links) {
            if (!link.duct.empty() && !link.isTunnel()) ducts_[link.duct].push_back(&link);
        }
    }

    void appendOf(const Device& device, std::vector<int>& causes) {
        appendGroups(device.sharedRiskGroups, causes);
        const Site* site = snapshot_.sites.find(device.site);
        if (site == nullptr) return;
        if (withFeeds_.contains(site->id)) {
            append({site->id, unavailabilityOfPlace(project_, *site)}, causes);
            append({site->id, unavailabilityOfPower(project_, *site), "feed " + device.powerFeed}, causes);
        } else {
            append({site->id, unavailabilityOf(project_, *site)}, causes);
        }
        appendGroups(site->sharedRiskGroups, causes);
    }

    /// And what is left of the link's own failures.
    Unavailability appendOf(const Link& link, std::vector<int>& causes) {
        appendGroups(link.sharedRiskGroups, causes);
        const auto duct = ducts_.find(link.duct);
        if (duct == ducts_.end() || duct->second.size() < 2) return unavailabilityOf(project_, link);
        const std::vector<const Link*>& links = duct->second;
        append({links.front()->id, unavailabilityOfDuct(project_, links), "duct " + link.duct}, causes);
        return unavailabilityOf(project_, link, sharedDuctKm(links));
    }

    std::vector<PartOrigin> origins;

  private:
    void append(PartOrigin origin, std::vector<int>& causes) {
        if (origin.unavailability.down <= 0) return;
        const auto [at, fresh] =
            numbers_.emplace(std::pair(origin.element, origin.risk), static_cast<int>(origins.size()));
        if (fresh) origins.push_back(std::move(origin));
        if (std::find(causes.begin(), causes.end(), at->second) == causes.end()) causes.push_back(at->second);
    }

    void appendGroups(const std::vector<SharedRiskGroupId>& groups, std::vector<int>& causes) {
        for (const SharedRiskGroupId id : groups) {
            if (const SharedRiskGroup* group = snapshot_.sharedRiskGroups.find(id))
                append({id, unavailabilityOf(project_, *group)}, causes);
        }
    }

    const Project& project_;
    const Design& snapshot_;
    std::set<SiteId> withFeeds_;
    std::map<std::string, std::vector<const Link*>> ducts_;
    std::map<std::pair<ElementId, std::string>, int> numbers_;
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
    Causes causes(project, snapshot);
    for (const Device& device : snapshot.devices) {
        UnreliablePart part;
        model.origins.push_back({device.id, unavailabilityOf(project, device)});
        part.down = model.origins.back().unavailability.down;
        causes.appendOf(device, part.causes);
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
        model.origins.push_back({link.id, causes.appendOf(link, edge.causes)});
        edge.down = model.origins.back().unavailability.down;
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
