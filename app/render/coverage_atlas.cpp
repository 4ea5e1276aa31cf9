// SPDX-License-Identifier: MIT
#include "app/render/coverage_atlas.h"

#include <array>

#include <epoxy/gl.h>

namespace spanwright::app {

/// Empty pixels between neighbours, so that filtering does not mix them.
constexpr int kMargin = 1;

CoverageAtlas::CoverageAtlas(int side) : side_(side) {
    GLuint name = 0;
    glGenTextures(1, &name);
    texture_ = GlTexture(name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    const std::array<GLint, 4> swizzle{GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle.data());
    clear();
}

void CoverageAtlas::clear() {
    shelves_.clear();
    shelvesHeight_ = 0;
    const std::vector<std::uint8_t> empty(static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_));
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, side_, side_, 0, GL_RED, GL_UNSIGNED_BYTE, empty.data());
    checkGl("CoverageAtlas::clear");
}

CoverageAtlas::Shelf* CoverageAtlas::shelfFor(int width, int height) {
    for (Shelf& shelf : shelves_) {
        // A shelf up to a quarter too high is taken; a higher one would waste its room.
        if (shelf.height >= height && shelf.height <= height + height / 4 + 2 && shelf.used + width <= side_)
            return &shelf;
    }
    if (shelvesHeight_ + height > side_ || width > side_) return nullptr;
    shelves_.push_back({shelvesHeight_, height, 0});
    shelvesHeight_ += height;
    return &shelves_.back();
}

std::optional<UvRect> CoverageAtlas::add(int width, int height, std::span<const std::uint8_t> coverage) {
    Shelf* shelf = shelfFor(width + kMargin, height + kMargin);
    if (shelf == nullptr) return std::nullopt;
    const int x = shelf->used;
    const int y = shelf->y;
    shelf->used += width + kMargin;
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RED, GL_UNSIGNED_BYTE, coverage.data());
    const auto side = static_cast<float>(side_);
    return UvRect{static_cast<float>(x) / side, static_cast<float>(y) / side,
                  static_cast<float>(x + width) / side, static_cast<float>(y + height) / side};
}

}  // namespace spanwright::app
