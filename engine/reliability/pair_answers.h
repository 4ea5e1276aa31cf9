// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/reliability/connectivity_model.h"
#include "engine/reliability/demand_ways.h"
#include "engine/reliability/downtime_shares.h"
#include "engine/reliability/resilience.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace spanwright::reliability {

/// What is known of one pair of ends, or of one group of nodes.
struct ReachAnswer {
    AvailabilityFigure figure;
    std::optional<DowntimeShares> shares;
    /// Of the shares, where they are not those of the snapshot's own model.
    std::shared_ptr<const std::vector<PartOrigin>> origins = {};
};

/// Asks questions about one network; the same one only once.
class Answerer {
  public:
    Answerer(const Project& project, const Design& snapshot, const graph::GraphIndex& graph,
             const ResilienceOptions& options);

    /// Whether the nodes are connected, first to last where there are two and links are one-way.
    [[nodiscard]] ReachAnswer reach(std::span<const int> nodes, std::size_t maxStates, bool shares,
                                    const WorkContext& work) const;
    /// The same of a pinned demand: exact where one question decides, else between bounds.
    [[nodiscard]] ReachAnswer reach(const DemandWays& ways, std::size_t maxStates, bool shares,
                                    const WorkContext& work) const;

    /// All of some questions at once, which share elements in unknown ways: rigorous bounds.
    [[nodiscard]] static AvailabilityFigure together(const std::vector<AvailabilityFigure>& each);

    [[nodiscard]] const ConnectivityModel& model() const { return model_; }
    [[nodiscard]] const graph::GraphIndex& graph() const { return graph_; }

  private:
    [[nodiscard]] ReachAnswer ask(const ConnectivityModel& model, std::span<const int> nodes,
                                  std::size_t maxStates, bool shares, const WorkContext& work) const;
    [[nodiscard]] AvailabilityFigure figure(const ConnectivityModel& model, std::span<const int> nodes,
                                            const ConnectivityQuestion& question, const SweepLimits& limits,
                                            const WorkContext& work) const;

    const graph::GraphIndex& graph_;
    const ResilienceOptions& options_;
    ConnectivityModel model_;
};

}  // namespace spanwright::reliability
