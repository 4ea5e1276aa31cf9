// SPDX-License-Identifier: MIT
#include "app/panels/model/element_facts.h"

#include "app/panels/model/figures.h"
#include "app/panels/model/goal_tables.h"
#include "engine/design/queries.h"

#include <fmt/format.h>

namespace spanwright::app {
namespace {

std::string loadText(double load, std::optional<double> limit) {
    if (!limit) return fmt::format("{} Mbit/s", figure(load, 1));
    return fmt::format("{} of {} Mbit/s", figure(load, 1), figure(*limit, 0));
}

std::string usedText(std::optional<double> utilization) {
    return utilization ? percentFigure(*utilization) + " %" : "load on no capacity";
}

void addDemandFacts(const traffic::DemandTraffic& flow, FactGroup& group) {
    const std::string way = flow.direction == sim::Direction::forward ? "Forward" : "Reverse";
    group.facts.push_back({way, flow.routed ? loadText(flow.carriedMbps, flow.offeredMbps) : "no path",
                           flow.lostMbps > 0 ? Tone::bad : Tone::normal});
    if (!flow.latency) return;
    const traffic::Latency& latency = *flow.latency;
    const auto total = latency.totalMs();
    group.facts.push_back({way + " latency", total ? figure(*total, 2) + " ms" : "congested",
                           total ? Tone::normal : Tone::bad});
    group.facts.push_back(
        {"of it links, sending, waiting",
         fmt::format("{}, {}, {} ms", figure(latency.propagationMs, 2), figure(latency.serialisationMs, 3),
                     latency.queueingMs ? figure(*latency.queueingMs, 3) : "–"),
         Tone::muted});
}

std::string_view labelOf(sim::DeviceService service) {
    switch (service) {
        case sim::DeviceService::forwarding:
            return "Throughput used";
        case sim::DeviceService::packets:
            return "Packet rate used";
        case sim::DeviceService::inspection:
            return "Inspection used";
        case sim::DeviceService::tlsInspection:
            return "TLS inspection used";
        case sim::DeviceService::ipsec:
            return "IPsec used";
    }
    return {};
}

void tunnelFacts(const sim::TunnelRoute& tunnel, FactGroup& group) {
    switch (tunnel.fault) {
        case sim::TunnelFault::none:
            break;
        case sim::TunnelFault::failed:
            group.facts.push_back({"Tunnel", "failed", Tone::bad});
            return;
        case sim::TunnelFault::circular:
            group.facts.push_back({"Tunnel", "rides on itself", Tone::bad});
            return;
        case sim::TunnelFault::noUnderlay:
            group.facts.push_back({"Tunnel", "no underlay", Tone::bad});
            return;
    }
    group.facts.push_back({"Fullest underlay link", usedText(tunnel.underlayUtilization),
                           utilizationTone(tunnel.underlayUtilization), tunnel.underlayUtilization});
    group.facts.push_back({"Encapsulation", loadText(tunnel.overheadMbps, {})});
    if (tunnel.latencyMs) group.facts.push_back({"Latency", figure(*tunnel.latencyMs, 2) + " ms"});
    if (tunnel.lossPercent > 0) group.facts.push_back({"Loss", figure(tunnel.lossPercent, 2) + " %"});
}

FactGroup trafficFacts(const ElementFigures& figures) {
    FactGroup group{"Load", {}};
    const auto utilization = [&](std::string label, std::optional<double> used) {
        group.facts.push_back({std::move(label), usedText(used), utilizationTone(used), used.value_or(1)});
    };
    for (const sim::LinkLoad* load : figures.linkLoads) {
        const std::string way = load->direction == sim::Direction::forward ? "Forward" : "Reverse";
        utilization(way, load->utilization);
        group.facts.push_back({way + " load", loadText(load->loadMbps, load->capacityMbps)});
        if (load->tunnelledMbps > 0)
            group.facts.push_back({way + " in tunnels", loadText(load->tunnelledMbps, {})});
    }
    if (figures.tunnel != nullptr) tunnelFacts(*figures.tunnel, group);
    if (const sim::DeviceLoad* load = figures.deviceLoad) {
        if (load->throughputMbps) utilization("Throughput used", load->utilization);
        group.facts.push_back({"Traffic", loadText(load->loadMbps, load->throughputMbps)});
        for (const sim::DeviceLimit& limit : load->limits) {
            if (limit.service != sim::DeviceService::forwarding)
                utilization(std::string(labelOf(limit.service)), limit.utilization);
        }
    }
    for (const traffic::DemandTraffic* flow : figures.traffic)
        addDemandFacts(*flow, group);
    for (const traffic::GrowthOfElement* row : figures.growth) {
        if (!row->exhausted) continue;
        const std::string way = row->element.kind != ElementKind::link      ? ""
                                : row->direction == sim::Direction::forward ? "Forward, "
                                                                            : "Reverse, ";
        group.facts.push_back({way.empty() ? "Due for an upgrade" : way + "due for an upgrade",
                               row->exhausted->text(), *row->yearsLeft <= 0 ? Tone::bad : Tone::normal});
    }
    return group;
}

FactGroup resilienceFacts(const ElementFigures& figures) {
    FactGroup group{"Resilience", {}};
    if (figures.availability)
        group.facts.push_back({"Availability", availabilityFigure(*figures.availability) + " %"});
    if (const reliability::DemandResilience* demand = figures.resilience) {
        group.facts.push_back({"Availability", availabilityFigure(demand->availability) + " %"});
        group.facts.push_back({"Downtime", figure(demand->downtimeMinutesPerYear, 1) + " min a year"});
        group.facts.push_back({"Disjoint paths", fmt::format("{}", demand->disjointPaths),
                               demand->disjointPaths < 2 ? Tone::warning : Tone::good});
    }
    if (const reliability::SiteResilience* site = figures.siteResilience) {
        group.facts.push_back({"All its demands up", availabilityFigure(site->availability) + " %"});
        group.facts.push_back({"Downtime", figure(site->downtimeMinutesPerYear, 1) + " min a year"});
        if (!site->linkCut.empty())
            group.facts.push_back(
                {"Cut by",
                 fmt::format("{} link{}", site->linkCut.size(), site->linkCut.size() == 1 ? "" : "s"),
                 site->linkCut.size() < 2 ? Tone::warning : Tone::good, std::nullopt, site->linkCut});
    }
    if (figures.singlePointOfFailure)
        group.facts.push_back({"Single point of failure", "its failure splits the network", Tone::warning});
    if (figures.alone != nullptr) {
        group.facts.push_back({"Lost when it fails", figure(figures.alone->lostMbps, 1) + " Mbit/s",
                               figures.alone->lostMbps > 0 ? Tone::bad : Tone::good});
        group.facts.push_back({"Worst link then", usedText(figures.alone->maxUtilization),
                               utilizationTone(figures.alone->maxUtilization)});
    }
    return group;
}

FactGroup costFacts(const ElementFigures& figures) {
    FactGroup group{"Cost", {}};
    if (figures.capex) group.facts.push_back({"Capex", figures.capex->display()});
    if (figures.opex) group.facts.push_back({"Opex over the horizon", figures.opex->display()});
    for (const cost::BomLine* line : figures.costLines)
        group.facts.push_back({fmt::format("{} × {}", line->quantity.text(), line->description),
                               amount(line->total), Tone::muted});
    return group;
}

FactGroup planFacts(const Project& project, const ElementFigures& figures) {
    FactGroup group{"Work packages", {}};
    for (const plan::ScheduledPackage* package : figures.packages) {
        group.facts.push_back({displayName(project, package->package),
                               package->start.text() + " – " + package->finish.text(),
                               package->critical ? Tone::bad : Tone::normal,
                               std::nullopt,
                               {package->package}});
    }
    return group;
}

FactGroup findingFacts(const ElementFigures& figures) {
    FactGroup group{"Findings", {}};
    for (const check::Finding* finding : figures.findings) {
        const Tone tone = finding->waived                                 ? Tone::muted
                          : finding->severity == check::Severity::error   ? Tone::bad
                          : finding->severity == check::Severity::warning ? Tone::warning
                                                                          : Tone::normal;
        group.facts.push_back({finding->rule, finding->message, tone});
    }
    return group;
}

}  // namespace

Tone utilizationTone(std::optional<double> utilization) {
    if (!utilization || *utilization > 1) return Tone::bad;
    return *utilization > 0.8 ? Tone::warning : Tone::normal;
}

std::vector<FactGroup> elementFacts(const Project& project, const ElementFigures& figures) {
    std::vector<FactGroup> groups;
    for (FactGroup group :
         {trafficFacts(figures), resilienceFacts(figures), goalFacts(project, figures.goals),
          costFacts(figures), planFacts(project, figures), findingFacts(figures)}) {
        if (!group.facts.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace spanwright::app
