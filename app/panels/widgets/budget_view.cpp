// SPDX-License-Identifier: MIT
#include "app/panels/widgets/budget_view.h"

#include "app/panels/model/figures.h"
#include "app/panels/widgets/style.h"

#include <fmt/format.h>

namespace spanwright::app {
namespace {

void figureCell(const UiContext& ui, Money value) {
    ImGui::TableNextColumn();
    if (value.isZero()) return;
    const std::string text = amount(value);
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() +
                         std::max(0.0F, width - ImGui::CalcTextSize(text.c_str()).x));
    textToned(ui, Tone::normal, text);
}

}  // namespace

void BudgetView::refresh(const Session& session, const std::shared_ptr<const Analysis>& analysis,
                         const std::vector<BudgetLevel>& levels) {
    const bool same = analysis_ == analysis && revision_ == session.document().revision() &&
                      levels_ == levels && shownFilter_ == filter;
    if (same) return;
    analysis_ = analysis;
    revision_ = session.document().revision();
    levels_ = levels;
    shownFilter_ = filter;
    tree_ = budgetTree(session.project(), *analysis->cost, levels, filter);
    sortAgain_ = true;
    marked_ = nodesOf(tree_, selection_);
    openMarked_ = false;
    scrollTo_ = -1;
}

void BudgetView::followSelection(const Session& session) {
    if (selection_ == session.selection()) return;
    selection_ = session.selection();
    marked_ = nodesOf(tree_, selection_);
    openMarked_ = true;
    scrollTo_ = -1;
    for (const int index : marked_) {
        if (tree_.nodes[static_cast<std::size_t>(index)].line == nullptr) continue;
        scrollTo_ = index;
        break;
    }
}

void BudgetView::drawNode(Session& session, UiContext& ui, int index) {
    const BudgetNode& node = tree_.nodes[static_cast<std::size_t>(index)];
    const bool marked = marked_.contains(index);
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushID(index);
    ImGuiTreeNodeFlags flags = ImGuiTreeNodeFlags_SpanFullWidth | ImGuiTreeNodeFlags_OpenOnArrow;
    if (node.line != nullptr) flags |= ImGuiTreeNodeFlags_Leaf | ImGuiTreeNodeFlags_NoTreePushOnOpen;
    if (node.line != nullptr && marked) flags |= ImGuiTreeNodeFlags_Selected;
    if (index == 0) flags |= ImGuiTreeNodeFlags_DefaultOpen;
    if (marked && openMarked_ && node.line == nullptr) ImGui::SetNextItemOpen(true);
    if (!shownFilter_.empty() && node.line == nullptr) ImGui::SetNextItemOpen(true, ImGuiCond_Appearing);
    const bool open = ImGui::TreeNodeEx("##node", flags, "%s", node.name.c_str());
    if (ImGui::IsItemClicked() && !ImGui::IsItemToggledOpen() && index != 0) {
        // Marked here already: the list must not jump under the pointer.
        selectAndReveal(session, node.elements);
        if (node.elements.size() > 1) session.select({node.elements.begin(), node.elements.end()});
        selection_ = session.selection();
        marked_ = nodesOf(tree_, selection_);
    }
    if (ImGui::IsItemHovered() && !node.elements.empty()) session.hover(node.elements.front());
    if (scrollTo_ == index) ImGui::SetScrollHereY();
    figureCell(ui, node.capex);
    figureCell(ui, node.opex);
    figureCell(ui, node.total);
    ImGui::TableNextColumn();
    if (node.line != nullptr) {
        textToned(ui, Tone::muted,
                  fmt::format("{} × {}", node.line->quantity.text(), node.line->unitPrice.text()));
    }
    ImGui::TableNextColumn();
    if (node.line != nullptr) textToned(ui, Tone::muted, node.line->supplier);
    if (node.line == nullptr && open) {
        for (const int child : node.children)
            drawNode(session, ui, child);
        ImGui::TreePop();
    }
    ImGui::PopID();
}

void BudgetView::draw(Session& session, UiContext& ui, const std::shared_ptr<const Analysis>& analysis,
                      const std::vector<BudgetLevel>& levels) {
    refresh(session, analysis, levels);
    followSelection(session);
    if (tree_.nodes.size() <= 1) {
        emptyState(ui, "cost",
                   filter.empty() ? "Nothing is priced yet: give devices and links a catalogue item."
                                  : "No line of the budget holds these words.");
        return;
    }
    constexpr auto kFlags = ImGuiTableFlags_Sortable | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                            ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerV |
                            ImGuiTableFlags_PadOuterX | ImGuiTableFlags_NoBordersInBody |
                            ImGuiTableFlags_SortTristate;
    if (!ImGui::BeginTable("budget", 6, kFlags)) return;
    const std::string code(analysis->cost->currency.code());
    const float figures = ImGui::CalcTextSize("888 888 888 888").x;
    constexpr auto kFigures = ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_PreferSortDescending;
    ImGui::TableSetupColumn("Budget", ImGuiTableColumnFlags_WidthStretch, 4);
    ImGui::TableSetupColumn(fmt::format("Capex ({})", code).c_str(), kFigures, figures);
    ImGui::TableSetupColumn(fmt::format("Opex ({})", code).c_str(), kFigures, figures);
    ImGui::TableSetupColumn(fmt::format("Total ({})", code).c_str(), kFigures, figures);
    ImGui::TableSetupColumn("Quantity × price",
                            ImGuiTableColumnFlags_WidthStretch | ImGuiTableColumnFlags_NoSort, 1.5F);
    ImGui::TableSetupColumn("Supplier", ImGuiTableColumnFlags_WidthStretch | ImGuiTableColumnFlags_NoSort,
                            1.2F);
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableHeadersRow();
    ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
    if (specs != nullptr && (specs->SpecsDirty || sortAgain_) && specs->SpecsCount > 0) {
        constexpr std::array kColumns{BudgetColumn::name, BudgetColumn::capex, BudgetColumn::opex,
                                      BudgetColumn::total};
        const auto column = static_cast<std::size_t>(specs->Specs[0].ColumnIndex);
        if (column < kColumns.size()) {
            sortBudget(tree_, kColumns[column],
                       specs->Specs[0].SortDirection == ImGuiSortDirection_Descending);
        }
        specs->SpecsDirty = false;
        sortAgain_ = false;
    }
    drawNode(session, ui, 0);
    openMarked_ = false;
    scrollTo_ = -1;
    ImGui::EndTable();
}

}  // namespace spanwright::app
