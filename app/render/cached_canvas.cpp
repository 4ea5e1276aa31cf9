// SPDX-License-Identifier: MIT
#include "app/render/cached_canvas.h"

#include "app/render/canvas_renderer.h"
#include "engine/scene/geometry.h"

#include <algorithm>
#include <cmath>

#include <epoxy/gl.h>

namespace spanwright::app {
namespace {

constexpr double kRestMs = 120;         ///< after the last step of a zoom, until sharp pictures are made
constexpr double kFirstMs = 60;         ///< for the first picture of all, when there is nothing else to show
constexpr double kMendFactor = 2;       ///< mending what an edit changed may take so many times the patience
constexpr double kLinePixels = 14;      ///< how far lines and soft edges reach beyond their shapes, at 100 %
constexpr double kMuchFiner = 4;        ///< pictures of so much more detail are too many to be put together
constexpr std::size_t kMostOthers = 3;  ///< older zooms that a missing picture is put together from
constexpr std::size_t kLeastTiles = 320;  ///< kept: 80 MiB, six screens of 1920 × 1080

GLint uniform(const GlProgram& program, const char* name) {
    return glGetUniformLocation(program.name(), name);
}

GlSampler sampler(GLint filter) {
    GLuint name = 0;
    glGenSamplers(1, &name);
    glSamplerParameteri(name, GL_TEXTURE_MIN_FILTER, filter);
    glSamplerParameteri(name, GL_TEXTURE_MAG_FILTER, filter);
    glSamplerParameteri(name, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glSamplerParameteri(name, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return GlSampler(name);
}

/// Whole pixels around the part, within a tile.
Rect wholePixels(const Rect& part) {
    const double left = std::max(std::floor(part.x), 0.0);
    const double top = std::max(std::floor(part.y), 0.0);
    const double right = std::min(std::ceil(part.x + part.width), static_cast<double>(kTileSide));
    const double bottom = std::min(std::ceil(part.y + part.height), static_cast<double>(kTileSide));
    return {left, top, std::max(right - left, 0.0), std::max(bottom - top, 0.0)};
}

/// Waits until what was asked for is drawn, so that its time is known; without using the processor.
void finishDrawing() {
    GLsync done = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    glClientWaitSync(done, GL_SYNC_FLUSH_COMMANDS_BIT, 100'000'000);
    glDeleteSync(done);
}

}  // namespace

struct CachedCanvas::Work {
    PixelFrame frame;
    int level = 0;
    Rect visible;  ///< pixels from the canvas origin
    Patience patience;
    Clock::time_point start;

    [[nodiscard]] double elapsedMs() const {
        return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    }
    [[nodiscard]] bool isOver(double milliseconds) const {
        return !patience.unlimited && elapsedMs() > milliseconds;
    }
};

Result<CachedCanvas> CachedCanvas::create() {
    CachedCanvas canvas;
    Result<GlProgram> program = makeProgram("blit");
    if (!program) return tl::unexpected<Error>(program.error());
    canvas.blit_ = std::move(*program);
    GLuint name = 0;
    glGenVertexArrays(1, &name);
    canvas.empty_ = GlVertexArray(name);
    glGenFramebuffers(1, &name);
    canvas.target_ = GlFramebuffer(name);
    canvas.sharp_ = sampler(GL_NEAREST);
    canvas.smooth_ = sampler(GL_LINEAR);
    checkGl("CachedCanvas::create");
    return canvas;
}

void CachedCanvas::draw(ShapePainter& painter, const scene::View& view, int framebufferHeight,
                        scene::Theme theme, Ground ground, const Patience& patience) {
    const Look look{theme, ground, view.scale};
    if (!(look == look_)) {
        look_ = look;
        tiles_.clear();
        labels_.reset();
    }
    Work work;
    work.frame = frameOf(view);
    work.visible = {work.frame.left, work.frame.top, work.frame.width, work.frame.height};
    work.patience = patience;
    work.start = Clock::now();
    if (work.frame.width < 1 || work.frame.height < 1) return;
    const auto across = static_cast<std::size_t>(work.frame.width / kTileSide) + 2;
    const auto down = static_cast<std::size_t>(work.frame.height / kTileSide) + 2;
    tiles_.beginFrame(std::max(kLeastTiles, 4 * across * down));
    work.level = tiles_.level(work.frame.unit);
    follow(painter, work);
    unfinished_ = isZooming(work, across * down);
    if (!unfinished_) {
        GLint bound = 0;
        glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &bound);
        refine(painter, work);
        glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(bound));
    }
    show(painter, work, view, framebufferHeight);
    checkGl("CachedCanvas::draw");
}

void CachedCanvas::follow(ShapePainter& painter, const Work& work) {
    const DrawStore::Changes changes = store_->takeChanges();
    if (changes.all) {
        tiles_.makeStale();
        labels_.reset();
        return;
    }
    if (!changes.any()) return;
    const int worked = labels_ == nullptr ? work.level : tiles_.level(labels_->unit());
    tiles_.makeStaleBut(worked);
    for (const DrawStore::Dirty& dirty : changes.dirty) {
        if (dirty.isLabel) continue;
        const double unit = work.frame.unit;
        const Rect& c = dirty.canvas;
        if (worked == work.level)
            tiles_.touch(worked, scene::expanded({c.x * unit, c.y * unit, c.width * unit, c.height * unit},
                                                 dirty.pixels * work.frame.scale));
    }
    if (labels_ == nullptr) return;
    if (worked != work.level) {
        // Zoomed since: those pictures are looked at from afar until they are made anew.
        tiles_.makeStale();
        labels_.reset();
        return;
    }
    painter.begin();
    for (const Rect& box : labels_->follow(changes))
        tiles_.touch(worked, scene::expanded(box, 2));
}

bool CachedCanvas::isZooming(const Work& work, std::size_t tiles) {
    const bool first = lastUnit_ == 0;
    if (lastUnit_ != work.frame.unit && !first) zoomed_ = work.start;
    lastUnit_ = work.frame.unit;
    if (work.patience.unlimited) return false;
    const double restedMs = std::chrono::duration<double, std::milli>(work.start - zoomed_).count();
    // Where all squares are made within a frame or two, there is nothing to wait for.
    return restedMs < kRestMs && tileMs_ * static_cast<double>(tiles) > 2 * work.patience.milliseconds;
}

void CachedCanvas::refine(ShapePainter& painter, const Work& work) {
    std::vector<TilePlace> wanted = tilesIn(work.visible);
    const std::size_t visible = wanted.size();
    // One square more on every side, for when the view moves on.
    for (const TilePlace place : tilesIn(scene::expanded(work.visible, kTileSide))) {
        if (!scene::overlaps(areaOf(place), work.visible)) wanted.push_back(place);
    }
    const auto toDo = [&](std::size_t i) {
        const Tile* tile = tiles_.find(work.level, wanted[i]);
        return tile == nullptr || !tile->fresh();
    };
    double limit = work.patience.milliseconds;
    if (tiles_.size() == 0) limit = kFirstMs;
    std::size_t drawn = 0;
    for (const bool mending : {true, false}) {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (!toDo(i)) continue;
            const Tile* known = tiles_.find(work.level, wanted[i]);
            if (mending && (known == nullptr || known->stale || i >= visible)) continue;
            // At least one a frame, so that it is all done some time.
            const double until = mending ? kMendFactor * limit : i < visible ? limit : limit / 2;
            if (drawn > 0 && work.isOver(until)) break;
            const Clock::time_point before = Clock::now();
            drawTile(painter, work, wanted[i], tiles_.make(work.level, wanted[i]));
            const double ms = std::chrono::duration<double, std::milli>(Clock::now() - before).count();
            tileMs_ += (ms - tileMs_) * 0.1;
            ++drawn;
        }
    }
    for (std::size_t i = 0; i < wanted.size() && !unfinished_; ++i)
        unfinished_ = toDo(i);
}

void CachedCanvas::drawTile(ShapePainter& painter, const Work& work, TilePlace place, Tile& tile) {
    const Rect area = areaOf(place);
    PixelFrame frame;
    frame.unit = work.frame.unit;
    frame.scale = work.frame.scale;
    frame.left = area.x;
    frame.top = area.y;
    frame.width = frame.height = kTileSide;
    const Rect part = tile.stale ? frame.area() : wholePixels(*tile.dirty);
    if (labels_ == nullptr || labels_->unit() != frame.unit || labels_->scale() != frame.scale) {
        // Labels are decided anew: pictures of this zoom from before may show others.
        tiles_.makeStale();
        labels_ = std::make_unique<LevelLabels>(*store_, painter.glyphs(), frame.unit, frame.scale);
        labels_->decide(work.visible);
    }
    labels_->decide({area.x + part.x, area.y + part.y, part.width, part.height});

    glBindFramebuffer(GL_FRAMEBUFFER, target_.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, tile.texture.name(), 0);
    glViewport(0, 0, kTileSide, kTileSide);
    glScissor(static_cast<GLint>(part.x), static_cast<GLint>(kTileSide - part.y - part.height),
              static_cast<GLsizei>(part.width), static_cast<GLsizei>(part.height));
    glEnable(GL_SCISSOR_TEST);
    // A picture is kept: it must not be one of a moment in which an atlas was full.
    const auto drawOnce = [&] {
        painter.begin();
        painter.drawGround(frame, look_.theme, look_.ground);
        drawShapes(painter, frame, part);
    };
    drawOnce();
    if (painter.leftOut()) drawOnce();
    finishDrawing();
    tile.stale = false;
    tile.dirty.reset();
    tiles_.use(tile);
}

void CachedCanvas::drawShapes(ShapePainter& painter, const PixelFrame& frame, const Rect& part) {
    const std::vector<DrawStore::Slot> shapes =
        store_->shapesIn(frame.toCanvas(scene::expanded(part, kLinePixels * frame.scale)));
    const auto labels = labels_->in({part.x + frame.left, part.y + frame.top, part.width, part.height});
    auto shape = shapes.begin();
    auto label = labels.begin();
    const auto layerOf = [&](auto at, auto end, auto slotOf) {
        return at == end ? SIZE_MAX : store_->layerOf(slotOf(*at));
    };
    while (shape != shapes.end() || label != labels.end()) {
        const std::size_t layer =
            std::min(layerOf(shape, shapes.end(), [](DrawStore::Slot slot) { return slot; }),
                     layerOf(label, labels.end(), [](const auto& placed) { return placed.first; }));
        for (; shape != shapes.end() && store_->layerOf(*shape) == layer; ++shape) {
            switch (store_->kindOf(*shape)) {
                case ShapeKind::box:
                    painter.add(store_->box(*shape), frame);
                    break;
                case ShapeKind::line:
                    painter.add(store_->line(*shape), frame);
                    break;
                case ShapeKind::icon:
                    painter.add(store_->icon(*shape), frame);
                    break;
                case ShapeKind::label:
                    break;
            }
        }
        for (; label != labels.end() && store_->layerOf(label->first) == layer; ++label) {
            PlacedLabel placed = *label->second;
            placed.label = &store_->label(label->first);  // a part that was replaced has moved its labels
            painter.add(placed, {frame.left, frame.top});
        }
        painter.flush(frame);
    }
}

void CachedCanvas::show(ShapePainter& painter, const Work& work, const scene::View& view,
                        int framebufferHeight) {
    if (!setViewport(view, framebufferHeight)) return;
    const std::vector<TilePlace> places = tilesIn(work.visible);
    std::vector<Rect> missing;
    for (const TilePlace place : places) {
        if (tiles_.find(work.level, place) == nullptr) missing.push_back(areaOf(place));
    }
    if (missing.size() == places.size()) missing = {work.visible};
    if (!missing.empty()) {
        painter.begin();
        painter.drawGround(work.frame, look_.theme, look_.ground);
    }
    glDisable(GL_BLEND);
    glUseProgram(blit_.name());
    glUniform2f(uniform(blit_, "uViewport"), static_cast<float>(work.frame.width),
                static_cast<float>(work.frame.height));
    glBindVertexArray(empty_.name());
    for (const Rect& area : missing) {
        // Scissors count from the framebuffer's lower edge.
        const double left = std::max(area.x - work.frame.left, 0.0);
        const double top = std::max(area.y - work.frame.top, 0.0);
        const double right = std::min(area.x + area.width - work.frame.left, work.frame.width);
        const double bottom = std::min(area.y + area.height - work.frame.top, work.frame.height);
        if (left >= right || top >= bottom) continue;
        const auto x = static_cast<GLint>(std::lround(view.viewport.x) + std::lround(left));
        const auto y =
            static_cast<GLint>(framebufferHeight - std::lround(view.viewport.y) - std::lround(bottom));
        glScissor(x, y, static_cast<GLsizei>(right - left), static_cast<GLsizei>(bottom - top));
        showOthers(work, area);
    }
    setViewport(view, framebufferHeight);
    for (const TilePlace place : places) {
        Tile* tile = tiles_.find(work.level, place);
        if (tile == nullptr) continue;
        tiles_.use(*tile);
        blit(*tile, areaOf(place), work.frame, sharp_.name());
    }
    glBindSampler(0, 0);
    glBindVertexArray(0);
    glDisable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
}

void CachedCanvas::showOthers(const Work& work, const Rect& missing) {
    std::vector<TileCache::Level> levels = tiles_.levelsLike(work.frame.unit, work.level);
    std::erase_if(levels,
                  [&](const TileCache::Level& level) { return level.unit > kMuchFiner * work.frame.unit; });
    // Those most alike lie on top; the coarsest of all shows most, so it is always among them.
    const auto coarsest = std::min_element(levels.begin(), levels.end(),
                                           [](const auto& a, const auto& b) { return a.unit < b.unit; });
    if (coarsest != levels.end()) std::rotate(levels.begin(), coarsest, coarsest + 1);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (i > 0 && i + kMostOthers < levels.size()) continue;
        const double ratio = work.frame.unit / levels[i].unit;
        const Rect there{missing.x / ratio, missing.y / ratio, missing.width / ratio, missing.height / ratio};
        for (const TilePlace place : tilesIn(there)) {
            Tile* tile = tiles_.find(levels[i].id, place);
            if (tile == nullptr) continue;
            tiles_.use(*tile);
            const Rect area = areaOf(place);
            blit(*tile, {area.x * ratio, area.y * ratio, area.width * ratio, area.height * ratio}, work.frame,
                 smooth_.name());
        }
    }
}

void CachedCanvas::blit(const Tile& tile, const Rect& pixels, const PixelFrame& frame,
                        std::uint32_t samplerName) const {
    glBindTexture(GL_TEXTURE_2D, tile.texture.name());
    glBindSampler(0, samplerName);
    glUniform4f(uniform(blit_, "uRect"), static_cast<float>(pixels.x - frame.left),
                static_cast<float>(pixels.y - frame.top), static_cast<float>(pixels.width),
                static_cast<float>(pixels.height));
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace spanwright::app
