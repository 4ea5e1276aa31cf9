// SPDX-License-Identifier: MIT
#include "tests/support/design_builder.h"

#include "engine/design/queries.h"

#include <fmt/format.h>

namespace spanwright::test {

DeviceId DesignBuilder::device(std::string_view key) {
    if (const ElementId known = findByKey(project, key); known.value != 0) return known.as<DeviceId>();
    Device row;
    row.id = project.newId<DeviceId>();
    row.key = row.name = key;
    project.design.devices.put(row);
    return row.id;
}

DesignBuilder& DesignBuilder::link(std::string_view from, std::string_view to, double capacityMbps) {
    return link(from, to, capacityMbps, LinkOptions());
}

DesignBuilder& DesignBuilder::link(std::string_view from, std::string_view to, double capacityMbps,
                                   const LinkOptions& options) {
    Link row;
    row.from.device = device(from);
    row.to.device = device(to);
    row.id = project.newId<LinkId>();
    row.key = row.name =
        options.key.empty() ? uniqueKey(project, fmt::format("{}-{}", from, to)) : options.key;
    row.capacityMbps = capacityMbps;
    if (options.capacityReverseMbps >= 0) row.capacityReverseMbps = options.capacityReverseMbps;
    row.igpMetric = options.metric;
    if (options.metricReverse > 0) row.igpMetricReverse = options.metricReverse;
    if (options.availability < 1) row.reliability.availability = options.availability;
    project.design.links.put(row);
    return *this;
}

DesignBuilder& DesignBuilder::demand(std::string_view from, std::string_view to, double mbps,
                                     double reverseMbps) {
    Demand row;
    row.from = device(from);
    row.to = device(to);
    row.id = project.newId<DemandId>();
    row.key = row.name = uniqueKey(project, fmt::format("demand-{}-{}", from, to));
    row.mbps = mbps;
    row.reverseMbps = reverseMbps;
    project.design.demands.put(row);
    return *this;
}

DemandId DesignBuilder::lastDemand() const {
    DemandId last;
    for (const Demand& demand : project.design.demands)
        last = demand.id;
    return last;
}

PhaseId DesignBuilder::phase(std::string_view key) {
    Phase row;
    row.id = project.newId<PhaseId>();
    row.key = row.name = key;
    row.sequence = static_cast<int>(project.design.phases.size()) + 1;
    project.design.phases.put(row);
    return row.id;
}

SiteId DesignBuilder::site(std::string_view key) {
    Site row;
    row.id = project.newId<SiteId>();
    row.key = row.name = key;
    project.design.sites.put(row);
    return row.id;
}

LinkId DesignBuilder::linkId(std::string_view key) const {
    return findByKey(project, key).as<LinkId>();
}

DesignBuilder randomNetwork(unsigned seed, int devices, int extraLinks, int demands) {
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    const auto name = [](int n) { return fmt::format("n{}", n); };
    DesignBuilder net;
    for (int n = 0; n < devices; ++n)
        net.device(name(n));
    const auto connect = [&](int a, int b) {
        DesignBuilder::LinkOptions options;
        options.metric = 1 + below(4);
        if (below(3) == 0) options.metricReverse = 1 + below(4);
        net.link(name(a), name(b), 100.0 + below(900), options);
    };
    for (int n = 1; n < devices; ++n)
        connect(below(n), n);
    for (int n = 0; n < extraLinks; ++n) {
        const int a = below(devices);
        const int b = below(devices);
        if (a != b) connect(a, b);
    }
    for (int n = 0; n < demands; ++n) {
        const int a = below(devices);
        const int b = below(devices);
        if (a != b) net.demand(name(a), name(b), 1.0 + below(50), below(2) == 0 ? 0 : 1.0 + below(20));
    }
    return net;
}

}  // namespace spanwright::test
