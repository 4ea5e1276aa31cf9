// SPDX-License-Identifier: MIT
#include "app/panels/model/result_tables.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/choice.h"
#include "app/panels/widgets/gantt.h"
#include "app/panels/widgets/result_view.h"
#include "app/panels/widgets/style.h"

#include <fmt/format.h>

namespace spanwright::app {
namespace {

void addPackage(Session& session) {
    const WorkPackageId added = edit::reservedId<WorkPackageId>(session.project(), 0);
    WorkPackage package;
    package.name = "New work package";
    package.phase = session.phase();
    if (session.run(edit::Add{{package}})) session.focusField(added, "name");
}

}  // namespace

void drawSchedule(Session& session, UiContext& ui) {
    static ResultView packages;
    static ResultView chart;
    static GanttModel model;
    static int shown = 0;
    const std::shared_ptr<const Analysis> analysis = session.analysis();
    if (!answersReady(session, ui, analysis != nullptr && analysis->schedule)) return;
    const plan::Schedule& schedule = *analysis->schedule;
    choice(ui, {"Chart", "Table"}, shown);
    ImGui::SameLine(0, ui.px(kGap));
    if (ImGui::Button("Add work package")) addPackage(session);
    if (schedule.packages.empty()) {
        emptyState(ui, "calendar",
                   "No work packages yet. Add survey, procurement, installation and cut-over, and say what "
                   "they bring into service.");
        return;
    }
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::AlignTextToFramePadding();
    textCut(
        ui,
        fmt::format("{} – {}   {} working days   P50 {}   P80 {}", schedule.start.text(),
                    schedule.finish.text(), schedule.workingDays, schedule.p50.text(), schedule.p80.text()),
        Tone::muted);
    updatingMark(session, ui);
    if (shown == 0) {
        if (chart.stale(session)) model = ganttModel(session.project(), schedule);
        gantt(session, ui, model);
        return;
    }
    if (packages.stale(session)) packages.table.setModel(packageTable(session.project(), schedule));
    packages.table.draw(session, ui, "packages");
}

}  // namespace spanwright::app
