// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"

#include <optional>
#include <string>

namespace spanwright {

/// What one variant of a project comes to, to be laid beside others: a column of a comparison.
struct VariantFigures {
    std::string name;
    Money capex;
    Money opex;
    Money total;
    Money presentValue;
    double p80 = 0;
    double maxUtilization = 0;  ///< in the last phase
    double lostMbps = 0;
    int singlePointsOfFailure = 0;
    int bridges = 0;
    std::optional<double> leastAvailability;  ///< of its demands; absent without any
    Date start;
    Date finish;
};

/// The figures of a project in its last phase that was analysed, from answers that are there. Where money or
/// dates are absent, the first of the analysis' problems.
Result<VariantFigures> variantFigures(const Project& project, std::string name, const Analysis& analysis);

/// The figures of a project in its last phase, with everything in service. The first of the analysis'
/// problems where money or dates cannot be computed; Code::cancelled.
Result<VariantFigures> variantFigures(const Snapshot& project, std::string name,
                                      const AnalysisOptions& options = {}, const WorkContext& work = {});

}  // namespace spanwright
