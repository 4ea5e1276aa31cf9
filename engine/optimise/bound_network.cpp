// SPDX-License-Identifier: MIT
#include "engine/optimise/bound_network.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace spanwright::optimise {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// A flow, or the part of it between two devices that it must pass.
struct Leg {
    int flow = 0;
    int from = 0;
    int to = 0;
    int closed = -1;
};

class Builder {
  public:
    Builder(const Design& snapshot, const graph::GraphIndex& graph, const std::vector<sim::Flow>& flows)
        : snapshot_(snapshot), graph_(graph), flows_(flows) {
        for (const graph::Arc& arc : graph.arcs())
            arcs_.push_back({arc.from, arc.to, arc.capacityMbps});
    }

    BoundNetwork run() {
        for (std::size_t index = 0; index < flows_.size(); ++index)
            addFlow(static_cast<int>(index));
        std::optional<FlowNetwork> network = networkOfLegs();
        // A flow is carried on all of its way or not at all.
        for (const int leg : network->unroutable())
            lost_.insert(legs_[at(leg)].flow);
        const bool torn = std::any_of(legs_.begin(), legs_.end(), [&](const Leg& leg) {
            return manyLegs_.contains(leg.flow) && lost_.contains(leg.flow);
        });
        if (torn) {
            std::erase_if(legs_, [&](const Leg& leg) { return lost_.contains(leg.flow); });
            network = networkOfLegs();
        }
        return {std::move(*network), {lost_.begin(), lost_.end()}};
    }

  private:
    void addFlow(int index) {
        const sim::Flow& flow = flows_[at(index)];
        const Demand* demand = snapshot_.demands.find(flow.demand);
        if (demand == nullptr || !demand->pinned()) {
            legs_.push_back({index, flow.from, flow.to});
            return;
        }
        std::vector<Leg> legs;
        const bool possible =
            demand->path.empty() ? alongPolicy(index, *demand, legs) : alongPath(index, *demand, legs);
        if (!possible) {
            lost_.insert(index);
            return;
        }
        if (legs.size() > 1) manyLegs_.insert(index);
        legs_.insert(legs_.end(), legs.begin(), legs.end());
    }

    bool alongPolicy(int index, const Demand& demand, std::vector<Leg>& legs) {
        const sim::Flow& flow = flows_[at(index)];
        std::vector<int> stops;
        for (const DeviceId device : demand.mustVisit)
            stops.push_back(graph_.nodeOf(device));
        if (flow.direction == sim::Direction::reverse) std::reverse(stops.begin(), stops.end());
        stops.insert(stops.begin(), flow.from);
        stops.push_back(flow.to);
        sim::Outage avoided(graph_);
        for (const ElementId element : demand.mustAvoid)
            sim::takeOut(element, snapshot_, graph_, avoided);
        for (const int stop : stops) {
            if (stop < 0 || avoided.node[at(stop)] != 0) return false;
        }
        const int closed = demand.mustAvoid.empty() ? -1 : closedSetOf(avoided);
        for (std::size_t leg = 0; leg + 1 < stops.size(); ++leg) {
            if (stops[leg] != stops[leg + 1]) legs.push_back({index, stops[leg], stops[leg + 1], closed});
        }
        return true;
    }

    /// Demands that avoid the same share a set.
    int closedSetOf(const sim::Outage& avoided) {
        std::vector<char> closed;
        for (const graph::Arc& arc : graph_.arcs()) {
            const bool out = avoided.link[at(arc.link)] != 0 || avoided.node[at(arc.from)] != 0 ||
                             avoided.node[at(arc.to)] != 0;
            closed.push_back(out ? 1 : 0);
        }
        const auto [found, isNew] = setOf_.emplace(closed, static_cast<int>(closedSets_.size()));
        if (isNew) closedSets_.push_back(std::move(closed));
        return found->second;
    }

    bool alongPath(int index, const Demand& demand, std::vector<Leg>& legs) {
        const sim::Flow& flow = flows_[at(index)];
        std::vector<LinkId> path = demand.path;
        if (flow.direction == sim::Direction::reverse) std::reverse(path.begin(), path.end());
        int node = flow.from;
        std::vector<int> fixed;
        for (const LinkId id : path) {
            const Link* link = snapshot_.links.find(id);
            if (link == nullptr) return false;
            const int from = graph_.nodeOf(link->from.device);
            const int to = graph_.nodeOf(link->to.device);
            if (node != from && node != to) return false;
            const int next = node == from ? to : from;
            if (link->isTunnel()) {
                legs.push_back({index, node, next});
            } else {
                const int arc = arcFrom(node, graph_.indexOf(id));
                if (arc < 0) return false;
                fixed.push_back(arc);
            }
            node = next;
        }
        if (node != flow.to) return false;
        for (const int arc : fixed)
            arcs_[at(arc)].fixed += flow.mbps;
        return true;
    }

    [[nodiscard]] int arcFrom(int node, int link) const {
        const auto arcs = graph_.outArcs(node);
        const auto found = std::find_if(arcs.begin(), arcs.end(),
                                        [&](int arc) { return graph_.arcs()[at(arc)].link == link; });
        return found == arcs.end() ? -1 : *found;
    }

    /// Traffic is gathered by destination. Where it comes from fewer nodes than it goes to, the same network
    /// with every arc and demand turned round has the same loads and costs less.
    [[nodiscard]] FlowNetwork networkOfLegs() const {
        std::vector<char> from(at(graph_.nodeCount()), 0);
        std::vector<char> to = from;
        std::vector<FlowDemand> demands;
        demands.reserve(legs_.size());
        for (const Leg& leg : legs_) {
            from[at(leg.from)] = 1;
            to[at(leg.to)] = 1;
            demands.push_back({leg.from, leg.to, flows_[at(leg.flow)].mbps, leg.closed});
        }
        std::vector<FlowArc> arcs = arcs_;
        if (std::count(from.begin(), from.end(), 1) < std::count(to.begin(), to.end(), 1)) {
            for (FlowArc& arc : arcs)
                std::swap(arc.from, arc.to);
            for (FlowDemand& demand : demands)
                std::swap(demand.from, demand.to);
        }
        return {graph_.nodeCount(), std::move(arcs), demands, closedSets_};
    }

    const Design& snapshot_;
    const graph::GraphIndex& graph_;
    const std::vector<sim::Flow>& flows_;
    std::vector<FlowArc> arcs_;
    std::vector<Leg> legs_;
    std::set<int> lost_;
    std::set<int> manyLegs_;
    std::vector<std::vector<char>> closedSets_;
    std::map<std::vector<char>, int> setOf_;
};

}  // namespace

BoundNetwork boundNetwork(const Design& snapshot, const graph::GraphIndex& graph,
                          const std::vector<sim::Flow>& flows) {
    return Builder(snapshot, graph, flows).run();
}

}  // namespace spanwright::optimise
