// SPDX-License-Identifier: MIT
#include "app/panels/model/catalogue_edits.h"
#include "app/panels/model/catalogue_table.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/style.h"
#include "app/panels/widgets/table_view.h"

#include <optional>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// What the browser keeps between frames.
struct BrowserState {
    TableView table;
    std::optional<ItemCategory> category;
    std::optional<ItemCategory> madeFor;
    Revision revision = 0;
    bool made = false;
};

BrowserState& browserState() {
    static BrowserState kept;
    return kept;
}

void categoryFilter(const Session& session, UiContext& ui, std::optional<ItemCategory>& category) {
    const std::string_view label = category ? nameOf(*category).label : "All categories";
    ImGui::SetNextItemWidth(ui.px(180));
    if (!ImGui::BeginCombo("##category", label.data(), ImGuiComboFlags_HeightLarge)) return;
    if (ImGui::Selectable("All categories", !category)) category.reset();
    for (const ItemCategory each : categoriesOf(session.project())) {
        if (ImGui::Selectable(nameOf(each).label.data(), category == each)) category = each;
    }
    ImGui::EndCombo();
}

void duplicate(Session& session, const std::vector<CatalogueItemId>& items) {
    const std::uint32_t last = session.project().lastId;
    if (!session.run(duplicateItems(session.project(), items))) return;
    std::set<ElementId> copies;
    for (std::uint32_t id = last + 1; id <= session.project().lastId; ++id)
        copies.insert(CatalogueItemId{id});
    session.select(copies);
    if (copies.size() == 1) session.focusField(*copies.begin(), "name");
}

void remove(Session& session, const std::vector<CatalogueItemId>& items) {
    const std::size_t uses = usesOf(session.project(), items);
    if (!session.run(removeItems(items)) || uses == 0) return;
    session.notify(Notice::Level::info,
                   fmt::format("{} elements have no catalogue item now. Undo brings it back.", uses));
}

void buttons(Session& session, UiContext& ui) {
    const std::vector<CatalogueItemId> chosen = itemsOf(session.selection());
    if (iconButton(ui, "add", "add", "Add an item")) {
        const auto added = edit::reservedId<CatalogueItemId>(session.project(), 0);
        if (session.run(addItem())) session.focusField(added, "name");
    }
    ImGui::SameLine(0, ui.px(kSmallGap));
    if (iconButton(ui, "duplicate", "duplicate", "Duplicate the items that are selected", !chosen.empty()))
        duplicate(session, chosen);
    ImGui::SameLine(0, ui.px(kSmallGap));
    if (iconButton(ui, "remove", "delete", "Remove the items that are selected from the catalogue",
                   !chosen.empty())) {
        remove(session, chosen);
    }
    ImGui::SameLine(0, ui.px(2 * kGap));
    if (ImGui::Button("Import…")) session.requestCatalogueImport();
    tooltip(ui, "Price books (CSV) and NetBox device types (YAML), several at once");
}

}  // namespace

void drawCatalogue(Session& session, UiContext& ui) {
    BrowserState& kept = browserState();
    ImGui::SetNextItemWidth(ui.px(220));
    searchField(ui, "##search", kept.table.filter, "Search all columns");
    ImGui::SameLine(0, ui.px(kGap));
    categoryFilter(session, ui, kept.category);
    ImGui::SameLine(0, ui.px(2 * kGap));
    buttons(session, ui);
    const bool stale =
        !kept.made || kept.revision != session.document().revision() || kept.madeFor != kept.category;
    if (stale) {
        kept.table.setModel(catalogueTable(session.project(), kept.category));
        kept.made = true;
        kept.revision = session.document().revision();
        kept.madeFor = kept.category;
    }
    ImGui::SameLine(0, ui.px(2 * kGap));
    textMuted(ui, fmt::format("{} items; a click shows all fields in the inspector",
                              kept.table.model().rows.size()));
    kept.table.draw(session, ui, "catalogue");
}

}  // namespace spanwright::app
