// SPDX-License-Identifier: MIT
#pragma once

#include "engine/graph/graph_index.h"

#include <vector>

namespace spanwright::graph {

/// A way from one node to another: nodes from end to end, and the links between them. Dense indexes.
struct Path {
    std::vector<int> nodes;
    std::vector<int> links;
    double metric = 0;  ///< sum over its arcs

    friend bool operator==(const Path&, const Path&) = default;
};

/// What two paths must not share: links, or devices between the ends as well.
enum class Disjoint { links, devices };

/// The greatest number of disjoint paths, at most `limit`, of least total metric among all such sets
/// (Suurballe 1974, Bhandari 1999: successive shortest augmenting paths), shortest first; and the elements of
/// a least cut, which proves that there are no more (Menger). One Bellman-Ford a path.
struct DisjointPaths {
    std::vector<Path> paths;
    std::vector<int> cutLinks;  ///< with cutNodes: as many as paths, and their loss separates the ends; empty
    std::vector<int>
        cutNodes;  ///< where `limit` stopped the search. Devices only where those may not be shared
};

[[nodiscard]] DisjointPaths disjointPaths(const GraphIndex& graph, int from, int to, Disjoint disjoint,
                                          int limit = 1 << 20);

/// The number of link-disjoint paths alone, at most `limit`. One breadth-first search per path.
[[nodiscard]] int linkDisjointPaths(const GraphIndex& graph, int from, int to, int limit = 1 << 20);

/// Groups of things that fail together, by link and by node; numbered by the caller.
struct RiskGroups {
    std::vector<std::vector<int>> ofLink;
    std::vector<std::vector<int>> ofNode;
};

/// Paths of which no two share a link or a risk group; groups of the ends do not count.
struct RiskDisjointPaths {
    std::vector<Path> paths;
    int atMost = 0;  ///< proved; equal to the number of paths where the search went to its end
    [[nodiscard]] bool optimal() const { return static_cast<int>(paths.size()) == atMost; }
};

/// As many such paths as possible, which is NP-hard (Hu 2003): link-disjoint paths where these are apart
/// already, else search over first paths, then over second ones beside each, and so on, for at most `effort`
/// steps. Deterministic.
[[nodiscard]] RiskDisjointPaths riskDisjointPaths(const GraphIndex& graph, int from, int to,
                                                  const RiskGroups& groups, int effort = 20000);

}  // namespace spanwright::graph
