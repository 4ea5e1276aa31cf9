// SPDX-License-Identifier: MIT
#include "app/render/cached_canvas.h"

#include "app/render/canvas_renderer.h"
#include "app/render/framebuffer.h"
#include "engine/scene/build_scene.h"
#include "tests/app/render/offscreen_context.h"
#include "tests/app/render/random_drawing.h"
#include "tests/app/render/sample_design.h"

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

constexpr int kWidth = 720;
constexpr int kHeight = 540;

/// How many pixels differ by more than rounding.
int differing(const Image& a, const Image& b) {
    EXPECT_EQ(a.rgba.size(), b.rgba.size());
    int count = 0;
    for (std::size_t i = 0; i + 3 < a.rgba.size(); i += 4) {
        int most = 0;
        for (std::size_t part = 0; part < 3; ++part)
            most = std::max(most, std::abs(a.rgba[i + part] - b.rgba[i + part]));
        count += most > 6 ? 1 : 0;
    }
    return count;
}

/// One drawing kept as pictures, and the same drawn anew.
class Kept : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(context_.has_value()) << context_.error().text();
        auto renderer = CanvasRenderer::create();
        auto kept = CachedCanvas::create();
        ASSERT_TRUE(renderer.has_value() && kept.has_value());
        renderer_.emplace(std::move(*renderer));
        kept_.emplace(std::move(*kept));
        framebuffer_.emplace(kWidth, kHeight);
    }

    Image drawKept(const Patience& patience = {.milliseconds = 6, .unlimited = true}) {
        framebuffer_->bind();
        kept_->draw(renderer_->painter(), view_, kHeight, theme_, ground_, patience);
        return framebuffer_->read();
    }
    Image drawAnew(const scene::DrawList& list) {
        framebuffer_->bind();
        renderer_->draw(list, view_, kHeight, theme_, ground_);
        return framebuffer_->read();
    }
    void expectSame(const scene::DrawList& list) {
        // A pixel here and there may fall on either side of an edge.
        EXPECT_LE(differing(drawKept(), drawAnew(list)), kWidth * kHeight / 20'000);
    }

    Result<test::OffscreenContext> context_ = test::OffscreenContext::create();
    std::optional<CanvasRenderer> renderer_;
    std::optional<CachedCanvas> kept_;
    std::optional<Framebuffer> framebuffer_;
    scene::View view_{{{0, 0}, 1}, {0, 0, kWidth, kHeight}, 1};
    scene::Theme theme_ = scene::Theme::dark;
    Ground ground_ = Ground::grid;
};

/// No label of a design that another may push aside: which of them gives way depends on what was seen first.
scene::DrawList withFirmLabels(scene::DrawList list) {
    for (scene::Layer& layer : list.layers) {
        for (scene::Label& label : layer.labels)
            label.optional = false;
    }
    return list;
}

TEST_F(Kept, looksAsDrawnAnewAfterAnyPansZoomsAndEdits) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        test::RandomDrawing random(seed);
        scene::DrawList list = random.next(160);
        kept_->store().put(3, list);
        view_.scale = seed % 2 == 0 ? 2 : 1;
        for (int step = 0; step < 40; ++step) {
            SCOPED_TRACE(testing::Message() << "seed " << seed << ", step " << step);
            switch (random.below(5)) {
                case 0:
                    view_.camera = scene::zoomedAt(
                        view_, {random.number(0, kWidth), random.number(0, kHeight)}, random.number(0.5, 2));
                    view_.camera.zoom = std::clamp(view_.camera.zoom, 0.2, 4.0);
                    break;
                case 1:
                case 2:
                    view_.camera =
                        scene::pannedBy(view_, {random.number(-400, 400), random.number(-300, 300)});
                    break;
                case 3:
                    view_.camera.centre = {random.number(-600, 600), random.number(-600, 600)};
                    break;
                default:
                    random.change(list);
                    kept_->store().put(3, list);
            }
            if (random.below(12) == 0)
                theme_ = theme_ == scene::Theme::dark ? scene::Theme::light : scene::Theme::dark;
            if (random.below(12) == 0) ground_ = ground_ == Ground::grid ? Ground::plain : Ground::grid;
            expectSame(list);
            if (HasFailure()) return;
        }
        kept_->store().clear();
    }
}

TEST_F(Kept, showsADesignAsItIsDrawnAnew) {
    const test::Sample sample = test::sampleDesign();
    for (const scene::Theme theme : {scene::Theme::dark, scene::Theme::light}) {
        for (const double scale : {1.0, 2.0}) {
            theme_ = theme;
            view_.scale = scale;
            const scene::DrawList list = withFirmLabels(
                scene::buildScene(sample.project, sample.first, &sample.answers, {.theme = theme}));
            kept_->store().put(0, list);
            for (const double zoom : {0.3, 0.7, 1.3}) {
                view_.camera = {{680, 400}, zoom};
                expectSame(list);
            }
        }
    }
}

TEST_F(Kept, mendsWhatAnEditChangedAndShowsTheRestFromItsPictures) {
    test::RandomDrawing random(9);
    scene::DrawList list = random.next(200);
    kept_->store().put(0, list);
    drawKept();
    list.layers[2].boxes.push_back({{-50, -50, 100, 100}, 0, {255, 0, 0, 255}, {}, 0, {}, 0});
    kept_->store().put(0, list);
    expectSame(list);
    EXPECT_FALSE(kept_->unfinished());
}

TEST_F(Kept, isCompleteAfterSomeFramesWithoutPatience) {
    test::RandomDrawing random(6);
    const scene::DrawList list = random.next(400);
    kept_->store().put(0, list);
    const Patience none{.milliseconds = 0, .unlimited = false};
    drawKept(none);
    int frames = 0;
    for (; kept_->unfinished() && frames < 2'000; ++frames)
        drawKept(none);
    EXPECT_GT(frames, 1);
    EXPECT_FALSE(kept_->unfinished());
    EXPECT_LE(differing(drawKept(none), drawAnew(list)), kWidth * kHeight / 20'000);
}

TEST_F(Kept, leavesTheFramebufferBoundAndPixelsOutsideOfItsViewAlone) {
    test::RandomDrawing random(7);
    kept_->store().put(0, random.next(100));
    const scene::View whole = view_;
    const Image before = drawKept();
    view_.viewport = {100, 60, 300, 200};
    theme_ = scene::Theme::light;
    const Image after = drawKept();
    view_ = whole;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            if (x >= 100 && x < 400 && y >= 60 && y < 260) continue;
            ASSERT_EQ(before.at(x, y), after.at(x, y)) << x << ", " << y;
        }
    }
}

TEST_F(Kept, keepsLabelsClearOfEachOtherThroughEdits) {
    test::RandomDrawing random(8);
    scene::DrawList list;
    list.layers.resize(3);
    const auto add = [&] {
        scene::Label label;
        label.text = "core router";
        label.position = random.point();
        label.otherwise = {label.position + Point{0, 20}, label.position + Point{0, -20}};
        label.optional = true;
        list.layers[1].labels.push_back(label);
        const Point corner = random.point();
        list.layers[0].boxes.push_back(
            {{corner.x, corner.y, 48, 48}, 8, {}, {}, 1, {ElementKind::device, 7}, 0});
    };
    for (int i = 0; i < 250; ++i)
        add();
    DrawStore store;
    store.put(0, list);
    static_cast<void>(store.takeChanges());
    LevelLabels labels(store, renderer_->painter().glyphs(), 1, 1);
    const Rect all{-1000, -1000, 2000, 2000};
    labels.decide(all);
    for (int step = 0; step < 60; ++step) {
        auto& rows = list.layers[1].labels;
        auto& boxes = list.layers[0].boxes;
        if (step % 2 == 0) rows[static_cast<std::size_t>(random.below(250))].position = random.point();
        if (step % 3 == 0) boxes[static_cast<std::size_t>(random.below(250))].rect.x += 30;
        if (step % 5 == 0) add();
        if (step % 5 == 4) boxes.erase(boxes.begin() + random.below(100));
        store.put(0, list);
        static_cast<void>(labels.follow(store.takeChanges()));
        const auto placed = labels.in(all);
        for (std::size_t i = 0; i < placed.size(); ++i) {
            const Rect& box = placed[i].second->box;
            for (std::size_t other = 0; other < i; ++other)
                ASSERT_FALSE(scene::overlaps(box, placed[other].second->box)) << "step " << step;
            for (const scene::Box& device : boxes)
                ASSERT_FALSE(scene::overlaps(scene::expanded(box, -0.51), device.rect)) << "step " << step;
        }
        // None is left out that has room.
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const bool shown = std::any_of(placed.begin(), placed.end(), [&](const auto& one) {
                return store.label(one.first) == rows[row];
            });
            if (shown) continue;
            const Rect least{rows[row].position.x - 4, rows[row].position.y - 4, 8, 8};
            const bool blocked =
                std::any_of(placed.begin(), placed.end(),
                            [&](const auto& one) {
                                return scene::overlaps(scene::expanded(one.second->box, 60), least);
                            }) ||
                std::any_of(boxes.begin(), boxes.end(), [&](const scene::Box& device) {
                    return scene::overlaps(scene::expanded(device.rect, 60), least);
                });
            EXPECT_TRUE(blocked) << "step " << step;
        }
    }
}

}  // namespace
}  // namespace spanwright::app
