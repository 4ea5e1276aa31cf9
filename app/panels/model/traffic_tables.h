// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "engine/analysis/analysis.h"

#include <string>
#include <vector>

/// Classes, growth and the traffic matrix, ready to draw. Linear in the answers.
namespace spanwright::app {

/// Links and devices with a limit, by the day on which they are due for an upgrade; utilization for each
/// year.
[[nodiscard]] TableModel growthTable(const Project& project, const PhaseAnalysis& phase);

/// How many links and devices are due within so many years, and the first day: "3 due within 2 years, the
/// first on 2028-04-01; 1 should have been ordered".
[[nodiscard]] std::string growthSummary(const Project& project, const PhaseAnalysis& phase, double years);

/// What each direction of each demand gets, and the parts of its latency.
[[nodiscard]] TableModel demandTrafficTable(const Project& project, const PhaseAnalysis& phase);

/// Who sends how much to whom.
struct TrafficMatrix {
    struct Cell {
        double offeredMbps = 0;
        double lostMbps = 0;
        std::vector<ElementId> demands;  ///< what a click selects
    };
    std::vector<ElementId> places;  ///< sites, and devices outside sites; a null one stands for all others
    std::vector<std::string> names;
    std::vector<Cell> cells;  ///< by row, then column
    double greatestMbps = 0;

    [[nodiscard]] const Cell& at(std::size_t from, std::size_t to) const {
        return cells[from * places.size() + to];
    }
};

/// The matrix of a phase between its busiest places, at most `most`; the rest is one more place, "Others".
[[nodiscard]] TrafficMatrix trafficMatrix(const Project& project, const PhaseAnalysis& phase,
                                          std::size_t most = 40);

/// How strong a cell's colour is, 0 to 1: logarithmic over four decades, so that small flows show beside
/// great ones.
[[nodiscard]] double heat(double mbps, double greatestMbps);

}  // namespace spanwright::app
