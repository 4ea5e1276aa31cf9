// SPDX-License-Identifier: MIT
#include "engine/sim/failures.h"

#include "engine/design/queries.h"
#include "engine/job/parallel_for.h"
#include "engine/sim/ecmp.h"

#include <algorithm>
#include <atomic>

namespace spanwright::sim {
namespace {

/// The elements that can fail alone, by kind in the order asked for, then by id.
std::vector<ElementId> failingElements(const Design& snapshot, const graph::GraphIndex& graph,
                                       const std::vector<FailureElements>& kinds) {
    std::vector<ElementId> elements;
    const auto touchesSomething = [&](ElementId element) {
        Outage outage(graph);
        takeOut(element, snapshot, graph, outage);
        const auto any = [](const std::vector<char>& mask) {
            return std::find(mask.begin(), mask.end(), 1) != mask.end();
        };
        return any(outage.node) || any(outage.link);
    };
    for (const FailureElements kind : kinds) {
        switch (kind) {
            case FailureElements::links:
                for (const Link& link : snapshot.links)
                    elements.emplace_back(link.id);
                break;
            case FailureElements::devices:
                for (const Device& device : snapshot.devices)
                    elements.emplace_back(device.id);
                break;
            case FailureElements::sites:
                for (const Site& site : snapshot.sites) {
                    if (touchesSomething(site.id)) elements.emplace_back(site.id);
                }
                break;
            case FailureElements::sharedRiskGroups:
                for (const SharedRiskGroup& group : snapshot.sharedRiskGroups) {
                    if (touchesSomething(group.id)) elements.emplace_back(group.id);
                }
                break;
        }
    }
    return elements;
}

std::vector<std::vector<ElementId>> scenariosOf(const std::vector<ElementId>& elements, int order) {
    std::vector<std::vector<ElementId>> scenarios;
    for (std::size_t first = 0; first < elements.size(); ++first) {
        if (order == 1) {
            scenarios.push_back({elements[first]});
            continue;
        }
        for (std::size_t second = first + 1; second < elements.size(); ++second) {
            scenarios.push_back({elements[first], elements[second]});
        }
    }
    return scenarios;
}

class Sweep {
  public:
    Sweep(const Project& project, PhaseId phase, const FailureOptions& options)
        : snapshot_(designAt(project.design, phase)),
          graph_(snapshot_),
          router_(graph_, flowsOf(snapshot_, graph_, options.growthYears)),
          scenarios_(scenariosOf(failingElements(snapshot_, graph_, options.elements), options.order)),
          threads_(options.threads) {}

    Result<FailureSweep> run(const WorkContext& work) {
        FailureSweep sweep;
        sweep.scenarios = static_cast<int>(scenarios_.size());
        sweep.results.resize(scenarios_.size());
        std::atomic<std::size_t> done = 0;
        std::atomic<bool> stopped = false;
        job::parallelFor(scenarios_.size(), threads_, [&](std::size_t index) {
            if (stopped.load(std::memory_order_relaxed)) return;
            if (!fail(index, sweep.results[index], work)) stopped = true;
            work.report(static_cast<float>(++done) / static_cast<float>(scenarios_.size()));
        });
        if (stopped || work.stopRequested())
            return spanwright::fail(Code::cancelled, "the failure sweep was cancelled");
        summarise(sweep);
        return sweep;
    }

  private:
    bool fail(std::size_t index, FailureResult& result, const WorkContext& work) const {
        Outage outage(graph_);
        result.failed = scenarios_[index];
        for (const ElementId element : result.failed)
            takeOut(element, snapshot_, graph_, outage);
        std::vector<double> load(graph_.arcs().size(), 0);
        const auto lose = [&](int flow) {
            const Flow& lost = router_.flows()[static_cast<std::size_t>(flow)];
            result.lostMbps += lost.mbps;
            result.lostDemands.push_back(lost.demand);
        };
        if (!router_.route(outage, load, lose, work)) return false;
        std::sort(result.lostDemands.begin(), result.lostDemands.end());
        result.lostDemands.erase(std::unique(result.lostDemands.begin(), result.lostDemands.end()),
                                 result.lostDemands.end());
        for (std::size_t arc = 0; arc < load.size(); ++arc) {
            result.maxUtilization =
                std::max(result.maxUtilization, load[arc] / graph_.arcs()[arc].capacityMbps);
        }
        return true;
    }

    static void summarise(FailureSweep& sweep) {
        for (std::size_t index = 0; index < sweep.results.size(); ++index) {
            const FailureResult& result = sweep.results[index];
            sweep.maxLostMbps = std::max(sweep.maxLostMbps, result.lostMbps);
            if (!result.lostDemands.empty()) {
                ++sweep.disconnecting;
            } else if (sweep.worst < 0 ||
                       result.maxUtilization >
                           sweep.results[static_cast<std::size_t>(sweep.worst)].maxUtilization) {
                sweep.worst = static_cast<int>(index);
            }
        }
    }

    Design snapshot_;
    graph::GraphIndex graph_;
    EcmpRouter router_;
    std::vector<std::vector<ElementId>> scenarios_;
    int threads_;
};

}  // namespace

Result<FailureSweep> failures(const Project& project, PhaseId phase, const FailureOptions& options,
                              const WorkContext& work) {
    return Sweep(project, phase, options).run(work);
}

}  // namespace spanwright::sim
