// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/report/workbook.h"

#include <map>
#include <string>

/// The sheets of the budget, one function each; inside this module only.
namespace spanwright::report {

/// What the sheets are made of.
struct Budget {
    const Project& project;
    const cost::CostReport& report;
    std::map<ElementId, std::string> names;  ///< of phases and sites, each different from all others
    std::string noPhase;                     ///< what stands for a null phase
    std::string noSite;
};

/// Columns of the bill of materials.
namespace bill {
inline constexpr lxw_col_t kItem = 0, kDescription = 1, kCategory = 2, kSpend = 3, kPhase = 4, kSite = 5,
                           kSupplier = 6, kQuantity = 7, kUnitPrice = 8, kFirstMonth = 9, kMonths = 10,
                           kTotal = 11, kElements = 12;
/// Hidden: the first month's number, the even share of a month and the odd minor units over, all in minor
/// units; see Money::share.
inline constexpr lxw_col_t kFirstIndex = 13, kShare = 14, kOdd = 15;
}  // namespace bill

/// Where rows of a sheet stand, both ends included. There is at least one.
struct Rows {
    std::string sheet;
    lxw_row_t first = 0;
    lxw_row_t last = 0;

    /// A column of them, for formulas on other sheets.
    [[nodiscard]] std::string column(lxw_col_t column) const {
        return onSheet(sheet, columnRange(column, first, last));
    }
};

/// Names of the cells that formulas refer to.
inline constexpr const char* kStartName = "ProjectStart";
inline constexpr const char* kDiscountName = "DiscountRatePercent";
inline constexpr const char* kContingencyName = "ContingencyPercent";

/// `formula` (an amount in major units) rounded half to even in the currency's minor unit.
[[nodiscard]] std::string roundedHalfEven(const std::string& formula, Currency currency);

void writeAssumptions(const Budget& budget, Workbook& workbook, Sheet& sheet);
Rows writeBom(const Budget& budget, Sheet& sheet);

/// Columns of the month sheet.
namespace months {
inline constexpr lxw_col_t kIndex = 0, kMonth = 1, kFiscalYear = 2, kCapex = 3, kOpex = 4, kTotal = 5,
                           kCumulative = 6, kFactor = 7, kPresentValue = 8;
}  // namespace months
Rows writeMonths(const Budget& budget, const Rows& bom, Workbook& workbook, Sheet& sheet);

/// Columns of the fiscal-year sheet.
namespace years {
inline constexpr lxw_col_t kYear = 0, kCapex = 1, kOpex = 2, kTotal = 3, kCumulative = 4;
}  // namespace years
Rows writeFiscalYears(const Budget& budget, const Rows& monthRows, Workbook& workbook, Sheet& sheet);

void writeSummary(const Budget& budget, const Rows& bom, const Rows& monthRows, const Rows& yearRows,
                  Workbook& workbook, Sheet& sheet);
void writeRisks(const Budget& budget, Sheet& sheet);
void writeSources(const Budget& budget, Sheet& sheet);

}  // namespace spanwright::report
