// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/image.h"
#include "engine/base/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct GLFWwindow;

namespace spanwright::app {

struct WindowOptions {
    std::string title = "Spanwright";
    int width = 1440;  ///< screen coordinates
    int height = 900;
    bool visible = true;  ///< false for tests that only draw
};

struct PixelSize {
    int width = 0;
    int height = 0;
};

/// The one window with its OpenGL 3.3 core context, current from creation on. UI thread only; one at a time.
class Window {
  public:
    /// Code::inputOutput when there is no display or no OpenGL 3.3, with the reason that GLFW gives.
    [[nodiscard]] static Result<Window> create(const WindowOptions& options);

    [[nodiscard]] PixelSize framebufferSize() const;
    /// In screen coordinates, as WindowOptions gives it.
    [[nodiscard]] PixelSize size() const;
    /// Pixels per 100 % pixel that the desktop asks for (1.5 on a 150 % display).
    [[nodiscard]] double contentScale() const;
    [[nodiscard]] bool shouldClose() const;
    /// Takes back the person's wish to close: changes are not saved yet.
    void keepOpen();
    void requestClose();
    void setTitle(const std::string& title);
    void resize(int width, int height);
    [[nodiscard]] std::string clipboard() const;
    void setClipboard(const std::string& text);
    /// Files that were dropped on the window since the last call.
    [[nodiscard]] std::vector<std::filesystem::path> takeDroppedFiles();
    /// Handles what has happened; waits up to so many seconds for something to happen when `waitSeconds` > 0,
    /// so that an idle window uses no processor time.
    void pollEvents(double waitSeconds);
    /// Ends a wait from another thread: a background result is there.
    static void wake();
    /// Shows what was drawn.
    void swap();
    /// What was drawn so far, before the swap.
    [[nodiscard]] Image screenshot() const;
    /// For ImGui's back end and tests that send events.
    [[nodiscard]] GLFWwindow* handle() const { return window_.get(); }

  private:
    struct Destroy {
        void operator()(GLFWwindow* window) const;
    };
    explicit Window(GLFWwindow* window) : window_(window) {}
    std::unique_ptr<GLFWwindow, Destroy> window_;
};

}  // namespace spanwright::app
