// SPDX-License-Identifier: MIT
#include "engine/goals/standing.h"

#include "engine/graph/graph_index.h"
#include "engine/job/parallel_for.h"
#include "engine/sim/layered_router.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace spanwright::goals {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

enum class Fate : char { untroubled, cut, ownEnd };

struct Direction {
    std::size_t row = 0;  ///< place of the demand in the answer
    int from = 0;
    int to = 0;
};

/// What of the network the paths of a demand use while nothing fails.
struct Used {
    std::set<int> nodes;
    std::set<int> links;
};

class Judge {
  public:
    Judge(const Project& project, const Design& snapshot, const std::vector<AskedDemand>& demands)
        : project_(project),
          snapshot_(snapshot),
          demands_(demands),
          graph_(snapshot),
          failures_(sim::singleFailures(snapshot, graph_)) {
        for (int link = 0; link < graph_.linkCount(); ++link)
            tunnel_.push_back(snapshot.links.at(graph_.link(link)).kind == LinkKind::tunnel ? 1 : 0);
        std::vector<int> arcsOf(at(graph_.linkCount()), 0);
        for (const graph::Arc& arc : graph_.arcs())
            ++arcsOf[at(arc.link)];
        for (std::size_t link = 0; link < arcsOf.size(); ++link)
            oneWay_ = oneWay_ || (arcsOf[link] == 1 && tunnel_[link] == 0);
        for (std::size_t row = 0; row < demands.size(); ++row) {
            const Demand& demand = snapshot.demands.at(demands[row].demand);
            const int from = graph_.nodeOf(demand.from);
            const int to = graph_.nodeOf(demand.to);
            if (demand.mbps > 0 || demand.reverseMbps <= 0) directions_.push_back({row, from, to});
            if (demand.reverseMbps > 0) directions_.push_back({row, to, from});
        }
        std::vector<sim::Flow> pinned;
        for (const Direction& direction : directions_) {
            if (!demandOf(direction).pinned()) continue;
            pinned.push_back(flowOf(direction));
            pinnedRows_.push_back(direction.row);
        }
        if (!pinned.empty()) pinned_.emplace(snapshot, graph_, std::move(pinned));
    }

    Result<std::vector<DemandStanding>> run(int threads, const WorkContext& work) {
        std::vector<DemandStanding> standings(demands_.size());
        const std::vector<Fate> before = fates(sim::Outage(graph_));
        std::vector<std::vector<Fate>> after(failures_.size());
        std::atomic<std::size_t> done = 0;
        job::parallelFor(failures_.size(), threads, [&](std::size_t index) {
            if (work.stopRequested()) return;
            sim::Outage outage(graph_);
            for (const int node : failures_[index].nodes)
                outage.node[at(node)] = 1;
            for (const int link : failures_[index].links)
                outage.link[at(link)] = 1;
            after[index] = fates(outage);
            work.report(static_cast<float>(++done) / static_cast<float>(failures_.size()));
        });
        if (work.stopRequested()) return fail(Code::cancelled, "the judgement of goals was cancelled");
        const std::vector<Used> used = usedByAll();
        for (std::size_t row = 0; row < demands_.size(); ++row)
            standings[row] = standing(row, before[row], after, used[row]);
        return standings;
    }

  private:
    [[nodiscard]] const Demand& demandOf(const Direction& direction) const {
        return snapshot_.demands.at(demands_[direction.row].demand);
    }

    [[nodiscard]] sim::Flow flowOf(const Direction& direction) const {
        const Demand& demand = demandOf(direction);
        const bool forward = direction.from == graph_.nodeOf(demand.from);
        return {demand.id, forward ? sim::Direction::forward : sim::Direction::reverse, direction.from,
                direction.to, 1};
    }

    [[nodiscard]] std::vector<Fate> fates(const sim::Outage& outage) const {
        std::vector<Fate> fates(demands_.size(), Fate::untroubled);
        std::map<int, std::vector<int>> reachedFrom;
        const std::vector<int> component = oneWay_ ? std::vector<int>() : components(outage);
        for (const Direction& direction : directions_) {
            Fate& fate = fates[direction.row];
            if (outage.node[at(direction.from)] != 0 || outage.node[at(direction.to)] != 0) {
                fate = Fate::ownEnd;
                continue;
            }
            if (demandOf(direction).pinned()) continue;
            if (!oneWay_) {
                if (component[at(direction.from)] != component[at(direction.to)]) fate = Fate::cut;
                continue;
            }
            auto [reached, fresh] = reachedFrom.try_emplace(direction.from);
            if (fresh) {
                reached->second.assign(at(graph_.nodeCount()), -1);
                flood(direction.from, direction.from, outage, reached->second);
            }
            if (reached->second[at(direction.to)] < 0) fate = Fate::cut;
        }
        if (!pinned_) return fates;
        // A pinned demand is lost when its own way is, whatever else is connected.
        const std::optional<sim::LayeredRouting> routing = pinned_->route(outage);
        for (std::size_t flow = 0; flow < pinnedRows_.size(); ++flow) {
            Fate& fate = fates[pinnedRows_[flow]];
            if (fate == Fate::untroubled && routing->flows[flow].reason != sim::LossReason::none)
                fate = Fate::cut;
        }
        return fates;
    }

    [[nodiscard]] std::vector<int> components(const sim::Outage& outage) const {
        std::vector<int> component(at(graph_.nodeCount()), -1);
        for (int node = 0; node < graph_.nodeCount(); ++node) {
            if (component[at(node)] < 0 && outage.node[at(node)] == 0) flood(node, node, outage, component);
        }
        return component;
    }

    /// Marks all that is reached from a node.
    void flood(int from, int mark, const sim::Outage& outage, std::vector<int>& marks) const {
        std::vector<int> todo{from};
        marks[at(from)] = mark;
        while (!todo.empty()) {
            const int node = todo.back();
            todo.pop_back();
            for (const int index : graph_.outArcs(node)) {
                const graph::Arc& arc = graph_.arcs()[at(index)];
                if (outage.link[at(arc.link)] != 0 || outage.node[at(arc.to)] != 0) continue;
                if (tunnel_[at(arc.link)] != 0 || marks[at(arc.to)] >= 0) continue;
                marks[at(arc.to)] = mark;
                todo.push_back(arc.to);
            }
        }
    }

    [[nodiscard]] DemandStanding standing(std::size_t row, Fate before,
                                          const std::vector<std::vector<Fate>>& after,
                                          const Used& used) const {
        DemandStanding standing;
        standing.demand = demands_[row].demand;
        standing.connected = before == Fate::untroubled;
        if (!standing.connected) return standing;
        const bool sdwan = std::any_of(used.nodes.begin(), used.nodes.end(), [&](int node) {
            return snapshot_.devices.at(graph_.device(node)).kind == DeviceKind::sdwanEdge;
        });
        const auto interrupt = [&](const sim::Fault& failed, TakeOver by) {
            if (demands_[row].recovery)
                standing.interruptions.push_back({failed, by, secondsOf(by, project_, failed)});
        };
        for (std::size_t index = 0; index < failures_.size(); ++index) {
            const sim::SingleFailure& failure = failures_[index];
            switch (after[index][row]) {
                case Fate::cut:
                    standing.cutBy.push_back(failure.fault);
                    interrupt(failure.fault, TakeOver::repair);
                    break;
                case Fate::ownEnd:
                    if (const auto device = failure.fault.element.as<DeviceId>())
                        standing.ends.push_back(device);
                    break;
                case Fate::untroubled:
                    if (touches(failure, used))
                        interrupt(failure.fault, takeOverOf(snapshot_, failure.fault, sdwan));
                    break;
            }
        }
        for (const int link : used.links) {
            const LinkId id = graph_.link(link);
            if (snapshot_.links.at(id).memberCount > 1) interrupt(id, TakeOver::member);
        }
        for (const int node : used.nodes) {
            const DeviceId id = graph_.device(node);
            if (snapshot_.devices.at(id).redundant()) interrupt(id, TakeOver::unit);
        }
        return standing;
    }

    static bool touches(const sim::SingleFailure& failure, const Used& used) {
        return std::any_of(failure.nodes.begin(), failure.nodes.end(),
                           [&](int node) { return used.nodes.contains(node); }) ||
               std::any_of(failure.links.begin(), failure.links.end(),
                           [&](int link) { return used.links.contains(link); });
    }

    /// All that the packets of each demand touch, what carries its tunnels included; of those asked with
    /// recovery.
    [[nodiscard]] std::vector<Used> usedByAll() const {
        std::vector<Used> used(demands_.size());
        std::vector<sim::Flow> flows;
        std::vector<std::size_t> rows;
        for (const Direction& direction : directions_) {
            if (!demands_[direction.row].recovery) continue;
            flows.push_back(flowOf(direction));
            rows.push_back(direction.row);
        }
        if (flows.empty()) return used;
        const sim::LayeredRouter router(snapshot_, graph_, std::move(flows));
        std::vector<std::vector<sim::ArcShare>> ways(rows.size());
        const auto routing =
            router.route(sim::Outage(graph_), {}, [&](int flow, std::span<const sim::ArcShare> uses) {
                ways[at(flow)].assign(uses.begin(), uses.end());
            });
        for (std::size_t flow = 0; flow < ways.size(); ++flow) {
            for (const sim::FlowUse& use :
                 router.withUnderlay(*routing, static_cast<int>(flow), ways[flow])) {
                const graph::Arc& arc = graph_.arcs()[at(use.arc)];
                used[rows[flow]].links.insert(arc.link);
                used[rows[flow]].nodes.insert({arc.from, arc.to});
            }
        }
        return used;
    }

    const Project& project_;
    const Design& snapshot_;
    const std::vector<AskedDemand>& demands_;
    graph::GraphIndex graph_;
    std::vector<sim::SingleFailure> failures_;
    std::vector<char> tunnel_;  ///< by link
    bool oneWay_ = false;
    std::optional<sim::LayeredRouter> pinned_;  ///< of the pinned demands alone
    std::vector<std::size_t> pinnedRows_;       ///< by flow of that router: place of the demand
    std::vector<Direction> directions_;         ///< by demand, forward before reverse
};

}  // namespace

Result<std::vector<DemandStanding>> standings(const Project& project, const Design& snapshot,
                                              const std::vector<AskedDemand>& demands, int threads,
                                              const WorkContext& work) {
    return Judge(project, snapshot, demands).run(threads, work);
}

Survival survived(const std::vector<sim::Fault>& cutBy) {
    Survival most = Survival::sites;
    for (const sim::Fault& fault : cutBy) {
        const auto broken = static_cast<int>(sim::survivalOf(fault));
        most = std::min(most, static_cast<Survival>(broken - 1));
    }
    return most;
}

}  // namespace spanwright::goals
