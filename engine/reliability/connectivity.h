// SPDX-License-Identifier: MIT
#pragma once

#include "engine/reliability/frontier_sweep.h"
#include "engine/reliability/reduction.h"

#include <span>
#include <vector>

namespace spanwright::reliability {

/// "Are all of these nodes up and connected?" as a question to ask again with other limits: two terminals for
/// a demand, more for a group of sites, all nodes for the network.
class ConnectivityQuestion {
  public:
    /// Reduces the network and orders what is left. `starts` is how many orders are tried, see bestPlan.
    ConnectivityQuestion(const UnreliableNetwork& network, std::span<const int> terminals, int starts = 16);

    /// Exact where the states fit `limits`, else bounds: up and 1 − down enclose the value.
    [[nodiscard]] Reachability answer(const SweepLimits& limits) const { return attempt(limits).reach; }
    /// Bounds that narrow with every round of more states, up to limits.maxStates and limits.maxWork; ends at
    /// the exact value, at the deadline or when asked to stop.
    [[nodiscard]] Reachability narrow(const SweepLimits& limits) const;

    /// d(down)/d(down of part): Birnbaum's importance, for every part, and the down-probability itself, with
    /// the parts' probabilities multiplied by `scale` (0 to 1]. Absent when it would take more than
    /// limits.maxStates states in all.
    struct Importance {
        double down = 0;
        std::vector<double> birnbaum;
    };
    [[nodiscard]] std::vector<Importance> importance(std::span<const double> scales,
                                                     const SweepLimits& limits) const;

    /// Part of the network's parts numbering.
    [[nodiscard]] const std::vector<double>& parts() const { return parts_; }
    [[nodiscard]] bool cut() const { return reduction_.cut; }

  private:
    struct Attempt {
        Reachability reach;
        std::size_t states = 0;  ///< over all steps
    };
    [[nodiscard]] Attempt attempt(const SweepLimits& limits) const;

    Reduction reduction_;
    std::vector<SweepPlan> plans_;  ///< by core
    std::vector<double> parts_;
    double neededDown_ = 1;
};

}  // namespace spanwright::reliability
