// SPDX-License-Identifier: MIT
#include "engine/analysis/summary.h"
#include "engine/design/queries.h"
#include "engine/report/budget_sheets.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <type_traits>

#include <fmt/format.h>

namespace spanwright::report {
namespace {

constexpr lxw_row_t kHeadingRow = 3;

constexpr double kValueWidth = 36;
constexpr double kActionWidth = 44;
constexpr double kSourceWidth = 80;

/// A visitor of fields that writes one row each: label, value, unit, what it means.
struct AssumptionRows {
    Workbook& workbook;
    Sheet& sheet;
    const Project& project;
    lxw_row_t& row;

    template <class Value>
    void operator()(const FieldInfo& info, const Value& value) const {
        if (!writeValue(info, value)) return;
        sheet.text({row, 0}, info.label);
        sheet.text({row, 2}, unitOf(info), Look::note);
        sheet.text({row, 3}, info.help, Look::note);
        if (info.key == "start_date") workbook.name(kStartName, sheet, {row, 1});
        if (info.key == "discount_rate_percent_per_year") workbook.name(kDiscountName, sheet, {row, 1});
        if (info.key == "contingency_percent") workbook.name(kContingencyName, sheet, {row, 1});
        ++row;
    }

  private:
    [[nodiscard]] std::string unitOf(const FieldInfo& info) const {
        const std::string unit(symbol(info.unit));
        std::string currency(project.settings.currency.code());
        if (info.unit == Unit::money) return currency;
        return unit.starts_with("a ") || unit.starts_with("an ") ? currency + " " + unit : unit;
    }
    [[nodiscard]] Cell at() const { return {row, 1}; }

    bool writeValue(const FieldInfo& info, const std::string& value) const {
        const bool name = info.key == "name";
        if (!name && value.empty()) return false;
        sheet.text(at(), value, Look::wrapped);
        sheet.fit(row, value, kValueWidth);
        return true;
    }
    bool writeValue(const FieldInfo& /*info*/, int value) const { return number(value, Look::figure); }
    bool writeValue(const FieldInfo& /*info*/, double value) const { return number(value, Look::figure); }
    bool writeValue(const FieldInfo& info, Decimal value) const {
        const bool live = info.key == "discount_rate_percent_per_year" || info.key == "contingency_percent";
        return number(value.toDouble(), live ? Look::figureInput : Look::figure);
    }
    bool writeValue(const FieldInfo& /*info*/, Date value) const {
        sheet.date(at(), value);
        return true;
    }
    bool writeValue(const FieldInfo& /*info*/, const Currency& value) const {
        sheet.text(at(), value.code());
        return true;
    }
    bool writeValue(const FieldInfo& /*info*/, CalendarId value) const {
        if (!value) return false;
        sheet.text(at(), displayName(project, value));
        return true;
    }
    template <class Value>
    bool writeValue(const FieldInfo& info, const std::optional<Value>& value) const {
        return value && writeValue(info, *value);
    }
    template <class Value>
    bool writeValue(const FieldInfo& /*info*/, const Value& value) const {
        if constexpr (std::is_enum_v<Value>) {
            sheet.text(at(), nameOf(value).label);
            return true;
        }
        return false;
    }
    [[nodiscard]] bool number(double value, Look look) const {
        sheet.number(at(), value, look);
        return true;
    }
};

void writeDrivers(const Budget& budget, Sheet& sheet, lxw_row_t row) {
    constexpr std::size_t kShown = 15;
    const std::vector<cost::Driver>& drivers = budget.report.uncertainty.drivers;
    if (drivers.empty()) return;
    sheet.text({row, 0}, "What moves the total most", Look::heading);
    for (lxw_col_t column = 1; column < 6; ++column)
        sheet.text({row, column}, "", Look::heading);
    const char* const headings[] = {"Total, low", "", "Total, high", "Swing"};
    for (std::size_t i = 0; i < std::size(headings); ++i)
        sheet.text({row, static_cast<lxw_col_t>(6 + i)}, headings[i], Look::figureHeading);
    for (std::size_t i = 0; i < std::min(drivers.size(), kShown); ++i) {
        ++row;
        sheet.text({row, 0}, drivers[i].name);
        sheet.number({row, 6}, drivers[i].low, Look::money);
        sheet.number({row, 8}, drivers[i].high, Look::money);
        sheet.number({row, 9}, drivers[i].swing(), Look::money);
    }
    sheet.text({row + 1, 0},
               "Each alone at its 10 % and 90 % quantile, all others as likely; not recalculated here.",
               Look::note);
}

}  // namespace

void writeAssumptions(const Budget& budget, Workbook& workbook, Sheet& sheet) {
    const Project& project = budget.project;
    sheet.title("Assumptions", "What the budget rests on. Shaded cells may be changed: the totals follow.");
    sheet.headings(kHeadingRow, {"Assumption", "Value", "Unit", "Meaning"}, 4);
    sheet.text({kHeadingRow, 1}, "Value", Look::figureHeading);
    sheet.widths({34, kValueWidth, 20, 70});
    lxw_row_t row = kHeadingRow + 1;
    const AssumptionRows rows{workbook, sheet, project, row};
    visitFields(project.settings, rows);
    visitFields(project.costPolicy, rows);
    ++row;
    sheet.text({row, 0}, "Exchange rate", Look::heading);
    sheet.text({row, 1}, fmt::format("{} for one", project.settings.currency.code()), Look::figureHeading);
    sheet.text({row, 2}, "As of", Look::figureHeading);
    ++row;
    for (const ExchangeRate& rate : project.costPolicy.exchangeRates) {
        sheet.text({row, 0}, rate.currency);
        sheet.number({row, 1}, rate.rate.toDouble());
        sheet.date({row, 2}, rate.asOf);
        ++row;
    }
    sheet.print(kHeadingRow, true);
}

void writeRisks(const Budget& budget, Sheet& sheet) {
    const Project& project = budget.project;
    const std::string code(budget.report.currency.code());
    sheet.title(
        "Risks",
        "Expected cost: probability × mean of low, likely and high; part of the trials, not of the total.");
    sheet.headings(
        kHeadingRow,
        {"Risk", "Phase", "Owner", "Response", "Action", "Probability (%)", fmt::format("Low ({})", code),
         fmt::format("Likely ({})", code), fmt::format("High ({})", code), fmt::format("Expected ({})", code),
         "Delay, likely (days)"},
        5);
    sheet.widths({34, 18, 18, 12, kActionWidth, 12, 17, 17, 17, 17, 12});
    lxw_row_t row = kHeadingRow + 1;
    double sum = 0;
    for (const Risk& risk : project.plan.risks) {
        const auto phase = budget.names.find(risk.phase);
        sheet.text({row, 0}, risk.name.empty() ? risk.key : risk.name, Look::wrapped);
        sheet.text({row, 1}, phase == budget.names.end() ? "" : phase->second);
        sheet.text({row, 2}, risk.owner);
        sheet.text({row, 3}, nameOf(risk.response).label);
        sheet.text({row, 4}, risk.action, Look::wrapped);
        sheet.fit(row, risk.action, kActionWidth);
        sheet.number({row, 5}, risk.probabilityPercent, Look::figureInput);
        sheet.number({row, 6}, risk.costImpact.low.toDouble(), Look::moneyInput);
        sheet.number({row, 7}, risk.costImpact.likely.toDouble(), Look::moneyInput);
        sheet.number({row, 8}, risk.costImpact.high.toDouble(), Look::moneyInput);
        const double expected = expectedCost(risk);
        sum += expected;
        sheet.formula({row, 9},
                      fmt::format("={}/100*({}+{}+{})/3", nameOf(Cell{row, 5}), nameOf(Cell{row, 6}),
                                  nameOf(Cell{row, 7}), nameOf(Cell{row, 8})),
                      expected, Look::money);
        sheet.number({row, 10}, risk.delayDays.likely);
        ++row;
    }
    if (project.plan.risks.empty()) {
        sheet.text({row, 0}, "No risks are registered", Look::note);
    } else {
        for (lxw_col_t column = 0; column < 9; ++column)
            sheet.text({row, column}, column == 0 ? "Total" : "", Look::totalText);
        sheet.formula({row, 9}, fmt::format("=SUM({})", columnRange(9, kHeadingRow + 1, row - 1)), sum,
                      Look::totalMoney);
    }
    writeDrivers(budget, sheet, row + 3);
    sheet.print(kHeadingRow, true);
}

void writeSources(const Budget& budget, Sheet& sheet) {
    sheet.title("Sources", "Where the figures of the items in the bill of materials come from.");
    sheet.headings(kHeadingRow, {"Item", "Name", "Figures", "Source", "As of", "Confidence"}, 4);
    sheet.text({kHeadingRow, 5}, "Confidence", Look::heading);
    sheet.widths({17, 40, 30, kSourceWidth, 12, 18});
    std::set<std::string> used;
    for (const cost::BomLine& line : budget.report.bom)
        used.insert(line.item);
    lxw_row_t row = kHeadingRow + 1;
    for (const CatalogueItem& item : budget.project.catalogue) {
        if (!used.contains(item.key)) continue;
        for (const SourceNote& note : item.sources) {
            sheet.text({row, 0}, item.key);
            sheet.text({row, 1}, item.name);
            sheet.text({row, 2}, note.figures);
            sheet.text({row, 3}, note.source, Look::wrapped);
            sheet.fit(row, note.source, kSourceWidth);
            if (note.asOf) {
                sheet.date({row, 4}, *note.asOf);
            } else {
                sheet.text({row, 4}, "");
            }
            sheet.text({row, 5}, nameOf(note.confidence).label);
            ++row;
        }
    }
    if (row > kHeadingRow + 1) worksheet_autofilter(sheet.handle(), kHeadingRow, 0, row - 1, 5);
    sheet.print(kHeadingRow, true);
}

}  // namespace spanwright::report
