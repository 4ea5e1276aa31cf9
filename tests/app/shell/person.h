// SPDX-License-Identifier: MIT
#pragma once

#include "app/shell/application.h"

#include <functional>
#include <string_view>

namespace spanwright::app {

/// Keeps a connection to the display for as long as the program runs: Xvfb starts anew when its last client
/// leaves, and refuses the next window meanwhile.
void holdDisplay();

/// Somebody at the screen: moves the X server's pointer, and sends the window the X events of buttons, wheel
/// and keys, so that they take the way through GLFW and ImGui that real ones take.
class Person {
  public:
    explicit Person(Application& application);

    void moveTo(Point pixel);
    void press(int button = 1);
    void release(int button = 1);
    void click(Point pixel, int button = 1);
    void drag(Point from, Point to, int button = 1);
    /// Positive turns zoom in.
    void turnWheel(int notches);
    /// A key by its X name ("a", "Delete", "Page_Up").
    void key(const char* name);
    void control(const char* name);
    void controlShift(const char* name);
    void shiftClick(Point pixel);
    void type(std::string_view text);

    /// Draws frames until the window has settled.
    void look(int frames = 3);
    /// Draws frames until the condition holds; false after so many seconds.
    bool waitUntil(const std::function<bool()>& condition, double seconds = 60);
    bool waitForAnswers();

    /// The pixel under a point of the drawing.
    [[nodiscard]] Point at(Point canvas) const { return application_.canvas().view().toScreen(canvas); }
    /// True when a pixel at most so far away has about this colour.
    [[nodiscard]] bool sees(scene::Colour colour, Point pixel, int within = 3, int tolerance = 12) const;

  private:
    void sendKey(const char* name, unsigned int state, bool down);

    Application& application_;
    unsigned long time_ = 1000;
};

}  // namespace spanwright::app
