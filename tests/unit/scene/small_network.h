// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <string>

namespace spanwright::test {

/// A project that a test fills row by row.
struct SmallNetwork {
    Project project;

    PhaseId phase(int sequence) {
        Phase row;
        row.id = project.newId<PhaseId>();
        row.sequence = sequence;
        project.design.phases.put(row);
        return row.id;
    }
    SiteId site(Rect frame, const std::string& name = "Site") {
        Site row;
        row.id = project.newId<SiteId>();
        row.name = name;
        row.frame = frame;
        project.design.sites.put(row);
        return row.id;
    }
    ZoneId zone(Rect frame, SiteId site, ZoneKind kind = ZoneKind::security) {
        Zone row;
        row.id = project.newId<ZoneId>();
        row.name = "Zone";
        row.kind = kind;
        row.site = site;
        row.frame = frame;
        project.design.zones.put(row);
        return row.id;
    }
    DeviceId device(Point at, SiteId site = {}, Lifetime lifetime = {}) {
        Device row;
        row.id = project.newId<DeviceId>();
        row.name = "device";
        row.position = at;
        row.site = site;
        row.lifetime = lifetime;
        project.design.devices.put(row);
        return row.id;
    }
    LinkId link(DeviceId from, DeviceId to, double mbps = 1000, Lifetime lifetime = {}) {
        Link row;
        row.id = project.newId<LinkId>();
        row.from.device = from;
        row.to.device = to;
        row.capacityMbps = mbps;
        row.lifetime = lifetime;
        project.design.links.put(row);
        return row.id;
    }
    DemandId demand(DeviceId from, DeviceId to) {
        Demand row;
        row.id = project.newId<DemandId>();
        row.from = from;
        row.to = to;
        row.mbps = 1;
        project.design.demands.put(row);
        return row.id;
    }
};

}  // namespace spanwright::test
