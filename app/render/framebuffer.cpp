// SPDX-License-Identifier: MIT
#include "app/render/framebuffer.h"

#include "engine/base/assert.h"

#include <algorithm>

#include <epoxy/gl.h>

namespace spanwright::app {

Image readPixels(int width, int height) {
    Image image{width, height, {}};
    const std::size_t row = 4 * static_cast<std::size_t>(width);
    image.rgba.resize(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    const auto begin = image.rgba.begin();
    const auto rowAt = [&](int y) {
        return begin + static_cast<std::ptrdiff_t>(row) * static_cast<std::ptrdiff_t>(y);
    };
    for (int y = 0; y < height / 2; ++y)
        std::swap_ranges(rowAt(y), rowAt(y + 1), rowAt(height - 1 - y));
    for (std::size_t i = 3; i < image.rgba.size(); i += 4)
        image.rgba[i] = 255;
    checkGl("readPixels");
    return image;
}

Framebuffer::Framebuffer(int width, int height) : width_(width), height_(height) {
    GLuint name = 0;
    glGenTextures(1, &name);
    colour_ = GlTexture(name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &name);
    framebuffer_ = GlFramebuffer(name);
    bind();
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, colour_.name(), 0);
    SPANWRIGHT_ASSERT(glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE);
}

void Framebuffer::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
}

Image Framebuffer::read() const {
    bind();
    return readPixels(width_, height_);
}

}  // namespace spanwright::app
