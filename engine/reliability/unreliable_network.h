// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace spanwright::reliability {

/// A node, edge or common cause that fails; common causes take down all parts that name them.
struct UnreliablePart {
    double down = 0;          ///< probability
    std::vector<int> causes;  ///< indexes of common causes
};

struct UnreliableEdge : UnreliablePart {
    int from = 0;
    int to = 0;
};

/// An undirected network whose nodes, edges and common causes fail independently of each other.
///
/// Parts are numbered through: nodes, then edges, then causes (see partCount).
struct UnreliableNetwork {
    std::vector<UnreliablePart> nodes;
    std::vector<UnreliableEdge> edges;
    std::vector<double> causes;  ///< probability that a common cause strikes

    [[nodiscard]] std::size_t partCount() const { return nodes.size() + edges.size() + causes.size(); }
    [[nodiscard]] int partOfNode(int node) const { return node; }
    [[nodiscard]] int partOfEdge(int edge) const { return static_cast<int>(nodes.size()) + edge; }
    [[nodiscard]] int partOfCause(int cause) const {
        return static_cast<int>(nodes.size() + edges.size()) + cause;
    }
};

/// up + down + undecided = 1, each summed on its own, so that small ones keep their relative accuracy.
struct Reachability {
    double up = 0;
    double down = 0;
    double undecided = 0;  ///< 0: exact
};

}  // namespace spanwright::reliability
