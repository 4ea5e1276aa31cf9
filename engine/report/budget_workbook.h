// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"

#include <string>

namespace spanwright::report {

/// The budget as an Office Open XML workbook: summary with charts, assumptions, bill of materials, months,
/// fiscal years, cost centres and suppliers, depreciation by asset class, tax, lease or buy, the comparison
/// with today's network, trials with their drivers and S-curve, risks, what is not included, sources.
///
/// The sheets calculate: a changed quantity, unit price or month of the bill, rate or contingency of the
/// assumptions (its share, its estimate class, or the confidence in the trials) changes every total, month,
/// year and chart. Amounts are rounded as the engine does, half to
/// even in the currency's minor unit, so that both agree to the cent. Figures of the seeded trials
/// (percentiles) do not recalculate and say so. Text that a spreadsheet could take for a formula is made
/// plain. The same input gives the same bytes.
///
/// Code::unpriced when the analysis has no costs: its first problem says why. Code::inputOutput when no
/// temporary file can be written. Linear in lines and months.
[[nodiscard]] Result<std::string> budgetWorkbook(const Project& project, const Analysis& analysis);

}  // namespace spanwright::report
