// SPDX-License-Identifier: MIT
#include "app/panels/model/figures.h"
#include "app/panels/model/result_tables.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/budget_view.h"
#include "app/panels/widgets/cash_chart.h"
#include "app/panels/widgets/choice.h"
#include "app/panels/widgets/result_view.h"
#include "app/panels/widgets/risk_charts.h"
#include "app/panels/widgets/style.h"

#include <array>
#include <vector>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

void totals(UiContext& ui, const cost::CostReport& report) {
    struct Total {
        const char* caption;
        std::string value;
        const char* help;
    };
    const std::string code(report.currency.code());
    const std::array<Total, 6> cards{
        Total{"Capex", amount(report.capex), "One-off spend over the horizon"},
        Total{"Opex", amount(report.opex), "Recurring spend over the horizon"},
        Total{"Total", amount(report.total), "Capex and opex over the horizon"},
        Total{"Present value", amount(report.presentValue), "Discounted monthly from the project's start"},
        Total{"Contingency", amount(report.contingency),
              "By the cost policy: a share of capex, the estimate's class, or the trials; not in the total"},
        Total{"P80", figure(report.p80, 0),
              "80 % of the trials of three-point prices and risks cost no more than this"}};
    constexpr float kWidth = 132;
    for (const Total& total : cards) {
        flow(ui, ui.px(kWidth), &total == cards.data());
        card(ui, fmt::format("{} ({})", total.caption, code), total.value, Tone::normal, total.help, kWidth);
    }
}

/// Buttons that hand the budget on.
void exports(Session& session, UiContext& ui) {
    ImGui::SameLine(0, ui.px(2 * kGap));
    if (ImGui::Button("Workbook…")) session.requestBudgetExport(report::BudgetFormat::workbook);
    tooltip(ui, "Export the budget as a workbook that calculates");
    ImGui::SameLine(0, ui.px(kGap));
    if (ImGui::Button("CSV…")) session.requestBudgetExport(report::BudgetFormat::bomCsv);
    tooltip(ui, "Export the bill of materials");
}

void budget(Session& session, UiContext& ui, const std::shared_ptr<const Analysis>& analysis) {
    using enum BudgetLevel;
    static BudgetView view;
    static int order = 0;
    static const std::array<std::vector<BudgetLevel>, 3> kOrders{std::vector{phase, site, category},
                                                                 std::vector{site, category, phase},
                                                                 std::vector{category, site, phase}};
    ImGui::PushID("order");
    choice(ui, {"Phase first", "Site first", "Category first"}, order);
    ImGui::PopID();
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::SetNextItemWidth(ui.px(200));
    searchField(ui, "##budget filter", view.filter, "Search");
    exports(session, ui);
    updatingMark(session, ui);
    view.draw(session, ui, analysis, kOrders[static_cast<std::size_t>(order)]);
}

void leases(Session& session, UiContext& ui, const cost::CostReport& report) {
    static ResultView table;
    const CostPolicy& policy = session.project().costPolicy;
    const std::string code(report.currency.code());
    updatingMark(session, ui);
    const std::array<std::pair<const char*, Money>, 4> cards{{{"Buy", report.leases.buy},
                                                              {"Lease", report.leases.lease},
                                                              {"Buy, PV", report.leases.presentBuy},
                                                              {"Lease, PV", report.leases.presentLease}}};
    constexpr float kWidth = 150;
    for (const auto& [caption, value] : cards) {
        flow(ui, ui.px(kWidth), caption == cards.front().first);
        card(ui, fmt::format("{} ({})", caption, code), amount(value), Tone::normal,
             fmt::format("Leases of {} months at {} % a year, {} % of the price to keep what is leased: the "
                         "cost policy's figures",
                         policy.leaseTermMonths, policy.leaseRatePercentPerYear.text(),
                         policy.leaseBuyoutPercent.text()),
             kWidth);
    }
    if (policy.leaseRatePercentPerYear.isZero())
        textMuted(ui, "The cost policy's lease rate is 0 %: set it to that of an offer before you compare");
    if (table.stale(session)) table.table.setModel(leaseTable(session.project(), report));
    table.table.draw(session, ui, "leases");
}

void variants(Session& session, UiContext& ui, const Analysis& analysis) {
    static TableView table;
    if (ImGui::Button("Save as variant…")) session.requestVariant();
    ImGui::SameLine(0, ui.px(kGap));
    textMuted(ui, "File > Compare with… adds another version of the project");
    updatingMark(session, ui);
    const std::vector<Variant>& all = session.variants().all();
    for (std::size_t n = 0; n < all.size(); ++n) {
        flow(ui, ui.px(150), n == 0);
        ImGui::PushID(static_cast<int>(n));
        const bool removed = chip(ui, "variant", "close", all[n].file.filename().string(), Tone::muted,
                                  "Take it out of the comparison");
        ImGui::PopID();
        if (!removed) continue;
        session.removeVariant(n);
        break;
    }
    table.setModel(variantTable(session.project(), analysis, session.variants().all()));
    table.draw(session, ui, "variants");
}

void uncertainty(Session& session, UiContext& ui, const cost::CostReport& report) {
    updatingMark(session, ui);
    const float half = (ImGui::GetContentRegionAvail().x - ui.px(2 * kGap)) / 2;
    const float height = std::max(ImGui::GetContentRegionAvail().y, ui.px(110));
    ImGui::BeginChild("tornado", {half, height});
    tornado(session, ui, report);
    ImGui::EndChild();
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::BeginChild("curve", {0, height});
    confidenceCurve(ui, report);
    ImGui::EndChild();
}

}  // namespace

void drawCost(Session& session, UiContext& ui) {
    static ResultView bom;
    static std::array<ResultView, 3> parts;
    static int shown = 0;
    const std::shared_ptr<const Analysis> analysis = session.analysis();
    if (!answersReady(session, ui, analysis != nullptr && analysis->cost)) return;
    const cost::CostReport& report = *analysis->cost;
    choice(ui,
           {"By category", "By phase", "By site", "Bill of materials", "Budget", "Uncertainty",
            "Lease or buy", "Variants"},
           shown);
    if (shown == 4) {
        budget(session, ui, analysis);
        return;
    }
    if (shown == 5) {
        uncertainty(session, ui, report);
        return;
    }
    if (shown == 6) {
        leases(session, ui, report);
        return;
    }
    if (shown == 7) {
        variants(session, ui, *analysis);
        return;
    }
    if (shown == 3) {
        ImGui::SetNextItemWidth(ui.px(200));
        searchField(ui, "##filter", bom.table.filter, "Filter");
        exports(session, ui);
        updatingMark(session, ui);
        if (bom.stale(session)) bom.table.setModel(bomTable(session.project(), report));
        bom.table.draw(session, ui, "bom");
        return;
    }
    updatingMark(session, ui);
    totals(ui, report);
    const float half = (ImGui::GetContentRegionAvail().x - ui.px(2 * kGap)) / 2;
    const float height = std::max(ImGui::GetContentRegionAvail().y, ui.px(110));
    ImGui::BeginChild("breakdown", {half, height});
    const auto index = static_cast<std::size_t>(shown);
    if (parts[index].stale(session))
        parts[index].table.setModel(costTable(session.project(), report, static_cast<CostBreakdown>(index)));
    parts[index].table.draw(session, ui, shown == 0 ? "category" : shown == 1 ? "phase" : "site");
    ImGui::EndChild();
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::BeginChild("cash flow", {0, height});
    cashChart(ui, report);
    ImGui::EndChild();
}

}  // namespace spanwright::app
