// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/graph/disjoint_paths.h"
#include "engine/reliability/connectivity_model.h"
#include "engine/reliability/downtime_shares.h"
#include "engine/reliability/resilience.h"

#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace spanwright::reliability {

/// What is known of one pair of ends, or of one group of nodes.
struct ReachAnswer {
    AvailabilityFigure figure;
    std::optional<DowntimeShares> shares;
};

/// What is known of the paths of one pair.
struct PathAnswer {
    int linkDisjoint = 0;
    std::optional<graph::DisjointPaths> links;
    std::optional<graph::DisjointPaths> devices;
    std::optional<graph::RiskDisjointPaths> risks;
};

/// Asks questions about one network; the same one only once.
class Answerer {
  public:
    Answerer(const Project& project, const Design& snapshot, const graph::GraphIndex& graph,
             const ResilienceOptions& options);

    /// Whether the nodes are connected, first to last where there are two and links are one-way.
    [[nodiscard]] ReachAnswer reach(std::span<const int> nodes, std::size_t maxStates, bool shares,
                                    const WorkContext& work) const;
    [[nodiscard]] PathAnswer paths(int from, int to, bool detailed) const;

    [[nodiscard]] const ConnectivityModel& model() const { return model_; }
    [[nodiscard]] const graph::GraphIndex& graph() const { return graph_; }

  private:
    [[nodiscard]] AvailabilityFigure figure(std::span<const int> nodes, const ConnectivityQuestion& question,
                                            const SweepLimits& limits, const WorkContext& work) const;

    const graph::GraphIndex& graph_;
    const ResilienceOptions& options_;
    ConnectivityModel model_;
    graph::RiskGroups groups_;
};

}  // namespace spanwright::reliability
