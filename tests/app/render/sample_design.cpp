// SPDX-License-Identifier: MIT
#include "tests/app/render/sample_design.h"

#include <algorithm>
#include <array>
#include <string>

namespace spanwright::test {
namespace {

class Builder {
  public:
    PhaseId phase(const std::string& name, int sequence) {
        Phase row;
        row.id = sample.project.newId<PhaseId>();
        row.name = name;
        row.sequence = sequence;
        sample.project.design.phases.put(row);
        return row.id;
    }
    SiteId site(SiteKind kind, const std::string& name, Rect frame) {
        Site row;
        row.id = sample.project.newId<SiteId>();
        row.name = name;
        row.kind = kind;
        row.frame = frame;
        sample.project.design.sites.put(row);
        return row.id;
    }
    DeviceId device(DeviceKind kind, const std::string& name, Point at, SiteId site = {}, int count = 1,
                    RedundancyMode redundancy = RedundancyMode::single, Lifetime lifetime = {}) {
        Device row;
        row.id = sample.project.newId<DeviceId>();
        row.name = name;
        row.kind = kind;
        row.position = at;
        row.site = site;
        row.count = count;
        row.redundancy = redundancy;
        row.lifetime = lifetime;
        sample.project.design.devices.put(row);
        return row.id;
    }
    LinkId link(LinkKind kind, DeviceId from, DeviceId to, double mbps, double utilization, int members = 1,
                Lifetime lifetime = {}) {
        Link row;
        row.id = sample.project.newId<LinkId>();
        row.kind = kind;
        row.from.device = from;
        row.to.device = to;
        row.capacityMbps = mbps;
        row.memberCount = members;
        row.lifetime = lifetime;
        sample.project.design.links.put(row);
        using sim::Direction;
        auto& loads = sample.answers.routing.links;
        loads.push_back({row.id, Direction::forward, mbps, mbps * utilization, utilization});
        loads.push_back({row.id, Direction::reverse, mbps, mbps * utilization / 3, utilization / 3});
        return row.id;
    }
    void load(DeviceId device, double utilization) {
        sample.answers.routing.devices.push_back({device, 1000, 1000 * utilization, utilization});
    }
    void demand(DeviceId from, DeviceId to, double mbps) {
        Demand row;
        row.id = sample.project.newId<DemandId>();
        row.from = from;
        row.to = to;
        row.mbps = mbps;
        sample.project.design.demands.put(row);
    }
    void finding(check::Severity severity, ElementId element) {
        sample.answers.findings.push_back({"sample", severity, {element}, "", "", false});
    }
    Sample sample;
};

void addKindsRow(Builder& b) {
    const std::array kinds{SiteKind::headquarters, SiteKind::branch,          SiteKind::dataCentre,
                           SiteKind::colocation,   SiteKind::pointOfPresence, SiteKind::cloudRegion,
                           SiteKind::plant,        SiteKind::homeOffice};
    double x = 0;
    for (const SiteKind kind : kinds) {
        b.site(kind, std::string(nameOf(kind).label) + " Łódź", {x, 620, 165, 60});
        x += 175;
    }
    x = 40;
    for (const auto& name : EnumNames<DeviceKind>::kNames) {
        b.device(name.value, std::string(name.label), {x, 740 + (x > 700 ? 100.0 : 0.0)});
        x += 80;
    }
}

}  // namespace

Sample sampleDesign() {
    Builder b;
    b.sample.first = b.phase("Build", 1);
    b.sample.second = b.phase("Migrate", 2);
    const Lifetime leaving{{}, b.sample.second};
    const Lifetime entering{b.sample.second, {}};

    const SiteId hq = b.site(SiteKind::headquarters, "London headquarters", {0, 0, 460, 420});
    const SiteId dc = b.site(SiteKind::dataCentre, "Frankfurt DC 1", {860, 0, 520, 420});
    const SiteId branch = b.site(SiteKind::branch, "Athens · Αθήνα", {0, 450, 460, 140});
    const SiteId cloud = b.site(SiteKind::cloudRegion, "eu-central-1", {860, 450, 520, 140});

    using R = RedundancyMode;
    using D = DeviceKind;
    const DeviceId core = b.device(D::coreSwitch, "lon-core-1", {120, 190}, hq, 1, R::activeActive);
    const DeviceId access = b.device(D::accessSwitch, "lon-access", {120, 330}, hq, 12, R::stack);
    const DeviceId wifi = b.device(D::accessPoint, "Wi-Fi floors 1–4", {260, 330}, hq, 48);
    const DeviceId firewall = b.device(D::firewall, "lon-fw", {260, 190}, hq, 1, R::activeStandby);
    const DeviceId edge = b.device(D::sdwanEdge, "lon-edge-1", {395, 110}, hq);
    const DeviceId router = b.device(D::router, "lon-mpls-ce", {395, 270}, hq, 1, R::single, leaving);
    const DeviceId mpls = b.device(D::providerNetwork, "Colt MPLS", {660, 290}, {}, 1, R::single, leaving);
    const DeviceId internet = b.device(D::providerNetwork, "Internet", {660, 90});
    const DeviceId dcEdge = b.device(D::sdwanEdge, "fra-edge", {925, 110}, dc, 1, R::activeActive);
    const DeviceId dcRouter = b.device(D::router, "fra-ce", {925, 290}, dc, 1, R::single, leaving);
    const DeviceId spine1 = b.device(D::spineSwitch, "fra-spine-1", {1080, 110}, dc);
    const DeviceId spine2 = b.device(D::spineSwitch, "fra-spine-2", {1220, 110}, dc);
    const DeviceId leaf1 = b.device(D::leafSwitch, "fra-leaf-1", {1080, 240}, dc);
    const DeviceId leaf2 = b.device(D::leafSwitch, "fra-leaf-2", {1220, 240}, dc, 2);
    const DeviceId servers =
        b.device(D::serverGroup, "Virtualisation cluster, production", {1150, 350}, dc, 24);
    const DeviceId balancer = b.device(D::loadBalancer, "fra-lb", {1320, 350}, dc, 1, R::activeStandby);
    const DeviceId branchEdge = b.device(D::sdwanEdge, "ath-edge", {120, 520}, branch);
    const DeviceId branchSwitch = b.device(D::accessSwitch, "ath-access", {300, 520}, branch, 2);
    const DeviceId transit =
        b.device(D::transitGateway, "tgw-prod", {1080, 520}, cloud, 1, R::single, entering);
    const DeviceId interconnect =
        b.device(D::cloudInterconnect, "Direct Connect", {925, 520}, cloud, 1, R::single, entering);

    using L = LinkKind;
    b.link(L::fibre, core, access, 20'000, 0.18, 2);
    b.link(L::copper, access, wifi, 1'000, 0.55);
    b.link(L::fibre, core, firewall, 10'000, 0.22);
    b.link(L::fibre, firewall, edge, 10'000, 0.12);
    b.link(L::copper, firewall, router, 1'000, 0.35);
    b.link(L::internetAccess, edge, internet, 1'000, 0.62);
    b.link(L::cellular, edge, internet, 100, 0.05);
    b.link(L::mplsAccess, router, mpls, 200, 1.12, 1, leaving);
    b.link(L::mplsAccess, mpls, dcRouter, 1'000, 0.44, 1, leaving);
    b.link(L::internetAccess, internet, dcEdge, 10'000, 0.31);
    b.link(L::internetAccess, internet, dcEdge, 10'000, 0.28);
    b.link(L::internetAccess, internet, dcEdge, 1'000, 0.93);
    b.link(L::fibre, dcEdge, spine1, 10'000, 0.4);
    b.link(L::fibre, spine1, leaf1, 100'000, 0.08);
    b.link(L::fibre, spine1, leaf2, 100'000, 0.09);
    b.link(L::fibre, spine2, leaf1, 100'000, 0.71);
    b.link(L::fibre, spine2, leaf2, 100'000, 0.85);
    b.link(L::fibre, leaf1, servers, 25'000, 0.5, 1);
    b.link(L::fibre, leaf2, servers, 50'000, 0.77, 2);
    b.link(L::copper, leaf2, balancer, 10'000, 0.2);
    b.link(L::broadband, branchEdge, internet, 300, 0.97);
    b.link(L::tunnel, branchEdge, dcEdge, 300, 0.66);
    b.link(L::copper, branchEdge, branchSwitch, 1'000, 0.11);
    b.link(L::cloudInterconnect, dcRouter, interconnect, 10'000, 0.15, 1, entering);
    b.link(L::fibre, interconnect, transit, 10'000, 0.15, 1, entering);
    b.load(firewall, 0.82);
    b.load(core, 0.25);
    b.load(edge, 0.55);
    b.load(branchEdge, 1.2);
    b.demand(wifi, servers, 250);
    b.demand(branchSwitch, servers, 80);
    b.finding(check::Severity::error, branchEdge);
    b.finding(check::Severity::warning, spine2);
    const auto& links = b.sample.project.design.links;
    const auto overloaded = std::find_if(links.begin(), links.end(),
                                         [](const Link& l) { return l.kind == LinkKind::mplsAccess; });
    b.finding(check::Severity::error, overloaded->id);
    addKindsRow(b);
    b.sample.answers.phase = b.sample.first;
    return b.sample;
}

}  // namespace spanwright::test
