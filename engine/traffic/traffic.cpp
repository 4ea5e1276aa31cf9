// SPDX-License-Identifier: MIT
#include "engine/traffic/traffic.h"

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
    [[nodiscard]] QueueClass queueClass(const ClassService& service) const {
        if (rate <= 0) return {service.priority, 0, 1, 0, service.weight};
        const double mean = mbps / rate;
        const double variance = std::max(0.0, squares / rate - mean * mean);
        return {service.priority, mbps, mean, std::sqrt(variance) / mean, service.weight};
    }
};

class Share {
  public:
    Share(const RoutedFlows& routed, const sim::Routing& routing, double growthYears)
        : routed_(routed), devices_(routed, routing) {
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
    [[nodiscard]] const std::vector<graph::Arc>& arcs() const { return routed_.graph.arcs(); }

    /// Resources are arcs, then limits of devices; only those that the offered traffic could overflow are
    /// shared.
    void share() {
        std::vector<double> load = arcLoads(routed_, offered_);
        load.resize(arcs().size() + devices_.all().size(), 0);
        for (std::size_t flow = 0; flow < routed_.flows.size(); ++flow) {
            devices_.forEachUse(flow, [&](int index, double amount) {
                load[arcs().size() + at(index)] += offered_[flow] * amount;
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
            for (const sim::FlowUse& use : routed_.usesOf(flow))
                addUse(sharedAs[at(use.arc)], use.rate, one.uses);
            devices_.forEachUse(flow, [&](int index, double amount) {
                addUse(sharedAs[arcs().size() + at(index)], amount, one.uses);
            });
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

    /// What a flow asks of one resource in several places is one use.
    static void addUse(int shared, double amount, std::vector<ResourceShare>& uses) {
        if (shared < 0 || amount <= 0) return;
        const auto known = std::find_if(uses.begin(), uses.end(),
                                        [&](const ResourceShare& use) { return use.resource == shared; });
        if (known == uses.end()) {
            uses.push_back({shared, amount});
        } else {
            known->share += amount;
        }
    }

    [[nodiscard]] double limitOf(std::size_t resource) const {
        if (resource < arcs().size()) return arcs()[resource].capacityMbps;
        return devices_.all()[resource - arcs().size()].limit;
    }
    [[nodiscard]] ElementId elementOf(std::size_t resource) const {
        if (resource < arcs().size()) return routed_.graph.link(arcs()[resource].link);
        return routed_.graph.device(devices_.all()[resource - arcs().size()].node);
    }

    void collectLinks() {
        std::vector<std::array<PacketSum, kClasses>> carried(arcs().size());
        std::vector<std::array<double, kClasses>> offered(arcs().size());
        for (std::size_t flow = 0; flow < routed_.flows.size(); ++flow) {
            const std::size_t c = classOf(flow);
            for (const sim::FlowUse& use : routed_.usesOf(flow)) {
                const double load = offered_[flow] * use.rate;
                offered[at(use.arc)].at(c) += load;
                carried[at(use.arc)].at(c).add(load * fraction_[flow], routed_.bytesAt(flow, use),
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
                queue.push_back(carried[index].at(c).queueClass(services_.at(c)));
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

    /// Along a flow's own hops, tunnels as they are routed; sending and waiting where its packets are on a
    /// line, a tunnel's underlay.
    [[nodiscard]] std::optional<Latency> latencyOf(std::size_t flow) const {
        if (routed_.routed[flow] == 0) return std::nullopt;
        Latency latency;
        double waiting = 0;
        bool congested = fraction_[flow] < 1 - 1e-9;
        for (const sim::FlowUse& use : routed_.usesOf(flow)) {
            const graph::Arc& arc = routed_.arcOf(use);
            if (use.tunnel < 0) latency.propagationMs += use.share * routed_.arcLatencyMs[at(use.arc)];
            const std::optional<double>& wait = waits_[at(use.arc)].at(classOf(flow));
            congested = congested || !wait;
            const Link& link = routed_.linkOf(arc);
            if (link.isTunnel()) continue;
            latency.serialisationMs +=
                use.share * serialisationMs(arc.capacityMbps / link.memberCount, routed_.bytesAt(flow, use));
            waiting += use.share * wait.value_or(0);
        }
        if (!congested) latency.queueingMs = waiting;
        return latency;
    }

    void collectDemands() {
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
            demand.latency = latencyOf(flow);
            traffic_.demands.push_back(demand);
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
    DeviceResources devices_;
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

Traffic shareTraffic(const RoutedFlows& routed, const sim::Routing& routing, double growthYears) {
    return Share(routed, routing, growthYears).run();
}

}  // namespace spanwright::traffic
