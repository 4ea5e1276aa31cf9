// SPDX-License-Identifier: MIT
#pragma once

#include "engine/reliability/sweep_plan.h"
#include "engine/reliability/unreliable_network.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <stop_token>
#include <vector>

namespace spanwright::reliability {

struct SweepLimits {
    std::size_t maxStates = std::size_t{1} << 20;  ///< alive at once; the least probable beyond are set aside
    std::size_t maxWork = std::size_t{1} << 23;    ///< states over all steps, of the last of several rounds
    std::stop_token stop = {};
    std::optional<std::chrono::steady_clock::time_point> deadline = {};

    [[nodiscard]] bool outOfTime() const {
        return stop.stop_requested() || (deadline && std::chrono::steady_clock::now() > *deadline);
    }
};

struct SweepResult {
    Reachability reach;
    std::size_t states = 0;  ///< over all steps: a measure of the work
    bool finished = true;    ///< false: stopped before the end; `reach` holds the decided part, still bounds
};

/// Probability that all terminals are connected; at least two, which never fail themselves.
///
/// Frontier method (edge-by-edge decision diagram, after Hardy, Lucet, Limnios, "K-terminal network
/// reliability measures with binary decision diagrams", IEEE Trans. Reliability 56, 2007): a state is the
/// partition of the frontier into connected blocks, with the blocks that hold a terminal marked. A block of
/// terminals that leaves without the others decides for down, the last merger of marked blocks for up.
[[nodiscard]] SweepResult sweep(const UnreliableNetwork& network, const SweepPlan& plan,
                                const SweepLimits& limits);

/// The greatest SweepPlan::slots that `sweep` takes.
inline constexpr int kMostSlots = 63;

}  // namespace spanwright::reliability
