// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
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
struct UnreliableNetwork {
    std::vector<UnreliablePart> nodes;
    std::vector<UnreliableEdge> edges;
    std::vector<double> causes;  ///< probability that a common cause strikes
};

/// up + down + undecided = 1, each summed on its own, so that small ones keep their relative accuracy.
struct Reachability {
    double up = 0;
    double down = 0;
    double undecided = 0;  ///< 0: exact
};

/// Probability that two nodes are up and connected.
///
/// Frontier method (edge-by-edge decision diagram, after Hardy, Lucet, Limnios, "K-terminal network
/// reliability measures with binary decision diagrams", IEEE Trans. Reliability 56, 2007): states are the
/// partitions of the frontier into connected blocks. When more than `maxStates` are alive at once, the least
/// probable are set aside as undecided, so that `up` and 1 − `down` remain rigorous bounds.
[[nodiscard]] Reachability twoTerminal(const UnreliableNetwork& network, int source, int target,
                                       std::size_t maxStates = std::size_t{1} << 15);

}  // namespace spanwright::reliability
