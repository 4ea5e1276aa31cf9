// SPDX-License-Identifier: MIT
#include "app/panels/model/optimise_tables.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/choice.h"
#include "app/panels/widgets/field_widgets.h"
#include "app/panels/widgets/result_view.h"
#include "app/panels/widgets/search_view.h"

namespace spanwright::app {
namespace {

enum View { kBound, kMetrics, kUpgrades };

void drawBound(Session& session, UiContext& ui, const PhaseAnalysis& phase) {
    static ResultView view;
    summary(ui, boundSummary(phase), Tone::normal);
    if (phase.bound && phase.bound->tunnels > 0) {
        tooltip(ui,
                "What tunnels carry may take any way here, without their overhead. Both could only raise the "
                "highest utilization, so that the lower figure holds with them too.");
    }
    updatingMark(session, ui);
    if (view.stale(session)) view.table.setModel(bottleneckTable(session.project(), phase));
    view.table.draw(session, ui, "bound");
}

void drawMetrics(Session& session, UiContext& ui) {
    static FoundView<optimise::MetricSuggestion> view;
    static constexpr double kSeconds = 10;
    const auto& search = session.metricSearch();
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::BeginDisabled(search.running());
    if (ImGui::Button("Search metrics")) session.searchMetrics(kSeconds);
    ImGui::EndDisabled();
    tooltip(
        ui,
        "Tries IGP metrics for at most 10 seconds, so that equal-cost multipath comes near the best routing");
    const bool found = search.answer() && *search.answer();
    if (!drawRunning(ui, search, "Trying metrics…", [&] { session.dropSearches(); }) && !failed(ui, search) &&
        found && holds(session, ui, search)) {
        const optimise::MetricSuggestion& suggestion = **search.answer();
        if (!suggestion.changes.empty()) {
            ImGui::SameLine(0, ui.px(kGap));
            if (ImGui::Button("Apply")) return session.applyMetrics();
            tooltip(ui, "Gives the links these metrics, as one step of the history");
        }
        summary(ui, metricSummary(suggestion), Tone::normal);
    }
    if (!found) {
        emptyState(ui, "info",
                   "Search for IGP metrics that spread the traffic better, without new capacity.");
        return;
    }
    if (view.stale(search)) view.table.setModel(metricTable(session.project(), **search.answer()));
    view.table.draw(session, ui, "metrics");
}

void drawUpgrades(Session& session, UiContext& ui) {
    static FoundView<std::vector<optimise::Upgrade>> view;
    static int count = 5;
    static int target = 50;
    const auto& search = session.upgradeSearch();
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::SetNextItemWidth(ui.px(110));
    ImGui::SliderInt("##count", &count, 1, 20, count == 1 ? "1 upgrade" : "%d upgrades");
    tooltip(ui, "How many upgrades to suggest, at most");
    ImGui::SameLine(0, ui.px(kSmallGap));
    ImGui::SetNextItemWidth(ui.px(110));
    ImGui::SliderInt("##target", &target, 0, 100, "down to %d %%");
    tooltip(ui, "Highest utilization at which no more are suggested");
    ImGui::SameLine(0, ui.px(kGap));
    ImGui::BeginDisabled(search.running());
    if (ImGui::Button("Find upgrades")) session.searchUpgrades(count, target / 100.0);
    ImGui::EndDisabled();
    tooltip(ui, "Which links to upgrade first, for the largest effect per cost");
    const bool found = search.answer() && *search.answer();
    bool current = false;
    if (!drawRunning(ui, search, "Pricing upgrades…", [&] { session.dropSearches(); }) &&
        !failed(ui, search) && found) {
        current = holds(session, ui, search);
        if (current) summary(ui, upgradeSummary(**search.answer()), Tone::normal);
    }
    if (!found) {
        emptyState(ui, "info",
                   "Find the links whose upgrade lowers the highest utilization most for its price.");
        return;
    }
    if (view.stale(search)) view.table.setModel(upgradeTable(session.project(), **search.answer()));
    view.table.action = TableView::Action{
        "Build", "Makes this upgrade and the earlier ones, as one step of the history", current};
    view.table.draw(session, ui, "upgrades");
    if (const auto row = view.table.pressed()) session.applyUpgrades(*row + 1);
}

}  // namespace

void drawOptimise(Session& session, UiContext& ui) {
    static int shown = kBound;
    const PhaseAnalysis* phase = session.phaseAnalysis();
    if (!answersReady(session, ui, phase != nullptr)) return;
    choice(ui, {"Best routing", "Metrics", "Upgrades"}, shown);
    if (shown == kBound) {
        drawBound(session, ui, *phase);
    } else if (shown == kMetrics) {
        drawMetrics(session, ui);
    } else {
        drawUpgrades(session, ui);
    }
}

}  // namespace spanwright::app
