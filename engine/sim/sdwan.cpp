// SPDX-License-Identifier: MIT
#include "engine/sim/sdwan.h"

#include <algorithm>
#include <utility>

namespace spanwright::sim {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Where a device stands: its site, or itself outside sites.
ElementId placeOf(const Design& snapshot, DeviceId id) {
    const Device* device = snapshot.devices.find(id);
    return device != nullptr && device->site ? ElementId(device->site) : ElementId(id);
}

}  // namespace

Sdwan::Sdwan(const Design& snapshot, const graph::GraphIndex& graph)
    : snapshot_(snapshot), graph_(graph), sdwanLink_(at(graph.linkCount()), 0) {
    if (snapshot.routingPolicy.sdwanRules.empty()) return;
    for (const Link& link : snapshot.links) {
        if (link.isTunnel() && link.tunnelType == TunnelType::sdwan)
            sdwanLink_[at(graph.indexOf(link.id))] = 1;
    }
    for (int node = 0; node < graph.nodeCount(); ++node) {
        if (snapshot.devices.at(graph.device(node)).kind != DeviceKind::sdwanEdge) continue;
        const std::span<const int> out = graph.outArcs(node);
        if (std::any_of(out.begin(), out.end(), [&](int arc) { return isSdwan(arc); }))
            edges_.push_back(node);
    }
}

bool Sdwan::isSdwan(int arc) const {
    return sdwanLink_[at(graph_.arcs()[at(arc)].link)] != 0;
}

const SdwanRule* Sdwan::ruleOf(TrafficClass trafficClass) const {
    if (edges_.empty()) return nullptr;
    const auto& rules = snapshot_.routingPolicy.sdwanRules;
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const SdwanRule& rule) { return rule.trafficClass == trafficClass; });
    return found == rules.end() ? nullptr : &*found;
}

Sdwan::Accesses Sdwan::accesses(const std::vector<TunnelState>& states) const {
    if (edges_.empty()) return {};
    Accesses accesses(graph_.arcs().size());
    std::vector<std::vector<int>> arcsOf(at(graph_.linkCount()));
    for (std::size_t arc = 0; arc < graph_.arcs().size(); ++arc)
        arcsOf[at(graph_.arcs()[arc].link)].push_back(static_cast<int>(arc));
    std::vector<const TunnelState*> stateOf(at(graph_.linkCount()), nullptr);
    for (const TunnelState& state : states)
        stateOf[at(state.link)] = &state;
    // Tunnels come after those that they ride on, whose own links are known then.
    for (const TunnelState& state : states) {
        for (const int arc : arcsOf[at(state.link)]) {
            const graph::Arc& own = graph_.arcs()[at(arc)];
            for (const ArcShare& use : (own.forward ? state.forward : state.reverse).uses) {
                const graph::Arc& under = graph_.arcs()[at(use.arc)];
                if (under.from != own.from && under.to != own.to) continue;
                if (stateOf[at(under.link)] == nullptr) {
                    accesses[at(arc)].push_back(under.link);
                } else {
                    const std::vector<int> below = accesses[at(use.arc)];
                    accesses[at(arc)].insert(accesses[at(arc)].end(), below.begin(), below.end());
                }
            }
        }
    }
    return accesses;
}

bool Sdwan::matches(const SdwanTransport& transport, int arc, const Accesses& accesses) const {
    const std::string& wanted = transport.transport;
    const Link& tunnel = snapshot_.links.at(graph_.link(graph_.arcs()[at(arc)].link));
    if (wanted.empty()) return false;
    if (wanted == tunnel.key || wanted == tunnel.name || wanted == tunnel.provider) return true;
    const std::vector<int>& links = accesses[at(arc)];
    return std::any_of(links.begin(), links.end(), [&](int link) {
        const Link& under = snapshot_.links.at(graph_.link(link));
        return wanted == under.provider || wanted == nameOf(under.kind).key;
    });
}

SdwanChoice Sdwan::pick(const SdwanRule& rule, std::vector<int> candidates, const Measured& measured) const {
    std::vector<std::vector<int>> groups;
    std::vector<std::vector<int>> onFailure;
    bool sharing = false;
    for (const SdwanTransport& transport : rule.transports) {
        std::vector<int> matching;
        const auto unmatched = std::stable_partition(candidates.begin(), candidates.end(), [&](int arc) {
            return matches(transport, arc, measured.accesses);
        });
        matching.assign(candidates.begin(), unmatched);
        candidates.erase(candidates.begin(), unmatched);
        const bool shares = transport.use == TransportUse::loadShared;
        if (transport.use == TransportUse::onFailure) {
            onFailure.push_back(std::move(matching));
        } else if (shares && sharing) {
            groups.back().insert(groups.back().end(), matching.begin(), matching.end());
        } else {
            groups.push_back(std::move(matching));
        }
        sharing = shares;
    }
    std::move(onFailure.begin(), onFailure.end(), std::back_inserter(groups));
    groups.push_back(std::move(candidates));
    const auto within = [&](int arc) {
        return (!rule.maxLatencyMs || measured.latencyMs[at(arc)] <= *rule.maxLatencyMs) &&
               (!rule.maxLossPercent || (1 - measured.arriving[at(arc)]) * 100 <= *rule.maxLossPercent);
    };
    for (const std::vector<int>& group : groups) {
        SdwanChoice choice;
        std::copy_if(group.begin(), group.end(), std::back_inserter(choice.arcs), within);
        if (!choice.arcs.empty()) return choice;
    }
    for (std::vector<int>& group : groups) {
        if (!group.empty()) return {std::move(group), true};
    }
    return {};
}

void Sdwan::choose(const SdwanRule& rule, const Outage& outage, const Measured& measured,
                   Forwarding& forwarding, std::vector<int>& overLimits) const {
    const ShortestPathDag& dag = *forwarding.dag;
    for (const int node : edges_) {
        std::vector<ElementId> places;
        for (const int arc : dag.next[at(node)]) {
            if (isSdwan(arc)) places.push_back(placeOf(snapshot_, graph_.device(graph_.arcs()[at(arc)].to)));
        }
        if (places.empty()) continue;
        std::vector<int> candidates;
        for (const int index : graph_.outArcs(node)) {
            const graph::Arc& arc = graph_.arcs()[at(index)];
            if (!isSdwan(index) || outage.link[at(arc.link)] != 0 || outage.node[at(arc.to)] != 0) continue;
            if (dag.distance[at(arc.to)] >= dag.distance[at(node)]) continue;
            const ElementId place = placeOf(snapshot_, graph_.device(arc.to));
            if (std::find(places.begin(), places.end(), place) != places.end()) candidates.push_back(index);
        }
        SdwanChoice choice = pick(rule, std::move(candidates), measured);
        if (choice.overLimits) overLimits.push_back(node);
        forwarding.instead[node] = std::move(choice.arcs);
    }
}

}  // namespace spanwright::sim
