// SPDX-License-Identifier: MIT
#include "engine/report/budget_file.h"

#include "engine/report/bom_csv.h"
#include "engine/report/budget_workbook.h"

namespace spanwright::report {

std::string_view fileNameOf(BudgetFormat format) {
    return format == BudgetFormat::workbook ? "budget.xlsx" : "bom.csv";
}

Result<std::string> budgetFile(BudgetFormat format, const Project& project, const Analysis& analysis) {
    if (format == BudgetFormat::workbook) return budgetWorkbook(project, analysis);
    if (analysis.cost) return bomCsv(project, *analysis.cost);
    if (analysis.problems.empty()) return fail(Code::unpriced, "the project has no costs yet");
    return tl::unexpected(analysis.problems.front());
}

}  // namespace spanwright::report
