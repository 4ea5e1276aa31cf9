// SPDX-License-Identifier: MIT
#include "app/render/canvas_renderer.h"

#include "app/render/framebuffer.h"
#include "engine/scene/build_scene.h"
#include "tests/app/render/offscreen_context.h"
#include "tests/app/render/sample_design.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

constexpr scene::Colour kRed{230, 20, 30, 255};
constexpr scene::Colour kGreen{10, 200, 40, 255};

bool isNear(scene::Colour a, scene::Colour b, int tolerance = 3) {
    return std::abs(a.red - b.red) <= tolerance && std::abs(a.green - b.green) <= tolerance &&
           std::abs(a.blue - b.blue) <= tolerance;
}

int countOf(const Image& image, const Rect& area, scene::Colour colour) {
    int count = 0;
    for (int y = static_cast<int>(area.y); y < area.y + area.height; ++y) {
        for (int x = static_cast<int>(area.x); x < area.x + area.width; ++x)
            count += isNear(image.at(x, y), colour) ? 1 : 0;
    }
    return count;
}

/// Draws a list with the canvas origin at the viewport's upper left corner, at each scale of the parameter.
class Drawing : public testing::TestWithParam<double> {
  protected:
    static constexpr int kWidth = 400;
    static constexpr int kHeight = 300;

    [[nodiscard]] double scale() const { return GetParam(); }
    [[nodiscard]] int px(double at100Percent) const { return static_cast<int>(at100Percent * scale()); }

    Image draw(const scene::DrawList& list, scene::Theme theme = scene::Theme::dark) {
        Result<CanvasRenderer> renderer = CanvasRenderer::create();
        EXPECT_TRUE(renderer.has_value()) << renderer.error().text();
        const Framebuffer framebuffer(px(kWidth), px(kHeight));
        framebuffer.bind();
        const scene::View view{
            {{kWidth / 2.0, kHeight / 2.0}, 1}, {0, 0, kWidth * scale(), kHeight * scale()}, scale()};
        renderer->draw(list, view, px(kHeight), theme);
        return framebuffer.read();
    }
    /// The pixel at a canvas point.
    [[nodiscard]] scene::Colour at(const Image& image, double x, double y) const {
        return image.at(px(x), px(y));
    }

    Result<test::OffscreenContext> context_ = test::OffscreenContext::create();
    void SetUp() override { ASSERT_TRUE(context_.has_value()) << context_.error().text(); }
};

scene::DrawList with(scene::Layer layer) {
    scene::DrawList list;
    list.layers.push_back(std::move(layer));
    return list;
}

TEST_P(Drawing, laysAGridOnTheGround) {
    const Image image = draw({});
    const scene::Palette& p = scene::palette(scene::Theme::dark);
    EXPECT_TRUE(isNear(at(image, 110, 110), p.canvas, 1));
    EXPECT_TRUE(isNear(at(image, 100.5, 110), p.gridMajor, 1));
    EXPECT_TRUE(isNear(at(image, 110, 100.5), p.gridMajor, 1));
    EXPECT_TRUE(isNear(at(image, 120.5, 110), p.gridMinor, 4));
    EXPECT_TRUE(isNear(draw({}, scene::Theme::light).at(px(110), px(110)),
                       scene::palette(scene::Theme::light).canvas, 1));
}

TEST_P(Drawing, drawsALineAsWideAsAskedWithSoftEdges) {
    scene::Layer layer;
    layer.lines.push_back({{{50, 150.5}, {350, 150.5}}, kRed, 5, 0, 0, {}});
    const Image image = draw(with(layer));
    EXPECT_TRUE(isNear(at(image, 200, 150), kRed));
    int ink = 0;
    for (int y = px(140); y < px(160); ++y)
        ink += isNear(image.at(px(205), y), kRed) ? 1 : 0;
    EXPECT_NEAR(ink, 5 * scale(), 1);
    EXPECT_FALSE(isNear(at(image, 40, 150), kRed));
    EXPECT_FALSE(isNear(at(image, 360, 150), kRed));
}

TEST_P(Drawing, dashesALineWithTheLengthsAsked) {
    scene::Layer layer;
    layer.lines.push_back({{{50, 150}, {350, 150}}, kRed, 2, 12, 8, {}});
    const Image image = draw(with(layer));
    const int inked = countOf(image, {50 * scale(), 150 * scale(), 300 * scale(), 1}, kRed);
    EXPECT_NEAR(inked / (300 * scale()), 0.6, 0.12);  // 12 of every 20
}

TEST_P(Drawing, drawsABoxWithBorderAndRoundCorners) {
    scene::Layer layer;
    layer.boxes.push_back({{100, 100, 80, 60}, 12, kRed, kGreen, 2, {}, 0});
    const Image image = draw(with(layer));
    EXPECT_TRUE(isNear(at(image, 140, 130), kRed));
    EXPECT_TRUE(isNear(at(image, 140, 101), kGreen));
    EXPECT_TRUE(isNear(at(image, 101, 130), kGreen));
    EXPECT_FALSE(isNear(at(image, 101, 101), kGreen));  // outside the round corner
    EXPECT_FALSE(isNear(at(image, 185, 130), kRed));
}

TEST_P(Drawing, mixesTransparentColoursWithTheGround) {
    scene::Layer layer;
    layer.boxes.push_back({{100, 100, 80, 60}, 0, {255, 255, 255, 128}, {0, 0, 0, 0}, 0, {}, 0});
    const scene::Colour ground = scene::palette(scene::Theme::dark).canvas;
    const scene::Colour mixed = scene::mixed(ground, {255, 255, 255, 255}, 128 / 255.0);
    EXPECT_TRUE(isNear(at(draw(with(layer)), 110, 110), mixed, 2));
}

TEST_P(Drawing, putsTextInkWhereTheLabelStands) {
    scene::Layer layer;
    scene::Label label;
    label.text = "HHHH";
    label.position = {200, 150};
    label.size = 20;
    label.colour = kRed;
    layer.labels.push_back(label);
    const Image image = draw(with(layer));
    const Rect around{150 * scale(), 140 * scale(), 100 * scale(), 20 * scale()};
    EXPECT_GT(countOf(image, around, kRed), 60 * scale());
    // Centred: as much ink left as right of the middle.
    const double half = 50 * scale();
    const int left = countOf(image, {around.x, around.y, half, around.height}, kRed);
    const int right = countOf(image, {around.x + half, around.y, half, around.height}, kRed);
    EXPECT_NEAR(left, right, 0.15 * (left + right));
    EXPECT_EQ(countOf(image, {0, 0, kWidth * scale(), 130 * scale()}, kRed), 0);
}

TEST_P(Drawing, leavesOutTextThatIsTooSmall) {
    scene::Layer layer;
    scene::Label label;
    label.text = "HHHH";
    label.position = {200, 150};
    label.size = 6;
    label.minPixels = 7;
    label.colour = kRed;
    layer.labels.push_back(label);
    EXPECT_EQ(countOf(draw(with(layer)), {0, 0, kWidth * scale(), kHeight * scale()}, kRed), 0);
    layer.labels[0].leastPixels = 20;
    layer.labels[0].minPixels = 2;
    EXPECT_GT(countOf(draw(with(layer)), {0, 0, kWidth * scale(), kHeight * scale()}, kRed), 60);
}

TEST_P(Drawing, drawsIconsInTheirSquareOnly) {
    scene::Layer layer;
    layer.icons.push_back({"device-router", {200, 150}, 32, kRed, {}});
    const Image image = draw(with(layer));
    const Rect square{184 * scale(), 134 * scale(), 32 * scale(), 32 * scale()};
    const int inside = countOf(image, square, kRed);
    EXPECT_GT(inside, 60);
    EXPECT_EQ(countOf(image, {0, 0, kWidth * scale(), kHeight * scale()}, kRed), inside);
}

TEST_P(Drawing, laterLayersCoverEarlierOnes) {
    scene::DrawList list;
    list.layers.resize(2);
    list.layers[0].labels.resize(1);
    list.layers[0].boxes.push_back({{100, 100, 80, 60}, 0, kRed, {}, 0, {}, 0});
    list.layers[1].boxes.push_back({{120, 100, 80, 60}, 0, kGreen, {}, 0, {}, 0});
    const Image image = draw(list);
    EXPECT_TRUE(isNear(at(image, 110, 130), kRed));
    EXPECT_TRUE(isNear(at(image, 150, 130), kGreen));
}

TEST_P(Drawing, keepsWithinItsViewport) {
    Result<CanvasRenderer> renderer = CanvasRenderer::create();
    ASSERT_TRUE(renderer.has_value());
    const Framebuffer framebuffer(400, 300);
    framebuffer.bind();
    // The frame before: red everywhere.
    scene::Layer red;
    red.boxes.push_back({{-9000, -9000, 18000, 18000}, 0, kRed, {}, 0, {}, 0});
    renderer->draw(with(red), {{}, {0, 0, 400, 300}, scale()}, 300, scene::Theme::dark);
    scene::Layer green;
    green.boxes.push_back({{-9000, -9000, 18000, 18000}, 0, kGreen, {}, 0, {}, 0});
    renderer->draw(with(green), {{}, {50, 20, 200, 100}, scale()}, 300, scene::Theme::dark);
    const Image image = framebuffer.read();
    EXPECT_TRUE(isNear(image.at(50, 20), kGreen));
    EXPECT_TRUE(isNear(image.at(249, 119), kGreen));
    EXPECT_TRUE(isNear(image.at(49, 60), kRed));
    EXPECT_TRUE(isNear(image.at(250, 60), kRed));
    EXPECT_TRUE(isNear(image.at(100, 19), kRed));
    EXPECT_TRUE(isNear(image.at(100, 120), kRed));
}

INSTANTIATE_TEST_SUITE_P(AtScale, Drawing, testing::Values(1.0, 1.5, 2.0));

TEST(CanvasRenderer, drawsALinkInTheColourOfItsUtilization) {
    const auto context = test::OffscreenContext::create();
    ASSERT_TRUE(context.has_value());
    const test::Sample sample = test::sampleDesign();
    Result<CanvasRenderer> renderer = CanvasRenderer::create();
    ASSERT_TRUE(renderer.has_value());
    const Framebuffer framebuffer(1440, 900);
    const scene::SceneGeometry geometry(sample.project.design, sample.first);
    for (const scene::Theme theme : {scene::Theme::dark, scene::Theme::light}) {
        const scene::DrawList list = scene::buildScene(sample.project, geometry, &sample.answers,
                                                       {.theme = theme, .linkLabels = false});
        const scene::View view{{{680, 400}, 1}, {0, 0, 1440, 900}, 1};
        framebuffer.bind();
        renderer->draw(list, view, 900, theme);
        const Image image = framebuffer.read();
        for (const scene::LinkShape& shape : geometry.links()) {
            const Link& link = sample.project.design.links.at(shape.id);
            if (link.kind != LinkKind::mplsAccess) continue;
            const Point middle = view.toScreen(scene::pointAlong(shape.points, 0.4));
            const double utilization = link.capacityMbps == 200 ? 1.12 : 0.44;
            EXPECT_TRUE(isNear(image.at(static_cast<int>(middle.x), static_cast<int>(middle.y)),
                               scene::utilizationColour(utilization, theme), 12))
                << utilization;
        }
    }
}

TEST(CanvasRenderer, drawsTheSameTwice) {
    const auto context = test::OffscreenContext::create();
    ASSERT_TRUE(context.has_value());
    const test::Sample sample = test::sampleDesign();
    const scene::DrawList list = scene::buildScene(sample.project, sample.first, &sample.answers);
    Result<CanvasRenderer> renderer = CanvasRenderer::create();
    ASSERT_TRUE(renderer.has_value());
    const Framebuffer framebuffer(800, 600);
    const scene::View view{{{680, 400}, 0.7}, {0, 0, 800, 600}, 1};
    std::vector<std::uint8_t> first;
    for (int run = 0; run < 3; ++run) {
        framebuffer.bind();
        renderer->draw(list, view, 600, scene::Theme::dark);
        const Image image = framebuffer.read();
        if (run == 0) first = image.rgba;
        EXPECT_EQ(image.rgba, first);
    }
}

TEST(WritePng, namesTheFileThatItCannotWrite) {
    const Image image{1, 1, {1, 2, 3, 255}};
    const auto file = std::filesystem::temp_directory_path() / "spanwright-render-test.png";
    EXPECT_TRUE(writePng(image, file).has_value());
    EXPECT_GT(std::filesystem::file_size(file), 50U);
    std::filesystem::remove(file);
    const auto refused = writePng(image, "/no/such/folder/x.png");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, Code::inputOutput);
}

}  // namespace
}  // namespace spanwright::app
