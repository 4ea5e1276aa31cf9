// SPDX-License-Identifier: MIT
#include "app/panels/model/catalogue_edits.h"
#include "app/panels/panels.h"
#include "app/panels/widgets/style.h"
#include "engine/scene/icon.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

constexpr std::array kRouting{DeviceKind::router, DeviceKind::sdwanEdge, DeviceKind::firewall,
                              DeviceKind::loadBalancer};
constexpr std::array kSwitching{DeviceKind::coreSwitch, DeviceKind::distributionSwitch,
                                DeviceKind::accessSwitch, DeviceKind::spineSwitch, DeviceKind::leafSwitch};
constexpr std::array kWirelessAndServers{DeviceKind::wirelessController, DeviceKind::accessPoint,
                                         DeviceKind::serverGroup};
constexpr std::array kProviderAndCloud{DeviceKind::providerNetwork, DeviceKind::transitGateway,
                                       DeviceKind::virtualNetworkGateway, DeviceKind::cloudInterconnect,
                                       DeviceKind::natGateway};
constexpr float kTile = 36;

/// A square button with a symbol; true when clicked.
bool tile(UiContext& ui, const char* id, std::string_view icon, bool chosen, std::string_view help) {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const ImVec2 to(from.x + ui.px(kTile), from.y + ui.px(kTile));
    const bool clicked = ImGui::InvisibleButton(id, {ui.px(kTile), ui.px(kTile)});
    const bool hovered = ImGui::IsItemHovered();
    tooltip(ui, help);
    const scene::Palette& colours = *ui.palette;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const scene::Colour ground = chosen ? colours.accent : hovered ? colours.field : colours.panel;
    list->AddRectFilled(from, to, packed(ground), ui.px(6));
    if (!chosen) list->AddRect(from, to, packed(colours.border), ui.px(6));
    constexpr float kIcon = 22;
    const float inset = ui.px((kTile - kIcon) / 2);
    ui.iconAt(icon, from.x + inset, from.y + inset, kIcon, chosen ? colours.accentText : colours.icon);
    return clicked;
}

void groupLabel(UiContext& ui, const char* label) {
    ImGui::Dummy({0, ui.px(2)});
    ui.pushFont(FontRole::small);
    textMuted(ui, label);
    ImGui::PopFont();
}

void tools(Session& session, UiContext& ui) {
    struct ToolEntry {
        ToolKind kind;
        const char* icon;
        const char* help;
    };
    static constexpr std::array kTools{
        ToolEntry{ToolKind::select, "select", "Select and move (V)"},
        ToolEntry{ToolKind::pan, "pan", "Move the view (H, or hold Space)"},
        ToolEntry{ToolKind::connect, "connect", "Connect two devices with a link (C)"},
        ToolEntry{ToolKind::demand, "demand", "Say who talks to whom: a traffic demand (T)"},
    };
    bool first = true;
    for (const ToolEntry& entry : kTools) {
        flow(ui, ui.px(kTile), first);
        first = false;
        ToolChoice choice = session.tool();
        if (tile(ui, entry.icon, entry.icon, choice.kind == entry.kind, entry.help)) {
            choice.kind = entry.kind;
            choice.item = {};
            session.chooseTool(choice);
        }
    }
}

void deviceTiles(Session& session, UiContext& ui, const char* label, std::span<const DeviceKind> kinds) {
    groupLabel(ui, label);
    for (const DeviceKind kind : kinds) {
        flow(ui, ui.px(kTile), kind == kinds.front());
        const ToolChoice& now = session.tool();
        const bool chosen = now.kind == ToolKind::placeDevice && now.deviceKind == kind;
        const std::string icon = scene::iconName(kind);
        const auto help = fmt::format("{}: click on the drawing to place it", nameOf(kind).label);
        if (tile(ui, icon.c_str(), icon, chosen, help)) {
            ToolChoice choice;
            choice.kind = ToolKind::placeDevice;
            choice.deviceKind = kind;
            session.chooseTool(choice);
        }
    }
}

void siteTiles(Session& session, UiContext& ui) {
    groupLabel(ui, "Sites");
    for (const auto& name : EnumNames<SiteKind>::kNames) {
        flow(ui, ui.px(kTile), name.value == SiteKind::headquarters);
        const ToolChoice& now = session.tool();
        const bool chosen = now.kind == ToolKind::placeSite && now.siteKind == name.value;
        const std::string icon = scene::iconName(name.value);
        const auto help = fmt::format("{}: click or drag a frame on the drawing", name.label);
        if (tile(ui, icon.c_str(), icon, chosen, help)) {
            ToolChoice choice;
            choice.kind = ToolKind::placeSite;
            choice.siteKind = name.value;
            session.chooseTool(choice);
        }
    }
}

/// What the catalogue list keeps between frames.
struct CatalogueState {
    std::string filter;
    std::string madeFor;
    Revision revision = 0;
    std::vector<CatalogueEntry> entries;
};

CatalogueState& catalogueState() {
    static CatalogueState kept;
    return kept;
}

void useItem(Session& session, const CatalogueEntry& entry) {
    if (const auto command = assignItem(session.project(), session.selection(), entry.item)) {
        session.run(*command);
        return;
    }
    if (const auto choice = toolFor(session.project(), entry.item)) {
        session.chooseTool(*choice);
    } else {
        session.select({ElementId(entry.item)});
    }
}

void catalogueRow(Session& session, UiContext& ui, const CatalogueEntry& entry) {
    ImGui::PushID(static_cast<int>(entry.item.value));
    const ImVec2 from = ImGui::GetCursorPos();
    const float height = 2 * ImGui::GetTextLineHeight() + ui.px(kSmallGap);
    const bool marked = session.isSelected(entry.item) || session.tool().item == entry.item;
    const float side = ImGui::GetFrameHeight();
    const float width = ImGui::GetContentRegionAvail().x - side;
    if (ImGui::Selectable("##item", marked, 0, {width, height})) useItem(session, entry);
    tooltip(ui, entry.title +
                    "\nClick: give it to what is selected, or place it with the next click on the "
                    "drawing.");
    ImGui::SetCursorPos({from.x + ui.px(kSmallGap), from.y + ui.px(1)});
    const float room = width - ui.px(2 * kSmallGap);
    const std::string title = ellipsized(entry.title, room);
    ImGui::TextUnformatted(title.c_str());
    ImGui::SetCursorPos({from.x + ui.px(kSmallGap), from.y + ImGui::GetTextLineHeight() + ui.px(2)});
    ui.pushFont(FontRole::small);
    textMuted(ui, ellipsized(entry.detail, room));
    ImGui::PopFont();
    ImGui::SetCursorPos({from.x + width, from.y + (height - side) / 2});
    if (iconButton(ui, "edit", "settings", "Edit this item in the inspector"))
        session.select({ElementId(entry.item)});
    ImGui::SetCursorPos({from.x, from.y + height + ImGui::GetStyle().ItemSpacing.y});
    ImGui::PopID();
}

void catalogue(Session& session, UiContext& ui) {
    CatalogueState& kept = catalogueState();
    const float side = ImGui::GetFrameHeight();
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - side - ui.px(kSmallGap));
    searchField(ui, "##catalogue search", kept.filter, "Search the catalogue");
    ImGui::SameLine(0, ui.px(kSmallGap));
    if (iconButton(ui, "add item", "add", "Add an item to the catalogue")) {
        const CatalogueItemId added = edit::reservedId<CatalogueItemId>(session.project(), 0);
        if (session.run(addItem())) session.focusField(added, "name");
    }
    if (kept.revision != session.document().revision() || kept.madeFor != kept.filter) {
        kept.revision = session.document().revision();
        kept.madeFor = kept.filter;
        kept.entries = catalogueEntries(session.project(), kept.filter);
    }
    ImGui::BeginChild("catalogue");
    if (kept.entries.empty()) {
        emptyState(ui, "cost",
                   session.project().catalogue.empty()
                       ? "The catalogue is empty. Add what can be bought with +, then give it to devices and "
                         "links."
                       : "No item matches the search.");
    }
    // Rows are alike in height, so that the clipper may jump.
    const std::vector<CatalogueEntry> entries = kept.entries;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(entries.size()),
                  2 * ImGui::GetTextLineHeight() + ui.px(kSmallGap) + ImGui::GetStyle().ItemSpacing.y);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            catalogueRow(session, ui, entries[static_cast<std::size_t>(i)]);
    }
    ImGui::EndChild();
}

}  // namespace

void drawPalette(Session& session, UiContext& ui) {
    tools(session, ui);
    siteTiles(session, ui);
    deviceTiles(session, ui, "Routing and security", kRouting);
    deviceTiles(session, ui, "Switching", kSwitching);
    deviceTiles(session, ui, "Wireless and servers", kWirelessAndServers);
    deviceTiles(session, ui, "Provider and cloud", kProviderAndCloud);
    ImGui::Dummy({0, ui.px(2)});
    if (ImGui::Button("Insert template…", {-1, 0})) session.requestTemplates();
    tooltip(ui, "Campus, data-centre fabric, WAN, cloud landing zone… with parameters (Ctrl+T)");
    groupLabel(ui, "Catalogue");
    catalogue(session, ui);
}

}  // namespace spanwright::app
