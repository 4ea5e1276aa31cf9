// SPDX-License-Identifier: MIT
#include "engine/reliability/series_parallel.h"

#include "engine/graph/structure.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace spanwright::reliability {
namespace {

using Part = UnreliablePart;
using Edge = UnreliableEdge;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Down-probability of parts that are all needed: the first fails, or it is up and the second fails.
double needBoth(double downA, double downB) {
    return downA + (1 - downA) * downB;
}

bool neverFails(const Part& part) {
    return part.down == 0 && part.causes.empty();
}

std::vector<int> unionOf(const std::vector<int>& a, const std::vector<int>& b) {
    std::vector<int> both;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

/// One question under reduction. Edges that are gone have from == to.
class Reducer {
  public:
    Reducer(const UnreliableNetwork& network, int source, int target)
        : net_(network), source_(source), target_(target) {}

    ReducedNetwork run() {
        const double endsDown = takeEndsOut();
        keepPaths();
        for (bool changed = connected_; changed;) {
            changed = foldSingleCauses();
            if (contractPerfect()) {
                if (source_ == target_) break;
                keepPaths();  // a block may hang on one node now
                changed = true;
            }
            changed = mergeParallel() || changed;
            changed = mergeSeries() || changed;
        }
        ReducedNetwork reduced;
        reduced.endsDown = endsDown;
        reduced.source = source_;
        reduced.target = target_;
        std::erase_if(net_.edges, [](const Edge& edge) { return edge.from == edge.to; });
        if (!connected_) {
            reduced.answer = 1.0;
        } else if (source_ == target_) {
            reduced.answer = 0.0;
        } else if (net_.edges.size() == 1 && net_.edges.front().causes.empty()) {
            reduced.answer = net_.edges.front().down;
        } else {
            reduced.core = std::move(net_);
        }
        return reduced;
    }

  private:
    /// The ends, and the causes that they belong to, are needed in any case.
    double takeEndsOut() {
        double down = 0;
        std::vector<char> needed(net_.causes.size(), 0);
        for (const int end : {source_, target_}) {
            Part& part = net_.nodes[at(end)];
            down = needBoth(down, part.down);
            part.down = 0;
            for (const int cause : part.causes)
                needed[at(cause)] = 1;
        }
        for (std::size_t cause = 0; cause < needed.size(); ++cause) {
            if (needed[cause] != 0) down = needBoth(down, net_.causes[cause]);
            if (net_.causes[cause] == 0) needed[cause] = 1;
        }
        const auto dropNeeded = [&](Part& part) {
            std::erase_if(part.causes, [&](int cause) { return needed[at(cause)] != 0; });
            std::sort(part.causes.begin(), part.causes.end());
            part.causes.erase(std::unique(part.causes.begin(), part.causes.end()), part.causes.end());
        };
        std::for_each(net_.nodes.begin(), net_.nodes.end(), dropNeeded);
        std::for_each(net_.edges.begin(), net_.edges.end(), dropNeeded);
        return down;
    }

    void keepPaths() {
        std::vector<std::pair<int, int>> plain;
        plain.reserve(net_.edges.size());
        for (const Edge& edge : net_.edges)
            plain.emplace_back(edge.from, edge.to);
        const std::vector<bool> between =
            graph::edgesBetween(static_cast<int>(net_.nodes.size()), plain, source_, target_);
        std::vector<Edge> kept;
        for (std::size_t i = 0; i < between.size(); ++i) {
            if (between[i]) kept.push_back(std::move(net_.edges[i]));
        }
        net_.edges = std::move(kept);
        connected_ = !net_.edges.empty();
    }

    [[nodiscard]] std::vector<std::vector<int>> incidence() const {
        std::vector<std::vector<int>> edgesOf(net_.nodes.size());
        for (std::size_t i = 0; i < net_.edges.size(); ++i) {
            const Edge& edge = net_.edges[i];
            if (edge.from == edge.to) continue;
            edgesOf[at(edge.from)].push_back(static_cast<int>(i));
            edgesOf[at(edge.to)].push_back(static_cast<int>(i));
        }
        return edgesOf;
    }

    bool foldSingleCauses() {
        std::vector<std::vector<Part*>> membersOf(net_.causes.size());
        const auto count = [&](Part& part) {
            for (const int cause : part.causes)
                membersOf[at(cause)].push_back(&part);
        };
        const auto edgesOf = incidence();
        for (std::size_t node = 0; node < net_.nodes.size(); ++node) {
            if (!edgesOf[node].empty()) count(net_.nodes[node]);
        }
        for (Edge& edge : net_.edges) {
            if (edge.from != edge.to) count(edge);
        }
        bool changed = false;
        for (std::size_t cause = 0; cause < membersOf.size(); ++cause) {
            if (membersOf[cause].size() != 1) continue;
            Part& part = *membersOf[cause].front();
            part.down = needBoth(part.down, net_.causes[cause]);
            std::erase(part.causes, static_cast<int>(cause));
            changed = true;
        }
        return changed;
    }

    /// An edge that never fails between nodes that never fail makes them one node.
    bool contractPerfect() {
        std::vector<int> parent(net_.nodes.size());
        for (std::size_t i = 0; i < parent.size(); ++i)
            parent[i] = static_cast<int>(i);
        const auto root = [&](int node) {
            while (parent[at(node)] != node)
                node = parent[at(node)] = parent[at(parent[at(node)])];
            return node;
        };
        bool changed = false;
        for (const Edge& edge : net_.edges) {
            if (edge.from == edge.to || !neverFails(edge)) continue;
            if (!neverFails(net_.nodes[at(edge.from)]) || !neverFails(net_.nodes[at(edge.to)])) continue;
            parent[at(root(edge.from))] = root(edge.to);
            changed = true;
        }
        if (!changed) return false;
        for (Edge& edge : net_.edges) {
            edge.from = root(edge.from);
            edge.to = root(edge.to);
        }
        source_ = root(source_);
        target_ = root(target_);
        return true;
    }

    /// Parallel edges of the same causes fail together when each fails by itself.
    bool mergeParallel() {
        std::map<std::tuple<int, int, std::vector<int>>, Edge*> seen;
        bool changed = false;
        for (Edge& edge : net_.edges) {
            if (edge.from == edge.to) continue;
            const auto [low, high] = std::minmax(edge.from, edge.to);
            const auto [found, fresh] = seen.try_emplace({low, high, edge.causes}, &edge);
            if (fresh) continue;
            found->second->down *= edge.down;
            edge.to = edge.from;
            changed = true;
        }
        return changed;
    }

    /// A node between two edges is needed exactly when both edges are.
    bool mergeSeries() {
        auto edgesOf = incidence();
        bool changed = false;
        for (std::size_t node = 0; node < net_.nodes.size(); ++node) {
            const int middle = static_cast<int>(node);
            if (middle == source_ || middle == target_ || edgesOf[node].size() != 2) continue;
            Edge& first = net_.edges[at(edgesOf[node][0])];
            Edge& second = net_.edges[at(edgesOf[node][1])];
            const int left = first.from == middle ? first.to : first.from;
            const int right = second.from == middle ? second.to : second.from;
            const Part& part = net_.nodes[node];
            first.down = needBoth(needBoth(first.down, part.down), second.down);
            first.causes = unionOf(unionOf(first.causes, part.causes), second.causes);
            std::erase(edgesOf[at(right)], edgesOf[node][1]);
            if (left == right) {
                std::erase(edgesOf[at(left)], edgesOf[node][0]);
            } else {
                edgesOf[at(right)].push_back(edgesOf[node][0]);
            }
            first.from = left;
            first.to = right;
            second.to = second.from;
            edgesOf[node].clear();
            changed = true;
        }
        return changed;
    }

    UnreliableNetwork net_;
    int source_;
    int target_;
    bool connected_ = true;
};

}  // namespace

ReducedNetwork reduceNetwork(const UnreliableNetwork& network, int source, int target) {
    return Reducer(network, source, target).run();
}

}  // namespace spanwright::reliability
