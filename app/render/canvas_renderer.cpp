// SPDX-License-Identifier: MIT
#include "app/render/canvas_renderer.h"

#include <cmath>

#include <epoxy/gl.h>

namespace spanwright::app {

Result<CanvasRenderer> CanvasRenderer::create() {
    Result<ShapePainter> painter = ShapePainter::create();
    if (!painter) return tl::unexpected<Error>(painter.error());
    return CanvasRenderer(std::move(*painter));
}

bool setViewport(const scene::View& view, int framebufferHeight) {
    const auto whole = [](double v) { return static_cast<GLint>(std::lround(v)); };
    const GLint left = whole(view.viewport.x);
    const GLsizei width = whole(view.viewport.width);
    const GLsizei height = whole(view.viewport.height);
    const GLint bottom = framebufferHeight - whole(view.viewport.y) - height;
    if (width <= 0 || height <= 0) return false;
    glViewport(left, bottom, width, height);
    glScissor(left, bottom, width, height);
    glEnable(GL_SCISSOR_TEST);
    return true;
}

void CanvasRenderer::draw(const scene::DrawList& list, const scene::View& view, int framebufferHeight,
                          scene::Theme theme, Ground ground) {
    if (!setViewport(view, framebufferHeight)) return;
    const PixelFrame frame = frameOf(view);
    drawOnce(list, frame, theme, ground);
    if (painter_.leftOut() && ground != Ground::none) drawOnce(list, frame, theme, ground);
    glDisable(GL_SCISSOR_TEST);
    checkGl("CanvasRenderer::draw");
}

void CanvasRenderer::drawOnce(const scene::DrawList& list, const PixelFrame& frame, scene::Theme theme,
                              Ground ground) {
    painter_.begin();
    painter_.drawGround(frame, theme, ground);
    LabelLayout layout(painter_.glyphs(), frame);
    for (const scene::Layer& layer : list.layers) {
        for (const scene::Box& box : layer.boxes) {
            if (const auto rect = blockedBy(box, frame)) layout.block(*rect);
            painter_.add(box, frame);
        }
        for (const scene::Line& line : layer.lines)
            painter_.add(line, frame);
        for (const scene::Icon& icon : layer.icons)
            painter_.add(icon, frame);
        for (const scene::Label& label : layer.labels) {
            if (layout.isOutside(label)) continue;
            if (const std::optional<PlacedLabel> placed = layout.place(label)) painter_.add(*placed, {});
        }
        painter_.flush(frame);
    }
}

}  // namespace spanwright::app
