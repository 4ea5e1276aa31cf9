// SPDX-License-Identifier: MIT
#pragma once

#include "app/shell/actions.h"

/// The actions, one list and one file a menu: what is added to one menu touches no other file.
namespace spanwright::app {

[[nodiscard]] std::span<const Action> fileActions();
[[nodiscard]] std::span<const Action> editActions();
[[nodiscard]] std::span<const Action> drawingActions();
[[nodiscard]] std::span<const Action> viewActions();
[[nodiscard]] std::span<const Action> insertActions();
[[nodiscard]] std::span<const Action> arrangeActions();
[[nodiscard]] std::span<const Action> goActions();
[[nodiscard]] std::span<const Action> helpActions();

// When an action can be asked for.
[[nodiscard]] bool hasSelection(const Application& application);
/// A site or a device is there.
[[nodiscard]] bool hasDrawing(const Application& application);

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

}  // namespace spanwright::app
