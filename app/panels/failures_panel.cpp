// SPDX-License-Identifier: MIT
#include "app/panels/model/failure_heat.h"
#include "app/panels/model/figures.h"
#include "app/panels/model/result_tables.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/choice.h"
#include "app/panels/widgets/heat_grid.h"
#include "app/panels/widgets/result_view.h"
#include "app/panels/widgets/search_view.h"
#include "app/panels/widgets/style.h"
#include "engine/design/queries.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// Adds what fails now to the project under a name that the inspector asks for.
void keepAsScenario(Session& session) {
    const auto added = edit::reservedId<FailureScenarioId>(session.project(), 0);
    FailureScenario scenario;
    scenario.id = added;
    scenario.name = "New scenario";
    scenario.elements = sim::withoutScenarios(session.project().design,
                                              {session.failedNow().begin(), session.failedNow().end()});
    if (session.run(edit::Add{{scenario}})) session.focusField(added, "name");
}

/// Makes the selection fail, and tells what that does; the failure lens shows it on the canvas.
void failSelection(Session& session, UiContext& ui) {
    if (session.failedNow().empty()) {
        if (session.selection().empty()) return;
        if (ImGui::Button("Fail the selection")) session.failNow(session.selection());
        tooltip(ui,
                "Takes it out of service to see what happens; the lens \"Fail it\" shows it on the canvas");
        return;
    }
    if (ImGui::Button("Back in service")) session.failNow({});
    ImGui::SameLine(0, ui.px(kGap));
    if (ImGui::Button("Keep as scenario")) keepAsScenario(session);
    tooltip(ui, "Names what fails now, so that every answer counts it among the failures");
    ImGui::SameLine(0, ui.px(kGap));
    const auto& failed = session.failedNetwork();
    if (!failed) return textMuted(ui, "routing…");
    const auto count = [&](sim::DemandEffect effect) {
        return std::count_if(failed->impact.demands.begin(), failed->impact.demands.end(),
                             [&](const sim::DemandImpact& demand) { return demand.effect == effect; });
    };
    const bool bad = count(sim::DemandEffect::lost) > 0;
    textToned(
        ui, bad ? Tone::bad : Tone::normal,
        fmt::format("{} failed now: {} flows lost, {} degraded, {} on another way, fullest link {} %",
                    failed->failed.size(), count(sim::DemandEffect::lost), count(sim::DemandEffect::degraded),
                    count(sim::DemandEffect::detoured), percentFigure(failed->routing.maxUtilization)));
}

/// What is out of service by plan while one thing after the other fails.
std::vector<ElementId> maintenanceOf(const Session& session) {
    std::vector<ElementId> out;
    for (const ElementId element : session.selection()) {
        const bool canBeOut = element.kind == ElementKind::site || element.kind == ElementKind::device ||
                              element.kind == ElementKind::link ||
                              element.kind == ElementKind::sharedRiskGroup;
        if (canBeOut) out.push_back(element);
    }
    return out;
}

std::string foundText(const Session& session, const FailureFindings& found) {
    std::string out;
    for (const ElementId element : found.maintenance)
        out += (out.empty() ? "" : ", ") + displayName(session.project(), element);
    std::string text =
        fmt::format("{} {}   {} cut some demand   worst loss {} Mbit/s", found.sweep.scenarios,
                    found.order == 2 ? "pairs of links and devices" : "failures while " + out + " is out",
                    found.sweep.disconnecting, figure(found.sweep.maxLostMbps, 1));
    if (found.sweep.leftOut > 0) text += fmt::format("   the worst {} shown", found.sweep.results.size());
    return text;
}

/// Failures beyond the single ones, which take longer: on request, with progress and a way out.
void drawFurtherFailures(Session& session, UiContext& ui) {
    static FoundView<FailureFindings> view;
    const auto& search = session.failureSearch();
    if (drawRunning(ui, search, "Failing…", [&] { session.dropFailureSearch(); })) return;
    ImGui::SameLine(0, ui.px(2 * kGap));
    if (ImGui::Button("Fail every pair")) session.searchFailures(2, {});
    tooltip(ui, "Every two links or devices together");
    ImGui::SameLine(0, ui.px(kGap));
    const std::vector<ElementId> maintenance = maintenanceOf(session);
    ImGui::BeginDisabled(maintenance.empty());
    if (ImGui::Button("Selection in maintenance")) session.searchFailures(1, maintenance);
    ImGui::EndDisabled();
    tooltip(ui, "Takes the selection out by plan, then fails everything else, one at a time");
    if (failed(ui, search)) return;
    if (!search.answer()) {
        emptyState(ui, "redundancy",
                   "Fail every two links or devices together, or select what is out for maintenance and "
                   "fail everything else.");
        return;
    }
    if (holds(session, ui, search)) textCut(ui, foundText(session, **search.answer()), Tone::muted);
    if (view.stale(search))
        view.table.setModel(foundFailureTable(session.project(), (**search.answer()).sweep));
    view.table.draw(session, ui, "further failures");
}

}  // namespace

void drawFailures(Session& session, UiContext& ui) {
    static ResultView ranked;
    static ResultView protection;
    static ResultView grid;
    static FailureHeat heat;
    static int shown = 0;
    const PhaseAnalysis* phase = session.phaseAnalysis();
    if (!answersReady(session, ui, phase != nullptr)) return;
    choice(ui, {"Failures", "Heat table", "What takes over", "Two faults"}, shown);
    if (shown == 3) return drawFurtherFailures(session, ui);
    ResultView& view = shown == 2 ? protection : ranked;
    ImGui::SameLine(0, ui.px(2 * kGap));
    if (shown != 1) {
        ImGui::SetNextItemWidth(ui.px(200));
        searchField(ui, "##filter", view.table.filter, "Filter");
        ImGui::SameLine(0, ui.px(2 * kGap));
    }
    failSelection(session, ui);
    ImGui::SameLine(0, ui.px(2 * kGap));
    const sim::FailureSweep& sweep = phase->failures;
    ImGui::AlignTextToFramePadding();
    textCut(ui,
            fmt::format("{} single failures   {} cut some demand   worst loss {} Mbit/s",
                        sweep.scenarios + phase->groupFailures.scenarios,
                        sweep.disconnecting + phase->groupFailures.disconnecting,
                        figure(std::max(sweep.maxLostMbps, phase->groupFailures.maxLostMbps), 1)),
            Tone::muted);
    updatingMark(session, ui);
    if (shown == 1) {
        if (grid.stale(session)) heat = failureHeat(session.project(), *phase);
        return drawHeatGrid(session, ui, heat);
    }
    if (view.stale(session))
        view.table.setModel(shown == 0 ? failureTable(session.project(), *phase)
                                       : protectionTable(session.project(), *phase));
    view.table.draw(session, ui, shown == 0 ? "failures" : "protection");
}

}  // namespace spanwright::app
