// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace spanwright::app {

/// The keys that shortcuts use, by what the keyboard layout prints on letter keys; `question` by the
/// character, wherever the layout has it.
enum class Key {
    none,
    a,
    b,
    c,
    d,
    e,
    f,
    g,
    h,
    i,
    j,
    k,
    l,
    m,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    u,
    v,
    w,
    x,
    y,
    z,
    digit0,
    digit1,
    digit2,
    digit3,
    digit4,
    digit5,
    digit6,
    digit7,
    digit8,
    digit9,
    plus,
    minus,
    comma,
    period,
    question,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
    escape,
    enter,
    tab,
    backspace,
    deleteKey,
    space,
    left,
    right,
    up,
    down,
    home,
    end,
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
