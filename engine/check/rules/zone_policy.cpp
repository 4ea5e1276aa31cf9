// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/ecmp.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

using ZonePair = std::pair<ZoneId, ZoneId>;
using Policy = std::map<ZonePair, const ZoneRule*>;

/// The strictest rule of each pair of zones.
Policy policyOf(const Design& design) {
    Policy policy;
    for (const ZoneRule& rule : design.zoneRules) {
        const ZoneRule*& strictest = policy.try_emplace({rule.from, rule.to}, &rule).first->second;
        if (rule.action > strictest->action) strictest = &rule;
    }
    return policy;
}

const ZoneRule* ruleFor(const Policy& policy, const Design& snapshot, const Demand& demand) {
    const ZoneId from = snapshot.devices.at(demand.from).zone;
    const ZoneId to = snapshot.devices.at(demand.to).zone;
    if (!from || !to || from == to) return nullptr;
    const auto found = policy.find({from, to});
    return found == policy.end() ? nullptr : found->second;
}

std::string zonesOf(const CheckInput& input, const ZoneRule& rule) {
    return fmt::format("from zone {} to zone {}", nameOf(input, rule.from), nameOf(input, rule.to));
}

/// Looks for paths of demands that lead past every firewall. Paths are those of sim::pathOf, found for all
/// demands to one destination at once.
class Inspection {
  public:
    explicit Inspection(const Design& snapshot) : snapshot_(snapshot), graph_(snapshot) {}

    /// Both directions of the demand: an inspecting firewall has to see the replies as well.
    void add(const Demand& demand) {
        const int from = graph_.nodeOf(demand.from);
        const int to = graph_.nodeOf(demand.to);
        if (demand.mbps > 0 || demand.reverseMbps <= 0) {
            flows_.push_back({demand.id, sim::Direction::forward, from, to, 1});
        }
        if (demand.reverseMbps > 0) flows_.push_back({demand.id, sim::Direction::reverse, to, from, 1});
    }

    /// One path without a firewall, from the source on, for each demand that has one; forward where both
    /// directions have.
    [[nodiscard]] std::unordered_map<DemandId, std::vector<DeviceId>> bypasses() const {
        std::unordered_map<DemandId, std::vector<DeviceId>> found;
        const sim::EcmpRouter router(graph_, flows_);
        std::vector<double> load(graph_.arcs().size(), 0);
        const auto look = [&](const sim::ShortestPathDag& dag, const std::vector<int>& flows) {
            const std::vector<int> open = openArcs(dag);
            for (const int flow : flows) {
                const sim::Flow& asked = router.flows()[at(flow)];
                if (open[at(asked.from)] == kClosed) continue;
                if (asked.direction == sim::Direction::forward || !found.contains(asked.demand)) {
                    found[asked.demand] = pathAlong(open, asked.from);
                }
            }
        };
        router.route(
            sim::Outage(graph_), load, [](int) {}, {}, look);
        return found;
    }

  private:
    static constexpr int kClosed = -2;       ///< no way on but through a firewall, or none at all
    static constexpr int kDestination = -1;  ///< arrived

    [[nodiscard]] bool isFirewall(int node) const {
        return snapshot_.devices.at(graph_.device(node)).kind == DeviceKind::firewall;
    }

    /// By node: an arc on a shortest path that leads to the destination past every firewall.
    [[nodiscard]] std::vector<int> openArcs(const sim::ShortestPathDag& dag) const {
        std::vector<int> open(at(graph_.nodeCount()), kClosed);
        for (const int node : dag.order) {
            if (isFirewall(node)) continue;
            if (dag.next[at(node)].empty()) {
                open[at(node)] = kDestination;
                continue;
            }
            for (const int arc : dag.next[at(node)]) {
                if (open[at(graph_.arcs()[at(arc)].to)] != kClosed) open[at(node)] = arc;
            }
        }
        return open;
    }

    [[nodiscard]] std::vector<DeviceId> pathAlong(const std::vector<int>& open, int from) const {
        std::vector<DeviceId> path{graph_.device(from)};
        for (int node = from; open[at(node)] != kDestination;) {
            node = graph_.arcs()[at(open[at(node)])].to;
            path.push_back(graph_.device(node));
        }
        return path;
    }

    const Design& snapshot_;
    graph::GraphIndex graph_;
    std::vector<sim::Flow> flows_;
};

std::string pathText(const CheckInput& input, const std::vector<DeviceId>& path) {
    std::string text;
    for (const DeviceId device : path)
        text += (text.empty() ? "" : " – ") + nameOf(input, device);
    return text;
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    const Policy policy = policyOf(input.project.design);
    if (policy.empty()) return;
    std::vector<std::pair<const Demand*, const ZoneRule*>> inspected;
    for (const Demand& demand : input.snapshot.demands) {
        const ZoneRule* zoneRule = ruleFor(policy, input.snapshot, demand);
        if (zoneRule == nullptr || zoneRule->action == ZoneAction::allow) continue;
        if (zoneRule->action == ZoneAction::inspect) {
            inspected.emplace_back(&demand, zoneRule);
            continue;
        }
        report(input, rule, rule.severity, {demand.id},
               fmt::format("{} asks for {} Mbit/s {}, which {} denies.", nameOf(input, demand.id),
                           figure(demand.mbps + demand.reverseMbps), zonesOf(input, *zoneRule),
                           nameOf(input, zoneRule->id)),
               findings);
    }
    if (inspected.empty()) return;
    Inspection inspection(input.snapshot);
    for (const auto& demand : inspected)
        inspection.add(*demand.first);
    const auto bypasses = inspection.bypasses();
    for (const auto& [demand, zoneRule] : inspected) {
        const auto bypass = bypasses.find(demand->id);
        if (bypass == bypasses.end()) continue;
        report(input, rule, rule.severity, {demand->id},
               fmt::format("{} goes {} past every firewall, although {} asks for inspection: {}.",
                           nameOf(input, demand->id), zonesOf(input, *zoneRule), nameOf(input, zoneRule->id),
                           pathText(input, bypass->second)),
               findings);
    }
}

}  // namespace

Rule zonePolicy() {
    return {
        .code = "zone-policy",
        .title = "Traffic against the zone rules",
        .explanation =
            "A demand between zones that a rule denies, or one that a rule wants inspected and that has a "
            "path, in either direction, on which no firewall stands: neither at an end nor on the way. "
            "The rule from the demand's first zone to its second one counts, the strictest of several; "
            "pairs of zones without a rule are not judged.",
        .severity = Severity::error,
        .run = run};
}

}  // namespace spanwright::check
