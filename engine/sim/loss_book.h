// SPDX-License-Identifier: MIT
#pragma once

#include "engine/graph/graph_index.h"
#include "engine/sim/ecmp.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace spanwright::sim {

/// Which flows belong to one demand, and whether its two directions are always lost together.
class DemandTable {
  public:
    DemandTable(const graph::GraphIndex& graph, const std::vector<Flow>& flows);

    [[nodiscard]] std::uint32_t demandOf(std::uint32_t flow) const { return demandOf_[flow]; }
    [[nodiscard]] DemandId id(std::uint32_t demand) const { return ids_[demand]; }
    /// True when no link is one-way: then what is cut off in one direction is so in the other.
    [[nodiscard]] bool symmetric() const { return symmetric_; }

  private:
    std::vector<std::uint32_t> demandOf_;  ///< by flow
    std::vector<DemandId> ids_;
    bool symmetric_ = true;
};

/// The demands that are lost in some state of a network, to be asked what is left of them when devices fail
/// too.
class LossBook {
  public:
    struct Entry {
        std::uint32_t demand;
        int from;
        int to;
        double mbps;  ///< of its lost directions
    };
    LossBook(std::vector<std::uint32_t> lostFlows, const std::vector<Flow>& flows, const DemandTable& demands,
             int nodes);

    struct Losses {
        double mbps = 0;
        std::uint32_t demands = 0;
    };
    /// What is lost between nodes other than these.
    [[nodiscard]] Losses without(std::span<const int> nodes) const;
    [[nodiscard]] bool has(std::uint32_t demand) const;
    [[nodiscard]] const std::vector<std::uint32_t>& flows() const { return flows_; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

  private:
    std::vector<std::uint32_t> flows_;
    std::vector<Entry> entries_;               ///< by demand
    std::vector<std::uint32_t> start_, near_;  ///< entries by the node at either end
    Losses all_;
};

}  // namespace spanwright::sim
