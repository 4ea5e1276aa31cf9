// SPDX-License-Identifier: MIT
#include "app/panels/model/path_tables.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/choice.h"
#include "app/panels/widgets/search_combo.h"
#include "app/panels/widgets/style.h"
#include "app/panels/widgets/table_view.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <array>

namespace spanwright::app {
namespace {

/// What the panel explains: a demand, a link, or two devices. Ways are found at once; who uses a link takes a
/// look at all demands, off the UI thread.
struct Question {
    std::vector<ElementId> elements;
    int reverse = 0;

    friend bool operator==(const Question&, const Question&) = default;
};

/// The elements that are selected, where the panel knows what to say about them.
std::vector<ElementId> explained(const Session& session) {
    const std::set<ElementId>& selection = session.selection();
    const std::vector<ElementId> all(selection.begin(), selection.end());
    const bool one =
        all.size() == 1 && (all.front().kind == ElementKind::demand || all.front().kind == ElementKind::link);
    const bool two =
        all.size() == 2 && all.front().kind == ElementKind::device && all.back().kind == ElementKind::device;
    return one || two ? all : std::vector<ElementId>{};
}

bool asksForUsers(const Question& question) {
    return question.elements.front().kind == ElementKind::link;
}

/// Of a way.
TableModel answer(const Session& session, const Question& question) {
    const Project& project = session.project();
    const ElementId first = question.elements.front();
    const auto direction = question.reverse == 0 ? sim::Direction::forward : sim::Direction::reverse;
    if (first.kind == ElementKind::demand)
        return pathTable(project, sim::pathOf(project, session.phase(), first.as<DemandId>(), direction));
    DeviceId from = first.as<DeviceId>();
    DeviceId to = question.elements.back().as<DeviceId>();
    if (question.reverse != 0) std::swap(from, to);
    return pathTable(project, sim::pathBetween(project, session.phase(), from, to, TrafficClass::bestEffort));
}

std::string heading(const Project& project, const Question& question) {
    const ElementId first = question.elements.front();
    if (asksForUsers(question)) return "Who uses " + displayName(project, first);
    if (first.kind == ElementKind::demand) return displayName(project, first);
    std::string from = displayName(project, first);
    std::string to = displayName(project, question.elements.back());
    if (question.reverse != 0) std::swap(from, to);
    return from + " → " + to;
}

/// Takes the answer once it is there; until then, how far the search is.
bool receiveUsers(Session& session, UiContext& ui, TableView& table) {
    const auto& search = session.linkUserSearch();
    if (search.running() || !search.answer()) {
        ImGui::ProgressBar(search.fraction(), {ui.px(320), 0}, "Looking through the demands…");
        return false;
    }
    if (*search.answer()) table.setModel(userTable(session.project(), **search.answer()));
    return true;
}

}  // namespace

void drawPaths(Session& session, UiContext& ui) {
    static TableView table;
    static Question shown;
    static SearchQuestion state;
    static int reverse = 0;
    static bool waiting = false;
    static constexpr std::array kDemands{ElementKind::demand};
    ImGui::SetNextItemWidth(ui.px(240));
    if (const auto chosen = searchCombo(session, ui, "##demand", "Choose a demand…", {kDemands, {}}))
        session.select({*chosen});
    const Question question{explained(session), reverse};
    if (question.elements.empty()) {
        emptyState(ui, "connect",
                   "Select a demand to see its way hop by hop, two devices for the way between them, or a "
                   "link to see who uses it.");
        return;
    }
    if (!asksForUsers(question)) {
        ImGui::SameLine(0, ui.px(2 * kGap));
        choice(ui, {"Forward", "Reverse"}, reverse);
    }
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::AlignTextToFramePadding();
    textCut(ui, heading(session.project(), question));
    if (!(shown == question) || state != session.openQuestion()) {
        shown = question;
        state = session.openQuestion();
        waiting = asksForUsers(question);
        if (waiting) {
            session.searchLinkUsers(question.elements.front().as<LinkId>());
        } else {
            table.setModel(answer(session, question));
        }
    }
    if (waiting && !receiveUsers(session, ui, table)) return;
    waiting = false;
    table.draw(session, ui, "paths");
}

}  // namespace spanwright::app
