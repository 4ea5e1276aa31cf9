// SPDX-License-Identifier: MIT
#include "engine/reliability/reduction.h"

#include "engine/graph/blocks.h"
#include "engine/reliability/union_find.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace spanwright::reliability {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

struct Part {
    int term = Formula::kNever;
    std::vector<int> causes;  ///< ascending
    [[nodiscard]] bool neverFails() const { return term == Formula::kNever && causes.empty(); }
};

struct Edge : Part {
    int from = 0;
    int to = 0;
};

void addCauses(Part& part, const Part& other) {
    std::vector<int> both;
    std::set_union(part.causes.begin(), part.causes.end(), other.causes.begin(), other.causes.end(),
                   std::back_inserter(both));
    part.causes = std::move(both);
}

class Reducer {
  public:
    Reducer(const UnreliableNetwork& network, std::span<const int> terminals)
        : network_(network), terminal_(network.nodes.size(), 0) {
        readParts();
        for (const int node : terminals)
            terminal_[at(node)] = 1;
    }

    Reduction run() {
        for (std::size_t node = 0; node < nodes_.size(); ++node) {
            if (terminal_[node] == 0) continue;
            if (dead_[node] != 0) out_.cut = true;
            need(nodes_[node]);
        }
        dropNeededCauses();
        for (bool changed = !out_.cut; changed && !out_.cut;) {
            changed = keepPaths();
            if (out_.cut) break;
            changed = foldSingleCauses() || changed;
            changed = contractPerfect() || changed;
            changed = mergeParallel() || changed;
            changed = mergeSeries() || changed;
            changed = passTerminals() || changed;
        }
        if (!out_.cut && !edges_.empty()) split();
        if (!out_.cut) out_.evaluate(partDowns(network_));
        return std::move(out_);
    }

  private:
    void readParts() {
        const auto read = [&](const UnreliablePart& row, int index, Part& part) {
            if (row.down > 0) part.term = out_.formula.part(index);
            bool up = row.down < 1;
            for (const int cause : row.causes) {
                const double strikes = network_.causes[at(cause)];
                if (strikes >= 1) up = false;
                if (strikes > 0) part.causes.push_back(cause);
            }
            std::sort(part.causes.begin(), part.causes.end());
            part.causes.erase(std::unique(part.causes.begin(), part.causes.end()), part.causes.end());
            return up;
        };
        nodes_.resize(network_.nodes.size());
        dead_.assign(nodes_.size(), 0);
        for (std::size_t node = 0; node < nodes_.size(); ++node) {
            const int index = static_cast<int>(node);
            if (!read(network_.nodes[node], network_.partOfNode(index), nodes_[node])) dead_[node] = 1;
        }
        for (std::size_t edge = 0; edge < network_.edges.size(); ++edge) {
            const UnreliableEdge& row = network_.edges[edge];
            Edge made;
            made.from = row.from;
            made.to = row.to;
            const bool up = read(row, network_.partOfEdge(static_cast<int>(edge)), made);
            if (up && dead_[at(row.from)] == 0 && dead_[at(row.to)] == 0) edges_.push_back(std::move(made));
        }
        causeTerms_.assign(network_.causes.size(), Formula::kNever);
        for (std::size_t cause = 0; cause < causeTerms_.size(); ++cause) {
            if (network_.causes[cause] > 0) {
                causeTerms_[cause] = out_.formula.part(network_.partOfCause(static_cast<int>(cause)));
            }
        }
        neededCause_.assign(network_.causes.size(), 0);
    }

    /// The part, and its causes, must be up in any case.
    void need(Part& part) {
        out_.needed = out_.formula.series(out_.needed, part.term);
        part.term = Formula::kNever;
        for (const int cause : part.causes) {
            if (neededCause_[at(cause)] != 0) continue;
            neededCause_[at(cause)] = 1;
            newlyNeeded_ = true;
            out_.needed = out_.formula.series(out_.needed, causeTerms_[at(cause)]);
        }
        part.causes.clear();
    }

    void dropNeededCauses() {
        if (!std::exchange(newlyNeeded_, false)) return;
        const auto drop = [&](Part& part) {
            std::erase_if(part.causes, [&](int cause) { return neededCause_[at(cause)] != 0; });
        };
        std::for_each(nodes_.begin(), nodes_.end(), drop);
        std::for_each(edges_.begin(), edges_.end(), drop);
    }

    [[nodiscard]] std::vector<int> blocksOfEdges() const {
        std::vector<std::pair<int, int>> plain;
        plain.reserve(edges_.size());
        for (const Edge& edge : edges_)
            plain.emplace_back(edge.from, edge.to);
        return graph::blocksOf(static_cast<int>(nodes_.size()), plain);
    }

    /// Keeps the blocks on paths between terminals; needs the nodes and bridges between them.
    bool keepPaths() {
        std::erase_if(edges_, [](const Edge& edge) { return edge.from == edge.to; });
        if (std::count(terminal_.begin(), terminal_.end(), 1) < 2) {
            edges_.clear();
            return false;
        }
        const std::vector<int> blockOf = blocksOfEdges();
        const auto blocks = at(blockOf.empty() ? 0 : *std::max_element(blockOf.begin(), blockOf.end()) + 1);
        std::vector<std::vector<int>> blocksAt(nodes_.size());
        std::vector<std::vector<int>> nodesOf(blocks);
        std::vector<int> edgesIn(blocks, 0);
        for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
            const int block = blockOf[edge];
            ++edgesIn[at(block)];
            for (const int node : {edges_[edge].from, edges_[edge].to}) {
                if (std::find(blocksAt[at(node)].begin(), blocksAt[at(node)].end(), block) !=
                    blocksAt[at(node)].end()) {
                    continue;
                }
                blocksAt[at(node)].push_back(block);
                nodesOf[at(block)].push_back(node);
            }
        }
        const std::vector<char> kept = blocksBetweenTerminals(blocksAt, nodesOf);
        if (out_.cut) return false;
        bool changed = false;
        for (std::size_t node = 0; node < nodes_.size(); ++node) {
            const auto around = std::count_if(blocksAt[node].begin(), blocksAt[node].end(),
                                              [&](int block) { return kept[at(block)] != 0; });
            if (around < 2 || terminal_[node] != 0) continue;
            terminal_[node] = 1;
            need(nodes_[node]);
            changed = true;
        }
        std::vector<Edge> stay;
        for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
            const std::size_t block = at(blockOf[edge]);
            if (kept[block] == 0) {
                changed = true;
                continue;
            }
            if (edgesIn[block] == 1 && !edges_[edge].neverFails()) {
                need(edges_[edge]);
                changed = true;
            }
            stay.push_back(std::move(edges_[edge]));
        }
        edges_ = std::move(stay);
        dropNeededCauses();
        return changed;
    }

    /// Takes leaves off the tree of blocks until each leaf holds a terminal that no other block has.
    std::vector<char> blocksBetweenTerminals(const std::vector<std::vector<int>>& blocksAt,
                                             const std::vector<std::vector<int>>& nodesOf) {
        std::vector<char> kept(nodesOf.size(), 1);
        std::vector<int> around(blocksAt.size());
        for (std::size_t node = 0; node < blocksAt.size(); ++node)
            around[node] = static_cast<int>(blocksAt[node].size());
        std::vector<int> open(nodesOf.size());
        std::iota(open.begin(), open.end(), 0);
        while (!open.empty()) {
            const int block = open.back();
            open.pop_back();
            if (kept[at(block)] == 0) continue;
            int joints = 0;
            bool holds = false;
            for (const int node : nodesOf[at(block)]) {
                if (around[at(node)] > 1) {
                    ++joints;
                } else if (terminal_[at(node)] != 0) {
                    holds = true;
                }
            }
            if (holds || joints > 1) continue;
            kept[at(block)] = 0;
            for (const int node : nodesOf[at(block)]) {
                --around[at(node)];
                for (const int other : blocksAt[at(node)])
                    open.push_back(other);
            }
        }
        checkConnected(nodesOf, kept);
        return kept;
    }

    void checkConnected(const std::vector<std::vector<int>>& nodesOf, const std::vector<char>& kept) {
        UnionFind sets(nodes_.size());
        for (std::size_t block = 0; block < nodesOf.size(); ++block) {
            if (kept[block] == 0) continue;
            for (const int node : nodesOf[block])
                sets.join(node, nodesOf[block].front());
        }
        int root = -1;
        for (std::size_t node = 0; node < nodes_.size(); ++node) {
            if (terminal_[node] == 0) continue;
            const int own = sets.root(static_cast<int>(node));
            if (root >= 0 && own != root) out_.cut = true;
            root = own;
        }
    }

    [[nodiscard]] std::vector<std::vector<int>> incidence() const {
        std::vector<std::vector<int>> edgesOf(nodes_.size());
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            if (edges_[i].from == edges_[i].to) continue;
            edgesOf[at(edges_[i].from)].push_back(static_cast<int>(i));
            edgesOf[at(edges_[i].to)].push_back(static_cast<int>(i));
        }
        return edgesOf;
    }

    bool foldSingleCauses() {
        std::vector<std::vector<Part*>> membersOf(causeTerms_.size());
        const auto count = [&](Part& part) {
            for (const int cause : part.causes)
                membersOf[at(cause)].push_back(&part);
        };
        const auto edgesOf = incidence();
        for (std::size_t node = 0; node < nodes_.size(); ++node) {
            if (!edgesOf[node].empty()) count(nodes_[node]);
        }
        for (Edge& edge : edges_) {
            if (edge.from != edge.to) count(edge);
        }
        bool changed = false;
        for (std::size_t cause = 0; cause < membersOf.size(); ++cause) {
            if (membersOf[cause].size() != 1) continue;
            Part& part = *membersOf[cause].front();
            part.term = out_.formula.series(part.term, causeTerms_[cause]);
            std::erase(part.causes, static_cast<int>(cause));
            changed = true;
        }
        return changed;
    }

    /// An edge that never fails between nodes that never fail makes them one node.
    bool contractPerfect() {
        UnionFind sets(nodes_.size());
        bool changed = false;
        for (const Edge& edge : edges_) {
            if (edge.from == edge.to || !edge.neverFails()) continue;
            if (!nodes_[at(edge.from)].neverFails() || !nodes_[at(edge.to)].neverFails()) continue;
            sets.join(edge.from, edge.to);
            changed = true;
        }
        if (!changed) return false;
        for (std::size_t node = 0; node < nodes_.size(); ++node) {
            if (terminal_[node] == 0) continue;
            terminal_[node] = 0;
            terminal_[at(sets.root(static_cast<int>(node)))] = 2;
        }
        for (char& mark : terminal_)
            mark = mark == 0 ? 0 : 1;
        for (Edge& edge : edges_) {
            edge.from = sets.root(edge.from);
            edge.to = sets.root(edge.to);
        }
        return true;
    }

    /// Parallel edges of the same causes fail together when each fails by itself.
    bool mergeParallel() {
        std::map<std::tuple<int, int, std::vector<int>>, Edge*> seen;
        bool changed = false;
        for (Edge& edge : edges_) {
            if (edge.from == edge.to) continue;
            const auto [low, high] = std::minmax(edge.from, edge.to);
            const auto [found, fresh] = seen.try_emplace({low, high, edge.causes}, &edge);
            if (fresh) continue;
            found->second->term = out_.formula.parallel(found->second->term, edge.term);
            edge.to = edge.from;
            changed = true;
        }
        return changed;
    }

    /// What is left and right of a node between two edges, after these have become one.
    bool joinAround(std::vector<std::vector<int>>& edgesOf, int middle, int term) {
        const int keptIndex = edgesOf[at(middle)][0];
        const int goneIndex = edgesOf[at(middle)][1];
        Edge& kept = edges_[at(keptIndex)];
        Edge& gone = edges_[at(goneIndex)];
        const int left = kept.from == middle ? kept.to : kept.from;
        const int right = gone.from == middle ? gone.to : gone.from;
        kept.term = term;
        std::erase(edgesOf[at(right)], goneIndex);
        if (left == right) {
            std::erase(edgesOf[at(left)], keptIndex);
        } else {
            edgesOf[at(right)].push_back(keptIndex);
        }
        kept.from = left;
        kept.to = right;
        gone.to = gone.from;
        edgesOf[at(middle)].clear();
        return true;
    }

    /// A node between two edges that is no terminal is needed exactly when both edges are.
    bool mergeSeries() {
        auto edgesOf = incidence();
        bool changed = false;
        for (std::size_t node = 0; node < nodes_.size(); ++node) {
            if (terminal_[node] != 0 || edgesOf[node].size() != 2) continue;
            Edge& first = edges_[at(edgesOf[node][0])];
            const Edge& second = edges_[at(edgesOf[node][1])];
            const int term =
                out_.formula.series(out_.formula.series(first.term, nodes_[node].term), second.term);
            addCauses(first, nodes_[node]);
            addCauses(first, second);
            changed = joinAround(edgesOf, static_cast<int>(node), term);
        }
        return changed;
    }

    /// A terminal between two terminals: one of its edges must work, and both together connect the others.
    bool passTerminals() {
        auto edgesOf = incidence();
        bool changed = false;
        for (std::size_t node = 0; node < nodes_.size(); ++node) {
            if (terminal_[node] == 0 || edgesOf[node].size() != 2) continue;
            const Edge& first = edges_[at(edgesOf[node][0])];
            const Edge& second = edges_[at(edgesOf[node][1])];
            const int middle = static_cast<int>(node);
            const int left = first.from == middle ? first.to : first.from;
            const int right = second.from == middle ? second.to : second.from;
            if (left == right || terminal_[at(left)] == 0 || terminal_[at(right)] == 0) continue;
            if (!first.causes.empty() || !second.causes.empty()) continue;
            const int both = out_.formula.parallel(first.term, second.term);
            const int through = out_.formula.throughTerminal(first.term, second.term);
            out_.needed = out_.formula.series(out_.needed, both);
            terminal_[node] = 0;
            changed = joinAround(edgesOf, middle, through);
        }
        return changed;
    }

    /// Blocks that share a cause stay together; seen from these, every other block is one node.
    void split() {
        const std::vector<int> blockOf = blocksOfEdges();
        const int blocks = *std::max_element(blockOf.begin(), blockOf.end()) + 1;
        UnionFind groups(at(blocks));
        std::vector<int> blockOfCause(causeTerms_.size(), -1);
        const auto joinCauses = [&](const Part& part, int block) {
            for (const int cause : part.causes) {
                int& first = blockOfCause[at(cause)];
                if (first < 0) first = block;
                groups.join(first, block);
            }
        };
        for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
            joinCauses(edges_[edge], blockOf[edge]);
            joinCauses(nodes_[at(edges_[edge].from)], blockOf[edge]);
            joinCauses(nodes_[at(edges_[edge].to)], blockOf[edge]);
        }
        for (int group = 0; group < blocks; ++group) {
            if (groups.root(group) != group) continue;
            UnionFind outside(nodes_.size());
            std::vector<Edge> own;
            for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
                if (groups.root(blockOf[edge]) == group) {
                    own.push_back(edges_[edge]);
                } else {
                    outside.join(edges_[edge].from, edges_[edge].to);
                }
            }
            out_.cores.push_back(coreOf(own, outside));
        }
    }

    ReducedCore coreOf(const std::vector<Edge>& own, UnionFind& outside) {
        ReducedCore core;
        std::map<int, int> numberOf;
        std::map<int, int> causeNumberOf;
        const auto causesOf = [&](const Part& part, UnreliablePart& into) {
            for (const int cause : part.causes) {
                const auto [found, fresh] =
                    causeNumberOf.emplace(cause, static_cast<int>(core.causeTerms.size()));
                if (fresh) core.causeTerms.push_back(causeTerms_[at(cause)]);
                into.causes.push_back(found->second);
            }
        };
        // Where other blocks hang on, the node is the articulation point, which never fails any more; what
        // stands for it in `outside` may be any node of those blocks and must not bring its own failures.
        const auto number = [&](int node) {
            const auto [found, fresh] =
                numberOf.emplace(outside.root(node), static_cast<int>(core.nodeTerms.size()));
            if (fresh) {
                core.nodeTerms.push_back(nodes_[at(node)].term);
                core.terminal.push_back(0);
                core.network.nodes.emplace_back();
                causesOf(nodes_[at(node)], core.network.nodes.back());
            }
            return found->second;
        };
        for (const Edge& edge : own) {
            UnreliableEdge row;
            row.from = number(edge.from);
            row.to = number(edge.to);
            causesOf(edge, row);
            core.edgeTerms.push_back(edge.term);
            core.network.edges.push_back(std::move(row));
        }
        for (std::size_t node = 0; node < nodes_.size(); ++node) {
            if (terminal_[node] == 0) continue;
            const auto found = numberOf.find(outside.root(static_cast<int>(node)));
            if (found != numberOf.end()) core.terminal[at(found->second)] = 1;
        }
        core.network.causes.resize(core.causeTerms.size());
        return core;
    }

    const UnreliableNetwork& network_;
    Reduction out_;
    std::vector<Part> nodes_;
    std::vector<char> dead_;
    std::vector<Edge> edges_;
    std::vector<int> causeTerms_;
    std::vector<char> neededCause_;
    bool newlyNeeded_ = false;
    std::vector<char> terminal_;
};

}  // namespace

std::vector<double> Reduction::evaluate(std::span<const double> parts) {
    std::vector<double> values = formula.values(parts);
    for (ReducedCore& core : cores) {
        for (std::size_t node = 0; node < core.nodeTerms.size(); ++node)
            core.network.nodes[node].down = values[at(core.nodeTerms[node])];
        for (std::size_t edge = 0; edge < core.edgeTerms.size(); ++edge)
            core.network.edges[edge].down = values[at(core.edgeTerms[edge])];
        for (std::size_t cause = 0; cause < core.causeTerms.size(); ++cause)
            core.network.causes[cause] = values[at(core.causeTerms[cause])];
    }
    return values;
}

std::vector<double> partDowns(const UnreliableNetwork& network) {
    std::vector<double> downs;
    downs.reserve(network.partCount());
    for (const UnreliablePart& node : network.nodes)
        downs.push_back(node.down);
    for (const UnreliableEdge& edge : network.edges)
        downs.push_back(edge.down);
    downs.insert(downs.end(), network.causes.begin(), network.causes.end());
    return downs;
}

Reduction reduceNetwork(const UnreliableNetwork& network, std::span<const int> terminals) {
    return Reducer(network, terminals).run();
}

}  // namespace spanwright::reliability
