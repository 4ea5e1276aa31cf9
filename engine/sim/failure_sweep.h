// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/ecmp.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace spanwright::sim {

/// What fails together; indexes of a GraphIndex, each at most once in a list.
struct FailureSet {
    /// What is left of something that loses one of its members.
    struct Left {
        int index;
        double share;  ///< of its capacity; > 0
    };
    std::vector<int> nodes;            ///< out of service
    std::vector<int> links;            ///< out of service
    std::vector<Left> weakLinks = {};  ///< carry on with less capacity in both directions
    std::vector<Left> weakNodes = {};  ///< carry on with less throughput

    [[nodiscard]] bool empty() const {
        return nodes.empty() && links.empty() && weakLinks.empty() && weakNodes.empty();
    }
};

/// What one failure does to the traffic.
struct FailureFigures {
    double maxUtilization = 0;
    int hottestArc = -1;            ///< of the GraphIndex; -1: nothing flows
    double maxNodeUtilization = 0;  ///< of the nodes with a throughput
    int hottestNode = -1;           ///< -1: none has one
    double lostMbps = 0;            ///< between nodes in service, without a path
    std::uint32_t lostDemands = 0;  ///< demands with a direction that is lost
    double cutMbps = 0;             ///< of the lost traffic, what has a path while nothing has failed
    std::uint32_t cutDemands = 0;
    std::vector<DemandId> listed;  ///< of the cut demands, by id
};

struct SweepOptions {
    int order = 1;                        ///< 1: each set alone; 2: each two of them together
    int threads = 0;                      ///< 0: all cores
    std::size_t listed = 0;               ///< greatest number of demands listed for one failure
    std::vector<double> throughput = {};  ///< Mbit/s by node, 0: no limit is known; empty: of none
};

/// What the sweep calls for each failure: indexes of the sets (second: -1 when alone, else > first). Calls
/// come from several threads at once, in any order.
using TakeFigures = std::function<void(int first, int second, FailureFigures&& figures)>;

/// Fails every set, or every two sets, and routes what is left. The figures are the same for any number of
/// threads.
///
/// Works tree by tree: a destination's tree stays in the cache while it is brought up to date for one failure
/// after the other, and put back; the differences of load are added to a row for each failure. The cost is
/// that of the nodes whose distance or flow changes. Returns false when told to stop, which is looked for
/// between trees.
bool sweepFailures(const graph::GraphIndex& graph, const std::vector<Flow>& flows,
                   const std::vector<FailureSet>& sets, const SweepOptions& options, const WorkContext& work,
                   const TakeFigures& take);

}  // namespace spanwright::sim
