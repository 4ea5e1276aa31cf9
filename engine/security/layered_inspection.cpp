// SPDX-License-Identifier: MIT
#include "engine/security/layered_inspection.h"

#include "engine/job/parallel_for.h"
#include "engine/sim/flow_legs.h"
#include "engine/sim/layered_router.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <utility>

namespace spanwright::security {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Place of a flow among the answers.
struct Place {
    std::size_t group = 0;
    std::size_t flow = 0;
};

/// What one failure changes: flows without a path, and those with an open one.
struct Aftermath {
    std::vector<std::size_t> cut;
    std::vector<std::pair<std::size_t, std::vector<int>>> open;
};

class LayeredInspector {
  public:
    LayeredInspector(const InspectedNetwork& network, const std::vector<const Group*>& groups)
        : network_(network), groups_(groups), router_(network.snapshot, network.graph, flows()) {}

    std::vector<std::vector<Answer>> run(int threads, const WorkContext& work) {
        std::vector<std::vector<Answer>> answers;
        for (const Group* group : groups_)
            answers.emplace_back(group->asked.size());
        sim::Outage none(network_.graph);
        const Aftermath before = route(none, work, [&](std::size_t flow, const std::vector<sim::Leg>& legs) {
            answer(answers, flow).inspectors = inspectors(flow, legs);
            answer(answers, flow).connected = true;
        });
        for (const auto& [flow, path] : before.open)
            answer(answers, flow).now = pathOf(flow, path);

        std::vector<Aftermath> after(network_.failures.size());
        std::atomic<std::size_t> done = 0;
        job::parallelFor(after.size(), threads, [&](std::size_t index) {
            if (work.stopRequested()) return;
            sim::Outage outage(network_.graph);
            for (const int node : network_.failures[index].nodes)
                outage.node[at(node)] = 1;
            for (const int link : network_.failures[index].links)
                outage.link[at(link)] = 1;
            after[index] = route(outage, work);
            work.report(static_cast<float>(++done) / static_cast<float>(after.size()));
        });
        for (std::size_t index = 0; index < after.size(); ++index)
            merge(index, after[index], answers);
        return answers;
    }

  private:
    std::vector<sim::Flow> flows() {
        std::vector<sim::Flow> flows;
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            const std::vector<Asked>& asked = groups_[group]->asked;
            for (std::size_t flow = 0; flow < asked.size(); ++flow) {
                flows.push_back(
                    {asked[flow].demand, asked[flow].direction, asked[flow].from, groups_[group]->to, 1});
                places_.push_back({group, flow});
            }
        }
        return flows;
    }

    [[nodiscard]] Answer& answer(std::vector<std::vector<Answer>>& answers, std::size_t flow) const {
        return answers[places_[flow].group][places_[flow].flow];
    }

    [[nodiscard]] const std::vector<char>& inspects(std::size_t flow) const {
        return *groups_[places_[flow].group]->inspects;
    }

    template <class Visit>
    Aftermath route(const sim::Outage& outage, const WorkContext& work, const Visit& visit) const {
        Aftermath after;
        const auto routing = router_.route(outage, work, [&](int flow, std::span<const sim::ArcShare> uses) {
            const sim::Flow& row = router_.flows()[at(flow)];
            const std::vector<sim::Leg> legs =
                sim::legsOf(network_.snapshot.demands.at(row.demand), row.direction, network_.graph, uses);
            visit(at(flow), legs);
            std::vector<int> open = sim::pathPast(inspects(at(flow)), row.from, legs, network_.graph);
            if (!open.empty()) after.open.emplace_back(at(flow), std::move(open));
        });
        if (!routing) return {};
        for (std::size_t flow = 0; flow < routing->flows.size(); ++flow) {
            const sim::Flow& row = router_.flows()[flow];
            const bool ends = outage.node[at(row.from)] == 0 && outage.node[at(row.to)] == 0;
            if (ends && routing->flows[flow].reason != sim::LossReason::none) after.cut.push_back(flow);
        }
        return after;
    }
    [[nodiscard]] Aftermath route(const sim::Outage& outage, const WorkContext& work) const {
        return route(outage, work, [](std::size_t, const std::vector<sim::Leg>&) {});
    }

    [[nodiscard]] std::vector<int> inspectors(std::size_t flow, const std::vector<sim::Leg>& legs) const {
        std::set<int> nodes{router_.flows()[flow].from};
        for (const sim::Leg& leg : legs) {
            for (const int arc : leg)
                nodes.insert(network_.graph.arcs()[at(arc)].to);
        }
        std::vector<int> found;
        std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(found),
                     [&](int node) { return inspects(flow)[at(node)] != 0; });
        return found;
    }

    [[nodiscard]] UninspectedPath pathOf(std::size_t flow, const std::vector<int>& nodes) const {
        UninspectedPath path{router_.flows()[flow].direction, {}};
        for (const int node : nodes)
            path.devices.push_back(network_.graph.device(node));
        return path;
    }

    void merge(std::size_t failure, const Aftermath& after, std::vector<std::vector<Answer>>& answers) const {
        const int failedNode = network_.graph.nodeOf(network_.failures[failure].fault.element.as<DeviceId>());
        for (const std::size_t flow : after.cut) {
            Answer& row = answer(answers, flow);
            if (row.connected && failedNode >= 0) row.cutBy.push_back(failedNode);
        }
        for (const auto& [flow, path] : after.open) {
            Answer& row = answer(answers, flow);
            if (row.now) continue;
            if (row.openedBy.empty()) row.opened = pathOf(flow, path);
            row.openedBy.push_back(failure);
        }
    }

    const InspectedNetwork& network_;
    const std::vector<const Group*>& groups_;
    std::vector<Place> places_;  ///< by flow
    sim::LayeredRouter router_;
};

}  // namespace

std::vector<std::vector<Answer>> judgeLayered(const InspectedNetwork& network,
                                              const std::vector<const Group*>& groups, int threads,
                                              const WorkContext& work) {
    return LayeredInspector(network, groups).run(threads, work);
}

}  // namespace spanwright::security
