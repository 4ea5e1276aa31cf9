// SPDX-License-Identifier: MIT
#include "engine/sim/failures.h"

#include "engine/design/queries.h"
#include "engine/sim/device_limits.h"
#include "engine/sim/ecmp.h"
#include "engine/sim/failure_sweep.h"
#include "engine/sim/layered_sweep.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <mutex>
#include <tuple>
#include <utility>

namespace spanwright::sim {
namespace {

/// Keeps all results, or the worst of more than can be kept: half of them of those that cut demands, half of
/// the others. Which ones does not depend on the order in which they come.
class Results {
  public:
    Results(std::size_t scenarios, std::size_t kept) : most_(std::max<std::size_t>(kept / 2, 1)) {
        if (scenarios <= kept) inPlace_.resize(scenarios);
    }

    /// Safe from several threads, each index once.
    void put(std::size_t index, FailureResult&& result) {
        if (!inPlace_.empty()) {
            inPlace_[index] = std::move(result);
            return;
        }
        const std::lock_guard lock(mutex_);
        count(result);
        auto& list = result.lostDemands > 0 ? cutting_ : others_;
        list.push_back({index, std::move(result)});
        if (list.size() >= 2 * most_) prune(list);
    }

    FailureSweep finish(std::size_t scenarios) {
        if (inPlace_.empty()) {
            std::vector<Kept> all;
            for (std::vector<Kept>* list : {&cutting_, &others_}) {
                if (list->size() > most_) prune(*list);
                std::move(list->begin(), list->end(), std::back_inserter(all));
            }
            std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) { return a.index < b.index; });
            for (Kept& kept : all)
                sweep_.results.push_back(std::move(kept.result));
        } else {
            for (const FailureResult& result : inPlace_)
                count(result);
            sweep_.results = std::move(inPlace_);
        }
        sweep_.scenarios = static_cast<std::int64_t>(scenarios);
        sweep_.leftOut = sweep_.scenarios - static_cast<std::int64_t>(sweep_.results.size());
        double highest = -1;
        for (std::size_t index = 0; index < sweep_.results.size(); ++index) {
            const FailureResult& result = sweep_.results[index];
            if (result.lostDemands > 0 || result.maxUtilization <= highest) continue;
            highest = result.maxUtilization;
            sweep_.worst = static_cast<int>(index);
        }
        return std::move(sweep_);
    }

  private:
    struct Kept {
        std::size_t index;
        FailureResult result;
    };

    void count(const FailureResult& result) {
        sweep_.maxLostMbps = std::max(sweep_.maxLostMbps, result.lostMbps);
        if (result.lostDemands > 0) ++sweep_.disconnecting;
    }
    void prune(std::vector<Kept>& list) const {
        const auto worse = [](const Kept& a, const Kept& b) {
            return std::tuple(-a.result.lostMbps, -a.result.maxUtilization, a.index) <
                   std::tuple(-b.result.lostMbps, -b.result.maxUtilization, b.index);
        };
        std::nth_element(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(most_), list.end(), worse);
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(most_), list.end());
    }

    std::size_t most_;
    std::vector<FailureResult> inPlace_;
    std::mutex mutex_;
    std::vector<Kept> cutting_, others_;
    FailureSweep sweep_;
};

/// Mbit/s that may enter a device, by its limits on forwarding and inspection; 0: none is known.
double throughputOf(const Project& project, const Device& device) {
    double used = 0;  // by one Mbit/s
    for (const DeviceLimit& limit : limitsOf(project, device, {.mbps = 1}))
        used = std::max(used, limit.utilization.value_or(0));
    return used > 0 ? 1 / used : 0;
}

/// What loses a member and goes on. A LAG that then has fewer than it needs goes down as a whole.
bool isPartial(const Failing& failing) {
    return failing.set.nodes.empty() && failing.set.links.empty();
}

/// The snapshot with some elements taken out, and what cannot be without them.
Design without(Design snapshot, const std::vector<ElementId>& elements) {
    if (elements.empty()) return snapshot;
    const graph::GraphIndex graph(snapshot);
    Outage outage(graph);
    for (const ElementId element : elements)
        takeOut(element, snapshot, graph, outage);
    const auto isOut = [&](DeviceId device) {
        return outage.node[static_cast<std::size_t>(graph.nodeOf(device))] != 0;
    };
    for (const Demand& demand : Table<Demand>(snapshot.demands)) {
        if (isOut(demand.from) || isOut(demand.to)) snapshot.demands.erase(demand.id);
    }
    for (const Link& link : Table<Link>(snapshot.links)) {
        if (outage.link[static_cast<std::size_t>(graph.indexOf(link.id))] != 0 || isOut(link.from.device) ||
            isOut(link.to.device)) {
            snapshot.links.erase(link.id);
        }
    }
    for (const Device& device : Table<Device>(snapshot.devices)) {
        if (isOut(device.id)) snapshot.devices.erase(device.id);
    }
    return snapshot;
}

class Sweep {
  public:
    Sweep(const Project& project, PhaseId phase, const FailureOptions& options)
        : snapshot_(without(designAt(project.design, phase), options.maintenance)),
          graph_(snapshot_),
          options_(options),
          failing_(failingThings(snapshot_, graph_, options.elements)) {
        for (const Device& device : snapshot_.devices)
            throughput_.push_back(throughputOf(project, device));
        for (const Failing& failing : failing_)
            likelihood_.push_back(likelihoodOf(failing));
    }

    Result<FailureSweep> run(const WorkContext& work) {
        const std::size_t count = failing_.size();
        const std::size_t scenarios = options_.order == 1 ? count : count * (count - (count > 0 ? 1 : 0)) / 2;
        std::vector<FailureSet> sets;
        for (const Failing& failing : failing_)
            sets.push_back(failing.set);
        Results results(scenarios, options_.keptResults);
        const SweepOptions options{.order = options_.order,
                                   .threads = options_.threads,
                                   .listed = options_.listedDemands,
                                   .throughput = throughput_};
        const auto take = [&](int first, int second, FailureFigures&& figures) {
            const auto one = static_cast<std::size_t>(first);
            const auto two = static_cast<std::size_t>(second);
            results.put(second < 0 ? one : one * (2 * count - one - 1) / 2 + two - one - 1,
                        resultOf(first, second, std::move(figures)));
        };
        const std::vector<Flow> flows = flowsOf(snapshot_, graph_, options_.growthYears);
        const bool finished = isLayered(snapshot_) ? sweepLayered(LayeredRouter(snapshot_, graph_, flows),
                                                                  graph_, sets, options, work, take)
                                                   : sweepFailures(graph_, flows, sets, options, work, take);
        if (!finished) return fail(Code::cancelled, "the failure sweep was cancelled");
        return results.finish(scenarios);
    }

  private:
    [[nodiscard]] std::optional<double> likelihoodOf(const Failing& failing) const {
        return options_.likelihood ? options_.likelihood(failing) : std::nullopt;
    }

    FailureResult resultOf(int first, int second, FailureFigures&& figures) const {
        FailureResult result;
        const Failing& one = failing_[static_cast<std::size_t>(first)];
        result.failed = one.elements;
        result.name = one.name;
        result.kind = one.kind;
        result.partial = isPartial(one);
        result.likelihood = likelihood_[static_cast<std::size_t>(first)];
        if (second >= 0) addSecond(static_cast<std::size_t>(second), result);
        result.maxUtilization = figures.maxUtilization;
        if (figures.hottestArc >= 0) {
            const graph::Arc& arc = graph_.arcs()[static_cast<std::size_t>(figures.hottestArc)];
            result.hottestLink = graph_.link(arc.link);
            result.hottestDirection = arc.forward ? Direction::forward : Direction::reverse;
        }
        if (figures.hottestNode >= 0) result.hottestDevice = graph_.device(figures.hottestNode);
        result.maxDeviceUtilization = figures.maxNodeUtilization;
        result.lostMbps = figures.lostMbps;
        result.lostDemands = static_cast<int>(figures.lostDemands);
        result.cutMbps = figures.cutMbps;
        result.cutDemands = static_cast<int>(figures.cutDemands);
        result.listedDemands = std::move(figures.listed);
        return result;
    }

    void addSecond(std::size_t second, FailureResult& result) const {
        const Failing& other = failing_[second];
        if (!result.name.empty() || !other.name.empty()) {
            const auto named = [&](const std::string& name, const std::vector<ElementId>& elements) {
                return name.empty() ? elementName(elements.front()) : name;
            };
            result.name = named(result.name, result.failed) + " + " + named(other.name, other.elements);
        }
        result.partial = result.partial || isPartial(other);
        result.failed.insert(result.failed.end(), other.elements.begin(), other.elements.end());
        const auto both = likelihood_[second];
        result.likelihood =
            result.likelihood && both ? std::optional(*result.likelihood * *both) : std::nullopt;
    }

    [[nodiscard]] std::string elementName(ElementId element) const {
        const auto of = [](const ElementBase* row) {
            return row == nullptr ? std::string() : row->name.empty() ? row->key : row->name;
        };
        switch (element.kind) {
            case ElementKind::link:
                return of(snapshot_.links.find(element.as<LinkId>()));
            case ElementKind::device:
                return of(snapshot_.devices.find(element.as<DeviceId>()));
            case ElementKind::site:
                return of(snapshot_.sites.find(element.as<SiteId>()));
            default:
                return of(snapshot_.sharedRiskGroups.find(element.as<SharedRiskGroupId>()));
        }
    }

    Design snapshot_;
    graph::GraphIndex graph_;
    const FailureOptions& options_;
    std::vector<Failing> failing_;
    std::vector<double> throughput_;  ///< by node
    std::vector<std::optional<double>> likelihood_;
};

}  // namespace

Result<FailureSweep> failures(const Project& project, PhaseId phase, const FailureOptions& options,
                              const WorkContext& work) {
    return Sweep(project, phase, options).run(work);
}

}  // namespace spanwright::sim
