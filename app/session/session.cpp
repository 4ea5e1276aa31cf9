// SPDX-License-Identifier: MIT
#include "app/session/session.h"

#include "app/session/paste.h"
#include "app/tools/containers.h"
#include "engine/design/queries.h"
#include "engine/edit/fragment.h"
#include "engine/io/import/network_text.h"
#include "engine/io/project_file.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace spanwright::app {
namespace {

constexpr Point kDuplicateShift{24, 24};
constexpr std::size_t kKeptNotices = 200;

}  // namespace

Session::Session() {
    replaceDocument({});
}

bool Session::run(const edit::Command& command, const edit::RunOptions& options) {
    const auto done = document_.run(command, options);
    if (!done) {
        notify(Notice::Level::error, done.error().text());
        return false;
    }
    pruneSelection();
    return true;
}

void Session::undo() {
    if (!document_.canUndo()) return;
    document_.endMerge();
    document_.undo();
    pruneSelection();
}

void Session::redo() {
    if (!document_.canRedo()) return;
    document_.redo();
    document_.endMerge();
    pruneSelection();
}

void Session::select(std::set<ElementId> elements) {
    if (elements == selection_) return;
    document_.endMerge();
    selection_ = std::move(elements);
    pruneSelection();
}

void Session::toggleSelected(ElementId element) {
    std::set<ElementId> elements = selection_;
    if (elements.erase(element) == 0) elements.insert(element);
    select(std::move(elements));
}

void Session::selectAll() {
    const Design shown = designAt(project().design, phase_);
    std::set<ElementId> elements;
    for (const Site& site : shown.sites)
        elements.insert(site.id);
    for (const Device& device : shown.devices)
        elements.insert(device.id);
    for (const Link& link : shown.links)
        elements.insert(link.id);
    select(std::move(elements));
}

void Session::deleteSelection() {
    if (selection_.empty()) return;
    document_.endMerge();
    run(edit::Remove{{selection_.begin(), selection_.end()}});
}

void Session::nudgeSelection(Point by) {
    edit::Move move;
    move.by = by;
    std::copy_if(selection_.begin(), selection_.end(), std::back_inserter(move.elements),
                 [this](ElementId element) { return isMovable(project(), element); });
    if (!move.elements.empty()) run(move, {.mergeKey = "nudge"});
}

std::string Session::copySelection() const {
    const Project fragment = edit::fragmentOf(project(), selection_);
    if (fragment.design.sites.empty() && fragment.design.devices.empty()) return {};
    return io::projectToJson(fragment);
}

bool Session::paste(const std::string& text, Point by) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool json = first != std::string::npos && text[first] == '{';
    if (json) return addFragment(text, by, "paste");
    if (io::looksLikeNetworkTable(text)) return pasteTable(text);
    notify(
        Notice::Level::error,
        "The clipboard holds nothing to paste: expected sites and devices copied in Spanwright, or a table "
        "of nodes, links or demands (CSV with a header line).");
    return false;
}

bool Session::pasteTable(const std::string& text) {
    Result<PastedTable> pasted = pastedTable(project(), text, phase_);
    if (!pasted) {
        notify(Notice::Level::error, "Nothing was pasted. " + pasted.error().text());
        return false;
    }
    if (pasted->add.rows.empty()) {
        notify(Notice::Level::info, "There is nothing to paste: the table has no rows.");
        return false;
    }
    std::string label = edit::describe(project(), pasted->add);
    label.replace(0, std::string_view("add").size(), "paste");
    document_.endMerge();
    if (!run(edit::Batch{std::move(label), {std::move(pasted->add)}})) return false;
    select(std::move(pasted->placed));
    for (const std::string& warning : pasted->warnings)
        notify(Notice::Level::info, warning);
    return true;
}

bool Session::duplicateSelection() {
    const std::string text = copySelection();
    return !text.empty() && addFragment(text, kDuplicateShift, "duplicate");
}

bool Session::addFragment(const std::string& text, Point by, std::string_view verb) {
    const auto fragment = io::projectFromJson(text, "clipboard");
    if (!fragment) {
        notify(Notice::Level::error, "The clipboard holds no part of a project.");
        return false;
    }
    edit::Insertion insertion = edit::insertionOf(*fragment, project(), phase_, by);
    if (insertion.placed.empty()) {
        notify(Notice::Level::info, "There is nothing to paste.");
        return false;
    }
    std::string label = edit::describe(project(), insertion.add);
    label.replace(0, std::string_view("add").size(), verb);
    document_.endMerge();
    if (!run(edit::Batch{std::move(label), {std::move(insertion.add)}})) return false;
    select(std::move(insertion.placed));
    return true;
}

void Session::showPhase(PhaseId phase) {
    phase_ = project().design.phases.contains(phase) ? phase : PhaseId{};
}

void Session::reveal(ElementId element) {
    revealRequest_ = element;
}

std::optional<ElementId> Session::takeRevealRequest() {
    return std::exchange(revealRequest_, std::nullopt);
}

void Session::focusField(ElementId element, std::string field) {
    select({element});
    focusRequest_ = std::move(field);
}

std::optional<std::string> Session::takeFocusRequest() {
    return std::exchange(focusRequest_, std::nullopt);
}

void Session::chooseTool(const ToolChoice& tool) {
    document_.endMerge();
    tool_ = tool;
}

void Session::apply(const ToolResult& result) {
    if (result.command) {
        document_.endMerge();
        if (!run(*result.command)) return;
    }
    if (result.select) select(*result.select);
    if (result.focusField) focusField(result.focusField->first, result.focusField->second);
    if (result.backToSelect) chooseTool({});
}

void Session::notify(Notice::Level level, std::string text) {
    if (notices_.size() == kKeptNotices) notices_.erase(notices_.begin());
    notices_.push_back({level, std::move(text), std::chrono::steady_clock::now()});
}

void Session::pruneSelection() {
    std::erase_if(selection_, [&](ElementId element) { return !exists(project(), element); });
    if (hovered_ && !exists(project(), *hovered_)) hovered_.reset();
    if (phase_ && !project().design.phases.contains(phase_)) {
        const std::vector<Phase> phases = orderedPhases(project().design);
        phase_ = phases.empty() ? PhaseId{} : phases.back().id;
    }
}

}  // namespace spanwright::app
