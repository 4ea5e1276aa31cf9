// SPDX-License-Identifier: MIT
#include "app/panels/model/demand_edits.h"
#include "app/panels/model/figures.h"
#include "app/panels/model/traffic_tables.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/choice.h"
#include "app/panels/widgets/demand_editor.h"
#include "app/panels/widgets/field_widgets.h"
#include "app/panels/widgets/result_view.h"

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// Logical pixels of a column of the table of classes, at least.
constexpr float kClassColumnWidth = 88;

enum View { kEdit, kMatrix, kClasses, kAnswers };

void generate(Session& session, const Result<traffic::GeneratedDemands>& generated) {
    if (!generated) {
        session.notify(Notice::Level::error, generated.error().text());
        return;
    }
    if (!session.run(replaceGenerated(*generated))) return;
    session.notify(Notice::Level::success,
                   fmt::format("Made {} demands of {} Mbit/s in place of {}", generated->demands.size(),
                               figure(generated->offeredMbps(), 1), generated->replaced.size()));
    for (const std::string& note : generated->notes)
        session.notify(Notice::Level::info, note);
}

/// A figure of a form that is not part of the project.
bool formFigure(FieldContext& context, const char* label, const FieldInfo& info, double& value) {
    ImGui::AlignTextToFramePadding();
    textMuted(context.ui, label);
    ImGui::SameLine(context.ui.px(150));
    ImGui::SetNextItemWidth(context.ui.px(160));
    ImGui::PushID(label);
    const bool changed = editValue(context, info, value);
    ImGui::PopID();
    return changed;
}

void usersForm(Session& session, UiContext& ui) {
    static double busyHourFactor = 1;
    if (!ImGui::BeginPopup("users")) return;
    textMuted(ui, "Users of each site × its application profile. Both are fields of the site.");
    FieldContext context{.session = session, .ui = ui, .message = {}};
    formFigure(context, "Busy-hour factor",
               FieldInfo{.key = "busy-hour", .label = {}, .min = 0.001, .max = 1000}, busyHourFactor);
    if (ImGui::Button("Make demands")) {
        generate(session, traffic::demandsFromProfiles(session.project(), traffic::shippedApplications(),
                                                       {session.phase(), busyHourFactor}));
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

void gravityForm(Session& session, UiContext& ui) {
    static double totalMbps = 1000;
    static int weight = 0;
    static TrafficClass trafficClass = TrafficClass::bestEffort;
    if (!ImGui::BeginPopup("gravity")) return;
    textMuted(ui,
              "Between two sites goes a part of the total in proportion to the product of their weights.");
    FieldContext context{.session = session, .ui = ui, .message = {}};
    formFigure(context, "Total, both ways",
               FieldInfo{.key = "total", .label = {}, .unit = Unit::megabitsPerSecond, .min = 0, .max = 1e12},
               totalMbps);
    ImGui::AlignTextToFramePadding();
    textMuted(ui, "Weight");
    ImGui::SameLine(ui.px(150));
    choice(ui, {"Users", "Capacity"}, weight);
    ImGui::AlignTextToFramePadding();
    textMuted(ui, "Class of service");
    ImGui::SameLine(ui.px(150));
    ImGui::SetNextItemWidth(ui.px(160));
    editValue(context, {}, trafficClass);
    if (ImGui::Button("Make demands")) {
        traffic::GravityOptions options;
        options.phase = session.phase();
        options.totalMbps = totalMbps;
        options.weight = weight == 0 ? traffic::GravityWeight::users : traffic::GravityWeight::capacity;
        options.trafficClass = trafficClass;
        generate(session, traffic::demandsFromGravity(session.project(), options));
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

void sources(Session& session, UiContext& ui) {
    ImGui::SameLine(0, ui.px(2 * kGap));
    if (ImGui::Button("From users…")) ImGui::OpenPopup("users");
    tooltip(ui, "Make demands of the users of all sites, in place of those made so before");
    ImGui::SameLine(0, ui.px(kSmallGap));
    if (ImGui::Button("Gravity…")) ImGui::OpenPopup("gravity");
    tooltip(ui, "Make demands by a gravity model, in place of those made so before");
    usersForm(session, ui);
    gravityForm(session, ui);
}

void matrixCell(Session& session, UiContext& ui, const TrafficMatrix& matrix, std::size_t from,
                std::size_t to) {
    const TrafficMatrix::Cell& cell = matrix.at(from, to);
    if (cell.demands.empty()) return;
    const scene::Colour colour = cell.lostMbps > 0 ? colourOf(ui, Tone::bad) : ui.palette->accent;
    ImGui::TableSetBgColor(ImGuiTableBgTarget_CellBg,
                           packed(faded(colour, 0.6 * heat(cell.offeredMbps, matrix.greatestMbps))));
    const std::string text = figure(cell.offeredMbps, cell.offeredMbps < 100 ? 1 : 0);
    ImGui::PushID(static_cast<int>(from * matrix.places.size() + to));
    if (ImGui::Selectable(text.c_str())) session.select({cell.demands.begin(), cell.demands.end()});
    if (ImGui::IsItemHovered()) {
        session.hover(cell.demands.front());
        std::string help = fmt::format("{} → {}: {} Mbit/s in {} demands", matrix.names[from],
                                       matrix.names[to], figure(cell.offeredMbps, 2), cell.demands.size());
        if (cell.lostMbps > 0) help += fmt::format(", {} lost", figure(cell.lostMbps, 2));
        tooltip(ui, help);
    }
    ImGui::PopID();
}

void drawMatrix(Session& session, UiContext& ui, const TrafficMatrix& matrix) {
    if (matrix.places.empty()) {
        emptyState(ui, "info", "No demands in this phase. Say who talks to whom with the Demand tool (T).");
        return;
    }
    const auto flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_SizingFixedFit |
                       ImGuiTableFlags_BordersInner;
    if (!ImGui::BeginTable("matrix", static_cast<int>(matrix.places.size()) + 1, flags)) return;
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn("From / to", 0, ui.px(140));
    for (std::size_t to = 0; to < matrix.places.size(); ++to) {
        ImGui::PushID(static_cast<int>(to));
        ImGui::TableSetupColumn(matrix.names[to].c_str(), 0, ui.px(96));
        ImGui::PopID();
    }
    ImGui::TableHeadersRow();
    for (std::size_t from = 0; from < matrix.places.size(); ++from) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        textCut(ui, matrix.names[from], Tone::normal, ui.px(140));
        for (std::size_t to = 0; to < matrix.places.size(); ++to) {
            if (ImGui::TableNextColumn()) matrixCell(session, ui, matrix, from, to);
        }
    }
    ImGui::EndTable();
}

/// The fields of the policy that a class's row edits, each with what is usual for the class as a hint.
void policyCells(Session& session, UiContext& ui, TrafficClass trafficClass) {
    TrafficPolicy policy = session.project().design.trafficPolicy;
    const auto name = static_cast<int>(trafficClass);
    visitFields(policy.of(trafficClass), [&](const FieldInfo& info, auto& value) {
        ImGui::TableNextColumn();
        ImGui::SetNextItemWidth(-1);
        ImGui::PushID(info.key.data(), info.key.data() + info.key.size());
        FieldContext context{.session = session, .ui = ui, .message = {}};
        FieldInfo plain = info;
        plain.unit = Unit::none;
        if (editValue(context, plain, value))
            session.run(edit::PutTrafficPolicy{policy},
                        {.mergeKey = fmt::format("class/{}/{}", name, info.key)});
        if (context.finished) session.endMerge();
        tooltip(ui, context.message.empty() ? info.help : std::string_view(context.message));
        ImGui::PopID();
    });
}

std::string inUse(const ClassService& service) {
    return fmt::format("DSCP {}, priority {}, weight {:g}, {:g} bytes", service.dscp, service.priority,
                       service.weight, service.packetBytes);
}

void figureCell(UiContext& ui, const std::string& text, Tone tone = Tone::normal) {
    ImGui::TableNextColumn();
    ImGui::AlignTextToFramePadding();
    const float room = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(text.c_str()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, room));
    textToned(ui, tone, text);
}

void drawClasses(Session& session, UiContext& ui, const traffic::Traffic& answers) {
    const auto flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV |
                       ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_ScrollY;
    static constexpr int kColumns = 13;
    const float inner = innerWidth(kColumns * ui.px(kClassColumnWidth));
    if (!ImGui::BeginTable("classes", kColumns,
                           flags | (inner > 0 ? ImGuiTableFlags_ScrollX : ImGuiTableFlags_None), {0, 0},
                           inner))
        return;
    for (const char* header :
         {"Class", "Offered (Mbit/s)", "Carried (Mbit/s)", "Lost (Mbit/s)", "Latency (ms)", "Worst (ms)",
          "DSCP", "Priority", "Weight", "Growth (% a year)", "Packet (bytes)", "Variation", "In use"})
        ImGui::TableSetupColumn(header);
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableHeadersRow();
    for (const traffic::ClassTraffic& row : answers.classes) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ImGui::PushID(static_cast<int>(row.trafficClass));
        ImGui::AlignTextToFramePadding();
        textCut(ui, nameOf(row.trafficClass).label);
        figureCell(ui, figure(row.offeredMbps, 1));
        figureCell(ui, figure(row.carriedMbps, 1));
        figureCell(ui, figure(row.lostMbps, 1), row.lostMbps > 0 ? Tone::bad : Tone::muted);
        const auto latency = [&](const std::optional<double>& ms) {
            if (ms) {
                figureCell(ui, figure(*ms, 2));
            } else {
                figureCell(ui, row.congestedFlows > 0 ? "congested" : "–",
                           row.congestedFlows > 0 ? Tone::bad : Tone::muted);
            }
        };
        latency(row.meanLatencyMs);
        latency(row.worstLatencyMs);
        policyCells(session, ui, row.trafficClass);
        ImGui::TableNextColumn();
        ImGui::AlignTextToFramePadding();
        textCut(ui, inUse(row.service), Tone::muted);
        ImGui::PopID();
    }
    ImGui::EndTable();
}

}  // namespace

void drawDemands(Session& session, UiContext& ui) {
    static int shown = kEdit;
    static DemandEditor editor;
    static ResultView answers;
    static ResultView matrixView;
    static TrafficMatrix matrix;
    choice(ui, {"Edit", "Matrix", "Classes", "What they get"}, shown);
    sources(session, ui);
    const PhaseAnalysis* phase = session.phaseAnalysis();
    if (shown == kEdit) {
        editor.draw(session, ui);
        return;
    }
    updatingMark(session, ui);
    if (!answersReady(session, ui, phase != nullptr)) return;
    if (shown == kMatrix) {
        if (matrixView.stale(session)) matrix = trafficMatrix(session.project(), *phase);
        drawMatrix(session, ui, matrix);
    } else if (shown == kClasses) {
        drawClasses(session, ui, phase->traffic);
    } else {
        if (answers.stale(session)) answers.table.setModel(demandTrafficTable(session.project(), *phase));
        answers.table.draw(session, ui, "what demands get");
    }
}

}  // namespace spanwright::app
