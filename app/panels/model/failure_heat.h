// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "engine/analysis/analysis.h"

#include <cstddef>
#include <string>
#include <vector>

namespace spanwright::app {

/// Failed elements against the demands that they touch, as a grid of colours.
struct FailureHeat {
    struct Line {
        std::string name;
        std::vector<ElementId> elements;
    };
    struct Cell {
        Tone tone = Tone::muted;
        double strength = 0;  ///< 0 (untouched, nothing is drawn) to 1
        std::string text;     ///< what becomes of the demand
    };
    std::vector<Line> failures;  ///< rows, the worst first
    std::vector<Line> demands;   ///< columns, the one that suffers most first
    std::vector<Cell> cells;     ///< row by row

    [[nodiscard]] const Cell& at(std::size_t failure, std::size_t demand) const {
        return cells[failure * demands.size() + demand];
    }
};

/// The worst failures of a phase against the demands that suffer most from them, at most so many of each.
/// Those whose failure touches no demand are left out.
[[nodiscard]] FailureHeat failureHeat(const Project& project, const PhaseAnalysis& phase,
                                      std::size_t mostFailures = 60, std::size_t mostDemands = 60);

}  // namespace spanwright::app
