// SPDX-License-Identifier: MIT
#include "app/panels/widgets/risk_charts.h"

#include "app/panels/model/figures.h"
#include "app/panels/widgets/style.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

void labelAt(const UiContext& ui, float x, float y, scene::Colour colour, const std::string& text) {
    ImGui::GetWindowDrawList()->AddText({x, y}, packed(colour), text.c_str());
    static_cast<void>(ui);
}

}  // namespace

void tornado(Session& session, UiContext& ui, const cost::CostReport& report) {
    const auto& drivers = report.uncertainty.drivers;
    if (drivers.empty()) {
        emptyState(ui, "risk", "Nothing is uncertain: give prices a low and a high, or write down risks.");
        return;
    }
    ImGui::PushTextWrapPos(0);
    textMuted(ui, "What drives the spread: each alone from its 10 % to its 90 % figure");
    ImGui::PopTextWrapPos();
    const double total = report.total.toDouble();
    double reach = 0;
    for (const cost::Driver& driver : drivers)
        reach = std::max({reach, total - driver.low, driver.high - total});
    const float width = ImGui::GetContentRegionAvail().x;
    const float names = std::min(width * 0.4F, ui.px(240));
    const float figures = ImGui::CalcTextSize("888 888 888").x + ui.px(kGap);
    const float half = std::max((width - names - 2 * figures) / 2, ui.px(20));
    for (std::size_t n = 0; n < drivers.size(); ++n) {
        const cost::Driver& driver = drivers[n];
        ImGui::PushID(static_cast<int>(n));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float line = ImGui::GetTextLineHeight();
        if (ImGui::Selectable("##driver", session.isSelected(driver.element), 0, {width, line})) {
            selectAndReveal(session, {driver.element});
        }
        const float middle = at.x + names + figures + half;
        const float low = middle - half * static_cast<float>((total - driver.low) / reach);
        const float high = middle + half * static_cast<float>((driver.high - total) / reach);
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddRectFilled({low, at.y + ui.px(2)}, {middle, at.y + line - ui.px(1)},
                            packed(faded(ui.palette->accent, 0.5)));
        list->AddRectFilled({middle, at.y + ui.px(2)}, {high, at.y + line - ui.px(1)},
                            packed(ui.palette->accent));
        labelAt(ui, at.x, at.y, ui.palette->text, ellipsized(driver.name, names - ui.px(kGap)));
        const std::string left = driver.low < total ? figure(driver.low - total, 0) : std::string();
        const std::string right = driver.high > total ? "+" + figure(driver.high - total, 0) : std::string();
        labelAt(ui, low - ImGui::CalcTextSize(left.c_str()).x - ui.px(kSmallGap), at.y, ui.palette->textMuted,
                left);
        labelAt(ui, high + ui.px(kSmallGap), at.y, ui.palette->textMuted, right);
        ImGui::PopID();
    }
}

void confidenceCurve(UiContext& ui, const cost::CostReport& report) {
    const cost::Uncertainty& uncertainty = report.uncertainty;
    const auto& curve = uncertainty.curve;
    const double estimate = report.total.toDouble();
    if (curve.empty() || curve.front() >= curve.back()) {
        emptyState(ui, "cost", "The total is certain: no price, quantity or risk spreads it.");
        return;
    }
    ImGui::PushTextWrapPos(0);
    textMuted(ui,
              fmt::format("Share of trials that cost no more; estimate {}, P50 {}, P80 {}, at {:.0f} % {}",
                          amount(report.total), figure(report.p50, 0), figure(report.p80, 0),
                          uncertainty.confidence * 100, figure(uncertainty.atConfidence, 0)));
    ImGui::PopTextWrapPos();
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const float line = ImGui::GetTextLineHeight();
    const float labels = ImGui::CalcTextSize("100 %").x + ui.px(kSmallGap);
    const ImVec2 from{origin.x + labels, origin.y + line / 2};
    const ImVec2 to{origin.x + room.x - ui.px(2 * kGap),
                    origin.y + std::max(room.y - line - ui.px(2 * kGap), ui.px(60))};
    const double least = std::min(curve.front(), estimate);
    const double most = std::max(curve.back(), estimate);
    const auto x = [&](double value) {
        return from.x + (to.x - from.x) * static_cast<float>((value - least) / (most - least));
    };
    const auto y = [&](double share) { return to.y - (to.y - from.y) * static_cast<float>(share); };
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const int percent : {0, 50, 80, 100}) {
        const float at = y(percent / 100.0);
        list->AddLine({from.x, at}, {to.x, at}, packed(ui.palette->border));
        const std::string text = fmt::format("{} %", percent);
        labelAt(ui, from.x - ImGui::CalcTextSize(text.c_str()).x - ui.px(kSmallGap), at - line / 2,
                ui.palette->textMuted, text);
    }
    for (std::size_t n = 1; n < curve.size(); ++n) {
        const double step = 1.0 / static_cast<double>(curve.size() - 1);
        list->AddLine({x(curve[n - 1]), y(static_cast<double>(n - 1) * step)},
                      {x(curve[n]), y(static_cast<double>(n) * step)}, packed(ui.palette->accent), ui.px(2));
    }
    list->AddLine({x(estimate), from.y}, {x(estimate), to.y}, packed(ui.palette->warning), ui.px(1.5F));
    labelAt(ui, from.x, to.y + ui.px(kSmallGap), ui.palette->textMuted, figure(least, 0));
    const std::string right = figure(most, 0);
    labelAt(ui, to.x - ImGui::CalcTextSize(right.c_str()).x, to.y + ui.px(kSmallGap), ui.palette->textMuted,
            right);
    ImGui::InvisibleButton("curve", {std::max(room.x, 1.0F), std::max(to.y - origin.y, 1.0F)});
    const float pointer = ImGui::GetIO().MousePos.y;
    if (!ImGui::IsItemHovered() || pointer < from.y || pointer > to.y) return;
    const auto percent = static_cast<std::size_t>(
        std::lround((to.y - pointer) / (to.y - from.y) * static_cast<float>(curve.size() - 1)));
    tooltip(ui, fmt::format("{} % of the trials cost no more than {}", percent, figure(curve[percent], 0)));
}

}  // namespace spanwright::app
