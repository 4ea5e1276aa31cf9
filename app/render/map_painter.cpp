// SPDX-License-Identifier: MIT
#include "app/render/map_painter.h"

#include <cmath>

#include <epoxy/gl.h>

namespace spanwright::app {
namespace {

float share(std::uint8_t part) {
    return static_cast<float>(part) / 255.0F;
}

void setColour(const GlProgram& program, const char* name, scene::Colour colour) {
    glUniform3f(glGetUniformLocation(program.name(), name), share(colour.red), share(colour.green),
                share(colour.blue));
}

}  // namespace

Result<MapPainter> MapPainter::create() {
    MapPainter painter;
    Result<GlProgram> program = makeProgram("map");
    if (!program) return tl::unexpected<Error>(program.error());
    painter.program_ = std::move(*program);
    GLuint name = 0;
    glGenVertexArrays(1, &name);
    painter.empty_ = GlVertexArray(name);
    glGenTextures(1, &name);
    painter.texture_ = GlTexture(name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    checkGl("MapPainter::create");
    return painter;
}

void MapPainter::upload(const geo::MapImage& image) {
    filled_ = !image.pixels.empty();
    if (!filled_) return;
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, image.window.width, image.window.height, 0, GL_RG,
                 GL_UNSIGNED_BYTE, image.pixels.data());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    checkGl("MapPainter::upload");
}

void MapPainter::draw(const Rect& viewport, const Rect& target, int framebufferHeight,
                      const scene::MapColours& colours) {
    const auto whole = [](double v) { return static_cast<GLint>(std::lround(v)); };
    const GLint left = whole(viewport.x);
    const GLint bottom = framebufferHeight - whole(viewport.y + viewport.height);
    const GLsizei width = whole(viewport.width);
    const GLsizei height = whole(viewport.height);
    if (width <= 0 || height <= 0) return;
    glViewport(left, bottom, width, height);
    glScissor(left, bottom, width, height);
    glEnable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_BLEND);
    glClearColor(share(colours.sea.red), share(colours.sea.green), share(colours.sea.blue), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    if (filled_) {
        glUseProgram(program_.name());
        glUniform2f(glGetUniformLocation(program_.name(), "uViewport"), static_cast<float>(width),
                    static_cast<float>(height));
        glUniform4f(glGetUniformLocation(program_.name(), "uRect"), static_cast<float>(target.x - viewport.x),
                    static_cast<float>(target.y - viewport.y), static_cast<float>(target.width),
                    static_cast<float>(target.height));
        setColour(program_, "uSea", colours.sea);
        setColour(program_, "uLand", colours.land);
        setColour(program_, "uBorder", colours.border);
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, texture_.name());
        glBindVertexArray(empty_.name());
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
        glBindVertexArray(0);
    }
    glDisable(GL_SCISSOR_TEST);
    checkGl("MapPainter::draw");
}

}  // namespace spanwright::app
