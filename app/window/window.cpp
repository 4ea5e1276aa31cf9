// SPDX-License-Identifier: MIT
#include "app/window/window.h"

#include "app/render/framebuffer.h"

#include <utility>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <epoxy/gl.h>

namespace spanwright::app {
namespace {

std::string glfwReason() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "no reason given" : text;
}

/// GLFW's call-back has nowhere else to put them; there is one window.
std::vector<std::filesystem::path>& droppedFiles() {
    static std::vector<std::filesystem::path> files;
    return files;
}

}  // namespace

void Window::Destroy::operator()(GLFWwindow* window) const {
    glfwDestroyWindow(window);
    glfwTerminate();
}

Result<Window> Window::create(const WindowOptions& options) {
    if (glfwInit() != GLFW_TRUE) return fail(Code::inputOutput, glfwReason(), "display");
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, options.visible ? GLFW_TRUE : GLFW_FALSE);
    GLFWwindow* handle =
        glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
    if (handle == nullptr) {
        std::string reason = glfwReason();
        glfwTerminate();
        return fail(Code::inputOutput, std::move(reason), "window");
    }
    Window window(handle);
    glfwMakeContextCurrent(handle);
    glfwSwapInterval(1);
    glfwSetDropCallback(handle, [](GLFWwindow*, int count, const char** paths) {
        for (int i = 0; i < count; ++i)
            droppedFiles().emplace_back(paths[i]);
    });
    glfwSetWindowSizeLimits(handle, 640, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
    return window;
}

std::vector<std::filesystem::path> Window::takeDroppedFiles() {
    return std::exchange(droppedFiles(), {});
}

PixelSize Window::framebufferSize() const {
    PixelSize size;
    glfwGetFramebufferSize(window_.get(), &size.width, &size.height);
    return size;
}

PixelSize Window::size() const {
    PixelSize size;
    glfwGetWindowSize(window_.get(), &size.width, &size.height);
    return size;
}

double Window::contentScale() const {
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(window_.get(), &x, &y);
    return x > 0 ? static_cast<double>(x) : 1.0;
}

bool Window::shouldClose() const {
    return glfwWindowShouldClose(window_.get()) == GLFW_TRUE;
}

void Window::keepOpen() {
    glfwSetWindowShouldClose(window_.get(), GLFW_FALSE);
}

void Window::requestClose() {
    glfwSetWindowShouldClose(window_.get(), GLFW_TRUE);
}

void Window::setTitle(const std::string& title) {
    glfwSetWindowTitle(window_.get(), title.c_str());
}

void Window::resize(int width, int height) {
    glfwSetWindowSize(window_.get(), width, height);
}

std::string Window::clipboard() const {
    const char* text = glfwGetClipboardString(window_.get());
    return text == nullptr ? std::string() : std::string(text);
}

void Window::setClipboard(const std::string& text) {
    glfwSetClipboardString(window_.get(), text.c_str());
}

void Window::pollEvents(double waitSeconds) {
    if (waitSeconds > 0) {
        glfwWaitEventsTimeout(waitSeconds);
    } else {
        glfwPollEvents();
    }
}

void Window::wake() {
    glfwPostEmptyEvent();
}

void Window::swap() {
    glfwSwapBuffers(window_.get());
}

Image Window::screenshot() const {
    const PixelSize size = framebufferSize();
    glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
    glReadBuffer(GL_BACK);
    return readPixels(size.width, size.height);
}

}  // namespace spanwright::app
