// SPDX-License-Identifier: MIT
#include "app/panels/widgets/cash_chart.h"

#include "app/panels/model/figures.h"
#include "app/panels/widgets/style.h"
#include "engine/analysis/summary.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// Where the plot lies, and how figures become pixels.
struct Plot {
    ImVec2 from;
    ImVec2 to;
    float step = 0;  ///< width of a month

    [[nodiscard]] float x(std::size_t month) const { return from.x + step * static_cast<float>(month); }
    [[nodiscard]] float y(double value, double highest) const {
        return to.y - (to.y - from.y) * static_cast<float>(value / highest);
    }
};

void legend(UiContext& ui) {
    const auto entry = [&](scene::Colour colour, const char* text) {
        const float side = ImGui::GetTextLineHeight() * 0.7F;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float top = at.y + (ImGui::GetTextLineHeight() - side) / 2;
        ImGui::GetWindowDrawList()->AddRectFilled({at.x, top}, {at.x + side, top + side}, packed(colour),
                                                  ui.px(2));
        ImGui::Dummy({side, side});
        ImGui::SameLine(0, ui.px(kSmallGap));
        textMuted(ui, text);
        ImGui::SameLine(0, ui.px(2 * kGap));
    };
    entry(ui.palette->accent, "Capex");
    entry(faded(ui.palette->accent, 0.45), "Opex");
    entry(ui.palette->warning, "Running total (own scale)");
    ImGui::NewLine();
}

void axes(UiContext& ui, const Plot& plot, const cost::CostReport& report, const CashScale& scale) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    ui.pushFont(FontRole::small);
    const float line = ImGui::GetTextLineHeight();
    constexpr int kLines = 2;
    for (int i = 0; i <= kLines; ++i) {
        const double share = static_cast<double>(i) / kLines;
        const float y = plot.y(share, 1);
        list->AddLine({plot.from.x, y}, {plot.to.x, y}, packed(ui.palette->border));
        const std::string left = shortMoney(
            Money::of(Decimal::fromDouble(scale.highestMonth * share).value_or(Decimal()), report.currency));
        const float width = ImGui::CalcTextSize(left.c_str()).x;
        list->AddText({plot.from.x - width - ui.px(kSmallGap), y - line / 2}, packed(ui.palette->textMuted),
                      left.c_str());
    }
    float free = plot.from.x;
    for (std::size_t i = 0; i < report.cashFlow.size(); i += 3) {
        const std::string text = report.cashFlow[i].month.text();
        const float width = ImGui::CalcTextSize(text.c_str()).x;
        if (plot.x(i) < free || plot.x(i) + width > plot.to.x) continue;
        list->AddText({plot.x(i), plot.to.y + ui.px(kSmallGap)}, packed(ui.palette->textMuted), text.c_str());
        free = plot.x(i) + width + ui.px(2 * kGap);
    }
    ImGui::PopFont();
}

void columns(UiContext& ui, const Plot& plot, const cost::CostReport& report, const CashScale& scale) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float gap = std::min(plot.step * 0.2F, ui.px(3));
    for (std::size_t i = 0; i < report.cashFlow.size(); ++i) {
        const cost::CashMonth& month = report.cashFlow[i];
        const float left = plot.x(i) + gap / 2;
        const float right = plot.x(i + 1) - gap / 2;
        const float middle = plot.y(month.opex.toDouble(), scale.highestMonth);
        const float top = plot.y((month.capex + month.opex).toDouble(), scale.highestMonth);
        list->AddRectFilled({left, middle}, {right, plot.to.y}, packed(faded(ui.palette->accent, 0.45)));
        list->AddRectFilled({left, top}, {right, middle}, packed(ui.palette->accent));
    }
    for (std::size_t i = 1; i < report.cashFlow.size(); ++i) {
        const auto at = [&](std::size_t n) {
            return ImVec2(plot.x(n) + plot.step / 2,
                          plot.y(report.cashFlow[n].cumulative.toDouble(), scale.highestCumulative));
        };
        list->AddLine(at(i - 1), at(i), packed(ui.palette->warning), ui.px(1.5F));
    }
}

}  // namespace

void cashChart(UiContext& ui, const cost::CostReport& report) {
    const CashScale scale = cashScale(report);
    if (report.cashFlow.empty() || scale.highestMonth <= 0 || scale.highestCumulative <= 0) {
        emptyState(ui, "cost", "No money flows yet: give devices and links a catalogue item with a price.");
        return;
    }
    legend(ui);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    ui.pushFont(FontRole::small);
    const float labels = ImGui::CalcTextSize("EUR 888.88 M").x + ui.px(kSmallGap);
    const float line = ImGui::GetTextLineHeight();
    ImGui::PopFont();
    Plot plot;
    plot.from = {origin.x + labels, origin.y + line / 2};
    plot.to = {origin.x + room.x - ui.px(kSmallGap),
               origin.y + std::max(room.y - line - ui.px(2 * kGap), ui.px(60))};
    plot.step = (plot.to.x - plot.from.x) / static_cast<float>(report.cashFlow.size());
    axes(ui, plot, report, scale);
    columns(ui, plot, report, scale);
    ImGui::InvisibleButton("plot", {std::max(room.x, 1.0F), std::max(plot.to.y - origin.y, 1.0F)});
    const float pointer = ImGui::GetIO().MousePos.x - plot.from.x;
    if (!ImGui::IsItemHovered() || pointer < 0 || plot.step <= 0) return;
    const auto month = static_cast<std::size_t>(pointer / plot.step);
    if (month >= report.cashFlow.size()) return;
    const cost::CashMonth& flow = report.cashFlow[month];
    tooltip(ui, fmt::format("{}\nCapex {}\nOpex {}\nTotal so far {}", flow.month.text(), flow.capex.display(),
                            flow.opex.display(), flow.cumulative.display()));
}

}  // namespace spanwright::app
