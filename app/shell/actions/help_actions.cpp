// SPDX-License-Identifier: MIT
#include "app/shell/actions/lists.h"
#include "app/shell/application.h"

#include <array>

/// The Help menu.
namespace spanwright::app {
namespace {

const std::array kActions{
    Action{.id = "shortcuts",
           .title = "Keyboard and pointer",
           .menu = MenuPlace::help,
           .shortcut = plain(Key::f1),
           .run = [](Application& app) { app.showShortcuts(); },
           .inTextFields = true,
           .alternative = plain(Key::question)},
    Action{.id = "about",
           .title = "About Spanwright",
           .menu = MenuPlace::help,
           .icon = "info",
           .run = [](Application& app) { app.showAbout(); }},
};

}  // namespace

std::span<const Action> helpActions() {
    return kActions;
}

}  // namespace spanwright::app
