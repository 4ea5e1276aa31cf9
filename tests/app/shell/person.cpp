// SPDX-License-Identifier: MIT
#include "tests/app/shell/person.h"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <string>
#include <thread>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
// Last, for its macros.
#include <X11/Xlib.h>

// As <GLFW/glfw3native.h> declares them; the header itself asks for the headers of Xrandr as well.
extern "C" {
Display* glfwGetX11Display(void);
::Window glfwGetX11Window(GLFWwindow* window);
}

namespace spanwright::app {
namespace {

constexpr int kWheelUp = 4;
constexpr int kWheelDown = 5;

template <class Event>
void send(Window& window, Event& event, long mask) {
    Display* display = glfwGetX11Display();
    event.display = display;
    event.window = glfwGetX11Window(window.handle());
    event.root = DefaultRootWindow(display);
    event.same_screen = True;
    XSendEvent(display, event.window, True, mask, reinterpret_cast<XEvent*>(&event));
    XSync(display, False);
}

void sendButton(Window& window, int button, bool down, unsigned long time) {
    XEvent whole{};
    XButtonEvent& event = whole.xbutton;
    event.type = down ? ButtonPress : ButtonRelease;
    event.button = static_cast<unsigned int>(button);
    event.time = time;
    send(window, event, down ? ButtonPressMask : ButtonReleaseMask);
}

}  // namespace

void holdDisplay() {
    static Display* const kHeld = XOpenDisplay(nullptr);
    static_cast<void>(kHeld);
}

Person::Person(Application& application) : application_(application) {
    application_.keepFrames();
    glfwFocusWindow(application_.window().handle());
    waitUntil([&] { return glfwGetWindowAttrib(application_.window().handle(), GLFW_FOCUSED) == GLFW_TRUE; },
              10);
    look(4);
}

void Person::moveTo(Point pixel) {
    glfwSetCursorPos(application_.window().handle(), std::round(pixel.x), std::round(pixel.y));
    XSync(glfwGetX11Display(), False);
    look(2);
}

void Person::press(int button) {
    sendButton(application_.window(), button, true, time_ += 10);
    look(1);
}

void Person::release(int button) {
    sendButton(application_.window(), button, false, time_ += 10);
    look(2);
}

void Person::click(Point pixel, int button) {
    moveTo(pixel);
    press(button);
    release(button);
}

void Person::drag(Point from, Point to, int button) {
    moveTo(from);
    press(button);
    for (const double share : {0.1, 0.5, 0.9, 1.0})
        moveTo({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
    release(button);
}

void Person::turnWheel(int notches) {
    const int button = notches > 0 ? kWheelUp : kWheelDown;
    for (int i = 0; i < std::abs(notches); ++i) {
        sendButton(application_.window(), button, true, time_ += 10);
        sendButton(application_.window(), button, false, time_ += 10);
        look(1);
    }
    look(1);
}

void Person::sendKey(const char* name, unsigned int state, bool down) {
    Display* display = glfwGetX11Display();
    XEvent whole{};
    XKeyEvent& event = whole.xkey;
    event.type = down ? KeyPress : KeyRelease;
    event.keycode = XKeysymToKeycode(display, XStringToKeysym(name));
    event.state = state;
    event.time = time_ += 10;
    send(application_.window(), event, down ? KeyPressMask : KeyReleaseMask);
    look(1);
}

void Person::key(const char* name) {
    sendKey(name, 0, true);
    sendKey(name, 0, false);
    look(2);
}

void Person::control(const char* name) {
    sendKey("Control_L", 0, true);
    sendKey(name, ControlMask, true);
    sendKey(name, ControlMask, false);
    sendKey("Control_L", ControlMask, false);
    look(2);
}

void Person::controlShift(const char* name) {
    sendKey("Shift_L", 0, true);
    sendKey("Control_L", ShiftMask, true);
    sendKey(name, ControlMask | ShiftMask, true);
    sendKey(name, ControlMask | ShiftMask, false);
    sendKey("Control_L", ControlMask | ShiftMask, false);
    sendKey("Shift_L", ShiftMask, false);
    look(2);
}

void Person::shiftClick(Point pixel) {
    sendKey("Shift_L", 0, true);
    click(pixel);
    sendKey("Shift_L", ShiftMask, false);
    look(2);
}

void Person::type(std::string_view text) {
    for (const char letter : text) {
        const std::string name = letter == '.'   ? "period"
                                 : letter == '-' ? "minus"
                                 : letter == '/' ? "slash"
                                 : letter == ' ' ? "space"
                                                 : std::string(1, letter);
        const bool capital = letter >= 'A' && letter <= 'Z';
        sendKey(name.c_str(), capital ? ShiftMask : 0, true);
        sendKey(name.c_str(), capital ? ShiftMask : 0, false);
    }
    look(2);
}

void Person::look(int frames) {
    for (int i = 0; i < frames; ++i)
        application_.step();
}

bool Person::waitUntil(const std::function<bool()>& condition, double seconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        application_.step(0.01);
    }
    return true;
}

bool Person::waitForAnswers() {
    const bool current = waitUntil([&] { return !application_.session().updating(); });
    look(3);
    return current;
}

bool Person::sees(scene::Colour colour, Point pixel, int within, int tolerance) const {
    const Image& frame = application_.screenshot();
    const auto near = [tolerance](std::uint8_t a, std::uint8_t b) { return std::abs(a - b) <= tolerance; };
    for (int dy = -within; dy <= within; ++dy) {
        for (int dx = -within; dx <= within; ++dx) {
            const int x = static_cast<int>(std::lround(pixel.x)) + dx;
            const int y = static_cast<int>(std::lround(pixel.y)) + dy;
            if (x < 0 || y < 0 || x >= frame.width || y >= frame.height) continue;
            const scene::Colour seen = frame.at(x, y);
            if (near(seen.red, colour.red) && near(seen.green, colour.green) && near(seen.blue, colour.blue))
                return true;
        }
    }
    return false;
}

}  // namespace spanwright::app
