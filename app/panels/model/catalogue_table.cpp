// SPDX-License-Identifier: MIT
#include "app/panels/model/catalogue_table.h"

#include "app/panels/model/figures.h"
#include "engine/catalogue/source_notes.h"
#include "engine/design/queries.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// "1G", "2.5G", "100M".
std::string speedText(double mbps) {
    constexpr double kGigabit = 1000;
    return mbps >= kGigabit ? fmt::format("{:g}G", mbps / kGigabit) : fmt::format("{:g}M", mbps);
}

std::optional<double> orNone(double figure) {
    return figure == 0 ? std::nullopt : std::optional(figure);
}

Cell figureCell(double value, int digits) {
    return {.text = value == 0 ? "" : figure(value, digits), .number = orNone(value)};
}

Cell priceCell(const std::string& currency, const ThreePoint<Decimal>& price) {
    return {.text = bandText(currency, price), .number = orNone(price.likely.toDouble())};
}

/// The note of the price that the item has, else of its first figure.
Cell confidenceCell(const CatalogueItem& item) {
    const SourceNote* note = nullptr;
    for (const char* field : {"price", "monthly_price", "licence_per_year", "rate_bands", "transfer_tiers"}) {
        if (note == nullptr) note = noteFor(item, field);
    }
    if (note == nullptr && !item.sources.empty()) note = &item.sources.front();
    if (note == nullptr) return {.text = "No source", .tone = Tone::warning};
    const Tone tone = note->confidence == Confidence::verified    ? Tone::good
                      : note->confidence == Confidence::secondary ? Tone::normal
                                                                  : Tone::muted;
    std::string text(nameOf(note->confidence).label);
    if (note->asOf) text += ", " + note->asOf->text().substr(0, 7);
    return {.text = text, .tone = tone};
}

/// What is paid by the month, or the year's licence where there is no monthly price.
Cell recurringCell(const std::string& currency, const CatalogueItem& item) {
    if (item.monthlyPrice != ThreePoint<Decimal>{}) return priceCell(currency, item.monthlyPrice);
    if (!item.rateBands.empty()) return {.text = "by the Mbit/s", .tone = Tone::muted};
    if (!item.licencePerYear.isZero()) {
        const double year = item.licencePerYear.toDouble();
        return {.text = fmt::format("{} {} a year", currency, figure(year, 0)), .number = year / 12};
    }
    if (!item.transferTiers.empty()) return {.text = "by the GB", .tone = Tone::muted};
    return {};
}

}  // namespace

std::string bandText(const std::string& currency, const ThreePoint<Decimal>& price) {
    if (price == ThreePoint<Decimal>{}) return {};
    const auto digits = [](Decimal amount) {
        constexpr double kSmall = 10;
        return amount.toDouble() < kSmall && !amount.isZero() ? 2 : 0;
    };
    const auto text = [&](Decimal amount) { return figure(amount.toDouble(), digits(amount)); };
    if (price == ThreePoint<Decimal>::certain(price.likely))
        return fmt::format("{} {}", currency, text(price.likely));
    return fmt::format("{} {} – {} – {}", currency, text(price.low), text(price.likely), text(price.high));
}

std::string portsText(const std::vector<PortGroup>& groups) {
    std::string text;
    for (const PortGroup& group : groups) {
        text += fmt::format("{}{}×{} {}", text.empty() ? "" : ", ", group.count, speedText(group.speedMbps),
                            group.connector);
    }
    return text;
}

TableModel catalogueTable(const Project& project, std::optional<ItemCategory> category) {
    TableModel model;
    model.columns = {{"Item", 4},
                     {"Vendor", 1.2F},
                     {"Category", 1.8F},
                     {"Price: low – likely – high", 22, true, "One-off, a piece, in the item's currency"},
                     {"Monthly price", 15, true, "A piece and month"},
                     {"Ports", 2.2F},
                     {"W", 5, true, "Power, a piece"},
                     {"Days", 5, true, "Lead time, calendar days"},
                     {"Confidence", 1.6F, false, "How far the price can be trusted, and of when it is"}};
    model.whenEmpty = project.catalogue.empty()
                          ? "The catalogue is empty. Add an item, or import a price book or device types."
                          : "No item of this category.";
    const std::string own(project.settings.currency.code());
    for (const CatalogueItem& item : project.catalogue) {
        if (category && item.category != *category) continue;
        const std::string& currency = item.currency.empty() ? own : item.currency;
        std::string title = item.name.empty() ? item.vendor + " " + item.model : item.name;
        if (title == " ") title = item.key;
        model.rows.push_back(
            {{item.id},
             {Cell::plain(title), Cell::plain(item.vendor),
              Cell::plain(std::string(nameOf(item.category).label)), priceCell(currency, item.price),
              recurringCell(currency, item), Cell::plain(portsText(item.portGroups)),
              figureCell(item.powerWatts, 0), figureCell(item.leadTimeDays, 0), confidenceCell(item)}});
    }
    std::stable_sort(model.rows.begin(), model.rows.end(), [](const TableRow& a, const TableRow& b) {
        return a.cells.front().text < b.cells.front().text;
    });
    return model;
}

std::vector<ItemCategory> categoriesOf(const Project& project) {
    std::set<ItemCategory> found;
    for (const CatalogueItem& item : project.catalogue)
        found.insert(item.category);
    return {found.begin(), found.end()};
}

std::vector<CatalogueItemId> itemsOf(const std::set<ElementId>& elements) {
    std::vector<CatalogueItemId> items;
    for (const ElementId element : elements) {
        if (const auto id = element.as<CatalogueItemId>()) items.push_back(id);
    }
    return items;
}

edit::Command duplicateItems(const Project& project, const std::vector<CatalogueItemId>& items) {
    edit::Add add;
    for (const CatalogueItemId id : items) {
        const CatalogueItem* item = project.catalogue.find(id);
        if (item == nullptr) continue;
        CatalogueItem copy = *item;
        copy.id = edit::reservedId<CatalogueItemId>(project, static_cast<std::uint32_t>(add.rows.size()));
        copy.key.clear();
        copy.name += " (copy)";
        add.rows.emplace_back(std::move(copy));
    }
    return add;
}

edit::Command removeItems(const std::vector<CatalogueItemId>& items) {
    return edit::Remove{{items.begin(), items.end()}};
}

std::size_t usesOf(const Project& project, const std::vector<CatalogueItemId>& items) {
    std::set<ElementId> users;
    for (const CatalogueItemId item : items) {
        for (const ElementId user : referencesTo(project, item))
            users.insert(user);
    }
    for (const CatalogueItemId item : items)
        users.erase(item);
    return users.size();
}

}  // namespace spanwright::app
