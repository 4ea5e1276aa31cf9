// SPDX-License-Identifier: MIT
#include "engine/reliability/resilience.h"

#include "engine/design/queries.h"
#include "engine/graph/disjoint_paths.h"
#include "engine/graph/structure.h"
#include "engine/job/parallel_for.h"
#include "engine/reliability/connectivity_model.h"

#include <algorithm>
#include <atomic>
#include <map>

namespace spanwright::reliability {
namespace {

constexpr double kMinutesPerYear = 525600;
/// States alive at once, over all pairs of ends: keeps the whole answer within seconds whatever the design.
constexpr std::size_t kStateBudget = std::size_t{1} << 21;

struct PairAnswer {
    int disjointPaths = 0;
    Reachability reachability;
};

using Ends = std::pair<int, int>;

class PairAnswers {
  public:
    PairAnswers(const Project& project, const Design& snapshot, const graph::GraphIndex& graph)
        : graph_(graph), model_(connectivityModel(project, snapshot, graph)) {
        for (const Demand& demand : snapshot.demands)
            answers_.emplace(endsOf(demand), PairAnswer());
    }

    bool compute(const WorkContext& work) {
        const std::size_t share = kStateBudget / std::max<std::size_t>(answers_.size(), 1);
        const std::size_t maxStates = std::clamp<std::size_t>(share, 64, std::size_t{1} << 15);
        std::vector<std::pair<const Ends, PairAnswer>*> pairs;
        for (auto& entry : answers_)
            pairs.push_back(&entry);
        std::atomic<std::size_t> done = 0;
        job::parallelFor(pairs.size(), 0, [&](std::size_t index) {
            if (work.stopRequested()) return;
            const auto [from, to] = pairs[index]->first;
            pairs[index]->second = {graph::linkDisjointPaths(graph_, from, to),
                                    reachability(from, to, maxStates)};
            work.report(static_cast<float>(++done) / static_cast<float>(pairs.size()));
        });
        return !work.stopRequested();
    }

    [[nodiscard]] const PairAnswer& of(const Demand& demand) const { return answers_.at(endsOf(demand)); }

  private:
    /// Without one-way links both directions have the same answer.
    [[nodiscard]] Ends endsOf(const Demand& demand) const {
        Ends ends{graph_.nodeOf(demand.from), graph_.nodeOf(demand.to)};
        if (!model_.hasOneWay && ends.first > ends.second) std::swap(ends.first, ends.second);
        return ends;
    }

    [[nodiscard]] Reachability reachability(int from, int to, std::size_t maxStates) const {
        const bool connected = graph::linkDisjointPaths(graph_, from, to, 1) > 0;
        if (!connected) return {0, 1, 0};
        if (!model_.failsAtAll) return {1, 0, 0};
        Reachability most = twoTerminal(model_.all, from, to, maxStates);
        if (!model_.hasOneWay) return most;
        // One-way links can only help as much as two-way ones, and no less than none at all.
        const Reachability least = twoTerminal(model_.withoutOneWay, from, to, maxStates);
        return {least.up, most.down, std::max(0.0, 1 - least.up - most.down)};
    }

    const graph::GraphIndex& graph_;
    ConnectivityModel model_;
    std::map<Ends, PairAnswer> answers_;
};

DemandResilience describe(const Demand& demand, const PairAnswer& answer) {
    /// Bounds closer than this are the same figure in the digits that a double has.
    constexpr double kExact = 1e-14;
    const Reachability& reach = answer.reachability;
    DemandResilience out;
    out.demand = demand.id;
    out.disjointPaths = answer.disjointPaths;
    out.method = reach.undecided <= kExact ? AvailabilityMethod::exact : AvailabilityMethod::bounds;
    out.lower = std::min(1.0, reach.up);
    out.upper = std::min(1.0, out.method == AvailabilityMethod::exact ? out.lower : 1 - reach.down);
    out.availability = (out.lower + out.upper) / 2;
    out.unavailability = reach.down + reach.undecided / 2;
    out.downtimeMinutesPerYear = out.unavailability * kMinutesPerYear;
    return out;
}

}  // namespace

Result<Resilience> resilience(const Project& project, PhaseId phase, const WorkContext& work) {
    const Design snapshot = designAt(project.design, phase);
    const graph::GraphIndex graph(snapshot);
    const graph::Structure structure = graph::structureOf(graph);
    Resilience out;
    out.components = structure.components;
    for (const int link : structure.bridges)
        out.bridges.push_back(graph.link(link));
    for (const int node : structure.articulationPoints)
        out.articulationPoints.push_back(graph.device(node));

    PairAnswers answers(project, snapshot, graph);
    if (!answers.compute(work)) return fail(Code::cancelled, "the resilience analysis was cancelled");
    for (const Demand& demand : snapshot.demands)
        out.demands.push_back(describe(demand, answers.of(demand)));
    return out;
}

}  // namespace spanwright::reliability
