// SPDX-License-Identifier: MIT
#include "engine/security/inspection.h"

#include "engine/graph/graph_index.h"
#include "engine/job/parallel_for.h"
#include "engine/security/inspection_groups.h"
#include "engine/security/layered_inspection.h"
#include "engine/security/zone_policy.h"
#include "engine/sim/ecmp.h"
#include "engine/sim/layered_router.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <utility>

namespace spanwright::security {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

constexpr int kClosed = -2;       ///< no way on but through an inspector, or none at all
constexpr int kDestination = -1;  ///< arrived

class Inspector {
  public:
    explicit Inspector(const Design& snapshot)
        : snapshot_(snapshot), graph_(snapshot), router_(graph_, {}), policy_(snapshot) {
        for (const Demand& demand : snapshot.demands) {
            const ZoneRule* rule = policy_.ruleFor(snapshot, demand);
            if (rule != nullptr && rule->action == ZoneAction::inspect) add(demand, *rule);
        }
        if (!rows_.empty()) failures_ = sim::singleFailures(snapshot, graph_);
    }

    Result<std::vector<DemandInspection>> run(int threads, const WorkContext& work) {
        std::vector<const Group*> groups;
        for (const auto& [key, group] : groups_)
            groups.push_back(&group);
        std::vector<std::vector<Answer>> answers(groups.size());
        if (sim::isLayered(snapshot_)) {
            answers = judgeLayered({snapshot_, graph_, failures_}, groups, threads, work);
        } else {
            std::atomic<std::size_t> done = 0;
            job::parallelFor(groups.size(), threads, [&](std::size_t index) {
                answers[index] = judge(*groups[index], work);
                work.report(static_cast<float>(++done) / static_cast<float>(groups.size()));
            });
        }
        if (work.stopRequested()) return fail(Code::cancelled, "the inspection of zones was cancelled");
        std::vector<std::vector<std::size_t>> openedBy(rows_.size());
        for (std::size_t index = 0; index < groups.size(); ++index) {
            for (std::size_t flow = 0; flow < answers[index].size(); ++flow) {
                const std::size_t row = groups[index]->asked[flow].row;
                merge(answers[index][flow], rows_[row], openedBy[row]);
            }
        }
        for (DemandInspection& row : rows_)
            tidy(row);
        return std::move(rows_);
    }

  private:
    /// Both directions of the demand: an inspecting device has to see the replies as well.
    void add(const Demand& demand, const ZoneRule& rule) {
        const std::size_t row = rows_.size();
        DemandInspection& judged = rows_.emplace_back();
        judged.demand = demand.id;
        judged.rule = rule.id;
        const int from = graph_.nodeOf(demand.from);
        const int to = graph_.nodeOf(demand.to);
        if (demand.mbps > 0 || demand.reverseMbps <= 0)
            ask(to, rule, {row, demand.id, sim::Direction::forward, from});
        if (demand.reverseMbps > 0) ask(from, rule, {row, demand.id, sim::Direction::reverse, to});
    }

    void ask(int to, const ZoneRule& rule, Asked asked) {
        // Rules that name no inspectors share one mask.
        const ZoneRuleId kind = rule.inspectors.empty() ? ZoneRuleId() : rule.id;
        auto [mask, fresh] = masks_.try_emplace(kind);
        if (fresh) {
            for (int node = 0; node < graph_.nodeCount(); ++node) {
                const Device& device = snapshot_.devices.at(graph_.device(node));
                mask->second.push_back(inspectsFor(rule, device) ? 1 : 0);
            }
        }
        Group& group = groups_[{to, kind}];
        group.to = to;
        group.inspects = &mask->second;
        group.asked.push_back(asked);
    }

    [[nodiscard]] std::vector<Answer> judge(const Group& group, const WorkContext& work) const {
        std::vector<Answer> answers(group.asked.size());
        sim::Outage outage(graph_);
        sim::ShortestPathDag dag;
        router_.shortestPaths(group.to, outage, dag);
        std::vector<char> usedNode(at(graph_.nodeCount()), 0);
        std::vector<char> usedLink(at(graph_.linkCount()), 0);
        const std::vector<int> open = openArcs(dag, group);
        for (std::size_t flow = 0; flow < answers.size(); ++flow) {
            const Asked& asked = group.asked[flow];
            answers[flow].inspectors = walk(dag, group, asked.from, usedNode, usedLink);
            answers[flow].connected = usedNode[at(asked.from)] != 0;
            if (open[at(asked.from)] != kClosed) answers[flow].now = pathAlong(open, asked);
        }
        for (std::size_t index = 0; index < failures_.size() && !work.stopRequested(); ++index) {
            const sim::SingleFailure& failure = failures_[index];
            const auto used = [&](const std::vector<int>& failed, const std::vector<char>& mask) {
                return std::any_of(failed.begin(), failed.end(), [&](int i) { return mask[at(i)] != 0; });
            };
            // What no path uses can fail without any path changing.
            if (!used(failure.nodes, usedNode) && !used(failure.links, usedLink)) continue;
            set(outage, failure, 1);
            if (outage.node[at(group.to)] == 0) {
                router_.shortestPaths(group.to, outage, dag);
                judgeFailure(group, index, dag, outage, answers);
            }
            set(outage, failure, 0);
        }
        return answers;
    }

    void judgeFailure(const Group& group, std::size_t index, const sim::ShortestPathDag& dag,
                      const sim::Outage& outage, std::vector<Answer>& answers) const {
        const std::vector<int> open = openArcs(dag, group);
        const int failedNode = graph_.nodeOf(failures_[index].fault.element.as<DeviceId>());
        std::vector<char> connected(at(graph_.nodeCount()), 0);
        for (const int node : dag.order)
            connected[at(node)] = 1;
        for (std::size_t flow = 0; flow < answers.size(); ++flow) {
            const Asked& asked = group.asked[flow];
            if (outage.node[at(asked.from)] != 0) continue;
            Answer& answer = answers[flow];
            if (connected[at(asked.from)] == 0) {
                if (answer.connected && failedNode >= 0) answer.cutBy.push_back(failedNode);
            } else if (!answer.now && open[at(asked.from)] != kClosed) {
                if (answer.openedBy.empty()) answer.opened = pathAlong(open, asked);
                answer.openedBy.push_back(index);
            }
        }
    }

    static void set(sim::Outage& outage, const sim::SingleFailure& failure, char value) {
        for (const int node : failure.nodes)
            outage.node[at(node)] = value;
        for (const int link : failure.links)
            outage.link[at(link)] = value;
    }

    /// By node: an arc on a shortest path that leads to the destination past every inspector.
    [[nodiscard]] std::vector<int> openArcs(const sim::ShortestPathDag& dag, const Group& group) const {
        std::vector<int> open(at(graph_.nodeCount()), kClosed);
        for (const int node : dag.order) {
            if ((*group.inspects)[at(node)] != 0) continue;
            if (node == group.to) {
                open[at(node)] = kDestination;
                continue;
            }
            for (const int arc : dag.next[at(node)]) {
                if (open[at(graph_.arcs()[at(arc)].to)] != kClosed) open[at(node)] = arc;
            }
        }
        return open;
    }

    [[nodiscard]] UninspectedPath pathAlong(const std::vector<int>& open, const Asked& asked) const {
        UninspectedPath path{asked.direction, {graph_.device(asked.from)}};
        for (int node = asked.from; open[at(node)] != kDestination;) {
            node = graph_.arcs()[at(open[at(node)])].to;
            path.devices.push_back(graph_.device(node));
        }
        return path;
    }

    /// Marks what the flow from that node uses; the inspectors among it.
    [[nodiscard]] std::vector<int> walk(const sim::ShortestPathDag& dag, const Group& group, int from,
                                        std::vector<char>& usedNode, std::vector<char>& usedLink) const {
        std::vector<int> inspectors;
        if (std::find(dag.order.begin(), dag.order.end(), from) == dag.order.end()) return inspectors;
        std::vector<char> seen(at(graph_.nodeCount()), 0);
        std::vector<int> todo{from};
        seen[at(from)] = 1;
        while (!todo.empty()) {
            const int node = todo.back();
            todo.pop_back();
            usedNode[at(node)] = 1;
            if ((*group.inspects)[at(node)] != 0) inspectors.push_back(node);
            if (node == group.to) continue;
            for (const int index : dag.next[at(node)]) {
                const graph::Arc& arc = graph_.arcs()[at(index)];
                usedLink[at(arc.link)] = 1;
                if (std::exchange(seen[at(arc.to)], char{1}) == 0) todo.push_back(arc.to);
            }
        }
        return inspectors;
    }

    /// Takes over what one direction of a demand has found; forward comes before reverse on a tie.
    void merge(const Answer& answer, DemandInspection& row, std::vector<std::size_t>& openedBy) const {
        for (const int node : answer.inspectors)
            row.inspectors.push_back(graph_.device(node));
        for (const int node : answer.cutBy)
            row.indispensable.push_back(graph_.device(node));
        const auto better = [](const std::optional<UninspectedPath>& known) {
            return !known || known->direction == sim::Direction::reverse;
        };
        if (answer.now && better(row.now)) row.now = answer.now;
        if (answer.openedBy.empty()) return;
        const std::size_t first = answer.openedBy.front();
        if (openedBy.empty() || first < openedBy.front() || (first == openedBy.front() && better(row.opened)))
            row.opened = answer.opened;
        openedBy.insert(openedBy.end(), answer.openedBy.begin(), answer.openedBy.end());
        std::sort(openedBy.begin(), openedBy.end());
        openedBy.erase(std::unique(openedBy.begin(), openedBy.end()), openedBy.end());
        row.openedBy.clear();
        for (const std::size_t failure : openedBy)
            row.openedBy.push_back(failures_[failure].fault);
    }

    /// A demand that already goes past its inspectors in one direction is not opened by a failure.
    static void tidy(DemandInspection& row) {
        const auto unique = [](std::vector<DeviceId>& devices) {
            std::sort(devices.begin(), devices.end());
            devices.erase(std::unique(devices.begin(), devices.end()), devices.end());
        };
        unique(row.inspectors);
        unique(row.indispensable);
        std::erase_if(row.indispensable, [&](DeviceId device) {
            return !std::binary_search(row.inspectors.begin(), row.inspectors.end(), device);
        });
        if (!row.now) return;
        row.openedBy.clear();
        row.opened.reset();
    }

    const Design& snapshot_;
    graph::GraphIndex graph_;
    sim::EcmpRouter router_;
    ZonePolicy policy_;
    std::vector<DemandInspection> rows_;
    std::map<ZoneRuleId, std::vector<char>>
        masks_;  ///< who inspects, by node; null: for rules that name none
    std::map<std::pair<int, ZoneRuleId>, Group> groups_;
    std::vector<sim::SingleFailure> failures_;
};

}  // namespace

Result<std::vector<DemandInspection>> inspections(const Design& snapshot, int threads,
                                                  const WorkContext& work) {
    return Inspector(snapshot).run(threads, work);
}

}  // namespace spanwright::security
