// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "engine/analysis/analysis.h"

#include <string>
#include <vector>

namespace spanwright::app {

/// One pair of zones as it is shown.
struct ZoneCell {
    std::string text;    ///< "Inspected", "Denied"; empty on the diagonal
    std::string figure;  ///< "120 Mbit/s"; empty without traffic
    Tone tone = Tone::muted;
    std::string help;  ///< rule, inspectors, and what goes wrong
    std::vector<ElementId>
        elements;  ///< what a click selects: offending demands, else demands, else the rule
};

/// The zones of a phase against each other, rows from and columns to, least trusted first.
struct ZoneMatrix {
    std::vector<std::string> zones;
    std::vector<ZoneId> ids;
    std::vector<ZoneCell> cells;  ///< row by row
    std::string summary;          ///< "3 pairs violated, 1 at risk"
};

[[nodiscard]] ZoneMatrix zoneMatrix(const Project& project, const security::Segmentation& segmentation);

}  // namespace spanwright::app
