// SPDX-License-Identifier: MIT
#include "app/shell/actions.h"

#include "app/shell/application.h"
#include "engine/base/assert.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>
#include <imgui.h>

namespace spanwright::app {
namespace {

constexpr double kNudge = kSnap;
constexpr double kBigNudge = 5 * kSnap;

bool hasSelection(const Application& app) {
    return !app.session().selection().empty();
}

bool hasDrawing(const Application& app) {
    const Design& design = app.session().project().design;
    return !design.sites.empty() || !design.devices.empty();
}

bool hasPhases(const Application& app) {
    return !app.session().project().design.phases.empty();
}

template <ToolKind kKind>
void chooseTool(Application& app) {
    app.chooseTool(kKind);
}

template <ToolKind kKind>
bool toolChosen(const Application& app) {
    return app.session().tool().kind == kKind;
}

template <int kX, int kY>
void nudge(Application& app) {
    const double step = ImGui::GetIO().KeyShift ? kBigNudge : kNudge;
    app.session().nudgeSelection({kX * step, kY * step});
}

/// Goes to the phase so many further; before the first one lies the state of today.
template <int kSteps>
void stepPhase(Application& app) {
    const std::vector<Phase> phases = orderedPhases(app.session().project().design);
    int at = -1;
    for (std::size_t i = 0; i < phases.size(); ++i) {
        if (phases[i].id == app.session().phase()) at = static_cast<int>(i);
    }
    at = std::clamp(at + kSteps, -1, static_cast<int>(phases.size()) - 1);
    app.session().showPhase(at < 0 ? PhaseId{} : phases[static_cast<std::size_t>(at)].id);
}

std::string undoLabel(const Application& app) {
    return fmt::format("Undo {}", app.session().document().undoLabel());
}

std::string redoLabel(const Application& app) {
    return fmt::format("Redo {}", app.session().document().redoLabel());
}

constexpr Shortcut ctrl(Key key) {
    return {key, true, false};
}
constexpr Shortcut ctrlShift(Key key) {
    return {key, true, true};
}
constexpr Shortcut plain(Key key) {
    return {key, false, false};
}
constexpr Shortcut shift(Key key) {
    return {key, false, true};
}

const std::array kActions{
    Action{.id = "new",
           .title = "New",
           .menu = MenuPlace::file,
           .icon = "new",
           .shortcut = ctrl(Key::n),
           .run = [](Application& app) { app.newProject(); },
           .inTextFields = true},
    Action{.id = "open",
           .title = "Open…",
           .menu = MenuPlace::file,
           .icon = "open",
           .shortcut = ctrl(Key::o),
           .run = [](Application& app) { app.showOpenDialog(); },
           .inTextFields = true},
    Action{.id = "compare",
           .title = "Compare with…",
           .menu = MenuPlace::file,
           .run = [](Application& app) { app.showCompareDialog(); }},
    Action{.id = "save",
           .title = "Save",
           .menu = MenuPlace::file,
           .icon = "save",
           .shortcut = ctrl(Key::s),
           .run = [](Application& app) { app.save(); },
           .separatorBefore = true,
           .inTextFields = true},
    Action{.id = "save-as",
           .title = "Save as…",
           .menu = MenuPlace::file,
           .shortcut = ctrlShift(Key::s),
           .run = [](Application& app) { app.showSaveDialog(); },
           .inTextFields = true},
    Action{.id = "import-catalogue",
           .title = "Import prices and devices…",
           .menu = MenuPlace::file,
           .run = [](Application& app) { app.showCatalogueImport(); },
           .separatorBefore = true},
    Action{.id = "quit",
           .title = "Quit",
           .menu = MenuPlace::file,
           .shortcut = ctrl(Key::q),
           .run = [](Application& app) { app.quit(); },
           .separatorBefore = true,
           .inTextFields = true},

    Action{.id = "undo",
           .title = "Undo",
           .menu = MenuPlace::edit,
           .icon = "undo",
           .shortcut = ctrl(Key::z),
           .run = [](Application& app) { app.session().undo(); },
           .enabled = [](const Application& app) { return app.session().document().canUndo(); },
           .label = undoLabel,
           .repeats = true},
    Action{.id = "redo",
           .title = "Redo",
           .menu = MenuPlace::edit,
           .icon = "redo",
           .shortcut = ctrl(Key::y),
           .run = [](Application& app) { app.session().redo(); },
           .enabled = [](const Application& app) { return app.session().document().canRedo(); },
           .label = redoLabel,
           .repeats = true,
           .alternative = ctrlShift(Key::z)},
    Action{.id = "cut",
           .title = "Cut",
           .menu = MenuPlace::edit,
           .shortcut = ctrl(Key::x),
           .run = [](Application& app) { app.cut(); },
           .enabled = hasSelection,
           .separatorBefore = true},
    Action{.id = "copy",
           .title = "Copy",
           .menu = MenuPlace::edit,
           .icon = "copy",
           .shortcut = ctrl(Key::c),
           .run = [](Application& app) { app.copy(); },
           .enabled = hasSelection},
    Action{.id = "paste",
           .title = "Paste",
           .menu = MenuPlace::edit,
           .icon = "paste",
           .shortcut = ctrl(Key::v),
           .run = [](Application& app) { app.paste(); }},
    Action{.id = "duplicate",
           .title = "Duplicate",
           .menu = MenuPlace::edit,
           .icon = "duplicate",
           .shortcut = ctrl(Key::d),
           .run = [](Application& app) { app.session().duplicateSelection(); },
           .enabled = hasSelection},
    Action{.id = "rename",
           .title = "Rename",
           .menu = MenuPlace::edit,
           .shortcut = plain(Key::f2),
           .run = [](Application& app) { app.rename(); },
           .enabled = hasSelection},
    Action{.id = "delete",
           .title = "Delete",
           .menu = MenuPlace::edit,
           .icon = "delete",
           .shortcut = plain(Key::deleteKey),
           .run = [](Application& app) { app.session().deleteSelection(); },
           .enabled = hasSelection,
           .alternative = plain(Key::backspace)},
    Action{.id = "select-all",
           .title = "Select all",
           .menu = MenuPlace::edit,
           .shortcut = ctrl(Key::a),
           .run = [](Application& app) { app.session().selectAll(); },
           .enabled = hasDrawing,
           .separatorBefore = true},

    Action{.id = "fit",
           .title = "Fit all",
           .menu = MenuPlace::view,
           .icon = "fit",
           .shortcut = plain(Key::f),
           .run = [](Application& app) { app.canvas().fitAll(); }},
    Action{.id = "fit-selection",
           .title = "Fit selection",
           .menu = MenuPlace::view,
           .shortcut = shift(Key::f),
           .run = [](Application& app) { app.canvas().fitSelection(app.session()); },
           .enabled = hasSelection},
    Action{.id = "zoom-in",
           .title = "Zoom in",
           .menu = MenuPlace::view,
           .icon = "zoom-in",
           .shortcut = plain(Key::plus),
           .run = [](Application& app) { app.canvas().zoomBy(1.25); },
           .repeats = true,
           .alternative = ctrl(Key::plus)},
    Action{.id = "zoom-out",
           .title = "Zoom out",
           .menu = MenuPlace::view,
           .icon = "zoom-out",
           .shortcut = plain(Key::minus),
           .run = [](Application& app) { app.canvas().zoomBy(0.8); },
           .repeats = true,
           .alternative = ctrl(Key::minus)},
    Action{.id = "actual-size",
           .title = "Actual size",
           .menu = MenuPlace::view,
           .shortcut = ctrl(Key::digit0),
           .run = [](Application& app) { app.canvas().zoomToActualSize(); }},
    Action{.id = "grid",
           .title = "Grid",
           .menu = MenuPlace::view,
           .icon = "grid",
           .shortcut = plain(Key::g),
           .run = [](Application& app) { app.toggleGrid(); },
           .checked = [](const Application& app) { return app.settings().showGrid; },
           .separatorBefore = true},
    Action{.id = "demands",
           .title = "Demands",
           .menu = MenuPlace::view,
           .icon = "eye",
           .shortcut = shift(Key::t),
           .run = [](Application& app) { app.toggleLayer(scene::DrawingLayer::demands); },
           .checked = [](const Application& app) { return app.layers().has(scene::DrawingLayer::demands); }},
    Action{.id = "lens-next",
           .title = "Next lens",
           .menu = MenuPlace::view,
           .shortcut = plain(Key::l),
           .run = [](Application& app) { app.chooseLens(scene::lensAfter(app.lens(), 1)); },
           .separatorBefore = true,
           .repeats = true},
    Action{.id = "lens-previous",
           .title = "Previous lens",
           .menu = MenuPlace::view,
           .shortcut = shift(Key::l),
           .run = [](Application& app) { app.chooseLens(scene::lensAfter(app.lens(), -1)); },
           .repeats = true},
    Action{.id = "theme",
           .title = "Light theme",
           .menu = MenuPlace::view,
           .icon = "theme",
           .shortcut = ctrl(Key::l),
           .run =
               [](Application& app) {
                   app.setTheme(app.settings().lightTheme ? scene::Theme::dark : scene::Theme::light);
               },
           .checked = [](const Application& app) { return app.settings().lightTheme; },
           .separatorBefore = true,
           .inTextFields = true},

    Action{.id = "tool-select",
           .title = "Select",
           .menu = MenuPlace::insert,
           .icon = "select",
           .shortcut = plain(Key::v),
           .run = chooseTool<ToolKind::select>,
           .checked = toolChosen<ToolKind::select>},
    Action{.id = "tool-pan",
           .title = "Move the drawing",
           .menu = MenuPlace::insert,
           .icon = "pan",
           .shortcut = plain(Key::h),
           .run = chooseTool<ToolKind::pan>,
           .checked = toolChosen<ToolKind::pan>},
    Action{.id = "tool-site",
           .title = "Site",
           .menu = MenuPlace::insert,
           .icon = "add-site",
           .shortcut = plain(Key::s),
           .run = chooseTool<ToolKind::placeSite>,
           .checked = toolChosen<ToolKind::placeSite>,
           .separatorBefore = true},
    Action{.id = "tool-device",
           .title = "Device",
           .menu = MenuPlace::insert,
           .icon = "add-device",
           .shortcut = plain(Key::d),
           .run = chooseTool<ToolKind::placeDevice>,
           .checked = toolChosen<ToolKind::placeDevice>},
    Action{.id = "tool-zone",
           .title = "Zone",
           .menu = MenuPlace::insert,
           .icon = "add-zone",
           .shortcut = plain(Key::z),
           .run = chooseTool<ToolKind::placeZone>,
           .checked = toolChosen<ToolKind::placeZone>},
    Action{.id = "tool-connect",
           .title = "Link",
           .menu = MenuPlace::insert,
           .icon = "connect",
           .shortcut = plain(Key::c),
           .run = chooseTool<ToolKind::connect>,
           .checked = toolChosen<ToolKind::connect>},
    Action{.id = "tool-demand",
           .title = "Demand",
           .menu = MenuPlace::insert,
           .icon = "demand",
           .shortcut = plain(Key::t),
           .run = chooseTool<ToolKind::demand>,
           .checked = toolChosen<ToolKind::demand>},

    Action{.id = "shortcuts",
           .title = "Keyboard and pointer",
           .menu = MenuPlace::help,
           .shortcut = plain(Key::f1),
           .run = [](Application& app) { app.showShortcuts(); },
           .inTextFields = true},
    Action{.id = "about",
           .title = "About Spanwright",
           .menu = MenuPlace::help,
           .icon = "info",
           .run = [](Application& app) { app.showAbout(); }},

    Action{.id = "nudge-left",
           .title = "Nudge left",
           .shortcut = plain(Key::left),
           .run = nudge<-1, 0>,
           .enabled = hasSelection,
           .repeats = true,
           .alternative = shift(Key::left)},
    Action{.id = "nudge-right",
           .title = "Nudge right",
           .shortcut = plain(Key::right),
           .run = nudge<1, 0>,
           .enabled = hasSelection,
           .repeats = true,
           .alternative = shift(Key::right)},
    Action{.id = "nudge-up",
           .title = "Nudge up",
           .shortcut = plain(Key::up),
           .run = nudge<0, -1>,
           .enabled = hasSelection,
           .repeats = true,
           .alternative = shift(Key::up)},
    Action{.id = "nudge-down",
           .title = "Nudge down",
           .shortcut = plain(Key::down),
           .run = nudge<0, 1>,
           .enabled = hasSelection,
           .repeats = true,
           .alternative = shift(Key::down)},
    Action{.id = "phase-before",
           .title = "Phase before",
           .shortcut = plain(Key::pageUp),
           .run = stepPhase<-1>,
           .enabled = hasPhases},
    Action{.id = "phase-after",
           .title = "Phase after",
           .shortcut = plain(Key::pageDown),
           .run = stepPhase<1>,
           .enabled = hasPhases},
    Action{.id = "cancel",
           .title = "Cancel",
           .shortcut = plain(Key::escape),
           .run = [](Application& app) { app.canvas().cancel(app.session()); }},
};

bool pressed(const Action& one) {
    return isPressed(one.shortcut, one.repeats) || isPressed(one.alternative, one.repeats);
}

}  // namespace

std::span<const Action> allActions() {
    static const std::vector<Action> kAll = [] {
        std::vector<Action> all(kActions.begin(), kActions.end());
        const auto drawing = drawingActions();
        all.insert(all.end(), drawing.begin(), drawing.end());
        return all;
    }();
    return kAll;
}

const Action& action(std::string_view id) {
    const std::span<const Action> all = allActions();
    const auto found = std::find_if(all.begin(), all.end(), [id](const Action& one) { return one.id == id; });
    SPANWRIGHT_ASSERT(found != all.end());
    return *found;
}

bool isEnabled(const Action& action, const Application& application) {
    return action.enabled == nullptr || action.enabled(application);
}

std::string labelOf(const Action& action, const Application& application) {
    if (action.label != nullptr && isEnabled(action, application)) return action.label(application);
    return std::string(action.title);
}

void runShortcuts(Application& application) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool popup = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    if (popup || application.dialogOpen()) return;
    for (const Action& one : allActions()) {
        if (!pressed(one) || !isEnabled(one, application)) continue;
        if (io.WantTextInput && !one.inTextFields) continue;
        // While a panel is walked through by keys, arrows and Esc belong to it.
        const bool navigation = one.shortcut.key == Key::escape || one.repeats;
        if (io.NavVisible && navigation && !one.shortcut.control) continue;
        one.run(application);
        return;
    }
}

}  // namespace spanwright::app
