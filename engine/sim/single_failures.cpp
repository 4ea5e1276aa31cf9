// SPDX-License-Identifier: MIT
#include "engine/sim/single_failures.h"

#include "engine/design/queries.h"
#include "engine/sim/ecmp.h"
#include "engine/sim/failing.h"

#include <utility>

namespace spanwright::sim {
namespace {

std::vector<int> setIndexes(const std::vector<char>& mask) {
    std::vector<int> indexes;
    for (std::size_t index = 0; index < mask.size(); ++index) {
        if (mask[index] != 0) indexes.push_back(static_cast<int>(index));
    }
    return indexes;
}

}  // namespace

std::string displayName(const Project& project, const Fault& fault) {
    return fault.name.empty() ? spanwright::displayName(project, fault.element) : fault.name;
}

std::vector<SingleFailure> singleFailures(const Design& snapshot, const graph::GraphIndex& graph) {
    std::vector<SingleFailure> failures;
    const auto add = [&](ElementId element) {
        Outage outage(graph);
        takeOut(element, snapshot, graph, outage);
        SingleFailure failure{element, setIndexes(outage.node), setIndexes(outage.link)};
        if (!failure.nodes.empty() || !failure.links.empty()) failures.push_back(std::move(failure));
    };
    for (const Link& link : snapshot.links) {
        if (link.memberCount <= 1) add(link.id);
    }
    for (const Device& device : snapshot.devices) {
        if (!device.redundant()) add(device.id);
    }
    for (const SharedRiskGroup& group : snapshot.sharedRiskGroups)
        add(group.id);
    for (Failing& fate : sharedFates(snapshot, graph)) {
        failures.push_back({Fault(std::move(fate.name), std::move(fate.elements)), std::move(fate.set.nodes),
                            std::move(fate.set.links)});
    }
    for (const Site& site : snapshot.sites)
        add(site.id);
    return failures;
}

Survival survivalOf(const Fault& fault) {
    if (!fault.group.empty()) return Survival::riskGroups;
    switch (fault.element.kind) {
        case ElementKind::link:
            return Survival::links;
        case ElementKind::device:
            return Survival::devices;
        case ElementKind::sharedRiskGroup:
            return Survival::riskGroups;
        default:
            return Survival::sites;
    }
}

}  // namespace spanwright::sim
