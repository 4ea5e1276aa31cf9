// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/report/budget_sheets.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace spanwright::report {
namespace {

constexpr lxw_row_t kFirstRow = 3;
constexpr std::size_t kDriversShown = 20;
constexpr int kChartWidth = 680;
constexpr lxw_col_t kChartColumn = 8;

class UncertaintyWriter {
  public:
    UncertaintyWriter(const Budget& budget, Workbook& workbook, Sheet& sheet)
        : budget_(budget), workbook_(workbook), sheet_(sheet), trials_(budget.report.uncertainty) {}

    /// The tornado: bars from the total to what each driver makes of it, the widest on top.
    void drivers() {
        constexpr int kBarHeight = 24;
        constexpr int kAxes = 110;
        heading({"What moves the total most", "Total, low", "Total, high", "Swing", "Below", "Above"});
        const std::size_t count = std::min(trials_.drivers.size(), kDriversShown);
        const lxw_row_t first = row_;
        const std::string total = kTrialsTotalName;
        for (std::size_t i = 0; i < count; ++i) {
            const cost::Driver& driver = trials_.drivers[i];
            const double base = budget_.report.total.toDouble();
            sheet_.text({row_, 0}, driver.name);
            sheet_.number({row_, 1}, driver.low, Look::money);
            sheet_.number({row_, 2}, driver.high, Look::money);
            const auto at = [&](lxw_col_t column) { return nameOf(Cell{row_, column}); };
            sheet_.formula({row_, 3}, fmt::format("={}-{}", at(2), at(1)), driver.swing(), Look::money);
            sheet_.formula({row_, 4}, fmt::format("={}-{}", at(1), total), driver.low - base, Look::money);
            sheet_.formula({row_, 5}, fmt::format("={}-{}", at(2), total), driver.high - base, Look::money);
            ++row_;
        }
        const Rows rows{sheet_.name(), first, std::max(row_, first + 1) - 1};
        note("Each alone at its 10 % and 90 % quantile, all others as likely; not recalculated here.");
        ++row_;
        if (count == 0) return;
        lxw_chart* chart = workbook_.addChart(LXW_CHART_BAR, "What moves the total most");
        workbook_.addSeries(chart, "Below the total", rows.column(0), rows.column(4), kOpexColour);
        workbook_.addSeries(chart, "Above the total", rows.column(0), rows.column(5), kCapexColour);
        constexpr std::int8_t kOnOneLine = 100;
        chart_set_series_overlap(chart, kOnOneLine);
        chart_axis_set_label_position(chart->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
        chart_axis_set_interval_unit(chart->y_axis, 1);
        Workbook::place(chart, sheet_, {kFirstRow, kChartColumn}, kChartWidth,
                        kAxes + kBarHeight * static_cast<int>(count));
    }

    void groups() {
        const Project& project = budget_.project;
        heading({"Trials of", "Mean", "Standard deviation", "P10", "P50", "P80", "P90"});
        quantiles("Total", trials_.total, Look::totalText, Look::totalMoney);
        section("Categories");
        for (const auto& [key, figures] : trials_.byCategory) {
            const auto category = enumFromKey<ItemCategory>(key);
            quantiles(category ? std::string(nameOf(*category).label) : key, figures);
        }
        section("Phases");
        for (const auto& [key, figures] : trials_.byPhase)
            quantiles(key.empty() ? budget_.noPhase : displayName(project, findByKey(project, key)), figures);
        section("Sites");
        for (const auto& [key, figures] : trials_.bySite)
            quantiles(key.empty() ? budget_.noSite : displayName(project, findByKey(project, key)), figures);
        section("Fiscal years");
        for (const auto& [key, figures] : trials_.byFiscalYear)
            quantiles(key, figures);
        ++row_;
    }

    Curve curve() {
        heading({"Confidence (%)", "Total"});
        // The policy's own confidence has a row too, so that the contingency meets it exactly.
        std::map<double, double> points;
        for (std::size_t percent = 0; percent < trials_.curve.size(); ++percent)
            points[static_cast<double>(percent)] = trials_.curve[percent];
        points[budget_.project.costPolicy.contingencyConfidencePercent] = trials_.atConfidence;
        Rows rows{sheet_.name(), row_, row_ + static_cast<lxw_row_t>(points.size()) - 1};
        for (const auto& [confidence, total] : points) {
            sheet_.number({row_, 0}, confidence);
            sheet_.number({row_++, 1}, total, Look::money);
        }
        note("The total that this share of the trials does not exceed.");
        lxw_chart* chart = workbook_.addChart(LXW_CHART_SCATTER_SMOOTH, "Confidence in the total");
        workbook_.addSeries(chart, "Confidence", rows.column(1), rows.column(0), kLineColour);
        chart_axis_set_num_format(chart->x_axis, "#,##0");
        chart_axis_set_min(chart->y_axis, 0);
        chart_axis_set_max(chart->y_axis, 100);
        // Its axis begins at nought otherwise, and the curve is a line at the right.
        const double low = trials_.curve.front();
        const double high = trials_.curve.back();
        if (high > low) {
            chart_axis_set_min(chart->x_axis, low - (high - low) / 20);
            chart_axis_set_max(chart->x_axis, high + (high - low) / 20);
        }
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        Workbook::place(chart, sheet_, {rows.first, 3}, kChartWidth, 360);
        return {rows.column(0), rows.column(1)};
    }

  private:
    void heading(const std::vector<std::string>& names) {
        for (std::size_t i = 0; i < names.size(); ++i)
            sheet_.text({row_, static_cast<lxw_col_t>(i)}, names[i],
                        i == 0 ? Look::heading : Look::figureHeading);
        ++row_;
    }
    void section(const char* name) {
        for (lxw_col_t column = 0; column <= 6; ++column)
            sheet_.text({row_, column}, column == 0 ? name : "", Look::section);
        ++row_;
    }
    void quantiles(const std::string& name, const cost::Quantiles& of, Look text = Look::text,
                   Look money = Look::money) {
        sheet_.text({row_, 0}, name, text);
        const std::array figures{of.mean, of.deviation, of.p10, of.p50, of.p80, of.p90};
        for (std::size_t i = 0; i < figures.size(); ++i)
            sheet_.number({row_, static_cast<lxw_col_t>(i + 1)}, figures[i], money);
        ++row_;
    }
    void note(const char* text) { sheet_.text({row_++, 0}, text, Look::note); }

    const Budget& budget_;
    Workbook& workbook_;
    Sheet& sheet_;
    const cost::Uncertainty& trials_;
    lxw_row_t row_ = kFirstRow;
};

}  // namespace

std::optional<Curve> writeUncertainty(const Budget& budget, Workbook& workbook, Sheet& sheet) {
    sheet.title("Uncertainty", "Seeded trials of three-point prices, quantities and risks.");
    sheet.widths({40, 19, 19, 19, 19, 19, 19, 3});
    if (budget.report.uncertainty.curve.empty()) {
        sheet.text({kFirstRow, 0}, "No trials were run.", Look::note);
        return std::nullopt;
    }
    UncertaintyWriter writer(budget, workbook, sheet);
    writer.drivers();
    writer.groups();
    Curve curve = writer.curve();
    sheet.print(0, true);
    worksheet_freeze_panes(sheet.handle(), 2, 0);
    return curve;
}

}  // namespace spanwright::report
