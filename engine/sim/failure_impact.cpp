// SPDX-License-Identifier: MIT
#include "engine/sim/failure_impact.h"

#include "engine/design/queries.h"
#include "engine/job/parallel_for.h"
#include "engine/sim/layered_router.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace spanwright::sim {
namespace {

using FlowKey = std::pair<DemandId, Direction>;
using ArcKey = std::pair<LinkId, Direction>;

/// Relative: latencies that differ by less are the same.
constexpr double kSameLatency = 1e-9;
/// Of all traffic: what rounding makes of no difference.
constexpr double kNothing = 1e-12;

/// The network before anything fails, looked at once for many failures.
class Close {
  public:
    Close(const Project& project, PhaseId phase, const ImpactOptions& options)
        : project_(project),
          phase_(phase),
          options_(options),
          snapshot_(designAt(project.design, phase)),
          graph_(snapshot_),
          router_(snapshot_, graph_, flowsOf(snapshot_, graph_, options.growthYears)) {}

    Result<void> routeBefore(const WorkContext& work) {
        auto routed = route(project_, phase_, {options_.growthYears, options_.maintenance}, work);
        if (!routed) return tl::unexpected(routed.error());
        before_ = std::move(*routed);
        overloadedBefore_ = crossOverloaded(before_, outageOf(options_.maintenance), work);
        return {};
    }

    Result<FailureImpact> fail(const std::vector<ElementId>& failed, const WorkContext& work) const {
        FailureImpact impact;
        impact.failed = failed;
        std::vector<ElementId> elements = withoutScenarios(snapshot_, failed);
        elements.insert(elements.end(), options_.maintenance.begin(), options_.maintenance.end());
        auto routed = route(project_, phase_, {options_.growthYears, elements}, work);
        if (!routed) return tl::unexpected(routed.error());
        compare(*routed, crossOverloaded(*routed, outageOf(elements), work), impact);
        findTakeovers(*routed, impact);
        return impact;
    }

  private:
    [[nodiscard]] Outage outageOf(const std::vector<ElementId>& elements) const {
        Outage outage(graph_);
        for (const ElementId element : elements)
            takeOut(element, snapshot_, graph_, outage);
        return outage;
    }

    /// The flows that some of their traffic takes over a link with more load than capacity.
    [[nodiscard]] std::set<FlowKey> crossOverloaded(const Routing& routing, const Outage& outage,
                                                    const WorkContext& work) const {
        std::set<ArcKey> hot;
        for (const LinkLoad& load : routing.links) {
            if (load.utilization.value_or(load.loadMbps > 0 ? 2 : 0) > 1)
                hot.emplace(load.link, load.direction);
        }
        std::set<FlowKey> crossing;
        if (hot.empty()) return crossing;
        std::vector<char> isHot(graph_.arcs().size(), 0);
        for (std::size_t index = 0; index < isHot.size(); ++index) {
            const graph::Arc& arc = graph_.arcs()[index];
            const Direction direction = arc.forward ? Direction::forward : Direction::reverse;
            isHot[index] = hot.contains({graph_.link(arc.link), direction}) ? 1 : 0;
        }
        std::vector<std::pair<int, std::vector<ArcShare>>> ways;
        const auto keep = [&](int flow, std::span<const ArcShare> uses) {
            ways.emplace_back(flow, std::vector<ArcShare>(uses.begin(), uses.end()));
        };
        const auto routed = router_.route(outage, work, keep);
        if (!routed) return crossing;
        for (const auto& [index, uses] : ways) {
            const std::vector<FlowUse> all = router_.withUnderlay(*routed, index, uses);
            const Flow& flow = router_.flows()[static_cast<std::size_t>(index)];
            if (std::any_of(all.begin(), all.end(), [&](const FlowUse& use) {
                    return isHot[static_cast<std::size_t>(use.arc)] != 0;
                }))
                crossing.emplace(flow.demand, flow.direction);
        }
        return crossing;
    }

    void compare(const Routing& routing, const std::set<FlowKey>& overloaded, FailureImpact& impact) const {
        std::map<TrafficClass, ClassImpact> classes;
        auto after = routing.demands.begin();
        for (const DemandFlow& before : before_.demands) {
            const FlowKey key(before.demand, before.direction);
            const Demand& row = snapshot_.demands.at(before.demand);
            DemandImpact seen{
                before.demand,    before.direction, DemandEffect::takenOut, before.offeredMbps, false,
                before.latencyMs, std::nullopt};
            // Both lists are in the same order; what was taken out is missing in the second.
            if (after == routing.demands.end() || FlowKey(after->demand, after->direction) != key) {
                impact.demands.push_back(seen);
                continue;
            }
            seen.latencyAfterMs = after->latencyMs;
            seen.overloaded = overloaded.contains(key);
            const bool hopsChanged = before.hops != after->hops;
            ++after;
            ClassImpact& mine = classes[row.trafficClass];
            mine.trafficClass = row.trafficClass;
            mine.offeredMbps += seen.offeredMbps;
            if (!judge(row, hopsChanged, seen)) continue;
            add(seen, mine);
            impact.demands.push_back(seen);
        }
        for (const auto& [trafficClass, one] : classes)
            impact.classes.push_back(one);
    }

    void findTakeovers(const Routing& after, FailureImpact& impact) const {
        auto before = before_.links.begin();
        double total = 0;
        for (const LinkLoad& load : after.links) {
            // Both lists are in the same order; what has failed is missing in the second.
            while (before->link != load.link || before->direction != load.direction)
                ++before;
            total += load.loadMbps;
            if (load.loadMbps > before->loadMbps) {
                impact.takeovers.push_back(
                    {load.link, load.direction, load.loadMbps - before->loadMbps, load.utilization});
            }
        }
        std::erase_if(impact.takeovers,
                      [&](const Takeover& takeover) { return takeover.moreMbps <= kNothing * total; });
        std::stable_sort(impact.takeovers.begin(), impact.takeovers.end(),
                         [](const Takeover& a, const Takeover& b) { return a.moreMbps > b.moreMbps; });
    }

    /// False when the demand notices nothing.
    [[nodiscard]] bool judge(const Demand& row, bool hopsChanged, DemandImpact& seen) const {
        if (!seen.latencyAfterMs) {
            seen.effect = DemandEffect::lost;
            return seen.latencyBeforeMs.has_value();
        }
        if (!seen.latencyBeforeMs) return false;
        const double limit = row.maxLatencyMs.value_or(seen.latencyAfterMs.value());
        const bool late = *seen.latencyAfterMs > limit && *seen.latencyBeforeMs <= limit;
        const bool squeezed =
            seen.overloaded && !overloadedBefore_.contains(FlowKey(seen.demand, seen.direction));
        if (late || squeezed) {
            seen.effect = DemandEffect::degraded;
            return true;
        }
        seen.effect = DemandEffect::detoured;
        return hopsChanged ||
               std::abs(*seen.latencyAfterMs - *seen.latencyBeforeMs) > kSameLatency * *seen.latencyBeforeMs;
    }

    static void add(const DemandImpact& seen, ClassImpact& mine) {
        switch (seen.effect) {
            case DemandEffect::takenOut:
                return;
            case DemandEffect::lost:
                mine.lostMbps += seen.offeredMbps;
                return;
            case DemandEffect::degraded:
                mine.degradedMbps += seen.offeredMbps;
                break;
            case DemandEffect::detoured:
                mine.detouredMbps += seen.offeredMbps;
                break;
        }
        mine.worstLatencyIncreaseMs =
            std::max(mine.worstLatencyIncreaseMs, *seen.latencyAfterMs - *seen.latencyBeforeMs);
    }

    const Project& project_;
    PhaseId phase_;
    const ImpactOptions& options_;
    Design snapshot_;
    graph::GraphIndex graph_;
    LayeredRouter router_;
    Routing before_;
    std::set<FlowKey> overloadedBefore_;
};

}  // namespace

std::vector<ElementId> withoutScenarios(const Design& design, const std::vector<ElementId>& elements) {
    std::vector<ElementId> list;
    for (const ElementId element : elements) {
        const FailureScenario* scenario = design.failureScenarios.find(element.as<FailureScenarioId>());
        if (scenario == nullptr) {
            list.push_back(element);
        } else {
            list.insert(list.end(), scenario->elements.begin(), scenario->elements.end());
        }
    }
    return list;
}

Result<std::vector<FailureImpact>> failureImpacts(const Project& project, PhaseId phase,
                                                  const std::vector<std::vector<ElementId>>& failures,
                                                  const ImpactOptions& options, const WorkContext& work) {
    Close close(project, phase, options);
    if (auto done = close.routeBefore(work); !done) return tl::unexpected(done.error());
    std::vector<FailureImpact> impacts(failures.size());
    job::parallelFor(failures.size(), options.threads, [&](std::size_t index) {
        if (auto impact = close.fail(failures[index], work)) impacts[index] = std::move(*impact);
    });
    if (work.stopRequested()) return fail(Code::cancelled, "looking at failures was cancelled");
    return impacts;
}

}  // namespace spanwright::sim
