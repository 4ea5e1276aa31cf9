// SPDX-License-Identifier: MIT
#pragma once

#include "engine/reliability/unreliable_network.h"

#include <cstdint>
#include <span>
#include <vector>

namespace spanwright::reliability {

/// One thing that a frontier sweep does to every state. Slots are the places of a state: a node or a common
/// cause has one from the step that opens it to the step that closes it.
struct SweepStep {
    enum class Kind : std::uint8_t { openCause, openNode, decideEdge, closeNode, closeCause };
    Kind kind = Kind::openNode;
    bool terminal = false;          ///< of openNode: one of the nodes that must be connected
    bool allTerminalsSeen = false;  ///< as of this step
    bool lastOfA = false;           ///< decideEdge: the node in slot a has at most one edge left after it
    bool lastOfB = false;
    bool endsBatch = false;  ///< states are compared and merged after this step
    int slotA = 0;           ///< the slot opened or closed; an edge's first end
    int slotB = 0;
    int part = 0;                 ///< node, edge or cause index
    std::vector<int> causeSlots;  ///< of the causes that take this node or edge down
};

/// The steps of a sweep in the order of `nodes`: each node enters, its edges to nodes before it are decided,
/// and nodes without further edges leave.
struct SweepPlan {
    std::vector<SweepStep> steps;
    int slots = 0;    ///< greatest number in use at once
    double cost = 0;  ///< rough count of states over all steps, to compare orders by
};

[[nodiscard]] SweepPlan planSweep(const UnreliableNetwork& network, const std::vector<char>& terminal,
                                  std::span<const int> nodes);

/// The plan of least estimated cost among several orders of the nodes that have edges: breadth first from
/// the given number of starts (at least 1), and greedy ones that keep the frontier narrow. O(starts × edges ×
/// frontier).
[[nodiscard]] SweepPlan bestPlan(const UnreliableNetwork& network, const std::vector<char>& terminal,
                                 int starts);

}  // namespace spanwright::reliability
