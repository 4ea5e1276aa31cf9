// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"
#include "engine/base/progress.h"

namespace spanwright::cli {

/// What every phase survives, as `resilience --phase all` answers it.
struct PhaseComparison {
    Json json;
    std::vector<TextTable> tables;
};

/// Fails as analyse() does.
Result<PhaseComparison> comparePhases(const Project& project, const CommonOptions& options,
                                      const WorkContext& work);

}  // namespace spanwright::cli
