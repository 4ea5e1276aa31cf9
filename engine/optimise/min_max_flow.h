// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/optimise/flow_balancer.h"
#include "engine/optimise/flow_network.h"

#include <vector>

namespace spanwright::optimise {

struct MinMaxOptions {
    double gap = 1e-4;            ///< (max − lower) / lower at which to stop, > 0
    double timeLimitSeconds = 0;  ///< of wall clock; 0: none
    int mostPasses = 5000;        ///< of one Dijkstra for each destination, >= 1; ends the work as time does
};

/// A splittable routing with its highest utilization, and a proof of how much better any other could be.
struct MinMaxFlow {
    double maxUtilization = 0;  ///< of `load`, rounded up
    double lower = 0;           ///< no routing is below; rounded down
    std::vector<double> load;   ///< by arc, with what is fixed
    /// By arc, >= 0, sum 1: by which share of 1 % the bound falls when the arc's capacity grows by 1 %.
    std::vector<double> weight;
    /// By destination of the network, in its order: what each arc carries. Without cycles; at each node what
    /// enters and starts there leaves again, to the last digits.
    std::vector<std::vector<ArcFlow>> flows;

    [[nodiscard]] double gap() const { return lower > 0 ? (maxUtilization - lower) / lower : 0; }
};

/// The least possible maximum utilization over all splittable routings, enclosed.
///
/// Runs until the gap is reached, time is out or it is told to stop, and then gives the best that it has:
/// both figures are right at any time. The answer is the same on every run that time does not end. Cost: a
/// few tens of passes of one Dijkstra for each destination.
[[nodiscard]] MinMaxFlow minimiseMaxUtilization(const FlowNetwork& network, const MinMaxOptions& options = {},
                                                const WorkContext& work = {});

}  // namespace spanwright::optimise
