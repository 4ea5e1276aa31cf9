// SPDX-License-Identifier: MIT
#include "app/panels/model/catalogue_edits.h"

#include "app/panels/model/figures.h"
#include "app/panels/model/table_model.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

std::string titleOf(const CatalogueItem& item) {
    if (!item.name.empty()) return item.name;
    if (!item.vendor.empty() || !item.model.empty())
        return item.vendor + (item.vendor.empty() ? "" : " ") + item.model;
    return item.key;
}

std::string detailOf(const Project& project, const CatalogueItem& item) {
    std::string text(nameOf(item.category).label);
    const std::string currency =
        item.currency.empty() ? std::string(project.settings.currency.code()) : item.currency;
    if (!item.price.likely.isZero())
        text += fmt::format(" · {} {}", currency, figure(item.price.likely.toDouble(), 0));
    if (!item.monthlyPrice.likely.isZero())
        text += fmt::format(" · {} {} a month", currency, figure(item.monthlyPrice.likely.toDouble(), 0));
    return text;
}

std::optional<DeviceKind> deviceKindOf(ItemCategory category) {
    switch (category) {
        case ItemCategory::accessSwitch:
            return DeviceKind::accessSwitch;
        case ItemCategory::distributionSwitch:
            return DeviceKind::distributionSwitch;
        case ItemCategory::coreSwitch:
            return DeviceKind::coreSwitch;
        case ItemCategory::spineSwitch:
            return DeviceKind::spineSwitch;
        case ItemCategory::leafSwitch:
            return DeviceKind::leafSwitch;
        case ItemCategory::router:
            return DeviceKind::router;
        case ItemCategory::firewall:
            return DeviceKind::firewall;
        case ItemCategory::sdwanEdge:
            return DeviceKind::sdwanEdge;
        case ItemCategory::loadBalancer:
            return DeviceKind::loadBalancer;
        case ItemCategory::wirelessController:
            return DeviceKind::wirelessController;
        case ItemCategory::accessPoint:
            return DeviceKind::accessPoint;
        case ItemCategory::server:
            return DeviceKind::serverGroup;
        case ItemCategory::cloud:
            return DeviceKind::cloudInterconnect;
        default:
            return std::nullopt;
    }
}

}  // namespace

std::vector<CatalogueEntry> catalogueEntries(const Project& project, std::string_view filter) {
    std::vector<std::tuple<ItemCategory, std::string, const CatalogueItem*>> found;
    for (const CatalogueItem& item : project.catalogue) {
        const auto all =
            fmt::format("{}\n{}\n{}\n{}", item.name, item.vendor, item.model, nameOf(item.category).label);
        if (matchesFilter(all, filter)) found.emplace_back(item.category, titleOf(item), &item);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a)->id) <
               std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b)->id);
    });
    std::vector<CatalogueEntry> entries;
    entries.reserve(found.size());
    for (const auto& [category, title, item] : found)
        entries.push_back({item->id, title, detailOf(project, *item)});
    return entries;
}

std::optional<edit::Command> assignItem(const Project& project, const std::set<ElementId>& selection,
                                        CatalogueItemId item) {
    edit::Put put;
    const auto give = [&](const auto* row) {
        if (row == nullptr || row->item == item) return;
        auto changed = *row;
        changed.item = item;
        put.rows.emplace_back(std::move(changed));
    };
    for (const ElementId element : selection) {
        give(project.design.devices.find(element.as<DeviceId>()));
        give(project.design.links.find(element.as<LinkId>()));
    }
    if (put.rows.empty()) return std::nullopt;
    return put;
}

std::optional<ToolChoice> toolFor(const Project& project, CatalogueItemId item) {
    const CatalogueItem* found = project.catalogue.find(item);
    if (found == nullptr) return std::nullopt;
    ToolChoice choice;
    choice.item = item;
    if (found->category == ItemCategory::circuit) {
        choice.kind = ToolKind::connect;
        return choice;
    }
    const auto kind = deviceKindOf(found->category);
    if (!kind) return std::nullopt;
    choice.kind = ToolKind::placeDevice;
    choice.deviceKind = *kind;
    return choice;
}

edit::Command addItem() {
    CatalogueItem item;
    item.name = "New item";
    return edit::Add{{item}};
}

}  // namespace spanwright::app
