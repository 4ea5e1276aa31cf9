// SPDX-License-Identifier: MIT
#include "engine/report/budget_sheets.h"

#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::report {
namespace {

constexpr lxw_row_t kHeadingRow = 3;
constexpr int kMonthsPerYear = 12;
constexpr int kChartWidth = 860;
constexpr int kChartHeight = 330;

/// "2027", or "2027/28" where fiscal years do not start in January.
std::string fiscalYearOf(Month month, int firstMonth) {
    const std::chrono::year_month_day day(month.firstDay().days());
    int year = static_cast<int>(day.year());
    if (static_cast<int>(static_cast<unsigned>(day.month())) < firstMonth) --year;
    return firstMonth == 1 ? fmt::format("{}", year) : fmt::format("{}/{:02}", year, (year + 1) % 100);
}

/// What the bill's lines of one kind pay in the month whose number stands in `index`.
std::string paidInMonth(const Rows& bom, const char* spend, const std::string& index, Currency currency) {
    const std::string first = bom.column(bill::kFirstIndex);
    const std::string odd = bom.column(bill::kOdd);
    return fmt::format(
        "=SUMPRODUCT(({spend}=\"{kind}\")*({first}<={month})*({month}<{first}+{months})*({share}+SIGN({odd})*"
        "(({month}-{first})<ABS({odd}))))/{units}",
        fmt::arg("spend", bom.column(bill::kSpend)), fmt::arg("kind", spend), fmt::arg("first", first),
        fmt::arg("month", index), fmt::arg("months", bom.column(bill::kMonths)),
        fmt::arg("share", bom.column(bill::kShare)), fmt::arg("odd", odd),
        fmt::arg("units", minorUnits(currency)));
}

}  // namespace

void writeTotals(Sheet& sheet, const Rows& rows, const std::vector<std::pair<lxw_col_t, Money>>& sums) {
    const lxw_row_t row = rows.last + 1;
    for (lxw_col_t column = 0; column < sums.back().first; ++column)
        sheet.text({row, column}, column == 0 ? "Total" : "", Look::totalText);
    for (const auto& [column, sum] : sums) {
        sheet.formula({row, column}, fmt::format("=SUM({})", columnRange(column, rows.first, rows.last)),
                      sum.toDouble(), Look::totalMoney);
    }
}

Rows writeMonths(const Budget& budget, const Rows& bom, Workbook& workbook, Sheet& sheet) {
    const cost::CostReport& report = budget.report;
    sheet.title("Months", "What the lines of the bill of materials pay in each month of the horizon.");
    sheet.headings(kHeadingRow,
                   {"No.", "Month", "Fiscal year", headed(budget, "Capex"), headed(budget, "Opex"),
                    headed(budget, "Total"), headed(budget, "Cumulative"), "Discount factor",
                    headed(budget, "Present value")},
                   0);
    sheet.widths({6, 10, 11, 19, 19, 19, 21, 10, 21});
    const Month start(budget.project.settings.startDate);
    const double rate =
        budget.project.costPolicy.discountRatePercentPerYear.toDouble() / 100 / kMonthsPerYear;
    Rows rows{sheet.name(), kHeadingRow + 1,
              kHeadingRow + static_cast<lxw_row_t>(std::max<std::size_t>(report.cashFlow.size(), 1))};
    for (std::size_t i = 0; i < report.cashFlow.size(); ++i) {
        const cost::CashMonth& month = report.cashFlow[i];
        const lxw_row_t row = rows.first + static_cast<lxw_row_t>(i);
        const std::string index = nameOf(Cell{row, months::kIndex});
        const double amount = month.capex.toDouble() + month.opex.toDouble();
        const double factor = std::pow(1 + rate, -static_cast<double>(month.month.monthsSince(start)));
        sheet.number({row, months::kIndex}, month.month.monthsSince(start), Look::whole);
        sheet.date({row, months::kMonth}, month.month.firstDay(), Look::month);
        sheet.text({row, months::kFiscalYear},
                   fiscalYearOf(month.month, budget.project.costPolicy.fiscalYearStartMonth));
        sheet.formula({row, months::kCapex}, paidInMonth(bom, "Capex", index, report.currency),
                      month.capex.toDouble(), Look::money);
        sheet.formula({row, months::kOpex}, paidInMonth(bom, "Opex", index, report.currency),
                      month.opex.toDouble(), Look::money);
        const std::string total = nameOf(Cell{row, months::kTotal});
        sheet.formula(
            {row, months::kTotal},
            fmt::format("={}+{}", nameOf(Cell{row, months::kCapex}), nameOf(Cell{row, months::kOpex})),
            amount, Look::money);
        sheet.formula(
            {row, months::kCumulative},
            i == 0 ? "=" + total : fmt::format("={}+{}", nameOf(Cell{row - 1, months::kCumulative}), total),
            month.cumulative.toDouble(), Look::money);
        sheet.formula({row, months::kFactor}, fmt::format("=(1+{}/1200)^-{}", kDiscountName, index), factor,
                      Look::price);
        sheet.formula({row, months::kPresentValue},
                      fmt::format("={}*{}", total, nameOf(Cell{row, months::kFactor})), amount * factor,
                      Look::money);
    }
    writeTotals(
        sheet, rows,
        {{months::kCapex, report.capex}, {months::kOpex, report.opex}, {months::kTotal, report.total}});
    sheet.text({rows.last + 1, months::kCumulative}, "", Look::totalText);
    sheet.text({rows.last + 1, months::kFactor}, "", Look::totalText);
    sheet.formula({rows.last + 1, months::kPresentValue},
                  fmt::format("=SUM({})", columnRange(months::kPresentValue, rows.first, rows.last)),
                  report.presentValue.toDouble(), Look::totalMoney);
    lxw_chart* chart = workbook.addChart(LXW_CHART_COLUMN_STACKED, "Spend by month");
    workbook.addSeries(chart, "Capex", rows.column(months::kMonth), rows.column(months::kCapex),
                       kCapexColour);
    workbook.addSeries(chart, "Opex", rows.column(months::kMonth), rows.column(months::kOpex), kOpexColour);
    chart_axis_set_num_format(chart->x_axis, "yyyy-mm");
    chart_axis_set_interval_unit(chart->x_axis, 3);
    Workbook::place(chart, sheet, {kHeadingRow, months::kPresentValue + 2}, kChartWidth, kChartHeight);
    sheet.print(kHeadingRow, true);
    worksheet_print_area(sheet.handle(), 0, 0, rows.last + 1, months::kPresentValue);
    return rows;
}

Rows writeFiscalYears(const Budget& budget, const Rows& monthRows, Workbook& workbook, Sheet& sheet) {
    const cost::CostReport& report = budget.report;
    struct Year {
        std::string name;
        Money capex;
        Money opex;
    };
    std::vector<Year> all;
    for (const cost::CashMonth& month : report.cashFlow) {
        const std::string name = fiscalYearOf(month.month, budget.project.costPolicy.fiscalYearStartMonth);
        if (all.empty() || all.back().name != name)
            all.push_back({name, Money(0, report.currency), Money(0, report.currency)});
        all.back().capex += month.capex;
        all.back().opex += month.opex;
    }
    sheet.title("Fiscal years", fmt::format("Fiscal years start in month {}.",
                                            budget.project.costPolicy.fiscalYearStartMonth));
    sheet.headings(kHeadingRow,
                   {"Fiscal year", headed(budget, "Capex"), headed(budget, "Opex"), headed(budget, "Total"),
                    headed(budget, "Cumulative")},
                   1);
    sheet.widths({16, 20, 20, 20, 22});
    Rows rows{sheet.name(), kHeadingRow + 1,
              kHeadingRow + static_cast<lxw_row_t>(std::max<std::size_t>(all.size(), 1))};
    Money cumulative(0, report.currency);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const lxw_row_t row = rows.first + static_cast<lxw_row_t>(i);
        const std::string year = absoluteNameOf({row, years::kYear});
        const auto ofMonths = [&](lxw_col_t column) {
            return fmt::format("=SUMPRODUCT(EXACT({},{})*{})", monthRows.column(months::kFiscalYear), year,
                               monthRows.column(column));
        };
        sheet.text({row, years::kYear}, all[i].name);
        sheet.formula({row, years::kCapex}, ofMonths(months::kCapex), all[i].capex.toDouble(), Look::money);
        sheet.formula({row, years::kOpex}, ofMonths(months::kOpex), all[i].opex.toDouble(), Look::money);
        const std::string total = nameOf(Cell{row, years::kTotal});
        const Money sum = all[i].capex + all[i].opex;
        cumulative += sum;
        sheet.formula(
            {row, years::kTotal},
            fmt::format("={}+{}", nameOf(Cell{row, years::kCapex}), nameOf(Cell{row, years::kOpex})),
            sum.toDouble(), Look::money);
        sheet.formula(
            {row, years::kCumulative},
            i == 0 ? "=" + total : fmt::format("={}+{}", nameOf(Cell{row - 1, years::kCumulative}), total),
            cumulative.toDouble(), Look::money);
    }
    writeTotals(sheet, rows,
                {{years::kCapex, report.capex}, {years::kOpex, report.opex}, {years::kTotal, report.total}});
    sheet.text({rows.last + 1, years::kCumulative}, "", Look::totalText);
    lxw_chart* chart = workbook.addChart(LXW_CHART_COLUMN_STACKED, "Spend by fiscal year");
    workbook.addSeries(chart, "Capex", rows.column(years::kYear), rows.column(years::kCapex), kCapexColour);
    workbook.addSeries(chart, "Opex", rows.column(years::kYear), rows.column(years::kOpex), kOpexColour);
    Workbook::place(chart, sheet, {rows.last + 4, 0}, kChartWidth - 140, kChartHeight);
    sheet.print(kHeadingRow, true);
    return rows;
}

}  // namespace spanwright::report
