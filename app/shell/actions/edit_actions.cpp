// SPDX-License-Identifier: MIT
#include "app/shell/actions/lists.h"
#include "app/shell/application.h"

#include <array>

#include <fmt/format.h>

/// The Edit menu, and what Esc means.
namespace spanwright::app {
namespace {

std::string undoLabel(const Application& app) {
    return fmt::format("Undo {}", app.session().document().undoLabel());
}

std::string redoLabel(const Application& app) {
    return fmt::format("Redo {}", app.session().document().redoLabel());
}

const std::array kActions{
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
    Action{.id = "find-replace",
           .title = "Find and replace…",
           .menu = MenuPlace::edit,
           .icon = "search",
           .shortcut = ctrl(Key::f),
           .run = [](Application& app) { app.showFindReplace(); },
           .alternative = ctrl(Key::h)},
    Action{.id = "cancel",
           .title = "Cancel",
           .shortcut = plain(Key::escape),
           .run =
               [](Application& app) {
                   if (!app.stopArranging()) app.canvas().cancel(app.session());
               }},
};

}  // namespace

std::span<const Action> editActions() {
    return kActions;
}

}  // namespace spanwright::app
