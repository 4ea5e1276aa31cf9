// SPDX-License-Identifier: MIT
#include "engine/reliability/capacity_availability.h"

#include "engine/job/parallel_for.h"
#include "engine/reliability/reduction.h"
#include "engine/sim/ecmp.h"
#include "engine/sim/layered_router.h"

#include <algorithm>
#include <map>
#include <optional>
#include <queue>

namespace spanwright::reliability {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Which flows get less than they need in one state.
class StateRouter {
  public:
    StateRouter(const Design& snapshot, const std::vector<ElementId>& parts, const RateOptions& options)
        : snapshot_(snapshot),
          parts_(parts),
          graph_(snapshot),
          router_(graph_, sim::flowsOf(snapshot, graph_, 0)) {
        if (sim::isLayered(snapshot)) layered_.emplace(snapshot, graph_, router_.flows());
        for (const sim::Flow& flow : router_.flows()) {
            const double loss = snapshot.demands.at(flow.demand).maxLossPercent.value_or(0);
            needed_.push_back(options.sharePercent.value_or(100 - loss) / 100);
        }
    }

    [[nodiscard]] const graph::GraphIndex& graph() const { return graph_; }
    [[nodiscard]] const std::vector<sim::Flow>& flows() const { return router_.flows(); }

    [[nodiscard]] std::vector<char> shortFlows(const std::vector<int>& down, const WorkContext& work) const {
        sim::Outage outage(graph_);
        for (const int part : down)
            sim::takeOut(parts_[at(part)], snapshot_, graph_, outage);
        std::vector<char> shortOf(flows().size(), 0);
        for (std::size_t flow = 0; flow < shortOf.size(); ++flow) {
            const sim::Flow& row = flows()[flow];
            if (outage.node[at(row.from)] != 0 || outage.node[at(row.to)] != 0) shortOf[flow] = 1;
        }
        if (layered_) {
            shortOfLayered(outage, work, shortOf);
            return shortOf;
        }
        std::vector<double> load(graph_.arcs().size(), 0);
        std::map<int, std::vector<int>> toward;
        router_.route(
            outage, load, [&](int flow) { shortOf[at(flow)] = 1; }, work,
            [&](const sim::ShortestPathDag&, const std::vector<int>& indexes) {
                if (!indexes.empty()) toward[flows()[at(indexes.front())].to] = indexes;
            });
        const auto passes = [&](int arc) {
            const double capacity = graph_.arcs()[at(arc)].capacityMbps;
            return load[at(arc)] > capacity ? capacity / load[at(arc)] : 1.0;
        };
        bool full = false;
        for (int arc = 0; arc < static_cast<int>(load.size()); ++arc)
            full = full || passes(arc) < 1;
        if (!full) return shortOf;
        sim::ShortestPathDag dag;
        std::vector<double> share(at(graph_.nodeCount()));
        for (const auto& [to, indexes] : toward) {
            router_.shortestPaths(to, outage, dag);
            for (const int node : dag.order) {
                const auto hops = dag.next[at(node)];
                double sum = node == to ? 1 : 0;
                for (const int arc : hops)
                    sum +=
                        passes(arc) * share[at(graph_.arcs()[at(arc)].to)] / static_cast<double>(hops.size());
                share[at(node)] = sum;
            }
            for (const int flow : indexes) {
                const bool reaches = shortOf[at(flow)] == 0;
                if (reaches && share[at(flows()[at(flow)].from)] < needed_[at(flow)] - kRounding)
                    shortOf[at(flow)] = 1;
            }
        }
        return shortOf;
    }

  private:
    static constexpr double kRounding = 1e-9;

    void shortOfLayered(const sim::Outage& outage, const WorkContext& work,
                        std::vector<char>& shortOf) const {
        std::vector<std::vector<sim::ArcShare>> ways(flows().size());
        const auto routing =
            layered_->route(outage, work, [&](int flow, std::span<const sim::ArcShare> uses) {
                ways[at(flow)].assign(uses.begin(), uses.end());
            });
        if (!routing) return;
        for (std::size_t flow = 0; flow < ways.size(); ++flow) {
            if (routing->flows[flow].reason != sim::LossReason::none) shortOf[flow] = 1;
            double arrives = 1;
            for (const sim::FlowUse& use :
                 layered_->withUnderlay(*routing, static_cast<int>(flow), ways[flow])) {
                const double load = routing->mbps[at(use.arc)];
                const double capacity = graph_.arcs()[at(use.arc)].capacityMbps;
                if (load > capacity) arrives -= use.share * (1 - capacity / load);
            }
            if (arrives < needed_[flow] - kRounding) shortOf[flow] = 1;
        }
    }

    const Design& snapshot_;
    const std::vector<ElementId>& parts_;
    graph::GraphIndex graph_;
    sim::EcmpRouter router_;
    std::optional<sim::LayeredRouter> layered_;  ///< of a network with tunnels or pinned demands
    std::vector<double> needed_;                 ///< by flow, 0 to 1
};

std::size_t affordableStates(const graph::GraphIndex& graph, const Design& snapshot) {
    constexpr std::size_t kWork = 8'000'000;  // nodes and arcs seen, over all destinations of all states
    constexpr std::size_t kMost = 4000;
    const std::size_t destinations =
        std::min(at(graph.nodeCount()), 2 * static_cast<std::size_t>(snapshot.demands.size()));
    const std::size_t one =
        std::max<std::size_t>(1, destinations * (at(graph.nodeCount()) + graph.arcs().size()));
    return std::clamp<std::size_t>(kWork / one, 1, kMost);
}

}  // namespace

std::vector<NetworkState> mostProbableStates(const std::vector<double>& parts, std::size_t most) {
    // Parts by falling odds of being down; with odds above 1, being up is the exception.
    std::vector<int> ranked;
    double base = 1;
    std::vector<char> usuallyDown(parts.size(), 0);
    for (std::size_t part = 0; part < parts.size(); ++part) {
        usuallyDown[part] = parts[part] > 0.5 ? 1 : 0;
        base *= std::max(parts[part], 1 - parts[part]);
        if (parts[part] > 0 && parts[part] < 1) ranked.push_back(static_cast<int>(part));
    }
    const auto odds = [&](int part) {
        const double less = std::min(parts[at(part)], 1 - parts[at(part)]);
        return less / (1 - less);
    };
    std::stable_sort(ranked.begin(), ranked.end(), [&](int a, int b) { return odds(a) > odds(b); });
    // Each set of exceptions once: grow it by the next rank, or move its last member to the next rank.
    struct Candidate {
        double probability = 0;
        std::vector<int> ranks;
        bool operator<(const Candidate& other) const {
            return probability != other.probability ? probability < other.probability : ranks > other.ranks;
        }
    };
    std::priority_queue<Candidate> queue;
    queue.push({base, {}});
    std::vector<NetworkState> states;
    while (!queue.empty() && states.size() < most) {
        Candidate best = queue.top();
        queue.pop();
        NetworkState state{{}, best.probability};
        std::vector<char> down = usuallyDown;
        for (const int rank : best.ranks)
            down[at(ranked[at(rank)])] = down[at(ranked[at(rank)])] == 0 ? 1 : 0;
        for (std::size_t part = 0; part < down.size(); ++part) {
            if (down[part] != 0) state.down.push_back(static_cast<int>(part));
        }
        states.push_back(std::move(state));
        const int next = best.ranks.empty() ? 0 : best.ranks.back() + 1;
        if (at(next) >= ranked.size()) continue;
        Candidate grown = best;
        grown.ranks.push_back(next);
        grown.probability *= odds(ranked[at(next)]);
        queue.push(std::move(grown));
        if (best.ranks.empty()) continue;
        best.probability *= odds(ranked[at(next)]) / odds(ranked[at(next - 1)]);
        best.ranks.back() = next;
        queue.push(std::move(best));
    }
    return states;
}

std::vector<RateAvailability> rateAvailability(const Project& project, const Design& snapshot,
                                               const ConnectivityModel& model, const RateOptions& options,
                                               const WorkContext& work) {
    std::vector<double> downs = partDowns(model.all);
    std::vector<ElementId> parts;
    for (const PartOrigin& origin : model.origins)
        parts.push_back(origin.element);
    for (const Link& link : snapshot.links) {
        if (!link.isTunnel()) continue;
        parts.push_back(link.id);
        downs.push_back(unavailabilityOf(project, link).down);
    }
    const StateRouter router(snapshot, parts, options);
    const std::vector<NetworkState> states = mostProbableStates(
        downs, options.states > 0 ? options.states : affordableStates(router.graph(), snapshot));
    std::vector<std::vector<char>> shortFlows(states.size());
    job::parallelFor(states.size(), 0, [&](std::size_t index) {
        if (!work.stopRequested()) shortFlows[index] = router.shortFlows(states[index].down, work);
    });
    if (work.stopRequested()) return {};
    std::map<DemandId, std::size_t> indexOf;
    for (const Demand& demand : snapshot.demands)
        indexOf.emplace(demand.id, indexOf.size());
    std::vector<double> enough(indexOf.size(), 0);
    std::vector<double> tooLittle(indexOf.size(), 0);
    for (std::size_t state = 0; state < states.size(); ++state) {
        // A demand without traffic always gets its rate.
        std::vector<char> isShort(indexOf.size(), 0);
        for (std::size_t flow = 0; flow < router.flows().size(); ++flow) {
            if (shortFlows[state][flow] != 0) isShort[indexOf.at(router.flows()[flow].demand)] = 1;
        }
        for (std::size_t demand = 0; demand < isShort.size(); ++demand)
            (isShort[demand] != 0 ? tooLittle : enough)[demand] += states[state].probability;
    }
    std::vector<RateAvailability> out;
    for (std::size_t demand = 0; demand < enough.size(); ++demand) {
        const double lower = std::min(1.0, enough[demand]);
        out.push_back({lower, std::max(lower, 1 - tooLittle[demand])});
    }
    return out;
}

}  // namespace spanwright::reliability
