// SPDX-License-Identifier: MIT
#include "app/panels/panels.h"
#include "app/shell/actions.h"
#include "app/shell/application.h"
#include "app/window/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>

/// Where everything stands in the window: bars, panels, splitters.
namespace spanwright::app {
namespace {

constexpr double kToolBar = 44;
constexpr double kLowestPhaseBar = 56;
constexpr double kHighestPhaseBar = 160;
constexpr double kStatusBar = 26;
constexpr double kSplitter = 5;
constexpr double kSmallestPanel = 160;
constexpr double kSmallestCanvas = 200;

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                    ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

/// Begins a window without a frame of its own that fills the area; End() belongs to it.
void beginArea(const char* id, const Rect& area, ImVec2 padding, scene::Colour ground,
               ImGuiWindowFlags flags = 0) {
    ImGui::SetNextWindowPos({static_cast<float>(area.x), static_cast<float>(area.y)});
    ImGui::SetNextWindowSize({static_cast<float>(area.width), static_cast<float>(area.height)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, toImGui(ground));
    ImGui::Begin(id, nullptr, kFixed | flags);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(4);
}

/// A bar between two areas that can be dragged; by how many pixels it was.
float splitter(Gui& gui, const char* id, const Rect& area, bool upright) {
    beginArea(id, area, {0, 0}, gui.palette().window, ImGuiWindowFlags_NoScrollbar);
    ImGui::InvisibleButton("##bar", {static_cast<float>(area.width), static_cast<float>(area.height)});
    const bool hot = ImGui::IsItemHovered() || ImGui::IsItemActive();
    if (hot) ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    const ImVec2 delta = ImGui::GetIO().MouseDelta;
    const float moved = ImGui::IsItemActive() ? (upright ? delta.x : delta.y) : 0;
    const Point middle = area.centre();
    const float thick = gui.px(hot ? 2 : 1);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 colour = toImU32(hot ? gui.palette().accent : gui.palette().border);
    const ImVec2 low{static_cast<float>(area.x), static_cast<float>(area.y)};
    const ImVec2 high{static_cast<float>(area.x + area.width), static_cast<float>(area.y + area.height)};
    if (upright) {
        const auto x = static_cast<float>(std::floor(middle.x));
        list->AddRectFilled({x, low.y}, {x + thick, high.y}, colour);
    } else {
        const auto y = static_cast<float>(std::floor(middle.y));
        list->AddRectFilled({low.x, y}, {high.x, y + thick}, colour);
    }
    ImGui::End();
    return moved;
}

void lineUnder(Gui& gui, const Rect& area) {
    const auto y = static_cast<float>(area.y + area.height) - gui.px(1);
    ImGui::GetWindowDrawList()->AddRectFilled({static_cast<float>(area.x), y},
                                              {static_cast<float>(area.x + area.width), y + gui.px(1)},
                                              toImU32(gui.palette().border));
}

/// The panels of one place: one alone fills it, several are tabs. The height that the shown one took.
float drawPanelsOf(Session& session, UiContext& ui, Dock dock, std::string_view asked = {}) {
    std::vector<const Panel*> here;
    for (const Panel& panel : allPanels()) {
        if (panel.dock == dock) here.push_back(&panel);
    }
    float height = 0;
    const auto drawOne = [&](const Panel& panel) {
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(8)});
        ImGui::BeginChild(panel.title.data(), {0, 0}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
        panel.draw(session, ui);
        height = ImGui::GetCursorPosY() + ImGui::GetScrollY() - ImGui::GetStyle().ItemSpacing.y + ui.px(8);
        ImGui::EndChild();
        ImGui::PopStyleVar();
    };
    if (here.size() == 1) {
        drawOne(*here.front());
        return height;
    }
    if (!ImGui::BeginTabBar("##tabs",
                            ImGuiTabBarFlags_FittingPolicyScroll | ImGuiTabBarFlags_TabListPopupButton))
        return height;
    for (const Panel* panel : here) {
        const bool wanted =
            panel->title == asked || (panel->draw == drawProblems && session.problemsRequested());
        const auto flags = wanted ? ImGuiTabItemFlags_SetSelected : ImGuiTabItemFlags_None;
        if (!ImGui::BeginTabItem(panel->title.data(), nullptr, flags)) continue;
        drawOne(*panel);
        ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
    return height;
}

}  // namespace

void Application::drawInterface() {
    drawMenuBar();
    const ImGuiIO& io = ImGui::GetIO();
    const double scale = gui_.scale();
    const auto px = [scale](double at100) { return std::round(at100 * scale); };
    const double width = static_cast<double>(io.DisplaySize.x);
    const double height = static_cast<double>(io.DisplaySize.y);
    const double top = std::ceil(static_cast<double>(ImGui::GetFrameHeight()));

    // The panels give way before the canvas does.
    const double widest = std::max(kSmallestPanel, (width / scale - kSmallestCanvas) / 2);
    settings_.leftWidth = std::clamp(settings_.leftWidth, kSmallestPanel, widest);
    settings_.rightWidth = std::clamp(settings_.rightWidth, kSmallestPanel, widest);
    const double tallest =
        std::max(0.0, height / scale - kToolBar - phaseBarHeight_ - kStatusBar - kSmallestCanvas);
    settings_.bottomHeight = std::clamp(settings_.bottomHeight, std::min(100.0, tallest), tallest);
    const double bottom = std::min(px(settings_.bottomHeight), height * 0.45);
    const double left = std::min(px(settings_.leftWidth), width * 0.3);
    const double right = std::min(px(settings_.rightWidth), width * 0.36);
    const double bar = px(kSplitter);
    const double status = px(kStatusBar);

    const Rect tools{0, top, width, px(kToolBar)};
    const double bodyTop = tools.y + tools.height;
    const double bodyHeight = height - bodyTop - status;
    const Rect leftArea{0, bodyTop, left, bodyHeight};
    const Rect rightArea{width - right, bodyTop, right, bodyHeight};
    const double middleX = left + bar;
    const double middleWidth = width - left - right - 2 * bar;
    const Rect phases{middleX, bodyTop, middleWidth, px(phaseBarHeight_)};
    const Rect results{middleX, bodyTop + bodyHeight - bottom, middleWidth, bottom};
    const double canvasTop = phases.y + phases.height;
    const Rect canvas{middleX, canvasTop, middleWidth, std::max(1.0, results.y - bar - canvasTop)};

    const float padding = gui_.px(8);
    beginArea("##tools", tools, {padding, gui_.px(6)}, gui_.palette().panel, ImGuiWindowFlags_NoScrollbar);
    drawToolBar();
    lineUnder(gui_, tools);
    ImGui::End();

    canvas_.update(session_, gui_, canvas,
                   {.grid = settings_.showGrid,
                    .lens = lens(),
                    .layers = layers(),
                    .linkText = scene::linkTextFromKey(settings_.linkText),
                    .flow = settings_.showFlow,
                    .snap = {settings_.snapToGrid, settings_.snapToGuides}});
    drawBreadcrumbs(canvas);
    drawMapNote(canvas);
    drawEmptyState(canvas);
    drawLegend(canvas);

    beginArea("##left", leftArea, {0, 0}, gui_.palette().window);
    drawPanelsOf(session_, ui_, Dock::left);
    ImGui::End();
    beginArea("##right", rightArea, {0, 0}, gui_.palette().window);
    drawPanelsOf(session_, ui_, Dock::right);
    ImGui::End();
    beginArea("##phases", phases, {0, 0}, gui_.palette().window, ImGuiWindowFlags_NoScrollbar);
    // The bar is as high as its phases need; a change shows with the next frame.
    const double needed = static_cast<double>(drawPanelsOf(session_, ui_, Dock::phaseBar)) / scale;
    const double fitting = std::clamp(std::ceil(needed), kLowestPhaseBar, kHighestPhaseBar);
    if (fitting != phaseBarHeight_) freshFrames_ = std::max(freshFrames_, 2);
    phaseBarHeight_ = fitting;
    lineUnder(gui_, phases);
    ImGui::End();
    beginArea("##results", results, {0, gui_.px(4)}, gui_.palette().window);
    drawPanelsOf(session_, ui_, Dock::bottom, std::exchange(panelAsked_, {}));
    ImGui::End();

    const Rect leftBar{left, bodyTop, bar, bodyHeight};
    const Rect rightBar{width - right - bar, bodyTop, bar, bodyHeight};
    const Rect bottomBar{middleX, results.y - bar, middleWidth, bar};
    settings_.leftWidth += static_cast<double>(splitter(gui_, "##leftBar", leftBar, true)) / scale;
    settings_.rightWidth -= static_cast<double>(splitter(gui_, "##rightBar", rightBar, true)) / scale;
    settings_.bottomHeight -= static_cast<double>(splitter(gui_, "##bottomBar", bottomBar, false)) / scale;

    const Rect statusArea{0, height - status, width, status};
    beginArea("##status", statusArea, {gui_.px(12), 0}, gui_.palette().panel, ImGuiWindowFlags_NoScrollbar);
    drawStatusBar();
    ImGui::End();

    drawNotices(canvas);
    drawContextMenu();
    drawDialogs();
}

}  // namespace spanwright::app
