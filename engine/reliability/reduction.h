// SPDX-License-Identifier: MIT
#pragma once

#include "engine/reliability/formula.h"
#include "engine/reliability/unreliable_network.h"

#include <span>
#include <vector>

namespace spanwright::reliability {

/// A part of the network that no reduction takes apart. Its terminals never fail themselves; `network` holds
/// the probabilities, the terms say where they come from.
struct ReducedCore {
    UnreliableNetwork network;
    std::vector<char> terminal;  ///< by node
    std::vector<int> nodeTerms;
    std::vector<int> edgeTerms;
    std::vector<int> causeTerms;
};

/// A question "are all terminals up and connected?" after the reductions. Up exactly when `needed` is up and
/// the terminals of every core are connected within it; these are independent of each other.
struct Reduction {
    bool cut = false;  ///< never up, whatever the probabilities between 0 and 1
    Formula formula;
    int needed = Formula::kNever;
    std::vector<ReducedCore> cores;

    /// Puts probabilities of the parts (UnreliableNetwork's numbering) into the cores; the terms' values.
    std::vector<double> evaluate(std::span<const double> parts);
};

/// Drops what lies on no path between terminals; takes out what all paths need (terminals, articulation
/// points between them, bridges, and the causes that these name); makes one node of nodes that nothing can
/// part; merges edges in series, in parallel and around terminals of degree two; folds a cause into the only
/// part that names it; until nothing changes. Then splits what is left at articulation points, keeping
/// together what shares a cause. Parts that are never up are taken out first. Exact, and in positive terms
/// only, so that relative accuracy stays. A few linear rounds.
[[nodiscard]] Reduction reduceNetwork(const UnreliableNetwork& network, std::span<const int> terminals);

/// Down-probabilities of all parts, in the network's numbering.
[[nodiscard]] std::vector<double> partDowns(const UnreliableNetwork& network);

}  // namespace spanwright::reliability
