// SPDX-License-Identifier: MIT
#include "app/cli/traffic_answers.h"

namespace spanwright::cli {
namespace {

Json classesJson(const traffic::Traffic& traffic) {
    Json classes = Json::array();
    for (const traffic::ClassTraffic& row : traffic.classes) {
        classes.push_back({{"class", nameOf(row.trafficClass).key},
                           {"dscp", row.service.dscp},
                           {"priority", row.service.priority},
                           {"weight", row.service.weight},
                           {"offered_mbps", row.offeredMbps},
                           {"carried_mbps", row.carriedMbps},
                           {"lost_mbps", row.lostMbps},
                           {"congested_flows", row.congestedFlows},
                           {"mean_latency_ms", orNull(row.meanLatencyMs)},
                           {"worst_latency_ms", orNull(row.worstLatencyMs)}});
    }
    return classes;
}

Json demandsJson(const Project& project, const Keys& keys, const traffic::Traffic& traffic) {
    Json demands = Json::array();
    for (const traffic::DemandTraffic& row : traffic.demands) {
        const Demand& demand = project.design.demands.at(row.demand);
        const bool forward = row.direction == sim::Direction::forward;
        const std::optional<traffic::Latency>& latency = row.latency;
        demands.push_back({{"id", demand.key},
                           {"from", keys.of(forward ? demand.from : demand.to)},
                           {"to", keys.of(forward ? demand.to : demand.from)},
                           {"class", nameOf(row.trafficClass).key},
                           {"dscp", row.dscp},
                           {"offered_mbps", row.offeredMbps},
                           {"carried_mbps", row.carriedMbps},
                           {"lost_mbps", row.lostMbps},
                           {"limited_by", row.bottleneck.value == 0 ? Json() : Json(keys.of(row.bottleneck))},
                           {"congested", row.congested()},
                           {"propagation_ms", latency ? Json(latency->propagationMs) : Json()},
                           {"serialisation_ms", latency ? Json(latency->serialisationMs) : Json()},
                           {"queueing_ms", latency ? orNull(latency->queueingMs) : Json()},
                           {"latency_ms", latency ? orNull(latency->totalMs()) : Json()}});
    }
    return demands;
}

Json linksJson(const Project& project, const Keys& keys, const traffic::Traffic& traffic) {
    Json links = Json::array();
    for (const traffic::LinkTraffic& row : traffic.links) {
        const Link& link = project.design.links.at(row.link);
        const auto [from, to] = endsAlong(link, row.direction);
        Json classes = Json::array();
        for (std::size_t c = 0; c < traffic::kClasses; ++c) {
            if (row.offeredMbps.at(c) <= 0) continue;
            classes.push_back({{"class", nameOf(static_cast<TrafficClass>(c)).key},
                               {"offered_mbps", row.offeredMbps.at(c)},
                               {"carried_mbps", row.carriedMbps.at(c)},
                               {"queueing_ms", orNull(row.queueingMs.at(c))}});
        }
        links.push_back({{"id", link.key},
                         {"from", keys.of(from)},
                         {"to", keys.of(to)},
                         {"classes", std::move(classes)}});
    }
    return links;
}

}  // namespace

std::pair<DeviceId, DeviceId> endsAlong(const Link& link, sim::Direction direction) {
    return direction == sim::Direction::forward ? std::pair(link.from.device, link.to.device)
                                                : std::pair(link.to.device, link.from.device);
}

Json trafficJson(const Project& project, const Keys& keys, const traffic::Traffic& traffic) {
    Json json = {{"offered_mbps", traffic.offeredMbps},
                 {"carried_mbps", traffic.carriedMbps},
                 {"lost_mbps", traffic.lostMbps},
                 {"no_path_mbps", traffic.noPathMbps}};
    json["classes"] = classesJson(traffic);
    json["demands"] = demandsJson(project, keys, traffic);
    json["links"] = linksJson(project, keys, traffic);
    return json;
}

TextTable classTable(const traffic::Traffic& traffic) {
    TextTable table("Classes of service", {{"class"},
                                           {"DSCP", Align::right},
                                           {"offered Mbit/s", Align::right},
                                           {"carried Mbit/s", Align::right},
                                           {"lost Mbit/s", Align::right},
                                           {"mean latency ms", Align::right},
                                           {"worst ms", Align::right}});
    for (const traffic::ClassTraffic& row : traffic.classes) {
        if (row.flows == 0) continue;
        const auto latency = [](const std::optional<double>& ms) {
            return ms ? figureText(*ms) : "congested";
        };
        table.add({std::string(nameOf(row.trafficClass).label), std::to_string(row.service.dscp),
                   figureText(row.offeredMbps), figureText(row.carriedMbps), figureText(row.lostMbps),
                   latency(row.meanLatencyMs), latency(row.worstLatencyMs)});
    }
    return table;
}

std::string_view serviceKey(sim::DeviceService service) {
    switch (service) {
        case sim::DeviceService::forwarding:
            return "forwarding";
        case sim::DeviceService::packets:
            return "packets";
        case sim::DeviceService::inspection:
            return "inspection";
        case sim::DeviceService::tlsInspection:
            return "tls-inspection";
        case sim::DeviceService::ipsec:
            return "ipsec";
    }
    return {};
}

}  // namespace spanwright::cli
