// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/report/budget_sheets.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace spanwright::report {
namespace {

constexpr lxw_col_t kLabel = 0, kCapex = 1, kOpex = 2, kTotal = 3;
constexpr lxw_col_t kCharts = 5;

/// Names with their sums, in the order of the bill.
struct Group {
    std::string name;
    Money capex;
    Money opex;
};

Money& sumOf(std::vector<Group>& groups, std::map<std::string, std::size_t>& known, const std::string& name,
             const cost::BomLine& line) {
    const Money none(0, line.total.currency());
    const auto [at, fresh] = known.try_emplace(name, groups.size());
    if (fresh) groups.push_back({name, none, none});
    Group& group = groups[at->second];
    return line.spend == cost::Spend::capex ? group.capex : group.opex;
}

template <class NameOf>
std::vector<Group> groupsBy(const cost::CostReport& report, NameOf nameOfLine) {
    std::vector<Group> groups;
    std::map<std::string, std::size_t> known;
    for (const cost::BomLine& line : report.bom)
        sumOf(groups, known, nameOfLine(line), line) += line.total;
    return groups;
}

/// The phases as they follow each other, what comes before the first of them in front.
std::vector<Group> groupsByPhase(const Budget& budget) {
    const auto nameOfPhase = [&](ElementId phase) {
        const auto at = budget.names.find(phase);
        return at == budget.names.end() ? budget.noPhase : at->second;
    };
    std::map<std::string, int> place{{budget.noPhase, -1}};
    int next = 0;
    for (const Phase& phase : orderedPhases(budget.project.design))
        place.try_emplace(nameOfPhase(ElementId(phase.id)), next++);
    std::vector<Group> groups =
        groupsBy(budget.report, [&](const cost::BomLine& line) { return nameOfPhase(line.phase); });
    std::stable_sort(groups.begin(), groups.end(),
                     [&](const Group& a, const Group& b) { return place.at(a.name) < place.at(b.name); });
    return groups;
}

class SummaryWriter {
  public:
    SummaryWriter(const Budget& budget, const Rows& bom, Sheet& sheet)
        : budget_(budget), bom_(bom), sheet_(sheet) {}

    void keyFigures(const Rows& monthRows) {
        const cost::CostReport& report = budget_.report;
        section("Key figures", {"", "", "Amount"});
        const lxw_row_t first = row_;
        amount("Capex", spendFormula("Capex"), report.capex);
        amount("Opex over the horizon", spendFormula("Opex"), report.opex);
        amount("Total", fmt::format("={}+{}", nameOf(Cell{first, kTotal}), nameOf(Cell{first + 1, kTotal})),
               report.total, Look::totalText, Look::totalMoney);
        amount("Present value",
               fmt::format("=ROUND(SUM({}),{})", monthRows.column(months::kPresentValue),
                           report.currency.minorDigits()),
               report.presentValue);
        amount("Contingency, beside the total",
               "=" + contingencyFormula(nameOf(Cell{first, kTotal}), report.currency), report.contingency);
        amount("Total with contingency",
               fmt::format("={}+{}", nameOf(Cell{first + 2, kTotal}), nameOf(Cell{row_ - 1, kTotal})),
               report.total + report.contingency, Look::totalText, Look::totalMoney);
        amount("Tax, beside the total", fmt::format("=SUM({})", bom_.column(bill::kTax)), report.tax);
        ++row_;
    }

    void certainty() {
        const cost::CostReport& report = budget_.report;
        section("How sure the total is", {"", "", "Total"});
        const std::pair<const char*, double> rows[] = {{"P10: one in ten trials stays below", report.p10},
                                                       {"P50: half of the trials", report.p50},
                                                       {"P80: four in five trials", report.p80},
                                                       {"P90: nine in ten trials", report.p90}};
        for (const auto& [name, value] : rows) {
            label(name);
            sheet_.number({row_++, kTotal}, value, Look::money);
        }
        sheet_.text({row_, kLabel}, "Of seeded trials of prices and risks; not recalculated here.",
                    Look::note);
        row_ += 2;
    }

    /// What a reader must know who takes the total as all there is to pay.
    void outside() {
        const std::size_t missing = budget_.report.gaps.size();
        section("What the total leaves out", {"", "", ""});
        sheet_.text({row_++, kLabel},
                    missing == 0 ? "No price is missing that the drawing implies."
                                 : fmt::format("{} missing: the total is too low by them.",
                                               missing == 1 ? std::string("One price or part is")
                                                            : fmt::format("{} prices or parts are", missing)),
                    Look::note);
        sheet_.text({row_++, kLabel}, "Contingency, tax and risks stand beside the total.", Look::note);
        sheet_.text({row_++, kLabel},
                    "What is paid for elsewhere, or after the horizon: see the sheet Not included.",
                    Look::note);
        ++row_;
    }

    /// Sums by a column of the bill; where the rows stand.
    Rows breakdown(const char* title, const std::vector<Group>& groups, lxw_col_t column) {
        section(title, {"Capex", "Opex", "Total"});
        const lxw_row_t first = row_;
        for (const Group& group : groups) {
            const std::string name = absoluteNameOf({row_, kLabel});
            const auto sum = [&](const char* spend) {
                return fmt::format("=SUMPRODUCT(EXACT({},{})*({}=\"{}\")*{})", bom_.column(column), name,
                                   bom_.column(bill::kSpend), spend, bom_.column(bill::kTotal));
            };
            sheet_.text({row_, kLabel}, group.name);
            sheet_.formula({row_, kCapex}, sum("Capex"), group.capex.toDouble(), Look::money);
            sheet_.formula({row_, kOpex}, sum("Opex"), group.opex.toDouble(), Look::money);
            sheet_.formula({row_, kTotal},
                           fmt::format("={}+{}", nameOf(Cell{row_, kCapex}), nameOf(Cell{row_, kOpex})),
                           (group.capex + group.opex).toDouble(), Look::money);
            ++row_;
        }
        Rows rows{sheet_.name(), first, std::max(row_, first + 1) - 1};
        sheet_.text({row_, kLabel}, "Total", Look::totalText);
        const Money sums[] = {budget_.report.capex, budget_.report.opex, budget_.report.total};
        for (const lxw_col_t sumColumn : {kCapex, kOpex, kTotal}) {
            sheet_.formula({row_, sumColumn},
                           fmt::format("=SUM({})", columnRange(sumColumn, rows.first, rows.last)),
                           sums[sumColumn - kCapex].toDouble(), Look::totalMoney);
        }
        row_ += 2;
        return rows;
    }

  private:
    void section(const char* title, const std::array<const char*, 3>& columns) {
        sheet_.text({row_, kLabel}, title, Look::heading);
        for (std::size_t i = 0; i < columns.size(); ++i)
            sheet_.text({row_, static_cast<lxw_col_t>(kCapex + i)}, columns[i], Look::figureHeading);
        ++row_;
    }
    void label(const char* text, Look look = Look::text) {
        sheet_.text({row_, kLabel}, text, look);
        sheet_.text({row_, kCapex}, "", look);
        sheet_.text({row_, kOpex}, "", look);
    }
    void amount(const char* text, const std::string& formula, Money value, Look textLook = Look::text,
                Look look = Look::money) {
        label(text, textLook);
        sheet_.formula({row_++, kTotal}, formula, value.toDouble(), look);
    }
    [[nodiscard]] std::string spendFormula(const char* spend) const {
        return fmt::format("=SUMPRODUCT(({}=\"{}\")*{})", bom_.column(bill::kSpend), spend,
                           bom_.column(bill::kTotal));
    }

    const Budget& budget_;
    const Rows& bom_;
    Sheet& sheet_;
    lxw_row_t row_ = 3;
};

}  // namespace

void writeSummary(const Budget& budget, const Rows& bom, const Rows& monthRows, const Rows& yearRows,
                  Workbook& workbook, Sheet& sheet) {
    const ProjectSettings& settings = budget.project.settings;
    const cost::CostReport& report = budget.report;
    sheet.title(settings.name, fmt::format("Budget in {}, {} months from {}", report.currency.code(),
                                           settings.horizonMonths, Month(settings.startDate).text()));
    sheet.widths({36, 19, 19, 19, 3});
    SummaryWriter writer(budget, bom, sheet);
    writer.keyFigures(monthRows);
    writer.certainty();
    writer.outside();
    const auto named = [&](ElementId element, const std::string& none) {
        const auto at = budget.names.find(element);
        return at == budget.names.end() ? none : at->second;
    };
    const Rows categories = writer.breakdown(
        "By category",
        groupsBy(report, [](const cost::BomLine& line) { return std::string(nameOf(line.category).label); }),
        bill::kCategory);
    writer.breakdown("By phase", groupsByPhase(budget), bill::kPhase);
    writer.breakdown(
        "By site",
        groupsBy(report, [&](const cost::BomLine& line) { return named(line.site, budget.noSite); }),
        bill::kSite);

    constexpr std::uint16_t kMonthsBetweenLabels = 6;
    constexpr int kWidth = 620;
    constexpr int kHeight = 300;
    constexpr lxw_row_t kChartRows = 16;
    lxw_chart* years = workbook.addChart(LXW_CHART_COLUMN_STACKED, "Spend by fiscal year");
    workbook.addSeries(years, "Capex", yearRows.column(years::kYear), yearRows.column(years::kCapex),
                       kCapexColour);
    workbook.addSeries(years, "Opex", yearRows.column(years::kYear), yearRows.column(years::kOpex),
                       kOpexColour);
    lxw_chart* curve = workbook.addChart(LXW_CHART_LINE, "Cumulative spend");
    workbook.addSeries(curve, "Cumulative", monthRows.column(months::kMonth),
                       monthRows.column(months::kCumulative), kLineColour);
    chart_axis_set_num_format(curve->x_axis, "yyyy-mm");
    chart_axis_set_interval_unit(curve->x_axis, kMonthsBetweenLabels);
    chart_legend_set_position(curve, LXW_CHART_LEGEND_NONE);
    lxw_chart* parts = workbook.addChart(LXW_CHART_BAR_STACKED, "Spend by category");
    workbook.addSeries(parts, "Capex", categories.column(kLabel), categories.column(kCapex), kCapexColour);
    workbook.addSeries(parts, "Opex", categories.column(kLabel), categories.column(kOpex), kOpexColour);
    Workbook::place(years, sheet, {3, kCharts}, kWidth, kHeight);
    Workbook::place(curve, sheet, {3 + kChartRows, kCharts}, kWidth, kHeight);
    // Every category keeps its label.
    constexpr int kCategoryHeight = 24;
    constexpr int kAxesHeight = 100;
    const int count = static_cast<int>(categories.last - categories.first) + 1;
    chart_axis_set_interval_unit(parts->y_axis, 1);
    Workbook::place(parts, sheet, {3 + 2 * kChartRows, kCharts}, kWidth,
                    kAxesHeight + kCategoryHeight * count);
    sheet.print(0, true);
    worksheet_freeze_panes(sheet.handle(), 2, 0);
}

}  // namespace spanwright::report
