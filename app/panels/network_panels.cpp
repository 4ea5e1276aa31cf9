// SPDX-License-Identifier: MIT
#include "app/panels/model/figures.h"
#include "app/panels/model/resilience_tables.h"
#include "app/panels/model/result_tables.h"
#include "app/panels/panels.h"
#include "app/panels/resilience_views.h"
#include "app/panels/widgets/choice.h"
#include "app/panels/widgets/result_view.h"
#include "app/panels/widgets/style.h"

#include <array>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

void searchAtRight(UiContext& ui, TableView& view) {
    ImGui::SameLine(0, ui.px(2 * kGap));
    // Where the buttons take up the line, below them.
    if (ImGui::GetContentRegionAvail().x < ui.px(160)) ImGui::NewLine();
    ImGui::SetNextItemWidth(ui.px(200));
    searchField(ui, "##filter", view.filter, "Filter");
}

void muted(UiContext& ui, const std::string& text) {
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::AlignTextToFramePadding();
    textCut(ui, text, Tone::muted);
}

/// The demand that is selected, or whose path is: a row of the table selects all links and devices of one.
DemandId chosenDemand(const Session& session, const PhaseAnalysis& phase) {
    const std::set<ElementId>& selection = session.selection();
    if (selection.size() == 1 && selection.begin()->kind == ElementKind::demand)
        return selection.begin()->as<DemandId>();
    for (const reliability::DemandResilience& demand : phase.resilience.demands) {
        for (const reliability::ServicePath& path : demand.paths) {
            if (path.links.size() + path.devices.size() != selection.size()) continue;
            std::set<ElementId> elements(path.links.begin(), path.links.end());
            elements.insert(path.devices.begin(), path.devices.end());
            if (elements == selection) return demand.demand;
        }
    }
    return {};
}

}  // namespace

void drawTraffic(Session& session, UiContext& ui) {
    static ResultView links;
    static ResultView demands;
    static int shown = 0;
    const PhaseAnalysis* phase = session.phaseAnalysis();
    if (!answersReady(session, ui, phase != nullptr)) return;
    choice(ui, {"Links", "Demands"}, shown);
    ResultView& view = shown == 0 ? links : demands;
    searchAtRight(ui, view.table);
    const traffic::Traffic& all = phase->traffic;
    muted(ui, fmt::format("Offered {}   Carried {}   Lost {} Mbit/s", figure(all.offeredMbps, 1),
                          figure(all.carriedMbps, 1), figure(all.lostMbps, 1)));
    updatingMark(session, ui);
    if (view.stale(session))
        view.table.setModel(shown == 0 ? linkTable(session.project(), *phase)
                                       : demandTable(session.project(), *phase));
    view.table.draw(session, ui, shown == 0 ? "links" : "demands");
}

void drawResilience(Session& session, UiContext& ui) {
    constexpr int kPaths = 2;
    constexpr int kGroup = 7;
    constexpr int kMoney = 8;
    using Make = TableModel (*)(const Project&, const PhaseAnalysis&);
    static constexpr std::array<Make, 6> kTables{availabilityTable, downtimeTable,  pathTable,
                                                 cutTable,          weakPointTable, sharedGroundTable};
    static std::array<ResultView, kTables.size() + 1> views;
    static int shown = 0;
    const PhaseAnalysis* phase = session.phaseAnalysis();
    if (!answersReady(session, ui, phase != nullptr)) return;
    choice(ui,
           {"Availability", "Causes", "Disjoint paths", "Cuts", "Single points", "Shared ground", "Phases",
            "Group", "Money"},
           shown);
    if (shown == kGroup) return drawGroupAvailability(session, ui);
    if (shown == kMoney) return drawRedundancyValue(session, ui);
    if (shown == kPaths) session.showPathsOf(chosenDemand(session, *phase));
    const auto index = static_cast<std::size_t>(shown);
    ResultView& view = views[index];
    searchAtRight(ui, view.table);
    const reliability::Resilience& resilience = phase->resilience;
    muted(ui, fmt::format("{} bridges   {} articulation points   {} connected part{}",
                          resilience.bridges.size(), resilience.articulationPoints.size(),
                          resilience.components, resilience.components == 1 ? "" : "s"));
    updatingMark(session, ui);
    if (view.stale(session)) {
        view.table.setModel(index < kTables.size()
                                ? kTables[index](session.project(), *phase)
                                : resilienceByPhase(session.project(), *session.analysis()));
    }
    view.table.draw(session, ui, fmt::format("resilience {}", shown).c_str());
}

void drawRisks(Session& session, UiContext& ui) {
    static ResultView view;
    ImGui::SetNextItemWidth(ui.px(200));
    searchField(ui, "##filter", view.table.filter, "Filter");
    ImGui::SameLine(0, ui.px(kGap));
    if (ImGui::Button("Add risk")) {
        const RiskId added = edit::reservedId<RiskId>(session.project(), 0);
        Risk risk;
        risk.name = "New risk";
        if (session.run(edit::Add{{risk}})) session.focusField(added, "name");
    }
    if (view.stale(session)) view.table.setModel(riskTable(session.project()));
    view.table.draw(session, ui, "risks");
}

}  // namespace spanwright::app
