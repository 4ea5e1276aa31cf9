// SPDX-License-Identifier: MIT
#include "app/render/canvas_renderer.h"
#include "app/render/framebuffer.h"
#include "engine/scene/build_scene.h"
#include "tests/app/render/offscreen_context.h"
#include "tests/app/render/sample_design.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>

namespace {

using namespace spanwright;

/// The sample in one theme, drawn for a viewport of 1440 × 900 pixels at 100 %.
Result<void> writePicture(app::CanvasRenderer& renderer, const test::Sample& sample,
                          const scene::SceneOptions& options, double scale, double zoom,
                          const std::filesystem::path& file) {
    const int width = static_cast<int>(1440 * scale);
    const int height = static_cast<int>(900 * scale);
    const scene::DrawList list = scene::buildScene(sample.project, sample.first, &sample.answers, options);
    scene::View view{{}, {0, 0, static_cast<double>(width), static_cast<double>(height)}, scale};
    view.camera = scene::fitted(view, list.bounds, 24);
    if (zoom > 0) view.camera = {{680, 200}, zoom};
    const app::Framebuffer framebuffer(width, height);
    framebuffer.bind();
    renderer.draw(list, view, height, options.theme);
    return app::writePng(framebuffer.read(), file);
}

/// Every icon at the sizes that matter.
Result<void> writeIcons(app::CanvasRenderer& renderer, scene::Theme theme,
                        const std::filesystem::path& file) {
    scene::DrawList list;
    list.layers.resize(1);
    double x = 30;
    double y = 40;
    for (const scene::IconShape& icon : scene::allIcons()) {
        double at = x;
        for (const double size : {16.0, 20.0, 24.0, 48.0}) {
            list.layers[0].icons.push_back({icon.name, {at, y}, size, scene::palette(theme).icon, {}});
            at += size / 2 + 30;
        }
        scene::Label label;
        label.text = icon.name;
        label.position = {x - 10, y + 34};
        label.anchor = scene::Anchor::left;
        label.size = 11;
        label.colour = scene::palette(theme).textMuted;
        list.layers[0].labels.push_back(label);
        y += 80;
        if (y > 860) {
            y = 40;
            x += 200;
        }
    }
    const app::Framebuffer framebuffer(1440, 900);
    framebuffer.bind();
    renderer.draw(list, {{{720, 450}, 1}, {0, 0, 1440, 900}, 1}, 900, theme);
    return app::writePng(framebuffer.read(), file);
}

}  // namespace

/// Usage: spanwright_gallery FOLDER
int main(int count, char** arguments) {
    const std::filesystem::path folder = count > 1 ? arguments[1] : ".";
    auto context = test::OffscreenContext::create();
    auto renderer = context ? app::CanvasRenderer::create() : tl::unexpected<Error>(context.error());
    if (!renderer) {
        std::cerr << renderer.error().text() << "\n";
        return 1;
    }
    const test::Sample sample = test::sampleDesign();
    for (const auto theme : {scene::Theme::dark, scene::Theme::light}) {
        const std::string name = theme == scene::Theme::dark ? "dark" : "light";
        scene::SceneOptions options;
        options.theme = theme;
        const auto& devices = sample.project.design.devices;
        options.selection = {std::next(devices.begin(), 4)->id, sample.project.design.demands.begin()->id,
                             sample.project.design.links.begin()->id};
        options.hovered = std::next(devices.begin(), 8)->id;
        for (const double scale : {1.0, 2.0}) {
            const auto file = folder / fmt::format("scene-{}-{:.0f}.png", name, scale * 100);
            const auto close = folder / fmt::format("close-{}-{:.0f}.png", name, scale * 100);
            const auto far = folder / fmt::format("far-{}-{:.0f}.png", name, scale * 100);
            if (!writePicture(*renderer, sample, options, scale, 0, file) ||
                !writePicture(*renderer, sample, options, scale, 1.5, close) ||
                !writePicture(*renderer, sample, options, scale, 0.35, far))
                return 1;
        }
        if (!writeIcons(*renderer, theme, folder / fmt::format("icons-{}.png", name))) return 1;
    }
    return 0;
}
