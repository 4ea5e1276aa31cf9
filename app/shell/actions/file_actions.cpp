// SPDX-License-Identifier: MIT
#include "app/shell/actions/lists.h"
#include "app/shell/application.h"

#include <array>

/// The File menu: projects and what is brought into them.
namespace spanwright::app {
namespace {

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
    Action{.id = "save-variant",
           .title = "Save as variant…",
           .menu = MenuPlace::file,
           .run = [](Application& app) { app.showVariantDialog(); }},
    Action{.id = "export-budget",
           .title = "Export budget workbook…",
           .menu = MenuPlace::file,
           .run = [](Application& app) { app.showBudgetExport(report::BudgetFormat::workbook); },
           .separatorBefore = true},
    Action{.id = "export-bill",
           .title = "Export bill of materials…",
           .menu = MenuPlace::file,
           .run = [](Application& app) { app.showBudgetExport(report::BudgetFormat::bomCsv); }},
    Action{.id = "import-catalogue",
           .title = "Import prices and devices…",
           .menu = MenuPlace::file,
           .run = [](Application& app) { app.showCatalogueImport(); }},
    Action{.id = "quit",
           .title = "Quit",
           .menu = MenuPlace::file,
           .shortcut = ctrl(Key::q),
           .run = [](Application& app) { app.quit(); },
           .separatorBefore = true,
           .inTextFields = true},
};

}  // namespace

std::span<const Action> fileActions() {
    return kActions;
}

}  // namespace spanwright::app
