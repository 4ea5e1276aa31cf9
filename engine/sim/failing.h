// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/failure_sweep.h"

#include <array>
#include <string>
#include <vector>

namespace spanwright::sim {

/// What can fail, by kind.
enum class FailureElements {
    links,
    devices,
    sites,             ///< with all devices in them
    sharedRiskGroups,  ///< as declared
    ducts,             ///< all links in one duct, where there are several
    powerFeeds,        ///< all devices of a site on one power feed
    providers,         ///< all links of one provider, where there are several
    buildings,         ///< all devices in one zone that is a building or a floor
    lineCards,         ///< all links on one slot of a device, where there are several
    underlays,         ///< all tunnels over one link or through one device that they name, where there are
                       ///< several; what they ride on stays in service
    lagMembers,        ///< one member of a link that has several: capacity is lost, or the link is down
                       ///< where it needs more members than are left
    haMembers,         ///< one unit of a redundant device: throughput is lost, the device stays
    scenarios          ///< the project's failure scenarios
};

}  // namespace spanwright::sim

namespace spanwright {

template <>
struct EnumNames<sim::FailureElements> {
    static constexpr std::array kNames{
        EnumName<sim::FailureElements>{sim::FailureElements::links, "links", "Link"},
        EnumName<sim::FailureElements>{sim::FailureElements::devices, "devices", "Device"},
        EnumName<sim::FailureElements>{sim::FailureElements::sites, "sites", "Site"},
        EnumName<sim::FailureElements>{sim::FailureElements::sharedRiskGroups, "srlgs", "Shared-risk group"},
        EnumName<sim::FailureElements>{sim::FailureElements::ducts, "ducts", "Duct"},
        EnumName<sim::FailureElements>{sim::FailureElements::powerFeeds, "power-feeds", "Power feed"},
        EnumName<sim::FailureElements>{sim::FailureElements::providers, "providers", "Provider"},
        EnumName<sim::FailureElements>{sim::FailureElements::buildings, "buildings", "Building"},
        EnumName<sim::FailureElements>{sim::FailureElements::lineCards, "line-cards", "Line card"},
        EnumName<sim::FailureElements>{sim::FailureElements::underlays, "underlays", "Underlay"},
        EnumName<sim::FailureElements>{sim::FailureElements::lagMembers, "lag-members", "LAG member"},
        EnumName<sim::FailureElements>{sim::FailureElements::haMembers, "ha-members", "HA member"},
        EnumName<sim::FailureElements>{sim::FailureElements::scenarios, "scenarios", "Scenario"}};
};

}  // namespace spanwright

namespace spanwright::sim {

/// Something that can fail: an element, or several that share a fate.
struct Failing {
    FailureElements kind = FailureElements::links;
    std::string name;                 ///< of what is no element of the project: "Provider Colt"; else empty
    std::vector<ElementId> elements;  ///< one, or those that fail together
    FailureSet set;
    ElementId origin = {};  ///< where that lies: a feed's site, a building's zone, a card's device, what
                            ///< tunnels ride on; else null
};

/// All that can fail in a snapshot, by kind in the order asked for, then by id or name. What touches nothing
/// in service is left out: an empty site, a shared-risk group that nothing names.
///
/// The slot of a port is the number before the first slash of its name: "Gi0/1/2" and "xe-0/0/3" sit on slot
/// 0.
[[nodiscard]] std::vector<Failing> failingThings(const Design& snapshot, const graph::GraphIndex& graph,
                                                 const std::vector<FailureElements>& kinds);

}  // namespace spanwright::sim
