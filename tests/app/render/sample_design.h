// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/design/project.h"

namespace spanwright::test {

/// A made-up design with every kind of site, device and link, with answers to go with it: what a picture
/// has to show well.
struct Sample {
    Project project;
    PhaseId first;
    PhaseId second;  ///< some elements leave, some enter here
    PhaseAnalysis answers;
};

[[nodiscard]] Sample sampleDesign();

}  // namespace spanwright::test
