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
    KeyName{Key::b, "B", SPANWRIGHT_KEY(GLFW_KEY_B, ImGuiKey_B)},
    KeyName{Key::c, "C", SPANWRIGHT_KEY(GLFW_KEY_C, ImGuiKey_C)},
    KeyName{Key::d, "D", SPANWRIGHT_KEY(GLFW_KEY_D, ImGuiKey_D)},
    KeyName{Key::e, "E", SPANWRIGHT_KEY(GLFW_KEY_E, ImGuiKey_E)},
    KeyName{Key::f, "F", SPANWRIGHT_KEY(GLFW_KEY_F, ImGuiKey_F)},
    KeyName{Key::g, "G", SPANWRIGHT_KEY(GLFW_KEY_G, ImGuiKey_G)},
    KeyName{Key::h, "H", SPANWRIGHT_KEY(GLFW_KEY_H, ImGuiKey_H)},
    KeyName{Key::i, "I", SPANWRIGHT_KEY(GLFW_KEY_I, ImGuiKey_I)},
    KeyName{Key::j, "J", SPANWRIGHT_KEY(GLFW_KEY_J, ImGuiKey_J)},
    KeyName{Key::k, "K", SPANWRIGHT_KEY(GLFW_KEY_K, ImGuiKey_K)},
    KeyName{Key::l, "L", SPANWRIGHT_KEY(GLFW_KEY_L, ImGuiKey_L)},
    KeyName{Key::m, "M", SPANWRIGHT_KEY(GLFW_KEY_M, ImGuiKey_M)},
    KeyName{Key::n, "N", SPANWRIGHT_KEY(GLFW_KEY_N, ImGuiKey_N)},
    KeyName{Key::o, "O", SPANWRIGHT_KEY(GLFW_KEY_O, ImGuiKey_O)},
    KeyName{Key::p, "P", SPANWRIGHT_KEY(GLFW_KEY_P, ImGuiKey_P)},
    KeyName{Key::q, "Q", SPANWRIGHT_KEY(GLFW_KEY_Q, ImGuiKey_Q)},
    KeyName{Key::r, "R", SPANWRIGHT_KEY(GLFW_KEY_R, ImGuiKey_R)},
    KeyName{Key::s, "S", SPANWRIGHT_KEY(GLFW_KEY_S, ImGuiKey_S)},
    KeyName{Key::t, "T", SPANWRIGHT_KEY(GLFW_KEY_T, ImGuiKey_T)},
    KeyName{Key::u, "U", SPANWRIGHT_KEY(GLFW_KEY_U, ImGuiKey_U)},
    KeyName{Key::v, "V", SPANWRIGHT_KEY(GLFW_KEY_V, ImGuiKey_V)},
    KeyName{Key::w, "W", SPANWRIGHT_KEY(GLFW_KEY_W, ImGuiKey_W)},
    KeyName{Key::x, "X", SPANWRIGHT_KEY(GLFW_KEY_X, ImGuiKey_X)},
    KeyName{Key::y, "Y", SPANWRIGHT_KEY(GLFW_KEY_Y, ImGuiKey_Y)},
    KeyName{Key::z, "Z", SPANWRIGHT_KEY(GLFW_KEY_Z, ImGuiKey_Z)},
    KeyName{Key::digit0, "0", SPANWRIGHT_KEY(GLFW_KEY_0, ImGuiKey_0)},
    KeyName{Key::digit1, "1", SPANWRIGHT_KEY(GLFW_KEY_1, ImGuiKey_1)},
    KeyName{Key::digit2, "2", SPANWRIGHT_KEY(GLFW_KEY_2, ImGuiKey_2)},
    KeyName{Key::digit3, "3", SPANWRIGHT_KEY(GLFW_KEY_3, ImGuiKey_3)},
    KeyName{Key::digit4, "4", SPANWRIGHT_KEY(GLFW_KEY_4, ImGuiKey_4)},
    KeyName{Key::digit5, "5", SPANWRIGHT_KEY(GLFW_KEY_5, ImGuiKey_5)},
    KeyName{Key::digit6, "6", SPANWRIGHT_KEY(GLFW_KEY_6, ImGuiKey_6)},
    KeyName{Key::digit7, "7", SPANWRIGHT_KEY(GLFW_KEY_7, ImGuiKey_7)},
    KeyName{Key::digit8, "8", SPANWRIGHT_KEY(GLFW_KEY_8, ImGuiKey_8)},
    KeyName{Key::digit9, "9", SPANWRIGHT_KEY(GLFW_KEY_9, ImGuiKey_9)},
    KeyName{Key::plus, "+", SPANWRIGHT_KEY(GLFW_KEY_EQUAL, ImGuiKey_Equal)},
    KeyName{Key::minus, "−", SPANWRIGHT_KEY(GLFW_KEY_MINUS, ImGuiKey_Minus)},
    KeyName{Key::comma, ",", SPANWRIGHT_KEY(GLFW_KEY_COMMA, ImGuiKey_Comma)},
    KeyName{Key::period, ".", SPANWRIGHT_KEY(GLFW_KEY_PERIOD, ImGuiKey_Period)},
    KeyName{Key::f1, "F1", SPANWRIGHT_KEY(GLFW_KEY_F1, ImGuiKey_F1)},
    KeyName{Key::f2, "F2", SPANWRIGHT_KEY(GLFW_KEY_F2, ImGuiKey_F2)},
    KeyName{Key::f3, "F3", SPANWRIGHT_KEY(GLFW_KEY_F3, ImGuiKey_F3)},
    KeyName{Key::f4, "F4", SPANWRIGHT_KEY(GLFW_KEY_F4, ImGuiKey_F4)},
    KeyName{Key::f5, "F5", SPANWRIGHT_KEY(GLFW_KEY_F5, ImGuiKey_F5)},
    KeyName{Key::f6, "F6", SPANWRIGHT_KEY(GLFW_KEY_F6, ImGuiKey_F6)},
    KeyName{Key::f7, "F7", SPANWRIGHT_KEY(GLFW_KEY_F7, ImGuiKey_F7)},
    KeyName{Key::f8, "F8", SPANWRIGHT_KEY(GLFW_KEY_F8, ImGuiKey_F8)},
    KeyName{Key::f9, "F9", SPANWRIGHT_KEY(GLFW_KEY_F9, ImGuiKey_F9)},
    KeyName{Key::f10, "F10", SPANWRIGHT_KEY(GLFW_KEY_F10, ImGuiKey_F10)},
    KeyName{Key::f11, "F11", SPANWRIGHT_KEY(GLFW_KEY_F11, ImGuiKey_F11)},
    KeyName{Key::f12, "F12", SPANWRIGHT_KEY(GLFW_KEY_F12, ImGuiKey_F12)},
    KeyName{Key::escape, "Esc", SPANWRIGHT_KEY(GLFW_KEY_ESCAPE, ImGuiKey_Escape)},
    KeyName{Key::enter, "Enter", SPANWRIGHT_KEY(GLFW_KEY_ENTER, ImGuiKey_Enter)},
    KeyName{Key::tab, "Tab", SPANWRIGHT_KEY(GLFW_KEY_TAB, ImGuiKey_Tab)},
    KeyName{Key::backspace, "Backspace", SPANWRIGHT_KEY(GLFW_KEY_BACKSPACE, ImGuiKey_Backspace)},
    KeyName{Key::deleteKey, "Del", SPANWRIGHT_KEY(GLFW_KEY_DELETE, ImGuiKey_Delete)},
    KeyName{Key::space, "Space", SPANWRIGHT_KEY(GLFW_KEY_SPACE, ImGuiKey_Space)},
    KeyName{Key::left, "Left", SPANWRIGHT_KEY(GLFW_KEY_LEFT, ImGuiKey_LeftArrow)},
    KeyName{Key::right, "Right", SPANWRIGHT_KEY(GLFW_KEY_RIGHT, ImGuiKey_RightArrow)},
    KeyName{Key::up, "Up", SPANWRIGHT_KEY(GLFW_KEY_UP, ImGuiKey_UpArrow)},
    KeyName{Key::down, "Down", SPANWRIGHT_KEY(GLFW_KEY_DOWN, ImGuiKey_DownArrow)},
    KeyName{Key::home, "Home", SPANWRIGHT_KEY(GLFW_KEY_HOME, ImGuiKey_Home)},
    KeyName{Key::end, "End", SPANWRIGHT_KEY(GLFW_KEY_END, ImGuiKey_End)},
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
    if (shortcut.key == Key::question) return "?";
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
    if (shortcut.key == Key::question) return io.InputQueueCharacters.contains(ImWchar{'?'});
    // "+" is on different keys with and without Shift, so its Shift does not count.
    const bool shift = shortcut.key == Key::plus ? shortcut.shift : io.KeyShift;
    return io.KeyCtrl == shortcut.control && shift == shortcut.shift && !io.KeyAlt && !io.KeySuper &&
           isPressed(shortcut.key, repeat);
}

}  // namespace spanwright::app
