// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"

namespace spanwright::test {

/// An OpenGL 3.3 core context without any display (EGL, Mesa's surfaceless platform), current while it
/// lives. Draw into a Framebuffer.
class OffscreenContext {
  public:
    [[nodiscard]] static Result<OffscreenContext> create();
    ~OffscreenContext();
    OffscreenContext(const OffscreenContext&) = delete;
    OffscreenContext& operator=(const OffscreenContext&) = delete;
    OffscreenContext(OffscreenContext&& other) noexcept;
    OffscreenContext& operator=(OffscreenContext&&) = delete;

  private:
    OffscreenContext(void* display, void* context) : display_(display), context_(context) {}
    void* display_;
    void* context_;
};

}  // namespace spanwright::test
