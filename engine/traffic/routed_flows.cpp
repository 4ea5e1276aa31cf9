// SPDX-License-Identifier: MIT
#include "engine/traffic/routed_flows.h"

#include "engine/design/queries.h"

#include <utility>

namespace spanwright::traffic {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

}  // namespace

Result<RoutedFlows> routeFlows(const Project& project, PhaseId phase, const WorkContext& work) {
    Design snapshot = designAt(project.design, phase);
    graph::GraphIndex graph(snapshot);
    std::vector<sim::Flow> flows = sim::flowsOf(snapshot, graph, 0);
    RoutedFlows routed{std::move(snapshot), std::move(graph), std::move(flows), {}, {}, {}, {}, {}};
    const sim::LayeredRouter router(routed.snapshot, routed.graph, routed.flows);
    std::vector<std::vector<sim::ArcShare>> own(routed.flows.size());
    const auto keep = [&](int flow, std::span<const sim::ArcShare> uses) {
        own[at(flow)].assign(uses.begin(), uses.end());
    };
    auto layers = router.route(sim::Outage(routed.graph), work, keep);
    if (!layers) return fail(Code::cancelled, "routing was cancelled");
    for (std::size_t flow = 0; flow < own.size(); ++flow) {
        const int index = static_cast<int>(flow);
        routed.routed.push_back(layers->flows[flow].reason == sim::LossReason::none ? 1 : 0);
        routed.packetBytes.push_back(router.packetBytes(index));
        routed.start.push_back(routed.uses.size());
        const std::vector<sim::FlowUse> uses = router.withUnderlay(*layers, index, own[flow]);
        routed.uses.insert(routed.uses.end(), uses.begin(), uses.end());
    }
    routed.start.push_back(routed.uses.size());
    routed.arcLatencyMs = std::move(layers->latencyMs);
    return routed;
}

std::vector<double> arcLoads(const RoutedFlows& routed, const std::vector<double>& mbps) {
    std::vector<double> load(routed.graph.arcs().size(), 0);
    for (std::size_t flow = 0; flow < routed.flows.size(); ++flow) {
        for (const sim::FlowUse& use : routed.usesOf(flow))
            load[at(use.arc)] += mbps[flow] * use.rate;
    }
    return load;
}

DeviceResources::DeviceResources(const RoutedFlows& routed, const sim::Routing& routing)
    : routed_(routed), at_(at(routed.graph.nodeCount())), tlsShare_(at_.size(), 0) {
    for (const sim::DeviceLoad& load : routing.devices) {
        const int node = routed.graph.nodeOf(load.device);
        if (node < 0) continue;
        tlsShare_[at(node)] = routed.snapshot.devices.at(load.device).tlsInspectedPercent.value_or(0) / 100;
        for (const sim::DeviceLimit& limit : load.limits) {
            at_[at(node)].push_back(static_cast<int>(resources_.size()));
            resources_.push_back({node, limit.service, limit.limit});
        }
    }
    for (const Link& link : routed.snapshot.links) {
        tunnel_.push_back(link.isTunnel() ? 1 : 0);
        const bool encrypts = link.tunnelType == TunnelType::ipsec || link.tunnelType == TunnelType::sdwan;
        encrypted_.push_back(link.isTunnel() && encrypts ? 1 : 0);
    }
}

}  // namespace spanwright::traffic
