// SPDX-License-Identifier: MIT
#include "app/render/shape_painter.h"

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

bool onScreen(const PixelFrame& frame, const Rect& box) {
    return scene::overlaps(box, frame.area());
}

/// Lines keep their weight, but a whole network in one view must not become a blot.
double lineScale(const PixelFrame& frame) {
    return frame.scale * std::clamp(frame.unit / frame.scale * 1.6, 0.4, 1.0);
}

}  // namespace

std::optional<Rect> pixelsOf(const scene::Box& box, const PixelFrame& frame) {
    Rect rect{box.rect.x * frame.unit, box.rect.y * frame.unit, box.rect.width * frame.unit,
              box.rect.height * frame.unit};
    if (rect.height < box.minPixels * frame.scale) return std::nullopt;
    // Straight edges on whole pixels are sharp; rounding both ends keeps neighbours aligned.
    if (rect.width > 8 && rect.height > 8) {
        const double right = std::round(rect.x + rect.width);
        const double bottom = std::round(rect.y + rect.height);
        rect = {std::round(rect.x), std::round(rect.y), 0, 0};
        rect.width = right - rect.x;
        rect.height = bottom - rect.y;
    }
    rect.x -= frame.left;
    rect.y -= frame.top;
    return rect;
}

Result<ShapePainter> ShapePainter::create() {
    ShapePainter painter;
    const std::array<std::pair<GlProgram*, const char*>, 4> wanted{{{&painter.grid_, "grid"},
                                                                    {&painter.box_, "box"},
                                                                    {&painter.line_, "line"},
                                                                    {&painter.sprite_, "sprite"}}};
    for (const auto& [program, name] : wanted) {
        Result<GlProgram> made = makeProgram(name);
        if (!made) return tl::unexpected<Error>(made.error());
        *program = std::move(*made);
    }
    GLuint array = 0;
    glGenVertexArrays(1, &array);
    painter.empty_ = GlVertexArray(array);
    checkGl("ShapePainter::create");
    return painter;
}

void ShapePainter::begin() {
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);  // our shaders give premultiplied colour
    iconAtlas_.beginFrame();
    glyphAtlas_.beginFrame();
}

void ShapePainter::drawGround(const PixelFrame& frame, scene::Theme theme, Ground ground) {
    if (ground == Ground::none) return;
    const scene::Palette& palette = scene::palette(theme);
    // The spacing is five times as wide whenever lines would come closer than 10 pixels; minor lines fade
    // before they go.
    double spacing = kGridUnits * frame.unit;
    while (spacing < 10 * frame.scale)
        spacing *= 5;
    while (spacing > 50 * frame.scale)
        spacing /= 5;
    const double fade = std::clamp((spacing / frame.scale - 10) / 8, 0.0, 1.0);
    glClearColor(share(palette.canvas.red), share(palette.canvas.green), share(palette.canvas.blue), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    if (ground != Ground::grid) return;
    drawGridLines(frame, spacing, scene::mixed(palette.canvas, palette.gridMinor, fade));
    drawGridLines(frame, spacing * 5, palette.gridMajor);
}

void ShapePainter::drawGridLines(const PixelFrame& frame, double spacing, scene::Colour colour) {
    // The first line at or before a line's width before the edge; found in doubles, for far from the canvas
    // origin a float would lose the last digits.
    const auto first = [&](double from) {
        const double number = std::floor(from / spacing);
        return static_cast<float>(number * spacing - from);
    };
    const auto count = [&](double length) { return static_cast<GLint>(length / spacing) + 2; };
    const GLint upright = count(frame.width);
    glUseProgram(grid_.name());
    glUniform2f(uniform(grid_, "uViewport"), static_cast<float>(frame.width),
                static_cast<float>(frame.height));
    glUniform2f(uniform(grid_, "uFirst"), first(frame.left), first(frame.top));
    glUniform1f(uniform(grid_, "uSpacing"), static_cast<float>(spacing));
    glUniform1f(uniform(grid_, "uLineWidth"), static_cast<float>(std::max(1.0, std::round(frame.scale))));
    glUniform1i(uniform(grid_, "uUpright"), upright);
    glUniform4f(uniform(grid_, "uColour"), share(colour.red), share(colour.green), share(colour.blue), 1);
    glBindVertexArray(empty_.name());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, upright + count(frame.height));
    glBindVertexArray(0);
}

void ShapePainter::add(const scene::Box& box, const PixelFrame& frame) {
    const std::optional<Rect> rect = pixelsOf(box, frame);
    if (!rect || !onScreen(frame, scene::expanded(*rect, 2))) return;
    // Zoomed out, a border must not eat what it surrounds.
    const double border = box.borderWidth <= 0 ? 0
                                               : std::min(std::max(box.borderWidth * frame.scale, 1.0),
                                                          0.12 * std::min(rect->width, rect->height));
    boxes_.add({rect->x, rect->y, rect->width, rect->height, box.radius * frame.unit, border});
    boxes_.add(box.fill);
    boxes_.add(box.border);
}

void ShapePainter::add(const scene::Line& line, const PixelFrame& frame) {
    const double scale = lineScale(frame);
    const double width = line.width * scale;
    const double gap = line.gap > 0 ? line.gap : line.dash;
    double before = 0;
    for (std::size_t i = 1; i < line.points.size(); ++i) {
        const Point a = frame.toPixel(line.points[i - 1]);
        const Point b = frame.toPixel(line.points[i]);
        const double start = before;
        before += std::hypot(b.x - a.x, b.y - a.y);
        const Rect box{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(b.x - a.x), std::abs(b.y - a.y)};
        if (!onScreen(frame, scene::expanded(box, width + 1))) continue;
        // A dash has round ends, which reach half a width beyond it on both sides.
        const double dash = line.dash <= 0 ? 0 : std::max(line.dash * scale - width, 0.01);
        lines_.add({a.x, a.y, b.x, b.y, width, dash, line.dash <= 0 ? 0 : gap * scale + width, start});
        lines_.add(line.colour);
    }
}

void ShapePainter::add(const scene::Icon& icon, const PixelFrame& frame) {
    const double exact = icon.size * frame.unit;
    if (exact < 5 * frame.scale) return;
    // In steps when large, so that zooming does not draw every size anew.
    const double step = exact <= 40 ? 1 : 4;
    const int pixels = static_cast<int>(std::lround(exact / step) * std::lround(step));
    const double x = std::round(icon.centre.x * frame.unit - pixels / 2.0) - frame.left;
    const double y = std::round(icon.centre.y * frame.unit - pixels / 2.0) - frame.top;
    const Rect rect{x, y, static_cast<double>(pixels), static_cast<double>(pixels)};
    if (!onScreen(frame, rect)) return;
    const IconSprite sprite = iconAtlas_.sprite(icon.name, pixels);
    icons_.add({rect.x, rect.y, rect.width, rect.height, sprite.uv.left, sprite.uv.top, sprite.uv.right,
                sprite.uv.bottom});
    icons_.add(icon.colour);
}

void ShapePainter::add(const PlacedLabel& placed, Point origin) {
    const scene::Label& label = *placed.label;
    if (label.halo.alpha > 0) {
        plates_.add({placed.box.x - origin.x, placed.box.y - origin.y, placed.box.width, placed.box.height,
                     placed.pixels * 0.4, 0});
        plates_.add(label.halo);
        plates_.add(scene::Colour{0, 0, 0, 0});
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
            glyphs_.add({x + glyph.left - origin.x, placed.baseline + glyph.top - origin.y,
                         static_cast<double>(glyph.width), static_cast<double>(glyph.height), glyph.uv.left,
                         glyph.uv.top, glyph.uv.right, glyph.uv.bottom});
            glyphs_.add(label.colour);
        }
        pen += glyphAtlas_.advance(character, weight) * placed.pixels;
    }
}

void ShapePainter::flush(const PixelFrame& frame) {
    flush(boxes_, box_, frame);
    flush(lines_, line_, frame);
    if (!icons_.empty()) glBindTexture(GL_TEXTURE_2D, iconAtlas_.sprite("missing", 16).texture);
    flush(icons_, sprite_, frame);
    flush(plates_, box_, frame);
    if (!glyphs_.empty()) glBindTexture(GL_TEXTURE_2D, glyphAtlas_.texture());
    flush(glyphs_, sprite_, frame);
}

void ShapePainter::flush(InstanceStream& stream, const GlProgram& program, const PixelFrame& frame) {
    if (stream.empty()) return;
    glUseProgram(program.name());
    glUniform2f(uniform(program, "uViewport"), static_cast<float>(frame.width),
                static_cast<float>(frame.height));
    stream.draw();
}

}  // namespace spanwright::app
