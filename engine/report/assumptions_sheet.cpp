// SPDX-License-Identifier: MIT
#include "engine/cost/cash_flow.h"
#include "engine/design/queries.h"
#include "engine/report/budget_sheets.h"

#include <type_traits>

#include <fmt/format.h>

namespace spanwright::report {
namespace {

constexpr lxw_row_t kHeadingRow = 3;
constexpr double kValueWidth = 36;

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
        if (info.key == "lease_term_months") workbook.name(kLeaseMonthsName, sheet, {row, 1});
        if (info.key == "lease_rate_percent_per_year") workbook.name(kLeaseRateName, sheet, {row, 1});
        if (info.key == "lease_buyout_percent") workbook.name(kLeaseBuyoutName, sheet, {row, 1});
        if (info.key == "contingency_mode") workbook.name(kContingencyModeName, sheet, {row, 1});
        if (info.key == "estimate_class") workbook.name(kEstimateClassName, sheet, {row, 1});
        if (info.key == "contingency_confidence_percent") workbook.name(kConfidenceName, sheet, {row, 1});
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
    bool writeValue(const FieldInfo& info, int value) const {
        return number(value, info.key == "lease_term_months" ? Look::figureInput : Look::figure);
    }
    bool writeValue(const FieldInfo& info, double value) const {
        return number(value, info.key == "contingency_confidence_percent" ? Look::figureInput : Look::figure);
    }
    bool writeValue(const FieldInfo& info, Decimal value) const {
        const bool live = info.key == "discount_rate_percent_per_year" || info.key == "contingency_percent" ||
                          info.key == "lease_rate_percent_per_year" || info.key == "lease_buyout_percent";
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
    bool writeValue(const FieldInfo& /*info*/, ContingencyMode value) const { return choice(value); }
    bool writeValue(const FieldInfo& /*info*/, EstimateClass value) const { return choice(value); }
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
    template <class Value>
    [[nodiscard]] bool choice(Value value) const {
        std::vector<std::string> labels;
        labels.reserve(EnumNames<Value>::kNames.size());
        for (const auto& each : EnumNames<Value>::kNames)
            labels.emplace_back(each.label);
        sheet.choice(at(), nameOf(value).label, std::move(labels));
        return true;
    }
    [[nodiscard]] bool number(double value, Look look) const {
        sheet.number(at(), value, look);
        return true;
    }
};

/// What the contingency's formula reads: the ranges of all classes, the share of capex that follows from the
/// chosen one (the quantile of a triangle, as cost::contingencyShare), and the trials' total at the
/// confidence.
void writeContingency(const Budget& budget, const std::optional<Curve>& curve, Workbook& workbook,
                      Sheet& sheet, lxw_row_t row) {
    const CostPolicy& policy = budget.project.costPolicy;
    const cost::CostReport& report = budget.report;
    sheet.text({row, 0}, "Estimate class (AACE 18R-97)", Look::heading);
    sheet.text({row, 1}, "Low (%)", Look::figureHeading);
    sheet.text({row, 2}, "High (%)", Look::figureHeading);
    ++row;
    const lxw_row_t first = row;
    for (const auto& each : EnumNames<EstimateClass>::kNames) {
        const cost::AccuracyRange range = cost::accuracyOf(each.value);
        sheet.text({row, 0}, each.label);
        sheet.number({row, 1}, range.low * 100, Look::figureInput);
        sheet.number({row, 2}, range.high * 100, Look::figureInput);
        sheet.text({row, 3}, "Accuracy: the middle of the published bands", Look::note);
        ++row;
    }
    const Rows classes{sheet.name(), first, row - 1};
    const cost::AccuracyRange range = cost::accuracyOf(policy.estimateClass);
    ++row;
    sheet.text({row, 0}, "Contingency", Look::heading);
    sheet.text({row, 1}, "Value", Look::figureHeading);
    sheet.text({row, 2}, "Unit", Look::heading);
    sheet.text({row, 3}, "Meaning", Look::heading);
    const auto line = [&](const char* label, const std::string& unit, const char* meaning) {
        ++row;
        sheet.text({row, 0}, label);
        sheet.text({row, 2}, unit, Look::note);
        sheet.text({row, 3}, meaning, Look::note);
        return Cell{row, 1};
    };
    const auto ofClass = [&](const char* label, lxw_col_t column, double value) {
        const Cell at = line(label, "%", "Of the chosen class");
        sheet.formula(at,
                      fmt::format("=SUMIF({},{},{})", columnRange(0, classes.first, classes.last),
                                  kEstimateClassName, columnRange(column, classes.first, classes.last)),
                      value, Look::figure);
        return nameOf(at);
    };
    const std::string low = ofClass("Range, low", 1, range.low * 100);
    const std::string high = ofClass("Range, high", 2, range.high * 100);
    const double confidence = policy.contingencyConfidencePercent;
    const Cell share = line("Contingency of the class", "% of capex",
                            "Enough at the confidence, the true figure being triangular in the range");
    workbook.name(kClassPercentName, sheet, share);
    sheet.formula(share,
                  fmt::format("=MAX(0,ROUND(IF({c}/100*({h}-{l})<-{l},{l}+SQRT({c}/100*({h}-{l})*-{l}),"
                              "{h}-SQRT((1-{c}/100)*({h}-{l})*{h})),6))",
                              fmt::arg("c", kConfidenceName), fmt::arg("l", low), fmt::arg("h", high)),
                  cost::contingencyShare(range, confidence / 100) * 100, Look::figure);
    const std::string currency(report.currency.code());
    const Cell total = line("Total when the trials ran", currency, "Not recalculated here");
    workbook.name(kTrialsTotalName, sheet, total);
    sheet.money(total, report.total);
    const Cell reached = line("Total at the confidence", currency,
                              "Of the trials; between two rows of the sheet Uncertainty, a straight line");
    workbook.name(kTrialsAtConfidenceName, sheet, reached);
    if (!curve) {
        sheet.money(reached, report.total);
        return;
    }
    const auto entry = [&](const std::string& of, const char* offset) {
        return fmt::format("INDEX({0},MIN(MATCH({1},{2},1),ROWS({2})-1){3})", of, kConfidenceName,
                           curve->confidence, offset);
    };
    sheet.formula(
        reached,
        fmt::format("={t0}+({t1}-{t0})*({c}-{c0})/({c1}-{c0})", fmt::arg("t0", entry(curve->total, "")),
                    fmt::arg("t1", entry(curve->total, "+1")), fmt::arg("c", kConfidenceName),
                    fmt::arg("c0", entry(curve->confidence, "")),
                    fmt::arg("c1", entry(curve->confidence, "+1"))),
        report.uncertainty.atConfidence, Look::money);
}

}  // namespace

void writeAssumptions(const Budget& budget, const std::optional<Curve>& curve, Workbook& workbook,
                      Sheet& sheet) {
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
    writeContingency(budget, curve, workbook, sheet, row + 1);
    sheet.print(kHeadingRow, true);
}

std::string contingencyFormula(const std::string& capex, Currency currency) {
    const auto ofCapex = [&](const char* percent) {
        return roundedHalfEven(capex + "*" + percent + "/100", currency);
    };
    const auto is = [](ContingencyMode mode) {
        return fmt::format("{}=\"{}\"", kContingencyModeName, nameOf(mode).label);
    };
    return fmt::format(
        "IF({},{},IF({},{},{}))", is(ContingencyMode::percent), ofCapex(kContingencyName),
        is(ContingencyMode::estimateClass), ofCapex(kClassPercentName),
        roundedHalfEven(fmt::format("MAX(0,ROUNDUP({}-{},2))", kTrialsAtConfidenceName, kTrialsTotalName),
                        currency));
}

}  // namespace spanwright::report
