// SPDX-License-Identifier: MIT
#include "app/render/canvas_renderer.h"

#include "engine/scene/geometry.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <epoxy/gl.h>

namespace spanwright::app {
namespace {

constexpr double kGridUnits = 20;  ///< between minor grid lines at 100 % zoom

GLint uniform(const GlProgram& program, const char* name) {
    return glGetUniformLocation(program.name(), name);
}

float share(std::uint8_t part) {
    return static_cast<float>(part) / 255.0F;
}

Point local(const scene::View& view, Point canvas) {
    return view.toScreen(canvas) - Point{view.viewport.x, view.viewport.y};
}

bool onScreen(const scene::View& view, const Rect& box) {
    return scene::overlaps(box, {0, 0, view.viewport.width, view.viewport.height});
}

/// Lines keep their weight, but a whole network in one view must not become a blot.
double lineScale(const scene::View& view) {
    return view.scale * std::clamp(view.camera.zoom * 1.6, 0.4, 1.0);
}

}  // namespace

Result<CanvasRenderer> CanvasRenderer::create() {
    CanvasRenderer renderer;
    const std::array<std::pair<GlProgram*, const char*>, 4> wanted{{{&renderer.grid_, "grid"},
                                                                    {&renderer.box_, "box"},
                                                                    {&renderer.line_, "line"},
                                                                    {&renderer.sprite_, "sprite"}}};
    for (const auto& [program, name] : wanted) {
        Result<GlProgram> made = makeProgram(name);
        if (!made) return tl::unexpected<Error>(made.error());
        *program = std::move(*made);
    }
    GLuint array = 0;
    glGenVertexArrays(1, &array);
    renderer.empty_ = GlVertexArray(array);
    checkGl("CanvasRenderer::create");
    return renderer;
}

void CanvasRenderer::draw(const scene::DrawList& list, const scene::View& view, int framebufferHeight,
                          scene::Theme theme, Ground ground) {
    const auto whole = [](double v) { return static_cast<GLint>(std::lround(v)); };
    const GLint left = whole(view.viewport.x);
    const GLint bottom = framebufferHeight - whole(view.viewport.y + view.viewport.height);
    const GLsizei width = whole(view.viewport.width);
    const GLsizei height = whole(view.viewport.height);
    if (width <= 0 || height <= 0) return;
    glViewport(left, bottom, width, height);
    glScissor(left, bottom, width, height);
    glEnable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);  // our shaders give premultiplied colour

    iconAtlas_.beginFrame();
    glyphAtlas_.beginFrame();
    if (ground != Ground::none) drawGround(view, scene::palette(theme), ground);
    LabelLayout layout(glyphAtlas_, view);
    for (const scene::Layer& layer : list.layers)
        drawLayer(layer, view, layout);
    glDisable(GL_SCISSOR_TEST);
    checkGl("CanvasRenderer::draw");
}

void CanvasRenderer::drawGround(const scene::View& view, const scene::Palette& palette, Ground ground) {
    // The spacing is five times as wide whenever lines would come closer than 10 pixels; minor lines fade
    // before they go.
    double spacing = kGridUnits * view.pixelsPerUnit();
    while (spacing < 10 * view.scale)
        spacing *= 5;
    while (spacing > 50 * view.scale)
        spacing /= 5;
    const double fade = std::clamp((spacing / view.scale - 10) / 8, 0.0, 1.0);
    glClearColor(share(palette.canvas.red), share(palette.canvas.green), share(palette.canvas.blue), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    if (ground != Ground::grid) return;
    drawGridLines(view, spacing, scene::mixed(palette.canvas, palette.gridMinor, fade));
    drawGridLines(view, spacing * 5, palette.gridMajor);
}

void CanvasRenderer::drawGridLines(const scene::View& view, double spacing, scene::Colour colour) {
    const Point origin = local(view, {0, 0});
    // The first line at or after a line's width before the edge; found in doubles, for far from the canvas
    // origin a float would lose the last digits.
    const auto first = [&](double from) {
        const double rest = std::fmod(from, spacing);
        return static_cast<float>(rest < 0 ? rest + spacing : rest) - static_cast<float>(spacing);
    };
    const auto count = [&](double length) { return static_cast<GLint>(length / spacing) + 2; };
    const GLint upright = count(view.viewport.width);
    glUseProgram(grid_.name());
    glUniform2f(uniform(grid_, "uViewport"), static_cast<float>(std::lround(view.viewport.width)),
                static_cast<float>(std::lround(view.viewport.height)));
    glUniform2f(uniform(grid_, "uFirst"), first(origin.x), first(origin.y));
    glUniform1f(uniform(grid_, "uSpacing"), static_cast<float>(spacing));
    glUniform1f(uniform(grid_, "uLineWidth"), static_cast<float>(std::max(1.0, std::round(view.scale))));
    glUniform1i(uniform(grid_, "uUpright"), upright);
    glUniform4f(uniform(grid_, "uColour"), share(colour.red), share(colour.green), share(colour.blue), 1);
    glBindVertexArray(empty_.name());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, upright + count(view.viewport.height));
    glBindVertexArray(0);
}

void CanvasRenderer::drawLayer(const scene::Layer& layer, const scene::View& view, LabelLayout& layout) {
    addBoxes(layer, view, layout);
    flush(boxes_, box_, view);
    addLines(layer, view);
    flush(lines_, line_, view);
    addIcons(layer, view);
    if (!icons_.empty()) {
        glBindTexture(GL_TEXTURE_2D, iconAtlas_.sprite("missing", 16).texture);
        flush(icons_, sprite_, view);
    }
    for (const scene::Label& label : layer.labels) {
        if (const std::optional<PlacedLabel> placed = layout.place(label)) addLabel(*placed);
    }
    flush(boxes_, box_, view);  // plates behind labels
    if (!glyphs_.empty()) {
        glBindTexture(GL_TEXTURE_2D, glyphAtlas_.texture());
        flush(glyphs_, sprite_, view);
    }
}

void CanvasRenderer::addBoxes(const scene::Layer& layer, const scene::View& view, LabelLayout& layout) {
    const double unit = view.pixelsPerUnit();
    for (const scene::Box& box : layer.boxes) {
        const Point corner = local(view, {box.rect.x, box.rect.y});
        Rect rect{corner.x, corner.y, box.rect.width * unit, box.rect.height * unit};
        if (rect.height < box.minPixels * view.scale || !onScreen(view, scene::expanded(rect, 2))) continue;
        // Straight edges on whole pixels are sharp; rounding both ends keeps neighbours aligned.
        if (rect.width > 8 && rect.height > 8) {
            const double right = std::round(rect.x + rect.width);
            const double bottom = std::round(rect.y + rect.height);
            rect = {std::round(rect.x), std::round(rect.y), 0, 0};
            rect.width = right - rect.x;
            rect.height = bottom - rect.y;
        }
        if (box.element.kind == ElementKind::device) layout.block(rect);
        // Zoomed out, a border must not eat what it surrounds.
        const double border = box.borderWidth <= 0 ? 0
                                                   : std::min(std::max(box.borderWidth * view.scale, 1.0),
                                                              0.12 * std::min(rect.width, rect.height));
        boxes_.add({rect.x, rect.y, rect.width, rect.height, box.radius * unit, border});
        boxes_.add(box.fill);
        boxes_.add(box.border);
    }
}

void CanvasRenderer::addLines(const scene::Layer& layer, const scene::View& view) {
    const double scale = lineScale(view);
    for (const scene::Line& line : layer.lines) {
        const double width = line.width * scale;
        const double gap = line.gap > 0 ? line.gap : line.dash;
        double before = 0;
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            const Point a = local(view, line.points[i - 1]);
            const Point b = local(view, line.points[i]);
            const double start = before;
            before += std::hypot(b.x - a.x, b.y - a.y);
            const Rect box{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(b.x - a.x), std::abs(b.y - a.y)};
            if (!onScreen(view, scene::expanded(box, width + 1))) continue;
            // A dash has round ends, which reach half a width beyond it on both sides.
            const double dash = line.dash <= 0 ? 0 : std::max(line.dash * scale - width, 0.01);
            lines_.add({a.x, a.y, b.x, b.y, width, dash, line.dash <= 0 ? 0 : gap * scale + width, start});
            lines_.add(line.colour);
        }
    }
}

void CanvasRenderer::addIcons(const scene::Layer& layer, const scene::View& view) {
    for (const scene::Icon& icon : layer.icons) {
        const double exact = icon.size * view.pixelsPerUnit();
        if (exact < 5 * view.scale) continue;
        // In steps when large, so that zooming does not draw every size anew.
        const double step = exact <= 40 ? 1 : 4;
        const int pixels = static_cast<int>(std::lround(exact / step) * std::lround(step));
        const Point centre = local(view, icon.centre);
        const Rect rect{std::round(centre.x - pixels / 2.0), std::round(centre.y - pixels / 2.0),
                        static_cast<double>(pixels), static_cast<double>(pixels)};
        if (!onScreen(view, rect)) continue;
        const IconSprite sprite = iconAtlas_.sprite(icon.name, pixels);
        icons_.add({rect.x, rect.y, rect.width, rect.height, sprite.uv.left, sprite.uv.top, sprite.uv.right,
                    sprite.uv.bottom});
        icons_.add(icon.colour);
    }
}

void CanvasRenderer::addLabel(const PlacedLabel& placed) {
    const scene::Label& label = *placed.label;
    if (label.halo.alpha > 0) {
        boxes_.add({placed.box.x, placed.box.y, placed.box.width, placed.box.height, placed.pixels * 0.4, 0});
        boxes_.add(label.halo);
        boxes_.add(scene::Colour{0, 0, 0, 0});
    }
    const FontWeight weight = label.bold ? FontWeight::semibold : FontWeight::regular;
    double pen = placed.left;
    for (const char32_t character : placed.text) {
        // The pen in whole pixels and quarters.
        const auto quarters = static_cast<long>(std::floor(pen * GlyphAtlas::kPhases + 0.5));
        const auto phase =
            static_cast<int>(((quarters % GlyphAtlas::kPhases) + GlyphAtlas::kPhases) % GlyphAtlas::kPhases);
        const double x = std::floor(static_cast<double>(quarters) / GlyphAtlas::kPhases);
        const Glyph& glyph = glyphAtlas_.glyph(character, placed.pixels, weight, phase);
        if (glyph.width > 0) {
            glyphs_.add({x + glyph.left, placed.baseline + glyph.top, static_cast<double>(glyph.width),
                         static_cast<double>(glyph.height), glyph.uv.left, glyph.uv.top, glyph.uv.right,
                         glyph.uv.bottom});
            glyphs_.add(label.colour);
        }
        pen += glyphAtlas_.advance(character, weight) * placed.pixels;
    }
}

void CanvasRenderer::flush(InstanceStream& stream, const GlProgram& program, const scene::View& view) {
    if (stream.empty()) return;
    glUseProgram(program.name());
    glUniform2f(uniform(program, "uViewport"), static_cast<float>(std::lround(view.viewport.width)),
                static_cast<float>(std::lround(view.viewport.height)));
    stream.draw();
}

}  // namespace spanwright::app
