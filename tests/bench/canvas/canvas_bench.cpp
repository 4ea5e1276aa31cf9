// SPDX-License-Identifier: MIT
// Draws large designs through the gestures of somebody who works on them, each in several ways, and prints
// for every gesture the processor time of the drawing thread and the whole time of a frame.
//
//     canvas_bench [DEVICES ...]        1000, 10000 and 50000 where none are named
//
// Needs no display (EGL). With Mesa's llvmpipe the driver itself runs on the processor: LP_NUM_THREADS says
// on how many threads, and part of its work counts as the drawing thread's.
#include "app/render/framebuffer.h"
#include "engine/scene/hit_test.h"
#include "tests/app/render/offscreen_context.h"
#include "tests/bench/canvas/drawing.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>
#include <vector>

#include <epoxy/gl.h>
#include <fmt/format.h>

namespace {

using namespace spanwright;
using Clock = std::chrono::steady_clock;

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr int kFrames = 90;
constexpr double kPatienceSeconds = 12;  ///< a way of drawing that is slower gets fewer frames
constexpr std::size_t kDragged = 1000;

double processorMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double msSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Changes the frame before its `n`-th showing.
using Gesture = std::function<void(bench::Frame& frame, int n)>;

void measure(std::string_view gesture, bench::Drawing& drawing, bench::Frame frame, const Gesture& change) {
    drawing.draw(frame);
    glFinish();
    std::vector<double> processor;
    std::vector<double> whole;
    const Clock::time_point begin = Clock::now();
    for (int n = 1; n <= kFrames && msSince(begin) < kPatienceSeconds * 1e3; ++n) {
        change(frame, n);
        const Clock::time_point start = Clock::now();
        const double before = processorMs();
        drawing.draw(frame);
        glFlush();
        processor.push_back(processorMs() - before);
        glFinish();
        whole.push_back(msSince(start));
    }
    const auto worst = [](const std::vector<double>& v) { return *std::max_element(v.begin(), v.end()); };
    std::cout << fmt::format("  {:24} {:24} {:9.2f} {:9.2f}   {:9.2f} {:9.2f}\n", gesture, drawing.name(),
                             median(processor), worst(processor), median(whole), worst(whole))
              << std::flush;
}

std::set<ElementId> firstDevices(const Project& project, std::size_t count) {
    std::set<ElementId> chosen;
    for (const Device& device : project.design.devices) {
        if (chosen.size() == count) break;
        chosen.insert(device.id);
    }
    return chosen;
}

/// The project with its first device moved, as an edit leaves it.
Snapshot withOneMoved(const Snapshot& before, Point by) {
    auto project = std::make_shared<Project>(*before);
    Device device = *project->design.devices.begin();
    device.position = device.position + by;
    project->design.devices.put(device);
    return project;
}

void runGestures(const bench::LargeDesign& design, bench::Drawing& drawing) {
    bench::Frame start;
    start.snapshot = std::make_shared<const Project>(design.project);
    start.answers = &design.answers;
    start.view = {{}, {0, 0, kWidth, kHeight}, 1};
    const scene::SceneGeometry geometry(design.project.design, {});
    start.view.camera = scene::fitted(start.view, geometry.bounds());
    bench::Frame close = start;
    close.view.camera = {geometry.bounds().centre(), 0.4};

    const Gesture pan = [](bench::Frame& f, int n) {
        f.view.camera = scene::pannedBy(f.view, {n % 60 < 30 ? -13.0 : 13.0, n % 40 < 20 ? -7.0 : 7.0});
    };
    measure("pan, all in view", drawing, start, pan);
    measure("pan, at 40 %", drawing, close, pan);
    measure("zoom", drawing, start, [](bench::Frame& f, int n) {
        f.view.camera = scene::zoomedAt(f.view, {700, 400}, n % 90 < 45 ? 1.06 : 1 / 1.06);
    });
    auto device = design.project.design.devices.begin();
    measure("hover", drawing, start,
            [&device](bench::Frame& f, int) { f.hovered = ElementId((device++)->id); });
    measure("box select", drawing, start, [&](bench::Frame& f, int n) {
        f.box = Rect{400, 200, 10.0 * n, 5.0 * n};
        if (n == kFrames) f.selection = firstDevices(design.project, kDragged);
    });
    bench::Frame holding = start;
    holding.selection = firstDevices(design.project, kDragged);
    measure("drag of 1 000", drawing, holding, [](bench::Frame& f, int n) {
        f.drag = {10.0 * (n % 30 + 1), 5.0 * (n % 30 + 1)};
    });
    measure("edit of one device", drawing, start, [](bench::Frame& f, int n) {
        f.snapshot = withOneMoved(f.snapshot, {n % 2 == 0 ? 20.0 : -20.0, 0});
    });
    measure("still", drawing, start, [](bench::Frame&, int) {});
}

void runPicking(const bench::LargeDesign& design) {
    const scene::SceneGeometry geometry(design.project.design, {});
    const Rect all = geometry.bounds();
    std::vector<double> picks;
    for (int n = 0; n < 200; ++n) {
        const Point at{all.x + all.width * ((n * 37) % 200 + 0.5) / 200,
                       all.y + all.height * (n + 0.5) / 200};
        const Clock::time_point start = Clock::now();
        const auto hit = scene::hitTest(geometry, at, 20);
        picks.push_back(msSince(start));
        if (hit && hit->value == 0) std::abort();  // the answer is used
    }
    const Clock::time_point start = Clock::now();
    const auto boxed = scene::elementsIn(geometry, {all.x, all.y, all.width / 5, all.height / 5});
    std::cout << fmt::format(
        "  picking under the pointer: median {:.4f} ms, worst {:.4f} ms; {} elements in a "
        "box: {:.3f} ms\n",
        median(picks), *std::max_element(picks.begin(), picks.end()), boxed.size(), msSince(start));
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<int> sizes;
    for (int i = 1; i < count; ++i)
        sizes.push_back(std::atoi(arguments[i]));
    if (sizes.empty()) sizes = {1'000, 10'000, 50'000};
    auto context = test::OffscreenContext::create();
    auto renderer = context ? app::CanvasRenderer::create() : tl::unexpected<Error>(context.error());
    if (!renderer) {
        std::cerr << renderer.error().text() << "\n";
        return 1;
    }
    std::cout << fmt::format("{}, {} × {}\n", reinterpret_cast<const char*>(glGetString(GL_RENDERER)), kWidth,
                             kHeight);
    const app::Framebuffer framebuffer(kWidth, kHeight);
    framebuffer.bind();
    for (const int devices : sizes) {
        const bench::LargeDesign design = bench::largeDesign(devices);
        std::cout << fmt::format(
            "\n{} devices, {} links: ms a frame\n  {:24} {:24} {:>9} {:>9}   {:>9} {:>9}\n", devices,
            design.project.design.links.size(), "", "", "thread", "worst", "whole", "worst");
        for (const auto& drawing : {bench::imguiDrawing(), bench::instancedDrawing(*renderer)})
            runGestures(design, *drawing);
        runPicking(design);
    }
    return 0;
}
