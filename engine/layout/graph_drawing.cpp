// SPDX-License-Identifier: MIT
#include "engine/layout/graph_drawing.h"

#include "engine/layout/tier_rows.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include <fmt/format.h>
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

namespace spanwright::layout {
namespace {

constexpr double kPointsPerInch = 72;
constexpr std::size_t kLarge = 250;  ///< nodes from which on forces are worked out on coarser graphs first
/// Beyond these the engines for tiers and circles take minutes, and cannot be interrupted.
constexpr std::size_t kMostInTiers = 1500;
constexpr std::size_t kMostEdgesInTiers = 6000;
constexpr std::size_t kMostOnCircles = 400;
constexpr double kMargin = 14;  ///< canvas units kept free around a node

std::mutex& graphvizMutex() {
    static std::mutex mutex;
    return mutex;
}

/// What Graphviz has said since the last call; guarded by the mutex.
std::string& complaints() {
    static std::string text;
    return text;
}

int keepComplaint(char* message) {
    complaints() += message;
    return 0;
}

/// Made once: its plug-ins stay loaded, and freeing it would unload code that others may still run.
GVC_t* context() {
    static GVC_t* const kContext = [] {
        agseterrf(keepComplaint);
        return gvContext();
    }();
    return kContext;
}

const char* engineOf(Style style, std::size_t nodes) {
    switch (style) {
        case Style::hierarchical:
            break;
        case Style::forceDirected:
            return nodes >= kLarge ? "sfdp" : "neato";
        case Style::radial:
            return "twopi";
        case Style::circular:
            return nodes > kMostOnCircles ? "sfdp" : "circo";
    }
    return "dot";
}

struct GraphCloser {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Graph = std::unique_ptr<Agraph_t, GraphCloser>;

void set(void* object, const char* name, const std::string& value) {
    // Graphviz takes names and values as mutable text, and copies them.
    std::string key = name;
    std::string text = value;
    std::string fallback;
    agsafeset(object, key.data(), text.data(), fallback.data());
}

/// How far down each node belongs. Parts of the network whose nodes are all of one tier have no tiers of
/// their own: there, steps from the node with most links count.
std::vector<int> tiersOf(const std::vector<GraphNode>& nodes, const std::vector<GraphEdge>& edges) {
    std::vector<std::vector<std::size_t>> neighbours(nodes.size());
    for (const GraphEdge& edge : edges) {
        neighbours[edge.from].push_back(edge.to);
        neighbours[edge.to].push_back(edge.from);
    }
    constexpr int kUnseen = -1;
    std::vector<int> tiers(nodes.size(), 0);
    std::vector<int> steps(nodes.size(), kUnseen);
    const auto walk = [&](std::size_t start) {
        std::vector<std::size_t> reached{start};
        steps[start] = 0;
        for (std::size_t at = 0; at < reached.size(); ++at) {
            for (const std::size_t next : neighbours[reached[at]]) {
                if (steps[next] != kUnseen) continue;
                steps[next] = steps[reached[at]] + 1;
                reached.push_back(next);
            }
        }
        return reached;
    };
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (steps[node] != kUnseen) continue;
        const std::vector<std::size_t> part = walk(node);
        const bool alike = std::all_of(part.begin(), part.end(),
                                       [&](std::size_t one) { return nodes[one].tier == nodes[node].tier; });
        if (alike) {
            const std::size_t middle =
                *std::max_element(part.begin(), part.end(), [&](std::size_t a, std::size_t b) {
                    const std::size_t left = neighbours[a].size();
                    const std::size_t right = neighbours[b].size();
                    return left != right ? left < right : a > b;
                });
            for (const std::size_t one : part)
                steps[one] = kUnseen;
            walk(middle);
        }
        for (const std::size_t one : part)
            tiers[one] = alike ? steps[one] : nodes[one].tier;
    }
    return tiers;
}

/// Nodes that stand as one block, in rows of `columns`.
struct Block {
    std::vector<std::size_t> members;
    std::size_t columns = 1;
    double cellWidth = 0;
    double cellHeight = 0;
};

/// Leaves of the same parents would stand in one endless row: they form a block that is a little wider than
/// high.
std::vector<Block> blocksOf(const std::vector<GraphNode>& nodes, const std::vector<GraphEdge>& edges,
                            const std::vector<int>& tiers) {
    std::vector<std::vector<std::size_t>> uppers(nodes.size());
    std::vector<bool> hasLower(nodes.size(), false);
    for (const GraphEdge& edge : edges) {
        if (tiers[edge.from] == tiers[edge.to]) continue;
        const bool down = tiers[edge.from] < tiers[edge.to];
        uppers[down ? edge.to : edge.from].push_back(down ? edge.from : edge.to);
        hasLower[down ? edge.from : edge.to] = true;
    }
    std::map<std::pair<int, std::vector<std::size_t>>, std::vector<std::size_t>> families;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (hasLower[node] || uppers[node].empty()) continue;
        std::sort(uppers[node].begin(), uppers[node].end());
        families[{tiers[node], uppers[node]}].push_back(node);
    }
    constexpr std::size_t kOneRow = 6;
    constexpr double kWidthToHeight = 2;
    std::vector<Block> blocks;
    for (auto& [key, members] : families) {
        if (members.size() <= kOneRow) continue;
        Block block;
        for (const std::size_t member : members) {
            block.cellWidth = std::max(block.cellWidth, nodes[member].width + kMargin);
            block.cellHeight = std::max(block.cellHeight, nodes[member].height + kMargin);
        }
        block.columns = static_cast<std::size_t>(std::ceil(std::sqrt(
            static_cast<double>(members.size()) * kWidthToHeight * block.cellHeight / block.cellWidth)));
        block.members = std::move(members);
        blocks.push_back(std::move(block));
    }
    return blocks;
}

/// Graphviz adds up in the order of addresses, so that the last digits differ from call to call. Halves,
/// which symmetry makes likely, must not be what decides.
double whole(double value) {
    constexpr double kOffHalves = 0.137;
    return std::floor(value + 0.5 + kOffHalves);
}

class Drawing {
  public:
    Drawing(const std::vector<GraphNode>& nodes, const std::vector<GraphEdge>& edges, Style style)
        : nodes_(nodes), edges_(edges), style_(style) {
        std::string name = "drawing";
        graph_.reset(agopen(name.data(), Agundirected, nullptr));
        setGraph();
        addNodes();
        if (style == Style::hierarchical) {
            addTieredEdges();
        } else {
            addPlainEdges();
        }
    }

    Result<std::vector<Point>> run() {
        complaints().clear();
        // Some of its ways to take overlaps apart draw from the C library's random numbers.
        std::srand(1);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same drawing each time is what is wanted
        ::srand48(1);
        const int failed = gvLayout(context(), graph_.get(), engineOf(style_, nodes_.size()));
        if (failed != 0) {
            return fail(Code::invalidValue, fmt::format("the layout failed: {}", complaints()));
        }
        std::vector<Point> centres(nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            centres[i] = {whole(ND_coord(handles_[i]).x), whole(-ND_coord(handles_[i]).y)};
        gvFreeLayout(context(), graph_.get());
        return centres;
    }

  private:
    void setGraph() {
        Agraph_t* graph = graph_.get();
        set(graph, "splines", "");  // only the places of nodes are wanted
        switch (style_) {
            case Style::hierarchical:
                set(graph, "rankdir", "TB");
                set(graph, "nodesep", fmt::format("{}", 2 * kMargin / kPointsPerInch));
                set(graph, "ranksep", fmt::format("{}", 44 / kPointsPerInch));
                // Bounds for its searches: beyond them a large drawing is good enough.
                if (nodes_.size() > kLarge) {
                    set(graph, "nslimit", "0.2");
                    set(graph, "nslimit1", "0.2");
                    set(graph, "mclimit", "0.1");
                }
                set(graph, "pack", "24");
                set(graph, "packmode", "graph");
                break;
            case Style::forceDirected:
                set(graph, "overlap", "prism");
                set(graph, "sep", fmt::format("+{}", kMargin));
                set(graph, "start", "1");  // the seed
                set(graph, "pack", "24");
                break;
            case Style::radial:
            case Style::circular:
                set(graph, "overlap", "prism");
                set(graph, "start", "1");
                set(graph, "sep", fmt::format("+{}", kMargin));
                break;
        }
    }

    void addNodes() {
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            std::string name = fmt::format("n{}", i);
            Agnode_t* node = agnode(graph_.get(), name.data(), 1);
            set(node, "shape", "box");
            set(node, "fixedsize", "true");
            set(node, "label", "");
            set(node, "width", fmt::format("{}", nodes_[i].width / kPointsPerInch));
            set(node, "height", fmt::format("{}", nodes_[i].height / kPointsPerInch));
            handles_.push_back(node);
        }
    }

    Agedge_t* addEdge(std::size_t from, std::size_t to, std::size_t number) {
        std::string name = fmt::format("e{}", number);
        return agedge(graph_.get(), handles_[from], handles_[to], name.data(), 1);
    }

    void addPlainEdges() {
        const bool forces = style_ == Style::forceDirected;
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            const GraphEdge& edge = edges_[i];
            Agedge_t* made = addEdge(edge.from, edge.to, i);
            if (!forces) continue;
            const auto reach = [&](std::size_t n) { return std::max(nodes_[n].width, nodes_[n].height) / 2; };
            // Borders, not centres, are to be a hand apart.
            set(made, "len",
                fmt::format("{}", (reach(edge.from) + reach(edge.to) + 4 * kMargin) / kPointsPerInch));
        }
    }

    /// Edges lead down. Between nodes of one tier they do not rank, and in large graphs they are left out.
    void addTieredEdges() {
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            GraphEdge edge = edges_[i];
            if (nodes_[edge.from].tier > nodes_[edge.to].tier) std::swap(edge.from, edge.to);
            const bool level = nodes_[edge.from].tier == nodes_[edge.to].tier;
            if (level && nodes_.size() > kLarge) continue;
            Agedge_t* made = addEdge(edge.from, edge.to, i);
            if (level) set(made, "constraint", "false");
            set(made, "weight", fmt::format("{}", std::max(1.0, std::round(edge.weight))));
        }
    }

    const std::vector<GraphNode>& nodes_;
    const std::vector<GraphEdge>& edges_;
    Style style_;
    Graph graph_;
    std::vector<Agnode_t*> handles_;
};

/// True when one row for each tier, with room for the links that pass it, would make the drawing much wider
/// than its ground is.
bool wouldBeARibbon(const std::vector<GraphNode>& nodes, const std::vector<GraphEdge>& edges) {
    constexpr double kTooWide = 8;
    std::map<int, double> widths;
    double ground = 0;
    for (const GraphNode& node : nodes) {
        widths[node.tier] += node.width + 2 * kMargin;
        ground += (node.width + 2 * kMargin) * (node.height + 2 * kMargin);
    }
    for (const GraphEdge& edge : edges) {
        const auto [high, low] = std::minmax(nodes[edge.from].tier, nodes[edge.to].tier);
        for (auto passed = widths.upper_bound(high); passed != widths.end() && passed->first < low; ++passed)
            passed->second += 2 * kMargin;
    }
    return std::any_of(widths.begin(), widths.end(),
                       [&](const auto& tier) { return tier.second > kTooWide * std::sqrt(ground); });
}

/// Draws in tiers, blocks of leaves as one node each.
Result<std::vector<Point>> drawTiers(std::vector<GraphNode> nodes, const std::vector<GraphEdge>& edges) {
    const std::vector<int> tiers = tiersOf(nodes, edges);
    const std::vector<Block> blocks = blocksOf(nodes, edges, tiers);
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> drawnAs(nodes.size(), kNone);
    std::vector<GraphNode> drawn;
    for (const Block& block : blocks) {
        const std::size_t rows = (block.members.size() + block.columns - 1) / block.columns;
        for (const std::size_t member : block.members)
            drawnAs[member] = drawn.size();
        drawn.push_back({static_cast<double>(block.columns) * block.cellWidth,
                         static_cast<double>(rows) * block.cellHeight, tiers[block.members.front()]});
    }
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (drawnAs[node] != kNone) continue;
        drawnAs[node] = drawn.size();
        drawn.push_back({nodes[node].width, nodes[node].height, tiers[node]});
    }
    std::map<std::pair<std::size_t, std::size_t>, double> weights;
    for (const GraphEdge& edge : edges) {
        const auto [low, high] = std::minmax(drawnAs[edge.from], drawnAs[edge.to]);
        if (low != high) weights[{low, high}] += edge.weight;
    }
    std::vector<GraphEdge> drawnEdges;
    drawnEdges.reserve(weights.size());
    for (const auto& [ends, weight] : weights)
        drawnEdges.push_back({ends.first, ends.second, weight});

    std::vector<Point> at(drawn.size());
    const bool large = drawn.size() > kMostInTiers || drawnEdges.size() > kMostEdgesInTiers;
    if (large || wouldBeARibbon(drawn, drawnEdges)) {
        at = tierRows(drawn, drawnEdges);
    } else if (drawn.size() > 1) {
        Result<std::vector<Point>> centres = Drawing(drawn, drawnEdges, Style::hierarchical).run();
        if (!centres) return centres;
        at = std::move(*centres);
    }
    std::vector<Point> result(nodes.size());
    for (std::size_t node = 0; node < nodes.size(); ++node)
        result[node] = at[drawnAs[node]];
    for (const Block& block : blocks) {
        const GraphNode& whole = drawn[drawnAs[block.members.front()]];
        const Point corner = at[drawnAs[block.members.front()]] - Point{whole.width / 2, whole.height / 2};
        for (std::size_t i = 0; i < block.members.size(); ++i) {
            const std::size_t above = i / block.columns;
            const auto column = static_cast<double>(i % block.columns);
            const auto row = static_cast<double>(above);
            result[block.members[i]] =
                corner + Point{(column + 0.5) * block.cellWidth, (row + 0.5) * block.cellHeight};
        }
    }
    return result;
}

}  // namespace

Result<std::vector<Point>> drawGraph(const std::vector<GraphNode>& nodes, const std::vector<GraphEdge>& edges,
                                     Style style) {
    if (nodes.empty()) return std::vector<Point>{};
    if (nodes.size() == 1) return std::vector<Point>(1);
    const std::lock_guard lock(graphvizMutex());
    if (context() == nullptr) return fail(Code::inputOutput, "Graphviz cannot be started");
    if (style == Style::hierarchical) return drawTiers(nodes, edges);
    return Drawing(nodes, edges, style).run();
}

}  // namespace spanwright::layout
