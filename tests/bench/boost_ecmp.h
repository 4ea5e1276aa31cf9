// SPDX-License-Identifier: MIT
#pragma once

#include "engine/graph/graph_index.h"
#include "engine/sim/ecmp.h"

#include <memory>
#include <vector>

namespace spanwright::bench {

/// The yardstick: equal-cost multipath as one writes it with Boost.Graph, from scratch for every failure.
/// Metrics must be whole numbers.
class BoostEcmp {
  public:
    BoostEcmp(const graph::GraphIndex& graph, const std::vector<sim::Flow>& flows);
    ~BoostEcmp();
    BoostEcmp(const BoostEcmp&) = delete;
    BoostEcmp& operator=(const BoostEcmp&) = delete;

    /// The highest utilization with one link out of service; -1: none.
    double maxUtilization(int failedLink);

  private:
    class Program;
    std::unique_ptr<Program> program_;
};

}  // namespace spanwright::bench
