// SPDX-License-Identifier: MIT
#include "app/panels/model/text_match.h"
#include "app/shell/actions.h"
#include "app/shell/application.h"
#include "app/shell/command_palette.h"
#include "engine/design/queries.h"
#include "engine/geo/folded_text.h"
#include "engine/scene/icon.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

/// What the command palette offers, and which of it answers what was typed.
namespace spanwright::app {
namespace {

void addActions(const Application& application, std::vector<PaletteEntry>& entries) {
    for (const Action& one : allActions()) {
        if (one.id == "command-palette" || one.id == "cancel") continue;
        const auto menu = std::find_if(allMenus().begin(), allMenus().end(),
                                       [&](const Menu& candidate) { return candidate.place == one.menu; });
        entries.push_back({.title = labelOf(one, application),
                           .detail = menu == allMenus().end() ? "Command" : std::string(menu->title),
                           .shortcut = textOf(one.shortcut),
                           .icon = std::string(one.icon),
                           .command = true,
                           .enabled = isEnabled(one, application),
                           .run = one.run});
    }
}

void addViews(const Application& application, std::vector<PaletteEntry>& entries) {
    for (const scene::LensInfo& info : scene::allLenses()) {
        entries.push_back({.title = std::string(info.title),
                           .detail = "Lens",
                           .icon = "eye",
                           .command = true,
                           .run = [lens = info.lens](Application& app) { app.chooseLens(lens); }});
    }
    for (const Panel& panel : allPanels()) {
        if (panel.dock != Dock::bottom) continue;
        entries.push_back({.title = std::string(panel.title),
                           .detail = "Panel",
                           .icon = "grid",
                           .command = true,
                           .run = [title = panel.title](Application& app) { app.showPanel(title); }});
    }
    for (const std::filesystem::path& file : application.settings().recentFiles) {
        entries.push_back({.title = "Open " + file.filename().string(),
                           .detail = file.parent_path().string(),
                           .icon = "open",
                           .command = true,
                           .run = [file](Application& app) { app.openFile(file); }});
    }
}

/// Shows the element, in a phase that has it.
void goTo(Application& application, ElementId element) {
    Session& session = application.session();
    const Design& design = session.project().design;
    if (element.kind == ElementKind::phase) {
        session.showPhase(PhaseId{element.value});
        return;
    }
    visitTables(session.project(), [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        if constexpr (requires(const Row& row) { row.lifetime; }) {
            if (element.kind != kindOf<Row>()) return;
            const Row* row = table.find(typename Table<Row>::RowId{element.value});
            if (row != nullptr && !inService(design, row->lifetime, session.phase()))
                session.showPhase(row->lifetime.enters);
        }
    });
    session.select({element});
    session.reveal(element);
}

template <class Row>
std::string iconFor(const Row& row) {
    if constexpr (std::is_same_v<Row, Device> || std::is_same_v<Row, Site>) return scene::iconName(row.kind);
    switch (kindOf<Row>()) {
        case ElementKind::zone:
        case ElementKind::zoneRule:
            return "add-zone";
        case ElementKind::link:
            return "link";
        case ElementKind::demand:
            return "demand";
        case ElementKind::sharedRiskGroup:
        case ElementKind::failureScenario:
            return "broken";
        case ElementKind::phase:
            return "phase";
        case ElementKind::risk:
            return "warning";
        case ElementKind::catalogueItem:
            return "cost";
        default:
            return "calendar";
    }
}

template <class Row>
std::string placeOf(const Project& project, const Row& row) {
    const std::string kind(nameOf(kindOf<Row>()).label);
    std::string place;
    if constexpr (std::is_same_v<Row, Link>) {
        place = fmt::format("{} – {}", displayName(project, ElementId(row.from.device)),
                            displayName(project, ElementId(row.to.device)));
    } else if constexpr (std::is_same_v<Row, Demand>) {
        place = fmt::format("{} → {}", displayName(project, ElementId(row.from)),
                            displayName(project, ElementId(row.to)));
    } else if constexpr (requires { row.site; }) {
        place = displayName(project, ElementId(row.site));
    }
    // A link without a name of its own is called by its ends already.
    return place.empty() || place == row.name ? kind : fmt::format("{} · {}", kind, place);
}

void addElements(const Project& project, std::vector<PaletteEntry>& entries) {
    visitTables(project, [&](const auto& table) {
        for (const auto& row : table) {
            entries.push_back(
                {.title = row.name.empty() ? row.key : row.name,
                 .detail = placeOf(project, row),
                 .icon = iconFor(row),
                 .run = [element = ElementId(row.id)](Application& app) { goTo(app, element); }});
        }
    });
}

}  // namespace

std::vector<PaletteEntry> paletteEntries(const Application& application) {
    std::vector<PaletteEntry> entries;
    addActions(application, entries);
    addViews(application, entries);
    addElements(application.session().project(), entries);
    for (PaletteEntry& entry : entries) {
        entry.folded = geo::folded(entry.title);
        entry.foldedDetail = geo::folded(entry.detail);
    }
    return entries;
}

std::vector<std::size_t> paletteMatches(const std::vector<PaletteEntry>& entries, std::string_view typed) {
    // A title answers better than "title and detail" together, whatever their scores.
    constexpr int kTitle = 10'000;
    const bool commandsAlone = typed.starts_with('>');
    const std::string wanted = geo::folded(commandsAlone ? typed.substr(1) : typed);
    std::vector<std::pair<int, std::size_t>> scored;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const PaletteEntry& entry = entries[i];
        if (commandsAlone && !entry.command) continue;
        int score = matchScore(entry.folded, wanted);
        if (score > 0) {
            score += kTitle;
        } else {
            score = matchScore(entry.folded + ' ' + entry.foldedDetail, wanted);
        }
        if (score > 0) scored.emplace_back(score, i);
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::size_t> matches;
    matches.reserve(scored.size());
    for (const auto& [score, index] : scored)
        matches.push_back(index);
    return matches;
}

}  // namespace spanwright::app
