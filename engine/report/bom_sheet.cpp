// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/report/budget_sheets.h"

#include <cmath>

#include <fmt/format.h>

namespace spanwright::report {
namespace {

constexpr lxw_row_t kHeadingRow = 3;
constexpr std::size_t kShownElements = 12;

std::string elementsText(const Project& project, const std::vector<ElementId>& elements) {
    std::string text;
    for (std::size_t i = 0; i < std::min(elements.size(), kShownElements); ++i)
        text += (text.empty() ? "" : ", ") + keyOf(project, elements[i]);
    if (elements.size() > kShownElements)
        text += fmt::format(" and {} more", elements.size() - kShownElements);
    return text;
}

/// The line's total by its quantity and price. What the engine gives otherwise (work that runs on beyond the
/// horizon has its share of the whole) is added as it is.
std::string totalFormula(const cost::BomLine& line, lxw_row_t row, Currency currency) {
    const std::string quantity = nameOf(Cell{row, bill::kQuantity});
    const std::string price = nameOf(Cell{row, bill::kUnitPrice});
    std::string formula = roundedHalfEven(quantity + "*" + price, currency);
    const int months = line.until.monthsSince(line.from);
    std::int64_t expected = Money::of(line.unitPrice, line.quantity, currency).minorUnits();
    if (line.spend == cost::Spend::opex) {
        formula += "*" + nameOf(Cell{row, bill::kMonths});
        expected *= months;
    }
    const std::int64_t over = line.total.minorUnits() - expected;
    if (over != 0) formula += fmt::format("{:+}/{}", over, minorUnits(currency));
    return formula;
}

/// The months in which a line's asset is written down, for the columns of the depreciation.
void writeAsset(const cost::BomLine& line, lxw_row_t row, Month start, const std::string& minor,
                Sheet& sheet) {
    constexpr int kMonthsPerYear = 12;
    constexpr int kNever = 99999;
    const bool capex = line.spend == cost::Spend::capex;
    if (!capex) {
        sheet.text({row, bill::kYears}, "");
        for (lxw_col_t column = bill::kAssetFirst; column <= bill::kAssetLeaves; ++column)
            sheet.number({row, column}, 0, Look::note);
        return;
    }
    sheet.number({row, bill::kYears}, line.depreciationYears, Look::figureInput);
    const std::string years = nameOf(Cell{row, bill::kYears});
    const std::string first = nameOf(Cell{row, bill::kFirstIndex});
    const std::string count = nameOf(Cell{row, bill::kMonths});
    const std::string assetMonths = nameOf(Cell{row, bill::kAssetMonths});
    const std::string share = nameOf(Cell{row, bill::kAssetShare});
    const int paid = line.until.monthsSince(line.from);
    const bool kept = line.depreciationYears > 0;
    const int inService = line.inService.monthsSince(start);
    const int begins =
        kept ? std::max(inService, line.until.monthsSince(start) - 1) : line.from.monthsSince(start);
    const int parts = kept ? line.depreciationYears * kMonthsPerYear : paid;
    const int leaves = line.outOfService ? line.outOfService->monthsSince(start) : kNever;
    const std::int64_t total = line.total.minorUnits();
    const std::int64_t assetShare = total / parts;  // towards zero, as Money::share
    sheet.formula({row, bill::kAssetFirst},
                  fmt::format("=IF({0}>0,MAX({1},{2}+{3}-1),{2})", years, inService, first, count), begins,
                  Look::note);
    sheet.formula({row, bill::kAssetMonths}, fmt::format("=IF({0}>0,{0}*12,{1})", years, count), parts,
                  Look::note);
    sheet.formula({row, bill::kAssetShare}, fmt::format("=TRUNC({}/{})", minor, assetMonths),
                  static_cast<double>(assetShare), Look::note);
    sheet.formula({row, bill::kAssetOdd}, fmt::format("={}-{}*{}", minor, share, assetMonths),
                  static_cast<double>(total % parts), Look::note);
    sheet.formula(
        {row, bill::kAssetLeaves},
        fmt::format("=IF({}>0,MAX({},{}),{})", years, leaves, nameOf(Cell{row, bill::kAssetFirst}), kNever),
        kept ? std::max(leaves, begins) : kNever, Look::note);
}

}  // namespace

std::string nameOfElement(const Budget& budget, ElementId element, const std::string& none) {
    const auto at = budget.names.find(element);
    return at == budget.names.end() ? none : at->second;
}

std::int64_t minorUnits(Currency currency) {
    std::int64_t units = 1;
    for (int digit = 0; digit < currency.minorDigits(); ++digit)
        units *= 10;
    return units;
}

std::string headed(const Budget& budget, const char* what) {
    return fmt::format("{} ({})", what, budget.report.currency.code());
}

std::string roundedHalfEven(const std::string& formula, Currency currency) {
    const std::int64_t units = minorUnits(currency);
    // Binary fractions hide the tie, so the product is rounded to what the six digits of a price can mean.
    const std::string minor = fmt::format("ROUND(({})*{},6)", formula, units);
    return fmt::format("IF(ROUND(MOD({0},1),6)=0.5,2*ROUND({0}/2,0),ROUND({0},0))/{1}", minor, units);
}

Rows writeBom(const Budget& budget, const Rows& taxRates, Sheet& sheet) {
    const Currency currency = budget.report.currency;
    sheet.title(
        "Bill of materials",
        "Shaded cells may be changed: totals, months, years and charts follow. Opex: unit price a month.");
    sheet.headings(
        kHeadingRow,
        {"Item", "Description", "Category", "Spend", "Phase", "Site", "Cost centre", "Supplier", "Quantity",
         headed(budget, "Unit price"), "First month", "Months", headed(budget, "Total"),
         headed(budget, "Tax, beside the total"), "Depreciated over years", "For"},
        bill::kQuantity);
    sheet.text({kHeadingRow, bill::kElements}, "For", Look::heading);
    sheet.widths({17, 40, 18, 8, 18, 18, 16, 15, 10, 13, 10, 8, 17, 14, 12, 30, 0, 0, 0, 0, 0, 0, 0, 0});

    const std::int64_t units = minorUnits(currency);
    const Month start(budget.project.settings.startDate);
    lxw_row_t row = kHeadingRow + 1;
    for (const cost::BomLine& line : budget.report.bom) {
        const int count = line.until.monthsSince(line.from);
        const std::int64_t total = line.total.minorUnits();
        const std::int64_t share = total / count;  // towards zero, as Money::share
        sheet.text({row, bill::kItem}, line.item);
        sheet.text({row, bill::kDescription}, line.description);
        sheet.text({row, bill::kCategory}, nameOf(line.category).label);
        sheet.text({row, bill::kSpend}, line.spend == cost::Spend::capex ? "Capex" : "Opex");
        sheet.text({row, bill::kPhase}, nameOfElement(budget, line.phase, budget.noPhase));
        sheet.text({row, bill::kSite}, nameOfElement(budget, line.site, budget.noSite));
        sheet.text({row, bill::kCostCentre}, line.costCentre.empty() ? budget.noCostCentre : line.costCentre);
        sheet.text({row, bill::kSupplier}, line.supplier.empty() ? budget.noSupplier : line.supplier);
        sheet.number({row, bill::kQuantity}, line.quantity.toDouble(), Look::figureInput);
        sheet.number({row, bill::kUnitPrice}, line.unitPrice.toDouble(), Look::moneyInput);
        sheet.date({row, bill::kFirstMonth}, line.from.firstDay(), Look::monthInput);
        sheet.number({row, bill::kMonths}, count, Look::figureInput);
        sheet.formula({row, bill::kTotal}, "=" + totalFormula(line, row, currency), line.total.toDouble(),
                      Look::money);
        sheet.text({row, bill::kElements}, elementsText(budget.project, line.elements), Look::note);
        const std::string month = nameOf(Cell{row, bill::kFirstMonth});
        const std::string months = nameOf(Cell{row, bill::kMonths});
        const std::string minor = fmt::format("ROUND({}*{},0)", nameOf(Cell{row, bill::kTotal}), units);
        sheet.formula({row, bill::kFirstIndex},
                      fmt::format("=(YEAR({0})-YEAR({1}))*12+MONTH({0})-MONTH({1})", month, kStartName),
                      line.from.monthsSince(start), Look::note);
        sheet.formula({row, bill::kShare}, fmt::format("=TRUNC({}/{})", minor, months),
                      static_cast<double>(share), Look::note);
        sheet.formula({row, bill::kOdd},
                      fmt::format("={}-{}*{}", minor, nameOf(Cell{row, bill::kShare}), months),
                      static_cast<double>(total % count), Look::note);
        const std::string percent =
            fmt::format("SUMIF({},{},{})", taxRates.column(tax::kCategory),
                        nameOf(Cell{row, bill::kCategory}), taxRates.column(tax::kPercent));
        sheet.formula(
            {row, bill::kTax},
            "=" + roundedHalfEven(nameOf(Cell{row, bill::kTotal}) + "*" + percent + "/100", currency),
            line.tax.toDouble(), Look::money);
        writeAsset(line, row, start, minor, sheet);
        ++row;
    }
    if (budget.report.bom.empty()) {
        sheet.text({row, bill::kDescription}, "Nothing has a price", Look::note);
        ++row;
    }
    Rows rows{sheet.name(), kHeadingRow + 1, row - 1};
    writeTotals(sheet, rows, {{bill::kTotal, budget.report.total}, {bill::kTax, budget.report.tax}});
    worksheet_autofilter(sheet.handle(), kHeadingRow, 0, rows.last, bill::kElements);
    lxw_row_col_options hidden = {};
    hidden.hidden = LXW_TRUE;
    worksheet_set_column_opt(sheet.handle(), bill::kFirstIndex, bill::kAssetLeaves, 10, nullptr, &hidden);
    worksheet_freeze_panes(sheet.handle(), kHeadingRow + 1, 1);
    sheet.print(kHeadingRow, true);
    return rows;
}

}  // namespace spanwright::report
