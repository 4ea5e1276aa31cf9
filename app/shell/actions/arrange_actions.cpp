// SPDX-License-Identifier: MIT
#include "app/shell/actions/lists.h"
#include "app/shell/application.h"

#include <array>

#include <imgui.h>

/// The Arrange menu, and moving the selection by keys.
namespace spanwright::app {
namespace {

constexpr double kNudge = kSnap;
constexpr double kBigNudge = 5 * kSnap;

template <int kX, int kY>
void nudge(Application& app) {
    const double step = ImGui::GetIO().KeyShift ? kBigNudge : kNudge;
    app.session().nudgeSelection({kX * step, kY * step});
}

const std::array kActions{
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
};

}  // namespace

std::span<const Action> arrangeActions() {
    return kActions;
}

}  // namespace spanwright::app
