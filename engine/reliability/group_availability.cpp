// SPDX-License-Identifier: MIT
#include "engine/reliability/group_availability.h"

#include "engine/design/queries.h"
#include "engine/design/tunnel_order.h"
#include "engine/reliability/pair_answers.h"

#include <set>

namespace spanwright::reliability {
namespace {

/// The devices that a site stands for.
std::set<DeviceId> devicesOf(const Design& snapshot, SiteId site) {
    std::set<DeviceId> all;
    std::set<DeviceId> edges;
    std::set<DeviceId> ends;
    for (const Device& device : snapshot.devices) {
        if (device.site == site) all.insert(device.id);
    }
    for (const Link& link : snapshot.links) {
        for (const auto& [own, other] :
             {std::pair(link.from.device, link.to.device), std::pair(link.to.device, link.from.device)}) {
            if (all.contains(own) && !all.contains(other)) edges.insert(own);
        }
    }
    for (const Demand& demand : snapshot.demands) {
        for (const DeviceId end : {demand.from, demand.to}) {
            if (all.contains(end)) ends.insert(end);
        }
    }
    if (!ends.empty()) return ends;
    return edges.empty() ? all : edges;
}

Result<std::set<DeviceId>> terminalsOf(const Project& project, const Design& snapshot,
                                       const std::vector<ElementId>& members) {
    std::set<DeviceId> terminals;
    for (const ElementId member : members) {
        const std::string name = displayName(project, member);
        std::set<DeviceId> own;
        if (member.kind == ElementKind::site) {
            own = devicesOf(snapshot, member.as<SiteId>());
        } else if (member.kind != ElementKind::device) {
            return fail(Code::invalidValue, "expected a site or a device in the group", name);
        } else if (snapshot.devices.contains(member.as<DeviceId>())) {
            own = {member.as<DeviceId>()};
        }
        if (own.empty()) return fail(Code::notFound, "has no device in service in this phase", name);
        terminals.insert(own.begin(), own.end());
    }
    if (terminals.size() < 2) {
        return fail(Code::invalidValue,
                    "a group needs two devices or more to be connected: add a site or a device");
    }
    return terminals;
}

}  // namespace

Result<GroupAvailability> groupAvailability(const Project& project, PhaseId phase,
                                            const std::vector<ElementId>& members,
                                            const ResilienceOptions& options, const WorkContext& work) {
    const Design snapshot = designAt(project.design, phase);
    const auto terminals = terminalsOf(project, snapshot, members);
    if (!terminals) return tl::unexpected(terminals.error());
    const Design plain = withoutTunnels(snapshot);
    const graph::GraphIndex graph(plain);
    std::vector<int> nodes;
    GroupAvailability out;
    for (const DeviceId device : *terminals) {
        nodes.push_back(graph.nodeOf(device));
        out.terminals.push_back(device);
    }
    const Answerer answerer(project, plain, graph, options);
    static_cast<AvailabilityFigure&>(out) = answerer.reach(nodes, options.mostStates, false, work).figure;
    if (work.stopRequested()) return fail(Code::cancelled, "the availability was cancelled");
    if (static_cast<int>(nodes.size()) == graph.nodeCount())
        out.question = TerminalQuestion::allTerminal;
    else if (nodes.size() == 2)
        out.question = TerminalQuestion::twoTerminal;
    return out;
}

}  // namespace spanwright::reliability
