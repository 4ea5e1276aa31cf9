// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace spanwright::app {

/// The keys that shortcuts use, by what the keyboard layout prints on letter keys.
enum class Key {
    none,
    a,
    c,
    d,
    f,
    g,
    h,
    l,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    v,
    w,
    x,
    y,
    z,
    digit0,
    digit1,
    plus,
    minus,
    f1,
    f2,
    escape,
    enter,
    backspace,
    deleteKey,
    space,
    left,
    right,
    up,
    down,
    pageUp,
    pageDown,
};

struct Shortcut {
    Key key = Key::none;
    bool control = false;
    bool shift = false;

    friend bool operator==(const Shortcut&, const Shortcut&) = default;
};

/// "Ctrl+Shift+S"; empty for no shortcut.
[[nodiscard]] std::string textOf(const Shortcut& shortcut);

/// True in the frame in which the key went down; with `repeat` also while it repeats.
[[nodiscard]] bool isPressed(Key key, bool repeat = false);
[[nodiscard]] bool isDown(Key key);
/// The shortcut with exactly its modifiers.
[[nodiscard]] bool isPressed(const Shortcut& shortcut, bool repeat = false);

}  // namespace spanwright::app
