// SPDX-License-Identifier: MIT
#include "engine/sim/failures.h"

#include "engine/design/queries.h"
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

/// The elements that can fail alone, by kind in the order asked for, then by id.
std::vector<ElementId> failingElements(const Design& snapshot, const std::vector<FailureElements>& kinds) {
    std::vector<ElementId> elements;
    const auto addAll = [&](const auto& table) {
        for (const auto& row : table)
            elements.emplace_back(row.id);
    };
    for (const FailureElements kind : kinds) {
        switch (kind) {
            case FailureElements::links:
                addAll(snapshot.links);
                break;
            case FailureElements::devices:
                addAll(snapshot.devices);
                break;
            case FailureElements::sites:
                addAll(snapshot.sites);
                break;
            case FailureElements::sharedRiskGroups:
                addAll(snapshot.sharedRiskGroups);
                break;
        }
    }
    return elements;
}

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

FailureSet setOf(ElementId element, const Design& snapshot, const graph::GraphIndex& graph) {
    if (const int node = graph.nodeOf(element.as<DeviceId>()); node >= 0) return {{node}, {}};
    if (const int link = graph.indexOf(element.as<LinkId>()); link >= 0) return {{}, {link}};
    Outage outage(graph);
    takeOut(element, snapshot, graph, outage);
    FailureSet set;
    for (int node = 0; node < graph.nodeCount(); ++node) {
        if (outage.node[static_cast<std::size_t>(node)] != 0) set.nodes.push_back(node);
    }
    for (int link = 0; link < graph.linkCount(); ++link) {
        if (outage.link[static_cast<std::size_t>(link)] != 0) set.links.push_back(link);
    }
    return set;
}

}  // namespace

Result<FailureSweep> failures(const Project& project, PhaseId phase, const FailureOptions& options,
                              const WorkContext& work) {
    const Design snapshot = designAt(project.design, phase);
    const graph::GraphIndex graph(snapshot);
    const std::vector<Flow> flows = flowsOf(snapshot, graph, options.growthYears);
    std::vector<ElementId> elements;
    std::vector<FailureSet> sets;
    for (const ElementId element : failingElements(snapshot, options.elements)) {
        FailureSet set = setOf(element, snapshot, graph);
        if (set.nodes.empty() && set.links.empty()) continue;
        elements.push_back(element);
        sets.push_back(std::move(set));
    }
    const std::size_t count = sets.size();
    const std::size_t scenarios = options.order == 1 ? count : count * (count - (count > 0 ? 1 : 0)) / 2;
    Results results(scenarios, options.keptResults);
    SweepOptions sweepOptions;
    sweepOptions.order = options.order;
    sweepOptions.threads = options.threads;
    sweepOptions.listed = options.listedDemands;
    const auto take = [&](int first, int second, FailureFigures&& figures) {
        const auto one = static_cast<std::size_t>(first);
        const auto two = static_cast<std::size_t>(second);
        FailureResult result;
        result.failed = {elements[one]};
        std::size_t index = one;
        if (second >= 0) {
            result.failed.push_back(elements[two]);
            index = one * (2 * count - one - 1) / 2 + two - one - 1;
        }
        result.maxUtilization = figures.maxUtilization;
        if (figures.hottestArc >= 0) {
            const graph::Arc& arc = graph.arcs()[static_cast<std::size_t>(figures.hottestArc)];
            result.hottestLink = graph.link(arc.link);
            result.hottestDirection = arc.forward ? Direction::forward : Direction::reverse;
        }
        result.lostMbps = figures.lostMbps;
        result.lostDemands = static_cast<int>(figures.lostDemands);
        result.cutMbps = figures.cutMbps;
        result.cutDemands = static_cast<int>(figures.cutDemands);
        result.listedDemands = std::move(figures.listed);
        results.put(index, std::move(result));
    };
    const bool finished = isLayered(snapshot) ? sweepLayered(LayeredRouter(snapshot, graph, flows), graph,
                                                             sets, sweepOptions, work, take)
                                              : sweepFailures(graph, flows, sets, sweepOptions, work, take);
    if (!finished) return fail(Code::cancelled, "the failure sweep was cancelled");
    return results.finish(scenarios);
}

}  // namespace spanwright::sim
