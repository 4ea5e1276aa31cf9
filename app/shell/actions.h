// SPDX-License-Identifier: MIT
#pragma once

#include "app/shell/keys.h"

#include <span>
#include <string>
#include <string_view>

namespace spanwright::app {

class Application;

enum class MenuPlace { none, file, edit, view, insert, arrange, go, help };

struct Menu {
    MenuPlace place = MenuPlace::none;
    std::string_view title;
};

/// From left to right.
[[nodiscard]] std::span<const Menu> allMenus();

/// Something that the person can ask for. Menus, tool bar, tooltips, the shortcut sheet and the keyboard all
/// read the one list of these.
struct Action {
    std::string_view id;
    std::string_view title;
    MenuPlace menu = MenuPlace::none;
    std::string_view icon = {};  ///< of assets/icons; empty: none
    Shortcut shortcut = {};
    void (*run)(Application&) = nullptr;
    bool (*enabled)(const Application&) = nullptr;       ///< null: always
    bool (*checked)(const Application&) = nullptr;       ///< null: not a switch
    std::string (*label)(const Application&) = nullptr;  ///< title that depends on the state; null: `title`
    bool separatorBefore = false;
    bool inTextFields = false;  ///< the shortcut works while text is typed
    bool repeats = false;       ///< while the key is held
    Shortcut alternative = {};
};

/// By menu, each in its order; the lists are those of app/shell/actions.
[[nodiscard]] std::span<const Action> allActions();

/// Asserts that the id exists.
[[nodiscard]] const Action& action(std::string_view id);

[[nodiscard]] bool isEnabled(const Action& action, const Application& application);
[[nodiscard]] std::string labelOf(const Action& action, const Application& application);

/// Runs what the keys pressed in this frame ask for.
void runShortcuts(Application& application);

}  // namespace spanwright::app
