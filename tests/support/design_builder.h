// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <random>
#include <string>
#include <string_view>

namespace spanwright::test {

/// Builds a network in code that reads like its drawing: links and demands name devices, which are made when
/// first named. Names are keys.
///
///     DesignBuilder net;
///     net.link("a", "b", 100).link("b", "c", 100, {.metric = 5});
///     net.demand("a", "c", 30);
class DesignBuilder {
  public:
    struct LinkOptions {
        double metric = 1;
        double metricReverse = 0;         ///< 0: as forward
        double capacityReverseMbps = -1;  ///< negative: as forward
        double availability = 1;
        std::string key = {};  ///< empty: "a-b"
    };

    DeviceId device(std::string_view key);
    DesignBuilder& link(std::string_view from, std::string_view to, double capacityMbps);
    DesignBuilder& link(std::string_view from, std::string_view to, double capacityMbps,
                        const LinkOptions& options);
    DesignBuilder& demand(std::string_view from, std::string_view to, double mbps, double reverseMbps = 0);
    /// A tunnel between two devices, its key "from~to"; `edit(link)` sets what is special about it.
    template <class Edit>
    DesignBuilder& tunnel(std::string_view from, std::string_view to, double capacityMbps, TunnelType type,
                          Edit&& edit) {
        const std::string key = std::string(from) + "~" + std::string(to);
        link(from, to, capacityMbps, {.key = key});
        return editLink(key, [&](Link& row) {
            row.kind = LinkKind::tunnel;
            row.tunnelType = type;
            edit(row);
        });
    }
    DesignBuilder& tunnel(std::string_view from, std::string_view to, double capacityMbps, TunnelType type) {
        return tunnel(from, to, capacityMbps, type, [](Link&) {});
    }
    /// Edits the demand that was added last.
    template <class Edit>
    DesignBuilder& editLastDemand(Edit&& edit) {
        Demand row = project.design.demands.at(lastDemand());
        edit(row);
        project.design.demands.put(row);
        return *this;
    }
    [[nodiscard]] DemandId lastDemand() const;
    PhaseId phase(std::string_view key);
    SiteId site(std::string_view key);

    template <class Edit>
    DesignBuilder& editDevice(std::string_view key, Edit&& edit) {
        Device row = project.design.devices.at(device(key));
        edit(row);
        project.design.devices.put(row);
        return *this;
    }
    template <class Edit>
    DesignBuilder& editLink(std::string_view key, Edit&& edit) {
        Link row = project.design.links.at(linkId(key));
        edit(row);
        project.design.links.put(row);
        return *this;
    }
    [[nodiscard]] LinkId linkId(std::string_view key) const;

    Project project;
};

/// A connected random network: a random tree, extra links, some of them parallel, random metrics and demands.
[[nodiscard]] DesignBuilder randomNetwork(unsigned seed, int devices, int extraLinks, int demands);

}  // namespace spanwright::test
