// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/report/workbook.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The sheets of the budget, one function each; inside this module only.
namespace spanwright::report {

/// What the sheets are made of.
struct Budget {
    const Project& project;
    const cost::CostReport& report;
    std::map<ElementId, std::string> names;  ///< of phases and sites, each different from all others
    std::string noPhase;                     ///< what stands for a null phase
    std::string noSite;
    std::string noCostCentre;
    std::string noSupplier;
};

/// Columns of the bill of materials.
namespace bill {
inline constexpr lxw_col_t kItem = 0, kDescription = 1, kCategory = 2, kSpend = 3, kPhase = 4, kSite = 5,
                           kCostCentre = 6, kSupplier = 7, kQuantity = 8, kUnitPrice = 9, kFirstMonth = 10,
                           kMonths = 11, kTotal = 12, kTax = 13, kYears = 14, kElements = 15;
/// Hidden: the first month's number, the even share of a month and the odd minor units over, all in minor
/// units; see Money::share.
inline constexpr lxw_col_t kFirstIndex = 16, kShare = 17, kOdd = 18;
/// Hidden likewise, of capex: the month in which depreciation begins and its number of months, share and odd
/// units of a month, and the month in which what is left is written off.
inline constexpr lxw_col_t kAssetFirst = 19, kAssetMonths = 20, kAssetShare = 21, kAssetOdd = 22,
                           kAssetLeaves = 23;
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
inline constexpr const char* kLeaseMonthsName = "LeaseMonths";
inline constexpr const char* kLeaseRateName = "LeaseRatePercent";
inline constexpr const char* kLeaseBuyoutName = "LeaseBuyoutPercent";
inline constexpr const char* kContingencyModeName = "ContingencyFrom";
inline constexpr const char* kEstimateClassName = "EstimateClass";
inline constexpr const char* kConfidenceName = "ConfidencePercent";
inline constexpr const char* kClassPercentName = "ClassContingencyPercent";
inline constexpr const char* kTrialsTotalName = "TrialsTotal";
inline constexpr const char* kTrialsAtConfidenceName = "TrialsAtConfidence";

/// `formula` (an amount in major units) rounded half to even in the currency's minor unit.
[[nodiscard]] std::string roundedHalfEven(const std::string& formula, Currency currency);

/// What stands for an element in the workbook; `none` for a null one.
[[nodiscard]] std::string nameOfElement(const Budget& budget, ElementId element, const std::string& none);
/// 10 to the currency's minor digits.
[[nodiscard]] std::int64_t minorUnits(Currency currency);
/// "Capex (EUR)".
[[nodiscard]] std::string headed(const Budget& budget, const char* what);
/// Sums of the columns in the row under the rows; blank where nothing is summed, up to the last of them.
void writeTotals(Sheet& sheet, const Rows& rows, const std::vector<std::pair<lxw_col_t, Money>>& sums);

/// Where the table of the trials' totals stands: confidence in per cent ascending, and the total that it does
/// not exceed.
struct Curve {
    std::string confidence;
    std::string total;
};

/// `curve` is empty without trials.
void writeAssumptions(const Budget& budget, const std::optional<Curve>& curve, Workbook& workbook,
                      Sheet& sheet);
/// The contingency by the mode, class, confidence and rates that stand in the assumptions, of a capex.
[[nodiscard]] std::string contingencyFormula(const std::string& capex, Currency currency);
/// The tax of a line, `taxSheet` being where `writeTax` puts its rates.
[[nodiscard]] Rows taxRows(const Budget& budget, const std::string& taxSheet);
Rows writeBom(const Budget& budget, const Rows& taxRates, Sheet& sheet);

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
/// Capex by asset class over the fiscal years, straight line, and what is left at the horizon's end.
void writeDepreciation(const Budget& budget, const Rows& bom, Sheet& sheet);
/// Columns of the tax sheet.
namespace tax {
inline constexpr lxw_col_t kCategory = 0, kNet = 1, kPercent = 2, kTax = 3, kGross = 4;
}  // namespace tax
void writeTax(const Budget& budget, const Rows& bom, const Rows& rates, Sheet& sheet);
/// Cost centres, then suppliers, over the fiscal years.
void writeCostCentres(const Budget& budget, const Rows& bom, Sheet& sheet);
/// Buying beside leasing, for each device model and site.
void writeLeases(const Budget& budget, Sheet& sheet);
void writeAsIs(const Budget& budget, const Rows& monthRows, Workbook& workbook, Sheet& sheet);
/// Drivers with their chart, percentiles by group, the S-curve. Absent: there were no trials.
std::optional<Curve> writeUncertainty(const Budget& budget, Workbook& workbook, Sheet& sheet);
/// What the total does not contain: missing prices, what is paid for elsewhere or after the horizon.
void writeScope(const Budget& budget, Sheet& sheet);
void writeRisks(const Budget& budget, Sheet& sheet);
void writeSources(const Budget& budget, Sheet& sheet);

}  // namespace spanwright::report
