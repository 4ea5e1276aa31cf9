// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/design/project.h"

namespace spanwright::bench {

/// A design to draw: sites of 25 devices on a square grid, three links from every device (to its right and
/// lower neighbours and to one up to ten places away), with names, loads and a few findings.
struct LargeDesign {
    Project project;
    PhaseAnalysis answers;
};

/// The same for the same number, on every machine.
[[nodiscard]] LargeDesign largeDesign(int devices);

}  // namespace spanwright::bench
