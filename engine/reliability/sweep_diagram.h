// SPDX-License-Identifier: MIT
#pragma once

#include "engine/reliability/frontier_sweep.h"

#include <functional>
#include <optional>
#include <vector>

namespace spanwright::reliability {

/// A frontier sweep that is kept, to be evaluated and differentiated with other probabilities.
class SweepDiagram {
  public:
    /// Absent when the sweep would have more than limits.maxStates states over all steps, needs too many
    /// slots, or time is up. Which parts fail at all (down > 0) is fixed here.
    [[nodiscard]] static std::optional<SweepDiagram> make(const UnreliableNetwork& network,
                                                          const SweepPlan& plan, const SweepLimits& limits);

    struct Slopes {
        double down = 0;            ///< probability that the terminals are not connected
        std::vector<double> nodes;  ///< d(down)/d(down of each)
        std::vector<double> edges;
        std::vector<double> causes;
    };
    /// One pass forwards for the probabilities of states, one backwards for what follows from each.
    [[nodiscard]] Slopes slopes(const UnreliableNetwork& network) const { return slopes_(network); }

  private:
    explicit SweepDiagram(std::function<Slopes(const UnreliableNetwork&)> slopes)
        : slopes_(std::move(slopes)) {}

    std::function<Slopes(const UnreliableNetwork&)> slopes_;  ///< by the width of the states
};

}  // namespace spanwright::reliability
