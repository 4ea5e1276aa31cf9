// SPDX-License-Identifier: MIT
#include "engine/analysis/summary.h"
#include "engine/design/queries.h"
#include "engine/report/budget_sheets.h"

#include <set>

#include <fmt/format.h>

namespace spanwright::report {
namespace {

constexpr lxw_row_t kHeadingRow = 3;

constexpr double kActionWidth = 44;
constexpr double kSourceWidth = 80;

}  // namespace

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
