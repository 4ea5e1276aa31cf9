// SPDX-License-Identifier: MIT
#include "app/cli/bound_output.h"
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/traffic_answers.h"
#include "app/cli/verbs.h"
#include "engine/design/queries.h"
#include "engine/io/project_file.h"
#include "engine/optimise/bound.h"
#include "engine/sim/routing.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

constexpr std::string_view kLimit = "max-utilization=";

struct Options {
    CommonOptions common;
    double growthYears = 0;
    std::string failOn;
    bool bound = false;
    optimise::BoundOptions boundOptions;
};

/// The limit of --fail-on; absent when the text is none.
std::optional<double> limitIn(std::string_view text) {
    if (!text.starts_with(kLimit)) return std::nullopt;
    text.remove_prefix(kLimit.size());
    double value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = status == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(value) && value >= 0 ? std::optional(value) : std::nullopt;
}

std::string_view keyOf(sim::TunnelFault fault) {
    switch (fault) {
        case sim::TunnelFault::none:
            return "up";
        case sim::TunnelFault::failed:
            return "failed";
        case sim::TunnelFault::circular:
            return "circular";
        case sim::TunnelFault::noUnderlay:
            return "no-underlay";
    }
    return {};
}

Json tunnelsOf(const Project& project, const sim::Routing& routing) {
    Json tunnels = Json::array();
    for (const sim::TunnelRoute& tunnel : routing.tunnels) {
        Json underlay = Json::array();
        for (const sim::PathShare& use : tunnel.underlay) {
            underlay.push_back({{"id", project.design.links.at(use.link).key},
                                {"reverse", use.direction == sim::Direction::reverse},
                                {"share", use.share}});
        }
        tunnels.push_back({{"id", project.design.links.at(tunnel.tunnel).key},
                           {"state", keyOf(tunnel.fault)},
                           {"latency_ms", orNull(tunnel.latencyMs)},
                           {"latency_reverse_ms", orNull(tunnel.latencyReverseMs)},
                           {"loss_percent", tunnel.lossPercent},
                           {"overhead_mbps", tunnel.overheadMbps},
                           {"underlay_utilization", tunnel.underlayUtilization},
                           {"underlay", std::move(underlay)}});
    }
    return tunnels;
}

Json jsonOf(const Project& project, const Keys& keys, PhaseId phase, const sim::Routing& routing) {
    Json links = Json::array();
    for (const sim::LinkLoad& load : routing.links) {
        const Link& link = project.design.links.at(load.link);
        const auto [from, to] = along(load.direction, link.from.device, link.to.device);
        links.push_back({{"id", link.key},
                         {"from", keys.of(from)},
                         {"to", keys.of(to)},
                         {"capacity_mbps", load.capacityMbps},
                         {"load_mbps", load.loadMbps},
                         {"utilization", orNull(load.utilization)},
                         {"packets_per_second", load.packetsPerSecond},
                         {"tunnelled_mbps", load.tunnelledMbps}});
    }
    Json devices = Json::array();
    for (const sim::DeviceLoad& load : routing.devices) {
        Json limits = Json::array();
        for (const sim::DeviceLimit& limit : load.limits) {
            limits.push_back({{"service", serviceKey(limit.service)},
                              {"load", limit.load},
                              {"limit", limit.limit},
                              {"utilization", orNull(limit.utilization)}});
        }
        const sim::DeviceLimit* binding = load.binding();
        devices.push_back({{"id", keys.of(load.device)},
                           {"throughput_mbps", orNull(load.throughputMbps)},
                           {"load_mbps", load.loadMbps},
                           {"utilization", orNull(load.utilization)},
                           {"packets_per_second", load.packetsPerSecond},
                           {"limits", std::move(limits)},
                           {"binding", binding == nullptr ? Json() : Json(serviceKey(binding->service))}});
    }
    Json demands = Json::array();
    for (const sim::DemandFlow& flow : routing.demands) {
        const Demand& demand = project.design.demands.at(flow.demand);
        const auto [from, to] = along(flow.direction, demand.from, demand.to);
        demands.push_back({{"id", demand.key},
                           {"from", keys.of(from)},
                           {"to", keys.of(to)},
                           {"offered_mbps", flow.offeredMbps},
                           {"carried_mbps", flow.carriedMbps},
                           {"latency_ms", orNull(flow.latencyMs)},
                           {"hops", orNull(flow.hops)}});
        if (flow.lost()) demands.back()["lost_reason"] = sim::lossText(project, flow.reason, flow.cause);
    }
    Json answer = {{"scheme", "ecmp"},
                   {"max_utilization", routing.maxUtilization},
                   {"offered_mbps", routing.offeredMbps},
                   {"carried_mbps", routing.carriedMbps},
                   {"lost_mbps", routing.lostMbps}};
    answer["links"] = std::move(links);
    answer["devices"] = std::move(devices);
    answer["demands"] = std::move(demands);
    answer["max_device_utilization"] = routing.maxDeviceUtilization;
    answer["tunnels"] = tunnelsOf(project, routing);
    return {{"phase", keys.of(phase)}, {"routing", std::move(answer)}};
}

std::vector<TextTable> tablesOf(const Project& project, PhaseId phase, const sim::Routing& routing) {
    TextTable facts =
        TextTable::facts(phase ? fmt::format("Phase {}", displayName(project, phase)) : "Network");
    facts.add({"highest utilization", percentText(routing.maxUtilization)});
    if (routing.maxDeviceUtilization > 0)
        facts.add({"highest utilization of a device", percentText(routing.maxDeviceUtilization)});
    facts.add({"offered Mbit/s", figureText(routing.offeredMbps)});
    facts.add({"carried Mbit/s", figureText(routing.carriedMbps)});
    facts.add({"lost Mbit/s", figureText(routing.lostMbps)});

    std::vector<const sim::LinkLoad*> busiest;
    for (const sim::LinkLoad& load : routing.links)
        busiest.push_back(&load);
    std::stable_sort(busiest.begin(), busiest.end(), [](const sim::LinkLoad* a, const sim::LinkLoad* b) {
        return a->utilization.value_or(0) > b->utilization.value_or(0);
    });
    TextTable links("Links by utilization", {{"link"},
                                             {"from"},
                                             {"to"},
                                             {"capacity Mbit/s", Align::right},
                                             {"load Mbit/s", Align::right},
                                             {"utilization", Align::right}});
    links.limit(10);
    for (const sim::LinkLoad* load : busiest) {
        const Link& link = project.design.links.at(load->link);
        const auto [from, to] = along(load->direction, link.from.device, link.to.device);
        links.add({displayName(project, link.id), displayName(project, from), displayName(project, to),
                   figureText(load->capacityMbps), figureText(load->loadMbps),
                   load->utilization ? percentText(*load->utilization) : "-"});
    }
    std::vector<TextTable> tables{facts, links};
    TextTable lost("Demands without a path",
                   {{"demand"}, {"from"}, {"to"}, {"Mbit/s", Align::right}, {"because"}});
    bool any = false;
    for (const sim::DemandFlow& flow : routing.demands) {
        if (!flow.lost()) continue;
        const Demand& demand = project.design.demands.at(flow.demand);
        const auto [from, to] = along(flow.direction, demand.from, demand.to);
        lost.add({demand.key, displayName(project, from), displayName(project, to),
                  figureText(flow.offeredMbps), sim::lossText(project, flow.reason, flow.cause)});
        any = true;
    }
    if (any) tables.push_back(lost);
    return tables;
}

Result<int> simulate(const Options& options) {
    const Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    std::vector<PhaseId> phases;
    const bool all = options.common.phase == "all";
    if (all) {
        for (const Phase& phase : orderedPhases(project->design))
            phases.push_back(phase.id);
        if (phases.empty()) phases.push_back({});
    } else {
        const Result<PhaseId> phase = phaseOf(*project, options.common);
        if (!phase) return tl::unexpected(phase.error());
        phases.push_back(*phase);
    }
    const Keys keys(*project);
    Json answers = Json::array();
    std::vector<TextTable> tables;
    double maxUtilization = 0;
    for (const PhaseId phase : phases) {
        ProgressBar bar("routing", options.common.quiet);
        sim::RoutingOptions routingOptions;
        routingOptions.growthYears = options.growthYears;
        const Result<sim::Routing> routing = sim::route(*project, phase, routingOptions, bar.work());
        if (!routing) return tl::unexpected(routing.error());
        const Result<traffic::RoutedFlows> routed = traffic::routeFlows(*project, phase, bar.work());
        if (!routed) return tl::unexpected(routed.error());
        const traffic::Traffic shared = traffic::shareTraffic(*routed, *routing, options.growthYears);
        Json answer = jsonOf(*project, keys, phase, *routing);
        answer["traffic"] = trafficJson(*project, keys, shared);
        for (TextTable& table : tablesOf(*project, phase, *routing))
            tables.push_back(std::move(table));
        tables.push_back(classTable(shared));
        if (options.bound) {
            ProgressBar boundBar("bound", options.common.quiet);
            optimise::BoundOptions boundOptions = options.boundOptions;
            boundOptions.growthYears = options.growthYears;
            const auto bound = optimise::utilizationBound(*project, phase, boundOptions, boundBar.work());
            if (!bound) return tl::unexpected(bound.error());
            answer["bound"] = boundJson(*project, keys, *bound);
            for (TextTable& table : boundTables(*project, *bound))
                tables.push_back(std::move(table));
        }
        answers.push_back(std::move(answer));
        maxUtilization = std::max(maxUtilization, routing->maxUtilization);
    }
    const Json json = all ? Json{{"phases", std::move(answers)}} : std::move(answers.front());
    if (Result<void> written = write(options.common, json, tables); !written) {
        return tl::unexpected(written.error());
    }
    const std::optional<double> limit = limitIn(options.failOn);
    return limit && maxUtilization > *limit ? kViolated : kDone;
}

}  // namespace

CLI::App& addSimulate(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("simulate", "Route all demands; utilization of links and devices");
    addProjectOption(*verb, options->common);
    addCommonOptions(*verb, options->common);
    verb->add_option(
            "--phase", options->common.phase,
            "Snapshot: key or name of a phase, \"last\" (default), or \"all\" (JSON: {\"phases\": [...]})")
        ->type_name("NAME");
    verb->add_option("--growth-years", options->growthYears, "Years that demands grow first (default: 0)")
        ->type_name("Y")
        ->check(CLI::Range(0.0, 100.0));
    verb->add_option("--fail-on", options->failOn,
                     "Exit with 1 when the limit is exceeded: max-utilization=X, 1 is full")
        ->type_name("LIMIT")
        ->check([](const std::string& text) {
            return limitIn(text) ? std::string() : "expected max-utilization=X, not \"" + text + "\"";
        });
    verb->add_flag("--bound", options->bound,
                   "Also the least maximum utilization that any splittable routing has, with a proof");
    verb->add_option("--bound-gap", options->boundOptions.gap,
                     "Relative gap between both figures of the bound at which to stop (default: 0.0001)")
        ->type_name("G")
        ->check(CLI::Range(1e-9, 1.0));
    verb->add_option("--bound-seconds", options->boundOptions.timeLimitSeconds,
                     "Longest time for the bound, then its best figures so far; 0: no limit (default: 10)")
        ->type_name("S")
        ->check(CLI::Range(0.0, 1e6));
    verb->callback([options, &action] { action = [options] { return simulate(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
