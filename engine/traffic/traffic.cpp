// SPDX-License-Identifier: MIT
#include "engine/traffic/traffic.h"

#include "engine/design/link_figures.h"
#include "engine/design/queries.h"
#include "engine/traffic/queueing.h"
#include "engine/traffic/sharing.h"

#include <algorithm>
#include <cmath>

namespace spanwright::traffic {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Packets of one class on one arc, whatever sizes its demands have.
struct PacketSum {
    double mbps = 0;
    double rate = 0;     ///< megabits a second over bytes: in proportion to packets a second
    double squares = 0;  ///< rate × mean square of the size

    void add(double load, double bytes, double variation) {
        mbps += load;
        rate += load / bytes;
        squares += load * bytes * (1 + variation * variation);
    }
    [[nodiscard]] QueueClass queueClass(int priority) const {
        if (rate <= 0) return {priority, 0, 1, 0};
        const double mean = mbps / rate;
        const double variance = std::max(0.0, squares / rate - mean * mean);
        return {priority, mbps, mean, std::sqrt(variance) / mean};
    }
};

class Share {
  public:
    Share(const RoutedFlows& routed, const sim::Routing& routing, double growthYears)
        : routed_(routed), limits_(deviceLimits(routed.graph, routing)) {
        for (std::size_t c = 0; c < kClasses; ++c)
            services_[c] = serviceOf(routed.snapshot.trafficPolicy, static_cast<TrafficClass>(c));
        for (const sim::Flow& flow : routed.flows) {
            const Demand& demand = routed.snapshot.demands.at(flow.demand);
            demands_.push_back(&demand);
            offered_.push_back(flow.mbps * growthFactor(routed.snapshot, demand, growthYears));
        }
    }

    Traffic run() {
        share();
        collectLinks();
        collectDemands();
        collectClasses();
        return std::move(traffic_);
    }

  private:
    [[nodiscard]] std::size_t classOf(std::size_t flow) const {
        return static_cast<std::size_t>(demands_[flow]->trafficClass);
    }
    [[nodiscard]] double packetBytes(std::size_t flow) const { return services_[classOf(flow)].packetBytes; }
    [[nodiscard]] const std::vector<graph::Arc>& arcs() const { return routed_.graph.arcs(); }

    /// Resources are arcs, then nodes; only those that the offered traffic could overflow are shared.
    void share() {
        std::vector<double> load = arcLoads(routed_, offered_);
        load.resize(arcs().size() + at(routed_.graph.nodeCount()), 0);
        for (std::size_t flow = 0; flow < routed_.flows.size(); ++flow) {
            if (routed_.routed[flow] == 0) continue;
            forEachDevice(routed_, flow, [&](int node, double part) {
                load[arcs().size() + at(node)] += offered_[flow] * part;
            });
        }
        std::vector<int> sharedAs(load.size(), -1);
        std::vector<double> capacity;
        for (std::size_t resource = 0; resource < load.size(); ++resource) {
            const double limit = limitOf(resource);
            if (load[resource] <= limit) continue;
            sharedAs[resource] = static_cast<int>(capacity.size());
            capacity.push_back(limit);
            shared_.push_back(resource);
        }
        fraction_.assign(routed_.flows.size(), 1);
        bottleneck_.assign(routed_.flows.size(), {});
        if (capacity.empty()) return;
        shareAmong(sharedAs, capacity);
    }

    void shareAmong(const std::vector<int>& sharedAs, const std::vector<double>& capacity) {
        std::vector<ShareFlow> flows;
        std::vector<std::size_t> flowOf;
        for (std::size_t flow = 0; flow < routed_.flows.size(); ++flow) {
            ShareFlow one{static_cast<int>(classOf(flow)), offered_[flow], {}};
            for (const ArcShare& use : routed_.usesOf(flow)) {
                if (const int as = sharedAs[at(use.arc)]; as >= 0) one.uses.push_back({as, use.share});
            }
            if (routed_.routed[flow] != 0) addDevices(flow, sharedAs, one.uses);
            if (one.uses.empty()) continue;
            flows.push_back(std::move(one));
            flowOf.push_back(flow);
        }
        std::vector<ShareClass> classes;
        for (const ClassService& service : services_)
            classes.push_back({service.priority, service.weight});
        const Sharing sharing = shareCapacity(capacity, classes, flows);
        traffic_.settled = sharing.settled;
        for (std::size_t index = 0; index < flows.size(); ++index) {
            fraction_[flowOf[index]] = sharing.fraction[index];
            if (sharing.bottleneck[index] >= 0)
                bottleneck_[flowOf[index]] = elementOf(shared_[at(sharing.bottleneck[index])]);
        }
    }

    /// A device that a flow enters over several arcs carries the sum.
    void addDevices(std::size_t flow, const std::vector<int>& sharedAs,
                    std::vector<ResourceShare>& uses) const {
        const std::size_t first = uses.size();
        forEachDevice(routed_, flow, [&](int node, double part) {
            const int as = sharedAs[arcs().size() + at(node)];
            if (as < 0) return;
            const auto known = std::find_if(uses.begin() + static_cast<std::ptrdiff_t>(first), uses.end(),
                                            [&](const ResourceShare& use) { return use.resource == as; });
            if (known == uses.end()) {
                uses.push_back({as, part});
            } else {
                known->share += part;
            }
        });
    }

    [[nodiscard]] double limitOf(std::size_t resource) const {
        if (resource < arcs().size()) return arcs()[resource].capacityMbps;
        return limits_[resource - arcs().size()].value_or(std::numeric_limits<double>::infinity());
    }
    [[nodiscard]] ElementId elementOf(std::size_t resource) const {
        if (resource < arcs().size()) return routed_.graph.link(arcs()[resource].link);
        return routed_.graph.device(static_cast<int>(resource - arcs().size()));
    }

    void collectLinks() {
        std::vector<std::array<PacketSum, kClasses>> carried(arcs().size());
        std::vector<std::array<double, kClasses>> offered(arcs().size());
        for (std::size_t flow = 0; flow < routed_.flows.size(); ++flow) {
            const std::size_t c = classOf(flow);
            for (const ArcShare& use : routed_.usesOf(flow)) {
                const double load = offered_[flow] * use.share;
                offered[at(use.arc)].at(c) += load;
                carried[at(use.arc)].at(c).add(load * fraction_[flow], packetBytes(flow),
                                               services_.at(c).packetVariation);
            }
        }
        waits_.resize(arcs().size());
        for (std::size_t index = 0; index < arcs().size(); ++index) {
            const graph::Arc& arc = arcs()[index];
            LinkTraffic link;
            link.link = routed_.graph.link(arc.link);
            link.direction = arc.forward ? sim::Direction::forward : sim::Direction::reverse;
            link.capacityMbps = arc.capacityMbps;
            link.offeredMbps = offered[index];
            // Every member of a LAG is a queue of its own and gets its part of the traffic.
            const double members = routed_.snapshot.links.at(link.link).memberCount;
            std::vector<QueueClass> queue;
            for (std::size_t c = 0; c < kClasses; ++c) {
                link.carriedMbps.at(c) = carried[index].at(c).mbps;
                queue.push_back(carried[index].at(c).queueClass(services_.at(c).priority));
                queue.back().mbps /= members;
            }
            const auto waits = queueingMs(arc.capacityMbps / members, queue);
            std::copy(waits.begin(), waits.end(), link.queueingMs.begin());
            waits_[index] = link.queueingMs;
            const bool used = std::any_of(link.offeredMbps.begin(), link.offeredMbps.end(),
                                          [](double mbps) { return mbps > 0; });
            if (used) traffic_.links.push_back(link);
        }
    }

    [[nodiscard]] std::optional<Latency> latencyOf(std::size_t flow,
                                                   const std::vector<double>& propagation) const {
        if (routed_.routed[flow] == 0) return std::nullopt;
        Latency latency;
        double waiting = 0;
        bool congested = fraction_[flow] < 1 - 1e-9;
        for (const ArcShare& use : routed_.usesOf(flow)) {
            const graph::Arc& arc = arcs()[at(use.arc)];
            const double members = routed_.snapshot.links.at(routed_.graph.link(arc.link)).memberCount;
            latency.propagationMs += use.share * propagation[at(arc.link)];
            latency.serialisationMs +=
                use.share * serialisationMs(arc.capacityMbps / members, packetBytes(flow));
            const std::optional<double>& wait = waits_[at(use.arc)].at(classOf(flow));
            congested = congested || !wait;
            waiting += use.share * wait.value_or(0);
        }
        if (!congested) latency.queueingMs = waiting;
        return latency;
    }

    void collectDemands() {
        std::vector<double> propagation;
        for (const Link& link : routed_.snapshot.links)
            propagation.push_back(linkLatencyMs(routed_.snapshot, link));
        for (std::size_t flow = 0; flow < routed_.flows.size(); ++flow) {
            DemandTraffic demand;
            demand.demand = routed_.flows[flow].demand;
            demand.direction = routed_.flows[flow].direction;
            demand.trafficClass = demands_[flow]->trafficClass;
            demand.dscp = demands_[flow]->dscp.value_or(services_.at(classOf(flow)).dscp);
            demand.offeredMbps = offered_[flow];
            demand.routed = routed_.routed[flow] != 0;
            demand.carriedMbps = demand.routed ? offered_[flow] * fraction_[flow] : 0;
            demand.lostMbps = demand.offeredMbps - demand.carriedMbps;
            demand.bottleneck = bottleneck_[flow];
            demand.latency = latencyOf(flow, propagation);
            traffic_.demands.push_back(std::move(demand));
        }
    }

    void collectClasses() {
        for (std::size_t c = 0; c < kClasses; ++c) {
            ClassTraffic row;
            row.trafficClass = static_cast<TrafficClass>(c);
            row.service = services_.at(c);
            double weighted = 0;
            double weights = 0;
            for (const DemandTraffic& demand : traffic_.demands) {
                if (demand.trafficClass != row.trafficClass) continue;
                ++row.flows;
                row.offeredMbps += demand.offeredMbps;
                row.carriedMbps += demand.carriedMbps;
                row.lostMbps += demand.lostMbps;
                if (!demand.routed) traffic_.noPathMbps += demand.lostMbps;
                if (demand.congested()) ++row.congestedFlows;
                const auto total = demand.latency ? demand.latency->totalMs() : std::nullopt;
                if (!total) continue;
                weighted += *total * demand.carriedMbps;
                weights += demand.carriedMbps;
                row.worstLatencyMs = std::max(row.worstLatencyMs.value_or(0), *total);
            }
            if (weights > 0) row.meanLatencyMs = weighted / weights;
            traffic_.offeredMbps += row.offeredMbps;
            traffic_.carriedMbps += row.carriedMbps;
            traffic_.lostMbps += row.lostMbps;
            traffic_.classes.push_back(row);
        }
    }

    const RoutedFlows& routed_;
    std::vector<std::optional<double>> limits_;  ///< by node
    std::array<ClassService, kClasses> services_;
    std::vector<const Demand*> demands_;                              ///< by flow
    std::vector<double> offered_;                                     ///< by flow, grown
    std::vector<double> fraction_;                                    ///< by flow
    std::vector<ElementId> bottleneck_;                               ///< by flow
    std::vector<std::size_t> shared_;                                 ///< resources that are shared
    std::vector<std::array<std::optional<double>, kClasses>> waits_;  ///< by arc and class
    Traffic traffic_;
};

}  // namespace

std::vector<std::optional<double>> deviceLimits(const graph::GraphIndex& graph, const sim::Routing& routing) {
    std::vector<std::optional<double>> limits(at(graph.nodeCount()));
    for (const sim::DeviceLoad& load : routing.devices) {
        if (const int node = graph.nodeOf(load.device); node >= 0) limits[at(node)] = load.throughputMbps;
    }
    return limits;
}

Traffic shareTraffic(const RoutedFlows& routed, const sim::Routing& routing, double growthYears) {
    return Share(routed, routing, growthYears).run();
}

}  // namespace spanwright::traffic
