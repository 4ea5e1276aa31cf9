// SPDX-License-Identifier: MIT
#include "app/shell/keys.h"

#include <algorithm>
#include <array>
#include <string_view>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

namespace spanwright::app {
namespace {

/// ImGui before 1.87 knows keys by the back end's codes, later versions by its own.
#if IMGUI_VERSION_NUM >= 18700
using KeyCode = ImGuiKey;
#define SPANWRIGHT_KEY(glfw, imgui) imgui
#else
using KeyCode = int;
#define SPANWRIGHT_KEY(glfw, imgui) glfw
#endif

struct KeyName {
    Key key;
    std::string_view name;
    KeyCode code;
};

constexpr std::array kKeys{
    KeyName{Key::a, "A", SPANWRIGHT_KEY(GLFW_KEY_A, ImGuiKey_A)},
    KeyName{Key::c, "C", SPANWRIGHT_KEY(GLFW_KEY_C, ImGuiKey_C)},
    KeyName{Key::d, "D", SPANWRIGHT_KEY(GLFW_KEY_D, ImGuiKey_D)},
    KeyName{Key::f, "F", SPANWRIGHT_KEY(GLFW_KEY_F, ImGuiKey_F)},
    KeyName{Key::g, "G", SPANWRIGHT_KEY(GLFW_KEY_G, ImGuiKey_G)},
    KeyName{Key::h, "H", SPANWRIGHT_KEY(GLFW_KEY_H, ImGuiKey_H)},
    KeyName{Key::l, "L", SPANWRIGHT_KEY(GLFW_KEY_L, ImGuiKey_L)},
    KeyName{Key::n, "N", SPANWRIGHT_KEY(GLFW_KEY_N, ImGuiKey_N)},
    KeyName{Key::o, "O", SPANWRIGHT_KEY(GLFW_KEY_O, ImGuiKey_O)},
    KeyName{Key::p, "P", SPANWRIGHT_KEY(GLFW_KEY_P, ImGuiKey_P)},
    KeyName{Key::q, "Q", SPANWRIGHT_KEY(GLFW_KEY_Q, ImGuiKey_Q)},
    KeyName{Key::r, "R", SPANWRIGHT_KEY(GLFW_KEY_R, ImGuiKey_R)},
    KeyName{Key::s, "S", SPANWRIGHT_KEY(GLFW_KEY_S, ImGuiKey_S)},
    KeyName{Key::t, "T", SPANWRIGHT_KEY(GLFW_KEY_T, ImGuiKey_T)},
    KeyName{Key::v, "V", SPANWRIGHT_KEY(GLFW_KEY_V, ImGuiKey_V)},
    KeyName{Key::w, "W", SPANWRIGHT_KEY(GLFW_KEY_W, ImGuiKey_W)},
    KeyName{Key::x, "X", SPANWRIGHT_KEY(GLFW_KEY_X, ImGuiKey_X)},
    KeyName{Key::y, "Y", SPANWRIGHT_KEY(GLFW_KEY_Y, ImGuiKey_Y)},
    KeyName{Key::z, "Z", SPANWRIGHT_KEY(GLFW_KEY_Z, ImGuiKey_Z)},
    KeyName{Key::digit0, "0", SPANWRIGHT_KEY(GLFW_KEY_0, ImGuiKey_0)},
    KeyName{Key::digit1, "1", SPANWRIGHT_KEY(GLFW_KEY_1, ImGuiKey_1)},
    KeyName{Key::plus, "+", SPANWRIGHT_KEY(GLFW_KEY_EQUAL, ImGuiKey_Equal)},
    KeyName{Key::minus, "−", SPANWRIGHT_KEY(GLFW_KEY_MINUS, ImGuiKey_Minus)},
    KeyName{Key::f1, "F1", SPANWRIGHT_KEY(GLFW_KEY_F1, ImGuiKey_F1)},
    KeyName{Key::f2, "F2", SPANWRIGHT_KEY(GLFW_KEY_F2, ImGuiKey_F2)},
    KeyName{Key::escape, "Esc", SPANWRIGHT_KEY(GLFW_KEY_ESCAPE, ImGuiKey_Escape)},
    KeyName{Key::enter, "Enter", SPANWRIGHT_KEY(GLFW_KEY_ENTER, ImGuiKey_Enter)},
    KeyName{Key::backspace, "Backspace", SPANWRIGHT_KEY(GLFW_KEY_BACKSPACE, ImGuiKey_Backspace)},
    KeyName{Key::deleteKey, "Del", SPANWRIGHT_KEY(GLFW_KEY_DELETE, ImGuiKey_Delete)},
    KeyName{Key::space, "Space", SPANWRIGHT_KEY(GLFW_KEY_SPACE, ImGuiKey_Space)},
    KeyName{Key::left, "Left", SPANWRIGHT_KEY(GLFW_KEY_LEFT, ImGuiKey_LeftArrow)},
    KeyName{Key::right, "Right", SPANWRIGHT_KEY(GLFW_KEY_RIGHT, ImGuiKey_RightArrow)},
    KeyName{Key::up, "Up", SPANWRIGHT_KEY(GLFW_KEY_UP, ImGuiKey_UpArrow)},
    KeyName{Key::down, "Down", SPANWRIGHT_KEY(GLFW_KEY_DOWN, ImGuiKey_DownArrow)},
    KeyName{Key::pageUp, "Page up", SPANWRIGHT_KEY(GLFW_KEY_PAGE_UP, ImGuiKey_PageUp)},
    KeyName{Key::pageDown, "Page down", SPANWRIGHT_KEY(GLFW_KEY_PAGE_DOWN, ImGuiKey_PageDown)},
};
#undef SPANWRIGHT_KEY

const KeyName* find(Key key) {
    const auto* found =
        std::find_if(kKeys.begin(), kKeys.end(), [key](const KeyName& one) { return one.key == key; });
    return found == kKeys.end() ? nullptr : found;
}

}  // namespace

std::string textOf(const Shortcut& shortcut) {
    const KeyName* name = find(shortcut.key);
    if (name == nullptr) return {};
    std::string text = shortcut.control ? "Ctrl+" : "";
    if (shortcut.shift) text += "Shift+";
    return text.append(name->name);
}

bool isPressed(Key key, bool repeat) {
    const KeyName* name = find(key);
    return name != nullptr && ImGui::IsKeyPressed(name->code, repeat);
}

bool isDown(Key key) {
    const KeyName* name = find(key);
    return name != nullptr && ImGui::IsKeyDown(name->code);
}

bool isPressed(const Shortcut& shortcut, bool repeat) {
    const ImGuiIO& io = ImGui::GetIO();
    // "+" is on different keys with and without Shift, so its Shift does not count.
    const bool shift = shortcut.key == Key::plus ? shortcut.shift : io.KeyShift;
    return io.KeyCtrl == shortcut.control && shift == shortcut.shift && !io.KeyAlt && !io.KeySuper &&
           isPressed(shortcut.key, repeat);
}

}  // namespace spanwright::app
