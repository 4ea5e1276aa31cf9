// SPDX-License-Identifier: MIT
#include "engine/sim/ecmp.h"

#include "engine/design/queries.h"
#include "engine/sim/routed_trees.h"

#include <algorithm>
#include <limits>
#include <memory>

namespace spanwright::sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

bool names(const std::vector<SharedRiskGroupId>& groups, SharedRiskGroupId group) {
    return std::find(groups.begin(), groups.end(), group) != groups.end();
}

void takeOutSite(SiteId site, const Design& snapshot, const graph::GraphIndex& graph, Outage& outage) {
    for (const Device& device : snapshot.devices) {
        if (device.site == site) outage.node[at(graph.nodeOf(device.id))] = 1;
    }
}

}  // namespace

void takeOut(ElementId element, const Design& snapshot, const graph::GraphIndex& graph, Outage& outage) {
    if (const int node = graph.nodeOf(element.as<DeviceId>()); node >= 0) outage.node[at(node)] = 1;
    if (const int link = graph.indexOf(element.as<LinkId>()); link >= 0) outage.link[at(link)] = 1;
    if (const auto site = element.as<SiteId>()) takeOutSite(site, snapshot, graph, outage);
    const auto group = element.as<SharedRiskGroupId>();
    if (!group) return;
    for (const Site& site : snapshot.sites) {
        if (names(site.sharedRiskGroups, group)) takeOutSite(site.id, snapshot, graph, outage);
    }
    for (const Device& device : snapshot.devices) {
        if (names(device.sharedRiskGroups, group)) outage.node[at(graph.nodeOf(device.id))] = 1;
    }
    for (const Link& link : snapshot.links) {
        if (names(link.sharedRiskGroups, group)) outage.link[at(graph.indexOf(link.id))] = 1;
    }
}

std::vector<Flow> flowsOf(const Design& snapshot, const graph::GraphIndex& graph, double growthYears) {
    std::vector<Flow> flows;
    for (const Demand& demand : snapshot.demands) {
        const double growth = growthFactor(snapshot, demand, growthYears);
        const int from = graph.nodeOf(demand.from);
        const int to = graph.nodeOf(demand.to);
        if (demand.mbps * growth > 0)
            flows.push_back({demand.id, Direction::forward, from, to, demand.mbps * growth});
        if (demand.reverseMbps * growth > 0) {
            flows.push_back({demand.id, Direction::reverse, to, from, demand.reverseMbps * growth});
        }
    }
    return flows;
}

class EcmpRouter::Form {
  public:
    explicit Form(std::vector<Flow> flows) : flows_(std::move(flows)) {}
    virtual ~Form() = default;
    Form(const Form&) = delete;
    Form& operator=(const Form&) = delete;

    [[nodiscard]] const std::vector<Flow>& flows() const { return flows_; }
    virtual void shortestPaths(int to, const Outage& outage, ShortestPathDag& dag) const = 0;
    virtual bool route(
        const Outage& outage, std::vector<double>& load, const std::function<void(int)>& lost,
        const WorkContext& work,
        const std::function<void(const ShortestPathDag&, const std::vector<int>&)>& visit) const = 0;

  private:
    std::vector<Flow> flows_;
};

namespace {

template <class Length>
class CompactForm final : public EcmpRouter::Form {
  public:
    CompactForm(const graph::GraphIndex& graph, const MetricScale& scale, std::vector<Flow> allFlows)
        : Form(std::move(allFlows)),
          graph_(graph),
          scale_(scale),
          network_(graph, scale),
          destinations_(flows(), at(graph.nodeCount())) {}

    void shortestPaths(int to, const Outage& outage, ShortestPathDag& dag) const override {
        const Network network = without(outage);
        TreeBuilder<Length> builder(network);
        TreeMemory<Length> memory(network.nodeCount());
        const auto tree = memory.view(static_cast<std::uint32_t>(to));
        builder.settle(network, tree);
        describe(network, tree, outage.node[at(to)] != 0 ? std::span<const std::uint32_t>() : builder.order(),
                 dag);
    }

    bool route(
        const Outage& outage, std::vector<double>& load, const std::function<void(int)>& lost,
        const WorkContext& work,
        const std::function<void(const ShortestPathDag&, const std::vector<int>&)>& visit) const override {
        const Network network = without(outage);
        TreeBuilder<Length> builder(network);
        TreeMemory<Length> memory(network.nodeCount());
        std::vector<double> loads(network.arcCount(), 0);
        ShortestPathDag dag;
        std::vector<int> indexes;
        for (std::size_t at = 0; at < destinations_.count(); ++at) {
            const std::uint32_t root = destinations_.root(at);
            if (outage.node[root] != 0) continue;
            if (work.stopRequested()) return false;
            const auto tree = memory.view(root);
            const auto flowsTo = destinations_.flowsTo(at);
            routeTree<Length>(network, builder, tree, flows(), flowsTo, outage.node, loads);
            for (const std::uint32_t flow : flowsTo) {
                const auto from = static_cast<std::size_t>(flows()[flow].from);
                if (outage.node[from] == 0 && tree.distance[from] == Network::kFar)
                    lost(static_cast<int>(flow));
            }
            if (!visit) continue;
            describe(network, tree, builder.order(), dag);
            indexes.assign(flowsTo.begin(), flowsTo.end());
            visit(dag, indexes);
        }
        for (std::size_t arc = 0; arc < loads.size(); ++arc)
            load[network.graphArc(static_cast<std::uint32_t>(arc))] += loads[arc];
        return true;
    }

  private:
    using Network = CompactNetwork<Length>;

    [[nodiscard]] Network without(const Outage& outage) const {
        Network network = network_;
        for (std::size_t index = 0; index < graph_.arcs().size(); ++index) {
            const graph::Arc& arc = graph_.arcs()[index];
            if (outage.link[at(arc.link)] != 0 || outage.node[at(arc.from)] != 0 ||
                outage.node[at(arc.to)] != 0)
                network.setMetric(network.arcOf(index), Network::kDown);
        }
        return network;
    }

    void describe(const Network& network, const DestinationTree<Length>& tree,
                  std::span<const std::uint32_t> order, ShortestPathDag& dag) const {
        dag.distance.assign(network.nodeCount(), kInfinity);
        dag.order.assign(order.begin(), order.end());
        dag.next.reset(network.nodeCount());
        for (const std::uint32_t node : order) {
            dag.distance[node] = static_cast<double>(tree.distance[node]) / scale_.factor;
            dag.next.begin(node);
            for (std::uint32_t arc = network.firstArc(node); arc < network.endArc(node); ++arc) {
                const auto& out = network.out(arc);
                if (out.metric + tree.distance[out.head] == tree.distance[node])
                    dag.next.add(node, static_cast<int>(network.graphArc(arc)));
            }
        }
    }

    const graph::GraphIndex& graph_;
    MetricScale scale_;
    Network network_;
    FlowsByDestination destinations_;
};

}  // namespace

EcmpRouter::EcmpRouter(const graph::GraphIndex& graph, std::vector<Flow> flows) {
    const MetricScale scale = scaleOf(graph);
    if (scale.narrow) {
        form_ = std::make_unique<CompactForm<std::uint32_t>>(graph, scale, std::move(flows));
    } else {
        form_ = std::make_unique<CompactForm<std::uint64_t>>(graph, scale, std::move(flows));
    }
}
EcmpRouter::EcmpRouter(EcmpRouter&&) noexcept = default;
EcmpRouter& EcmpRouter::operator=(EcmpRouter&&) noexcept = default;
EcmpRouter::~EcmpRouter() = default;

const std::vector<Flow>& EcmpRouter::flows() const {
    return form_->flows();
}

void EcmpRouter::shortestPaths(int to, const Outage& outage, ShortestPathDag& dag) const {
    form_->shortestPaths(to, outage, dag);
}

bool EcmpRouter::route(
    const Outage& outage, std::vector<double>& load, const std::function<void(int)>& lost,
    const WorkContext& work,
    const std::function<void(const ShortestPathDag&, const std::vector<int>&)>& visit) const {
    return form_->route(outage, load, lost, work, visit);
}

}  // namespace spanwright::sim
