// SPDX-License-Identifier: MIT
#include "engine/cost/finance.h"
#include "engine/report/budget_sheets.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::report {
namespace {

constexpr lxw_col_t kIndex = 0, kMonth = 1, kToday = 2, kProject = 3, kSaving = 4, kTodaySum = 5,
                    kProjectSum = 6, kSavingSum = 7, kTodayPresent = 8, kSavingPresent = 9;
constexpr lxw_row_t kFactsRow = 3;

/// Facts above the months: what the comparison comes to.
class Facts {
  public:
    explicit Facts(Sheet& sheet) : sheet_(sheet) {
        line("Compared over the horizon", Look::heading);
        sheet_.text({row_, kSaving}, "Amount", Look::figureHeading);
        ++row_;
    }

    void amount(const char* label, const std::string& formula, Money value) {
        line(label, Look::text);
        sheet_.formula({row_++, kSaving}, "=" + formula, value.toDouble(), Look::money);
    }
    void figure(const std::string& label, const std::string& formula, double value, Look look) {
        line(label, Look::text);
        sheet_.formula({row_++, kSaving}, "=" + formula, value, look);
    }
    void words(const std::string& label, const std::string& formula, const char* value) {
        line(label, Look::text);
        sheet_.formula({row_++, kSaving}, "=" + formula, value, Look::whole);
    }
    void note(const std::string& text) { sheet_.text({row_++, 0}, text, Look::note); }
    [[nodiscard]] lxw_row_t next() const { return row_; }

  private:
    void line(const std::string& label, Look look) {
        sheet_.text({row_, 0}, label, look);
        for (lxw_col_t column = 1; column <= kProject; ++column)
            sheet_.text({row_, column}, "", look);
    }

    Sheet& sheet_;
    lxw_row_t row_ = kFactsRow;
};

void writeFacts(const Budget& budget, const cost::AsIs& asIs, const Rows& rows, const Rows& monthRows,
                Sheet& sheet) {
    const int digits = budget.report.currency.minorDigits();
    const auto column = [&](lxw_col_t of) { return columnRange(of, rows.first, rows.last); };
    Facts facts(sheet);
    facts.amount("Today's network, unchanged", fmt::format("SUM({})", column(kToday)), asIs.total);
    facts.amount("This project", fmt::format("SUM({})", column(kProject)), budget.report.total);
    facts.amount("Savings", fmt::format("SUM({})", column(kSaving)), asIs.savings);
    facts.amount("Today's network, present value",
                 fmt::format("ROUND(SUM({}),{})", column(kTodayPresent), digits), asIs.presentValue);
    facts.amount("Savings, present value",
                 fmt::format("ROUND(SUM({0}),{2})-ROUND(SUM({1}),{2})", column(kTodayPresent),
                             monthRows.column(months::kPresentValue), digits),
                 asIs.presentSavings);
    for (const double rate : asIs.internalRates) {
        const double monthly = std::pow(1 + rate, 1.0 / 12) - 1;
        facts.figure("Internal rate of return (% a year)",
                     fmt::format("((1+IRR({},{:.6f}))^12-1)*100", column(kSaving), monthly), rate * 100,
                     Look::percent);
    }
    if (asIs.internalRates.empty())
        facts.note("No internal rate of return: no rate makes both worth the same.");
    if (asIs.internalRates.size() > 1)
        facts.note("Savings change their sign more than once: every rate above is one.");
    const std::string sums = fmt::format("ROUND({},{})", column(kSavingSum), digits);
    const std::string paid = fmt::format("IF(ROUND({},{})<0,\"never\",SUMPRODUCT(MAX(({}<0)*({}+1))))",
                                         nameOf(Cell{rows.last, kSavingSum}), digits, sums, column(kIndex));
    if (asIs.paybackMonths < 0) {
        facts.words("Payback (months)", paid, "never");
    } else {
        facts.figure("Payback (months)", paid, asIs.paybackMonths, Look::whole);
    }
}

}  // namespace

void writeAsIs(const Budget& budget, const Rows& monthRows, Workbook& workbook, Sheet& sheet) {
    sheet.title("As is", "The project beside today's network, run to the horizon without a change.");
    sheet.widths({34, 12, 19, 19, 19, 20, 20, 20, 20, 20});
    if (!budget.report.asIs || budget.report.asIs->monthly.empty()) {
        sheet.text({kFactsRow, 0}, "Nothing was compared.", Look::note);
        return;
    }
    const cost::AsIs& asIs = *budget.report.asIs;
    const std::size_t rates = std::max<std::size_t>(asIs.internalRates.size(), 1);
    const auto notes = static_cast<lxw_row_t>(asIs.internalRates.size() > 1 ? 1 : 0);
    const lxw_row_t heading = kFactsRow + 8 + static_cast<lxw_row_t>(rates) + notes;
    const std::array<std::string, 10> names{"No.",
                                            "Month",
                                            headed(budget, "Today's network"),
                                            headed(budget, "This project"),
                                            headed(budget, "Saving"),
                                            headed(budget, "Today, cumulative"),
                                            headed(budget, "Project, cumulative"),
                                            headed(budget, "Saving, cumulative"),
                                            headed(budget, "Today, present value"),
                                            headed(budget, "Saving, present value")};
    for (std::size_t i = 0; i < names.size(); ++i)
        sheet.text({heading, static_cast<lxw_col_t>(i)}, names[i], Look::figureHeading);
    constexpr double kHeadingHeight = 30;
    worksheet_set_row(sheet.handle(), heading, kHeadingHeight, nullptr);
    const std::vector<cost::CashMonth>& flow = budget.report.cashFlow;
    const Rows rows{sheet.name(), heading + 1, heading + static_cast<lxw_row_t>(flow.size())};
    const double rate = budget.project.costPolicy.discountRatePercentPerYear.toDouble() / 1200;
    Money todaySum(0, budget.report.currency);
    for (std::size_t i = 0; i < flow.size(); ++i) {
        const lxw_row_t row = rows.first + static_cast<lxw_row_t>(i);
        const lxw_row_t source = monthRows.first + static_cast<lxw_row_t>(i);
        const auto from = [&](lxw_col_t column) {
            return onSheet(monthRows.sheet, absoluteNameOf({source, column}));
        };
        const auto at = [&](lxw_col_t column) { return nameOf(Cell{row, column}); };
        const auto running = [&](lxw_col_t column, lxw_col_t of, double value) {
            sheet.formula(
                {row, column},
                i == 0 ? "=" + at(of) : fmt::format("={}+{}", nameOf(Cell{row - 1, column}), at(of)), value,
                Look::money);
        };
        const Money today = asIs.monthly[i];
        const Money project = flow[i].capex + flow[i].opex;
        const double factor = std::pow(1 + rate, -static_cast<double>(i));
        todaySum += today;
        sheet.number({row, kIndex}, static_cast<double>(i), Look::whole);
        sheet.date({row, kMonth}, flow[i].month.firstDay(), Look::month);
        sheet.number({row, kToday}, today.toDouble(), Look::moneyInput);
        sheet.formula({row, kProject}, "=" + from(months::kTotal), project.toDouble(), Look::money);
        sheet.formula({row, kSaving}, fmt::format("={}-{}", at(kToday), at(kProject)),
                      (today - project).toDouble(), Look::money);
        running(kTodaySum, kToday, todaySum.toDouble());
        running(kProjectSum, kProject, flow[i].cumulative.toDouble());
        running(kSavingSum, kSaving, (todaySum - flow[i].cumulative).toDouble());
        sheet.formula({row, kTodayPresent}, fmt::format("={}*{}", at(kToday), from(months::kFactor)),
                      today.toDouble() * factor, Look::money);
        sheet.formula({row, kSavingPresent}, fmt::format("={}*{}", at(kSaving), from(months::kFactor)),
                      (today - project).toDouble() * factor, Look::money);
    }
    writeFacts(budget, asIs, rows, monthRows, sheet);
    lxw_chart* chart = workbook.addChart(LXW_CHART_LINE, "Cumulative cost");
    const auto month = onSheet(rows.sheet, columnRange(kMonth, rows.first, rows.last));
    workbook.addSeries(chart, "Today's network", month, rows.column(kTodaySum), kOpexColour);
    workbook.addSeries(chart, "This project", month, rows.column(kProjectSum), kCapexColour);
    workbook.addSeries(chart, "Saving", month, rows.column(kSavingSum), kLineColour);
    chart_axis_set_num_format(chart->x_axis, "yyyy-mm");
    chart_axis_set_interval_unit(chart->x_axis, 6);
    chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    Workbook::place(chart, sheet, {kFactsRow, kSavingPresent + 2}, 760, 360);
    sheet.print(0, true);
    worksheet_freeze_panes(sheet.handle(), 2, 0);
}

}  // namespace spanwright::report
