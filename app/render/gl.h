// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string_view>
#include <utility>

namespace spanwright::app {

/// Owns one OpenGL object; the context that made it must be current when it is destroyed.
template <void (*kDelete)(std::uint32_t)>
class GlObject {
  public:
    GlObject() = default;
    explicit GlObject(std::uint32_t name) : name_(name) {}
    ~GlObject() { reset(); }
    GlObject(const GlObject&) = delete;
    GlObject& operator=(const GlObject&) = delete;
    GlObject(GlObject&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    GlObject& operator=(GlObject&& other) noexcept {
        if (this != &other) {
            reset();
            name_ = std::exchange(other.name_, 0);
        }
        return *this;
    }
    [[nodiscard]] std::uint32_t name() const { return name_; }

  private:
    void reset() {
        if (name_ != 0) kDelete(name_);
        name_ = 0;
    }
    std::uint32_t name_ = 0;
};

void deleteTexture(std::uint32_t name);
void deleteBuffer(std::uint32_t name);
void deleteVertexArray(std::uint32_t name);
void deleteProgram(std::uint32_t name);
void deleteFramebuffer(std::uint32_t name);
void deleteSampler(std::uint32_t name);

using GlTexture = GlObject<deleteTexture>;
using GlBuffer = GlObject<deleteBuffer>;
using GlVertexArray = GlObject<deleteVertexArray>;
using GlProgram = GlObject<deleteProgram>;
using GlFramebuffer = GlObject<deleteFramebuffer>;
using GlSampler = GlObject<deleteSampler>;

/// Compiles and links "NAME.vert" and "NAME.frag" of shaders/. Code::unknownFormat with the driver's log.
[[nodiscard]] Result<GlProgram> makeProgram(std::string_view name);

/// In debug builds a pending OpenGL error is a failed assertion that names `where`; in release builds
/// nothing is asked, for glGetError may stall a driver.
void checkGl(std::string_view where);

}  // namespace spanwright::app
