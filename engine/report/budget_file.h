// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"

#include <string>

namespace spanwright::report {

/// What a budget is handed on as.
enum class BudgetFormat {
    workbook,  ///< budget.xlsx
    bomCsv,    ///< bom.csv
};

/// The usual name of such a file.
[[nodiscard]] std::string_view fileNameOf(BudgetFormat format);

/// The content of the file: budgetWorkbook() or bomCsv(). Window and command line export by it.
/// Code::unpriced, or why else there are no costs; Code::inputOutput.
[[nodiscard]] Result<std::string> budgetFile(BudgetFormat format, const Project& project,
                                             const Analysis& analysis);

}  // namespace spanwright::report
