// SPDX-License-Identifier: MIT
#include "engine/sim/failure_sweep.h"

#include "engine/job/parallel_for.h"
#include "engine/sim/loss_book.h"
#include "engine/sim/routed_trees.h"
#include "engine/sim/tree_update.h"

#include <algorithm>
#include <atomic>
#include <optional>

namespace spanwright::sim {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// So many bytes of loads, a row for each failure, are worked on at a time: what stays near a core.
constexpr std::size_t kRowBytes = std::size_t{4} << 20U;
/// More bytes of trees are not kept, but settled again for each block of failures; blocks are larger then.
constexpr std::size_t kTreeBytes = std::size_t{1} << 30U;
constexpr std::size_t kRowBytesWithoutTrees = std::size_t{128} << 20U;
/// Blocks of single failures, at least: so that cores end at about the same time.
constexpr std::size_t kLeastBlocks = 16;
/// Of all traffic: less than that on an arc is what rounding left of nothing.
constexpr double kNothing = 1e-12;

bool isIn(const FailureSet& set, int node) {
    return std::find(set.nodes.begin(), set.nodes.end(), node) != set.nodes.end();
}

/// What all threads read: the network with nothing failed, routed, and each set's arcs.
template <class Length>
struct Whole {
    using Network = CompactNetwork<Length>;
    using Change = ArcChange<Length>;

    Whole(const graph::GraphIndex& index, const MetricScale& scale, const std::vector<Flow>& allFlows,
          const std::vector<FailureSet>& allSets, const SweepOptions& sweepOptions, const WorkContext& work)
        : graph(index),
          flows(allFlows),
          sets(allSets),
          options(sweepOptions),
          network(index, scale),
          destinations(allFlows, at(index.nodeCount())),
          demands(index, allFlows) {
        if (RoutedTrees<Length>::bytes(destinations.count(), network.nodeCount()) <= kTreeBytes)
            trees.emplace(destinations.count(), network.nodeCount());
        RoutedOnce once = routeTrees<Length>(network, flows, destinations, {}, trees ? &*trees : nullptr,
                                             options.threads, work);
        load = std::move(once.load);
        book.emplace(std::move(once.lostFlows), flows, demands, index.nodeCount());
        for (std::uint32_t arc = 0; arc < network.arcCount(); ++arc)
            capacity.push_back(index.arcs()[network.graphArc(arc)].capacityMbps);
        double offered = 0;
        for (const Flow& flow : flows)
            offered += flow.mbps;
        nothing = kNothing * offered;
        for (const FailureSet& set : sets)
            changes.push_back(changesOf(set));
        limited = std::any_of(options.throughput.begin(), options.throughput.end(),
                              [](double throughput) { return throughput > 0; });
        if (!limited) return;
        own.assign(at(index.nodeCount()), 0);
        for (const Flow& flow : flows)
            own[at(flow.from)] += flow.mbps;
        for (const std::uint32_t flow : book->flows())
            own[at(flows[flow].from)] -= flows[flow].mbps;
    }

    [[nodiscard]] std::size_t rowsAtATime() const {
        const std::size_t bytes = trees ? kRowBytes : kRowBytesWithoutTrees;
        return std::max<std::size_t>(bytes / sizeof(double) / std::max<std::size_t>(network.arcCount(), 1),
                                     1);
    }

    std::vector<Change> changesOf(const FailureSet& set) const {
        std::vector<int> arcs;
        const auto addArcs = [&](int node, int link) {
            for (const auto side : {graph.outArcs(node), graph.inArcs(node)}) {
                for (const int arc : side) {
                    if (link < 0 || graph.arcs()[at(arc)].link == link) arcs.push_back(arc);
                }
            }
        };
        for (const int node : set.nodes)
            addArcs(node, -1);
        for (const int link : set.links)
            addArcs(graph.ends(link).first, link);
        std::sort(arcs.begin(), arcs.end());
        arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
        std::vector<Change> list;
        for (const int arc : arcs) {
            const std::uint32_t here = network.arcOf(at(arc));
            list.push_back(
                {here, network.tail(here), network.out(here).head, network.out(here).metric, Network::kDown});
        }
        return list;
    }

    const graph::GraphIndex& graph;
    const std::vector<Flow>& flows;
    const std::vector<FailureSet>& sets;
    const SweepOptions& options;
    Network network;
    FlowsByDestination destinations;
    DemandTable demands;
    mutable std::optional<RoutedTrees<Length>> trees;  ///< only read; absent where it takes too much memory
    std::vector<double> load, capacity;
    double nothing = 0;
    bool limited = false;     ///< some node has a throughput
    std::vector<double> own;  ///< traffic that starts at each node and arrives, where that is so
    std::optional<LossBook> book;
    std::vector<std::vector<Change>> changes;
};

/// What one failure cuts off, as it is found tree by tree.
struct Tally {
    double mbps = 0;
    std::uint32_t demands = 0;
    std::vector<std::pair<std::uint32_t, double>> noMore = {};  ///< node, traffic that no longer starts there
    std::vector<std::uint32_t> named = {};  ///< demands; all of them, often twice, where links are one-way
};

/// Some failures, one after the other: sets `first` up to `end`, each alone or on top of one set that is out
/// of service all the time.
template <class Length>
class Block {
  public:
    using Change = ArcChange<Length>;

    Block(const Whole<Length>& whole, int outer, std::size_t first, std::size_t end)
        : whole_(whole),
          outer_(outer),
          first_(first),
          end_(end),
          network_(whole.network),
          memory_(network_.nodeCount()),
          builder_(network_),
          outerUpdate_(network_.nodeCount()),
          update_(network_.nodeCount()),
          load_(whole.load),
          rows_((end - first) * network_.arcCount(), 0),
          tallies_(end - first) {}

    /// False when told to stop.
    bool run(const WorkContext& work) {
        const FailureSet none;
        const FailureSet& outerSet = outer_ < 0 ? none : whole_.sets[at(outer_)];
        if (outer_ >= 0) setMetrics(whole_.changes[at(outer_)], &Change::after);
        for (std::size_t set = first_; set < end_; ++set)
            changes_.push_back(stillUp(whole_.changes[set]));
        for (std::size_t tree = 0; tree < whole_.destinations.count(); ++tree) {
            if (work.stopRequested()) return false;
            tree_ = takeTree(tree);
            if (outer_ >= 0 && !failOuter(tree, outerSet)) continue;
            for (std::size_t set = first_; set < end_; ++set)
                fail(tree, set, outerSet);
        }
        return true;
    }

    void take(const TakeFigures& take) {
        std::optional<LossBook> withOuter;
        if (outer_ >= 0) withOuter = bookWithOuter();
        const LossBook& book = withOuter ? *withOuter : *whole_.book;
        for (std::size_t set = first_; set < end_; ++set) {
            if (outer_ < 0)
                take(static_cast<int>(set), -1, figuresOf(set, book));
            else
                take(outer_, static_cast<int>(set), figuresOf(set, book));
        }
    }

  private:
    /// Without arcs that the outer set has taken down already.
    std::vector<Change> stillUp(const std::vector<Change>& changes) const {
        std::vector<Change> list = changes;
        std::erase_if(list, [&](const Change& change) {
            return network_.out(change.arc).metric == CompactNetwork<Length>::kDown;
        });
        return list;
    }
    void setMetrics(const std::vector<Change>& changes, Length Change::*metric) {
        for (const Change& change : changes)
            network_.setMetric(change.arc, change.*metric);
    }
    std::span<double> row(std::size_t set) {
        return std::span(rows_).subspan((set - first_) * network_.arcCount(), network_.arcCount());
    }

    DestinationTree<Length> takeTree(std::size_t tree) {
        const std::uint32_t root = whole_.destinations.root(tree);
        const auto view = memory_.view(root);
        if (whole_.trees) {
            memory_.copyFrom(whole_.trees->view(tree, root));
        } else {
            unused_.assign(network_.arcCount(), 0);
            routeTree<Length>(whole_.network, builder_, view, whole_.flows, whole_.destinations.flowsTo(tree),
                              {}, unused_);
        }
        return view;
    }

    /// Takes the outer set out of the tree in hand for good; false when nothing is left of the tree.
    bool failOuter(std::size_t tree, const FailureSet& outerSet) {
        if (isIn(outerSet, static_cast<int>(tree_.root))) {
            takeOffTree<Length>(whole_.network, tree_, load_);
            if (whole_.limited) noMoreTo(tree, outerNoMore_);
            return false;
        }
        outerUpdate_.lengthen(network_, tree_, whole_.changes[at(outer_)], load_);
        if (outerUpdate_.cut().empty()) return true;
        for (const std::uint32_t node : outerUpdate_.cut()) {
            tree_.flow[node] = 0;
            if (isIn(outerSet, static_cast<int>(node))) continue;
            whole_.destinations.forEachFrom(tree, node, whole_.flows, [&](std::uint32_t flow) {
                outerLost_.push_back(flow);
                if (whole_.limited) outerNoMore_.emplace_back(node, whole_.flows[flow].mbps);
            });
        }
        return true;
    }

    void fail(std::size_t tree, std::size_t set, const FailureSet& outerSet) {
        const std::vector<Change>& changes = changes_[set - first_];
        const FailureSet& failed = whole_.sets[set];
        if (!failed.nodes.empty() && isIn(failed, static_cast<int>(tree_.root))) {
            takeOffTree<Length>(network_, tree_, row(set));
            if (whole_.limited) noMoreTo(tree, tallies_[set - first_].noMore);
            return;
        }
        if (!TreeUpdate<Length>::carries(tree_, changes)) return;
        setMetrics(changes, &Change::after);
        update_.tryLengthen(network_, tree_, changes, row(set));
        for (const std::uint32_t node : update_.cut()) {
            if (isIn(failed, static_cast<int>(node)) || isIn(outerSet, static_cast<int>(node))) continue;
            whole_.destinations.forEachFrom(tree, node, whole_.flows,
                                            [&](std::uint32_t flow) { lose(flow, tallies_[set - first_]); });
        }
        update_.rollBack(tree_);
        setMetrics(changes, &Change::before);
    }

    /// All that still arrives at the root of the tree in hand starts no more.
    void noMoreTo(std::size_t tree, std::vector<std::pair<std::uint32_t, double>>& noMore) const {
        for (const std::uint32_t flow : whole_.destinations.flowsTo(tree)) {
            const auto from = static_cast<std::uint32_t>(whole_.flows[flow].from);
            if (tree_.distance[from] != CompactNetwork<Length>::kFar)
                noMore.emplace_back(from, whole_.flows[flow].mbps);
        }
    }

    void lose(std::uint32_t flow, Tally& tally) const {
        tally.mbps += whole_.flows[flow].mbps;
        if (whole_.limited)
            tally.noMore.emplace_back(static_cast<std::uint32_t>(whole_.flows[flow].from),
                                      whole_.flows[flow].mbps);
        const std::uint32_t demand = whole_.demands.demandOf(flow);
        if (!whole_.demands.symmetric()) {
            tally.named.push_back(demand);
            return;
        }
        // The other direction is lost as well, and counts.
        if (flow > 0 && whole_.demands.demandOf(flow - 1) == demand) return;
        ++tally.demands;
        if (tally.named.size() < whole_.options.listed) tally.named.push_back(demand);
    }

    [[nodiscard]] LossBook bookWithOuter() {
        const FailureSet& outerSet = whole_.sets[at(outer_)];
        for (const std::uint32_t flow : whole_.book->flows()) {
            if (!isIn(outerSet, whole_.flows[flow].from) && !isIn(outerSet, whole_.flows[flow].to))
                outerLost_.push_back(flow);
        }
        return LossBook(std::move(outerLost_), whole_.flows, whole_.demands, whole_.graph.nodeCount());
    }

    FailureFigures figuresOf(std::size_t set, const LossBook& book) {
        FailureFigures figures;
        const std::span<const double> differences = row(set);
        for (std::size_t arc = 0; arc < differences.size(); ++arc) {
            const double load = load_[arc] + differences[arc];
            const double utilization = load / whole_.capacity[arc];
            if (utilization <= figures.maxUtilization || load <= whole_.nothing) continue;
            figures.maxUtilization = utilization;
            figures.hottestArc = static_cast<int>(whole_.network.graphArc(static_cast<std::uint32_t>(arc)));
        }
        addWeakLinks(set, figures);
        if (whole_.limited) addNodes(set, figures);
        addLosses(set, book, figures);
        return figures;
    }

    /// The set in question and the one that is out of service all the time, if any.
    void forBoth(std::size_t set, auto&& visit) const {
        visit(whole_.sets[set]);
        if (outer_ >= 0) visit(whole_.sets[at(outer_)]);
    }

    void addWeakLinks(std::size_t set, FailureFigures& figures) {
        const std::span<const double> differences = row(set);
        forBoth(set, [&](const FailureSet& failed) {
            for (const FailureSet::Left& left : failed.weakLinks) {
                for (const int node :
                     {whole_.graph.ends(left.index).first, whole_.graph.ends(left.index).second}) {
                    for (const int arc : whole_.graph.outArcs(node)) {
                        if (whole_.graph.arcs()[at(arc)].link != left.index) continue;
                        const std::uint32_t here = network_.arcOf(at(arc));
                        const double load = load_[here] + differences[here];
                        const double utilization = load / (whole_.capacity[here] * left.share);
                        if (utilization <= figures.maxUtilization || load <= whole_.nothing) continue;
                        figures.maxUtilization = utilization;
                        figures.hottestArc = arc;
                    }
                }
            }
        });
    }

    void addNodes(std::size_t set, FailureFigures& figures) {
        const std::span<const double> differences = row(set);
        entering_ = whole_.own;
        for (std::uint32_t arc = 0; arc < network_.arcCount(); ++arc)
            entering_[network_.out(arc).head] += load_[arc] + differences[arc];
        for (const auto* noMore : {&tallies_[set - first_].noMore, &outerNoMore_}) {
            for (const auto& [node, mbps] : *noMore)
                entering_[node] -= mbps;
        }
        std::vector<double> throughput = whole_.options.throughput;
        forBoth(set, [&](const FailureSet& failed) {
            for (const FailureSet::Left& left : failed.weakNodes)
                throughput[at(left.index)] *= left.share;
            for (const int node : failed.nodes)
                throughput[at(node)] = 0;
        });
        for (std::size_t node = 0; node < throughput.size(); ++node) {
            if (throughput[node] <= 0 || entering_[node] <= whole_.nothing) continue;
            const double utilization = entering_[node] / throughput[node];
            if (utilization <= figures.maxNodeUtilization) continue;
            figures.maxNodeUtilization = utilization;
            figures.hottestNode = static_cast<int>(node);
        }
    }

    void addLosses(std::size_t set, const LossBook& book, FailureFigures& figures) {
        Tally& tally = tallies_[set - first_];
        const FailureSet& failed = whole_.sets[set];
        if (!whole_.demands.symmetric()) {
            std::sort(tally.named.begin(), tally.named.end());
            tally.named.erase(std::unique(tally.named.begin(), tally.named.end()), tally.named.end());
            std::erase_if(tally.named, [&](std::uint32_t demand) { return book.has(demand); });
            tally.demands = static_cast<std::uint32_t>(tally.named.size());
        }
        const LossBook::Losses already = book.without(failed.nodes);
        figures.lostMbps = already.mbps + tally.mbps;
        figures.lostDemands = already.demands + tally.demands;
        std::vector<int> nodes = failed.nodes;
        if (outer_ >= 0) {
            for (const int node : whole_.sets[at(outer_)].nodes) {
                if (!isIn(failed, node)) nodes.push_back(node);
            }
        }
        const LossBook::Losses before = whole_.book->without(nodes);
        figures.cutDemands = figures.lostDemands - before.demands;
        figures.cutMbps = figures.cutDemands == 0 && whole_.demands.symmetric()
                              ? 0
                              : std::max(0.0, figures.lostMbps - before.mbps);
        const auto list = [&](std::uint32_t demand) {
            if (figures.listed.size() < whole_.options.listed)
                figures.listed.push_back(whole_.demands.id(demand));
        };
        if (outer_ >= 0 && whole_.options.listed > 0) {
            for (const LossBook::Entry& entry : book.entries()) {
                if (!isIn(failed, entry.from) && !isIn(failed, entry.to) && !whole_.book->has(entry.demand))
                    list(entry.demand);
            }
        }
        for (const std::uint32_t demand : tally.named)
            list(demand);
        std::sort(figures.listed.begin(), figures.listed.end());
    }

    const Whole<Length>& whole_;
    int outer_;
    std::size_t first_, end_;
    CompactNetwork<Length> network_;  ///< with what is out of service at the moment
    TreeMemory<Length> memory_;
    DestinationTree<Length> tree_;
    TreeBuilder<Length> builder_;
    TreeUpdate<Length> outerUpdate_, update_;
    std::vector<double> load_;  ///< with the outer set out of service
    std::vector<double> rows_;  ///< by set and arc: difference to `load_`
    std::vector<double> unused_, entering_;
    std::vector<Tally> tallies_;  ///< by set
    std::vector<std::vector<Change>> changes_;
    std::vector<std::uint32_t> outerLost_;
    std::vector<std::pair<std::uint32_t, double>> outerNoMore_;
};

struct Task {
    int outer;
    std::size_t first, end;
};

std::vector<Task> tasksOf(std::size_t sets, int order, std::size_t rows) {
    std::vector<Task> tasks;
    if (order == 1) rows = std::min(rows, std::max<std::size_t>(1, sets / kLeastBlocks));
    const std::size_t outers = order == 1 ? 1 : sets;
    for (std::size_t outer = 0; outer < outers; ++outer) {
        for (std::size_t first = order == 1 ? 0 : outer + 1; first < sets; first += rows)
            tasks.push_back({order == 1 ? -1 : static_cast<int>(outer), first, std::min(first + rows, sets)});
    }
    return tasks;
}

template <class Length>
bool sweep(const graph::GraphIndex& graph, const MetricScale& scale, const std::vector<Flow>& flows,
           const std::vector<FailureSet>& sets, const SweepOptions& options, const WorkContext& work,
           const TakeFigures& take) {
    const Whole<Length> whole(graph, scale, flows, sets, options, work);
    const std::vector<Task> tasks = tasksOf(sets.size(), options.order, whole.rowsAtATime());
    std::atomic<std::size_t> done = 0;
    job::parallelFor(tasks.size(), options.threads, [&](std::size_t index) {
        if (work.stopRequested()) return;
        Block<Length> block(whole, tasks[index].outer, tasks[index].first, tasks[index].end);
        if (!block.run(work)) return;
        block.take(take);
        work.report(static_cast<float>(++done) / static_cast<float>(tasks.size()));
    });
    return !work.stopRequested();
}

}  // namespace

bool sweepFailures(const graph::GraphIndex& graph, const std::vector<Flow>& flows,
                   const std::vector<FailureSet>& sets, const SweepOptions& options, const WorkContext& work,
                   const TakeFigures& take) {
    const MetricScale scale = scaleOf(graph);
    return scale.narrow ? sweep<std::uint32_t>(graph, scale, flows, sets, options, work, take)
                        : sweep<std::uint64_t>(graph, scale, flows, sets, options, work, take);
}

}  // namespace spanwright::sim
