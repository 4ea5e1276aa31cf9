// SPDX-License-Identifier: MIT
#include "engine/sim/routing_state.h"

#include "engine/base/assert.h"
#include "engine/sim/routed_trees.h"
#include "engine/sim/tree_update.h"

#include <algorithm>
#include <span>
#include <utility>

namespace spanwright::sim {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// What is routed: a network with its metrics, its outages and its traffic, as of now.
struct Facts {
    graph::GraphIndex graph;
    std::vector<double> metrics;  ///< by arc
    std::vector<Flow> flows;
    std::vector<char> nodeDown;
    std::vector<char> linkDown;

    [[nodiscard]] bool down(std::size_t arc) const {
        const graph::Arc& row = graph.arcs()[arc];
        return linkDown[at(row.link)] != 0 || nodeDown[at(row.from)] != 0 || nodeDown[at(row.to)] != 0;
    }
    void change(const RoutingEdit& edit) {
        for (const int link : edit.linksDown)
            linkDown[at(link)] = 1;
        for (const int link : edit.linksUp)
            linkDown[at(link)] = 0;
        for (const int node : edit.nodesDown)
            nodeDown[at(node)] = 1;
        for (const int node : edit.nodesUp)
            nodeDown[at(node)] = 0;
        for (const auto& [arc, metric] : edit.metrics)
            metrics[at(arc)] = metric;
        for (const auto& [flow, mbps] : edit.demands)
            flows[at(flow)].mbps = mbps;
    }
};

}  // namespace

class RoutingState::Form {
  public:
    explicit Form(Facts facts) : facts_(std::move(facts)) {}
    virtual ~Form() = default;
    Form(const Form&) = delete;
    Form& operator=(const Form&) = delete;

    /// False, and nothing is changed, when this form's scale does not fit a new metric.
    virtual bool apply(const RoutingEdit& edit) = 0;
    virtual bool undo() = 0;
    virtual void keepAll() = 0;
    [[nodiscard]] virtual double load(int arc) const = 0;
    [[nodiscard]] virtual double lostMbps() const = 0;
    [[nodiscard]] virtual std::vector<int> lostFlows() const = 0;
    [[nodiscard]] const Facts& facts() const { return facts_; }

    std::unique_ptr<Form> earlier;  ///< the state before the edit that called for another scale

  protected:
    Facts facts_;
};

namespace {

using Form = RoutingState::Form;

template <class Length>
class TreesForm final : public Form {
  public:
    TreesForm(Facts facts, const MetricScale& scale, int threads)
        : Form(std::move(facts)),
          scale_(scale),
          network_(facts_.graph, scale),
          destinations_(facts_.flows, nodeCount()),
          trees_(destinations_.count(), network_.nodeCount()),
          builder_(network_),
          update_(network_.nodeCount()),
          treeOf_(nodeCount(), -1) {
        for (std::size_t arc = 0; arc < facts_.metrics.size(); ++arc)
            network_.setMetric(network_.arcOf(arc), lengthOf(arc));
        for (std::size_t tree = 0; tree < destinations_.count(); ++tree) {
            treeOf_[destinations_.root(tree)] = static_cast<int>(tree);
            routed_.push_back(facts_.nodeDown[destinations_.root(tree)] == 0 ? 1 : 0);
        }
        load_ =
            routeTrees<Length>(network_, facts_.flows, destinations_, facts_.nodeDown, &trees_, threads, {})
                .load;
        lost_.resize(destinations_.count(), 0);
        for (std::size_t tree = 0; tree < destinations_.count(); ++tree)
            countLost(tree);
    }

    bool apply(const RoutingEdit& edit) override {
        for (const auto& [arc, metric] : edit.metrics) {
            if (!scale_.whole(metric, nodeCount())) return false;
        }
        Step step;
        step.load = load_;
        step.lost = lost_;
        step.routed = routed_;
        step.metrics = facts_.metrics;
        step.nodeDown = facts_.nodeDown;
        step.linkDown = facts_.linkDown;
        for (const auto& [flow, mbps] : edit.demands)
            step.demands.emplace_back(flow, facts_.flows[at(flow)].mbps);
        steps_.push_back(std::move(step));
        change(edit);
        return true;
    }

    bool undo() override {
        if (steps_.empty()) return false;
        Step step = std::move(steps_.back());
        steps_.pop_back();
        for (auto change = step.trees.rbegin(); change != step.trees.rend(); ++change)
            change->second.putBack(view(change->first));
        load_ = std::move(step.load);
        lost_ = std::move(step.lost);
        routed_ = std::move(step.routed);
        facts_.metrics = std::move(step.metrics);
        facts_.nodeDown = std::move(step.nodeDown);
        facts_.linkDown = std::move(step.linkDown);
        for (auto demand = step.demands.rbegin(); demand != step.demands.rend(); ++demand)
            facts_.flows[at(demand->first)].mbps = demand->second;
        for (const Change& change : step.arcs)
            network_.setMetric(change.arc, change.before);
        return true;
    }

    void keepAll() override { steps_.clear(); }

    [[nodiscard]] double load(int arc) const override { return load_[network_.arcOf(at(arc))]; }

    [[nodiscard]] double lostMbps() const override {
        double lost = 0;
        for (const double mbps : lost_)
            lost += mbps;
        return lost;
    }

    [[nodiscard]] std::vector<int> lostFlows() const override {
        std::vector<int> flows;
        for (std::size_t tree = 0; tree < destinations_.count(); ++tree) {
            if (lost_[tree] == 0) continue;
            for (const std::uint32_t flow : destinations_.flowsTo(tree)) {
                if (isLost(tree, facts_.flows[flow])) flows.push_back(static_cast<int>(flow));
            }
        }
        std::sort(flows.begin(), flows.end());
        return flows;
    }

  private:
    using Network = CompactNetwork<Length>;
    using Update = TreeUpdate<Length>;
    using Change = ArcChange<Length>;
    struct Step {
        std::vector<double> load, lost, metrics;
        std::vector<char> routed, nodeDown, linkDown;
        std::vector<std::pair<int, double>> demands;
        std::vector<Change> arcs;
        std::vector<std::pair<std::size_t, typename Update::Journal>> trees;
    };

    [[nodiscard]] std::size_t nodeCount() const { return at(facts_.graph.nodeCount()); }
    [[nodiscard]] Length lengthOf(std::size_t arc) const {
        return facts_.down(arc) ? Network::kDown : static_cast<Length>(scale_.rounded(facts_.metrics[arc]));
    }
    [[nodiscard]] DestinationTree<Length> view(std::size_t tree) const {
        return trees_.view(tree, destinations_.root(tree));
    }
    [[nodiscard]] bool isLost(std::size_t tree, const Flow& flow) const {
        return routed_[tree] != 0 && facts_.nodeDown[at(flow.from)] == 0 && flow.mbps > 0 &&
               view(tree).distance[flow.from] == Network::kFar;
    }
    void countLost(std::size_t tree) {
        lost_[tree] = 0;
        for (const std::uint32_t flow : destinations_.flowsTo(tree)) {
            if (isLost(tree, facts_.flows[flow])) lost_[tree] += facts_.flows[flow].mbps;
        }
    }
    void remember(std::size_t tree) { steps_.back().trees.emplace_back(tree, update_.journal()); }

    void change(const RoutingEdit& edit) {
        const std::vector<char> wasDown = facts_.nodeDown;
        std::vector<std::pair<std::uint32_t, double>> more;  // by flow
        for (const auto& [flow, mbps] : edit.demands)
            more.emplace_back(static_cast<std::uint32_t>(flow), mbps - facts_.flows[at(flow)].mbps);
        facts_.change(edit);
        for (std::size_t tree = 0; tree < destinations_.count(); ++tree) {
            if (routed_[tree] == 0 || facts_.nodeDown[destinations_.root(tree)] == 0) continue;
            takeOffTree(network_, view(tree), load_);
            routed_[tree] = 0;
            lost_[tree] = 0;
        }
        changeMetrics(edit);
        for (const auto& [flow, mbps] : more) {
            const Flow& row = facts_.flows[flow];
            if (wasDown[at(row.from)] == 0 && facts_.nodeDown[at(row.from)] == 0) addDemand(row, mbps);
        }
        if (!edit.nodesUp.empty()) bringUp(wasDown);
        const bool recount = !edit.demands.empty() || !edit.nodesUp.empty() || !edit.nodesDown.empty();
        for (std::size_t tree = 0; tree < destinations_.count(); ++tree) {
            if (recount || lost_[tree] != 0) countLost(tree);
        }
    }

    void changeMetrics(const RoutingEdit& edit) {
        std::vector<std::size_t> arcs;
        const auto of = [&](int node) {
            for (const int arc : facts_.graph.outArcs(node))
                arcs.push_back(at(arc));
            for (const int arc : facts_.graph.inArcs(node))
                arcs.push_back(at(arc));
        };
        for (const std::vector<int>* nodes : {&edit.nodesDown, &edit.nodesUp}) {
            for (const int node : *nodes)
                of(node);
        }
        for (const std::vector<int>* links : {&edit.linksDown, &edit.linksUp}) {
            for (const int link : *links) {
                const int from = facts_.graph.ends(link).first;
                for (const auto side : {facts_.graph.outArcs(from), facts_.graph.inArcs(from)}) {
                    for (const int arc : side) {
                        if (facts_.graph.arcs()[at(arc)].link == link) arcs.push_back(at(arc));
                    }
                }
            }
        }
        for (const auto& change : edit.metrics)
            arcs.push_back(at(change.first));
        std::sort(arcs.begin(), arcs.end());
        arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
        std::vector<Change> longer, shorter;
        for (const std::size_t arc : arcs) {
            const std::uint32_t here = network_.arcOf(arc);
            const Change change{here, network_.tail(here), network_.out(here).head, network_.out(here).metric,
                                lengthOf(arc)};
            if (change.after > change.before) longer.push_back(change);
            if (change.after < change.before) shorter.push_back(change);
        }
        for (const Change& change : longer)
            network_.setMetric(change.arc, change.after);
        for (std::size_t tree = 0; tree < destinations_.count() && !longer.empty(); ++tree) {
            if (routed_[tree] == 0) continue;
            update_.lengthen(network_, view(tree), longer, load_);
            if (update_.journal().hops.empty()) continue;
            remember(tree);
            if (!update_.cut().empty()) keepOwnDemand(tree);
        }
        if (!edit.nodesDown.empty()) dropDemandOfDown(edit.nodesDown);
        for (const Change& change : shorter)
            network_.setMetric(change.arc, change.after);
        for (std::size_t tree = 0; tree < destinations_.count() && !shorter.empty(); ++tree) {
            if (routed_[tree] == 0) continue;
            update_.shorten(network_, view(tree), shorter, load_);
            if (!update_.journal().hops.empty()) remember(tree);
        }
        Step& step = steps_.back();
        step.arcs = std::move(longer);
        step.arcs.insert(step.arcs.end(), shorter.begin(), shorter.end());
    }

    /// Nodes that were cut off hold nothing but their own demand.
    void keepOwnDemand(std::size_t tree) {
        const DestinationTree<Length> view = this->view(tree);
        for (const std::uint32_t node : update_.cut()) {
            view.flow[node] = 0;
            if (facts_.nodeDown[node] != 0) continue;
            destinations_.forEachFrom(tree, node, facts_.flows, [&](std::uint32_t flow) {
                view.flow[node] += facts_.flows[flow].mbps;
            });
        }
        countLost(tree);
    }

    /// A node that is down sends nothing, also where it had no path before.
    void dropDemandOfDown(const std::vector<int>& nodes) {
        for (std::size_t tree = 0; tree < destinations_.count(); ++tree) {
            if (routed_[tree] == 0) continue;
            typename Update::Journal journal;
            for (const int node : nodes) {
                if (facts_.nodeDown[at(node)] == 0 || view(tree).flow[node] == 0) continue;
                journal.flows.emplace_back(static_cast<std::uint32_t>(node), view(tree).flow[node]);
                view(tree).flow[node] = 0;
            }
            if (!journal.flows.empty()) steps_.back().trees.emplace_back(tree, std::move(journal));
        }
    }

    void addDemand(const Flow& flow, double mbps) {
        const auto tree = at(treeOf_[at(flow.to)]);
        if (routed_[tree] == 0 || mbps == 0) return;
        update_.addDemand(network_, view(tree), static_cast<std::uint32_t>(flow.from), mbps, load_);
        remember(tree);
    }

    void bringUp(const std::vector<char>& wasDown) {
        std::vector<char> fresh(destinations_.count(), 0);
        for (std::size_t tree = 0; tree < destinations_.count(); ++tree) {
            const std::uint32_t root = destinations_.root(tree);
            if (routed_[tree] != 0 || facts_.nodeDown[root] != 0) continue;
            routeTree<Length>(network_, builder_, view(tree), facts_.flows, destinations_.flowsTo(tree),
                              facts_.nodeDown, load_);
            routed_[tree] = fresh[tree] = 1;
        }
        for (const Flow& flow : facts_.flows) {
            if (wasDown[at(flow.from)] == 0 || facts_.nodeDown[at(flow.from)] != 0) continue;
            if (fresh[at(treeOf_[at(flow.to)])] == 0) addDemand(flow, flow.mbps);
        }
    }

    MetricScale scale_;
    Network network_;
    FlowsByDestination destinations_;
    mutable RoutedTrees<Length> trees_;  ///< its views write; here only edits do
    TreeBuilder<Length> builder_;
    Update update_;
    std::vector<int> treeOf_;  ///< by node
    std::vector<char> routed_;
    std::vector<double> load_, lost_;
    std::vector<Step> steps_;
};

std::unique_ptr<Form> makeForm(Facts facts, int threads) {
    MetricScale scale = scaleOf(facts.graph);
    const MetricScale now = MetricScale::of(facts.metrics, at(facts.graph.nodeCount()));
    scale = {now.factor, scale.narrow && now.narrow};
    if (scale.narrow) return std::make_unique<TreesForm<std::uint32_t>>(std::move(facts), scale, threads);
    return std::make_unique<TreesForm<std::uint64_t>>(std::move(facts), scale, threads);
}

}  // namespace

RoutingState::RoutingState(const graph::GraphIndex& graph, std::vector<Flow> flows, int threads)
    : form_(makeForm({graph, metricsOf(graph), std::move(flows), std::vector<char>(at(graph.nodeCount()), 0),
                      std::vector<char>(at(graph.linkCount()), 0)},
                     threads)) {}
RoutingState::RoutingState(RoutingState&&) noexcept = default;
RoutingState& RoutingState::operator=(RoutingState&&) noexcept = default;
RoutingState::~RoutingState() = default;

void RoutingState::apply(const RoutingEdit& edit) {
    if (form_->apply(edit)) return;
    Facts facts = form_->facts();
    facts.change(edit);
    auto form = makeForm(std::move(facts), 1);
    form->earlier = std::move(form_);
    form_ = std::move(form);
}

bool RoutingState::undo() {
    if (form_->undo()) return true;
    if (!form_->earlier) return false;
    form_ = std::unique_ptr<Form>(std::move(form_->earlier));
    return true;
}

void RoutingState::keepAll() {
    form_->keepAll();
    form_->earlier.reset();
}

double RoutingState::load(int arc) const {
    return form_->load(arc);
}

std::pair<double, int> RoutingState::maxUtilization() const {
    const auto& arcs = form_->facts().graph.arcs();
    std::pair<double, int> most{0, arcs.empty() ? -1 : 0};
    for (int arc = 0; arc < static_cast<int>(arcs.size()); ++arc) {
        if (form_->facts().down(at(arc))) continue;
        const double utilization = form_->load(arc) / arcs[at(arc)].capacityMbps;
        if (utilization > most.first) most = {utilization, arc};
    }
    return most;
}

double RoutingState::lostMbps() const {
    return form_->lostMbps();
}

std::vector<int> RoutingState::lostFlows() const {
    return form_->lostFlows();
}

}  // namespace spanwright::sim
