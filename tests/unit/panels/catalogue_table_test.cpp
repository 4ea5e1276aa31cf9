// SPDX-License-Identifier: MIT
#include "app/panels/model/catalogue_table.h"

#include <gmock/gmock.h>

namespace spanwright::app {
namespace {

using ::testing::ElementsAre;

Decimal decimal(std::string_view text) {
    return Decimal::parse(text).value();
}

/// A switch with a price band, a circuit, and a device that uses the switch.
Project catalogue() {
    Project project;
    CatalogueItem item;
    item.id = project.newId<CatalogueItemId>();
    item.key = "acc-48p";
    item.name = "Access switch";
    item.vendor = "Generic";
    item.category = ItemCategory::accessSwitch;
    item.currency = "USD";
    item.price = {decimal("4000"), decimal("6000"), decimal("10000")};
    item.portGroups = {{48, 1000, "RJ45", {}}, {4, 2500, "SFP+", {}}};
    item.leadTimeDays = 35;
    item.sources = {{"price", "quote", Date(2026, 11, 2), Confidence::verified, {}}};
    project.catalogue.put(item);
    CatalogueItem circuit;
    circuit.id = project.newId<CatalogueItemId>();
    circuit.key = "dia";
    circuit.name = "Internet access";
    circuit.category = ItemCategory::circuit;
    circuit.monthlyPrice = ThreePoint<Decimal>::certain(decimal("4.5"));
    project.catalogue.put(circuit);
    Device device;
    device.id = project.newId<DeviceId>();
    device.key = "sw";
    device.item = item.id;
    project.design.devices.put(device);
    return project;
}

std::vector<std::string> texts(const TableRow& row) {
    std::vector<std::string> all;
    for (const Cell& cell : row.cells)
        all.push_back(cell.text);
    return all;
}

TEST(CatalogueTable, showsBandsPortsAndHowFarAPriceCanBeTrusted) {
    const TableModel model = catalogueTable(catalogue());
    ASSERT_EQ(model.rows.size(), 2U);
    EXPECT_THAT(texts(model.rows[0]),
                ElementsAre("Access switch", "Generic", "Access switches", "USD 4 000 – 6 000 – 10 000", "",
                            "48×1G RJ45, 4×2.5G SFP+", "", "35", "Verified, 2026-11"));
    EXPECT_THAT(texts(model.rows[1]),
                ElementsAre("Internet access", "", "Circuits", "", "EUR 4.50", "", "", "", "No source"));
    EXPECT_EQ(model.rows[0].cells.size(), model.columns.size());
    EXPECT_EQ(model.rows[0].elements.front().kind, ElementKind::catalogueItem);
}

TEST(CatalogueTable, canShowOneCategory) {
    EXPECT_EQ(catalogueTable(catalogue(), ItemCategory::circuit).rows.size(), 1U);
    EXPECT_TRUE(catalogueTable(catalogue(), ItemCategory::router).rows.empty());
    EXPECT_THAT(categoriesOf(catalogue()), ElementsAre(ItemCategory::accessSwitch, ItemCategory::circuit));
}

TEST(CatalogueTable, duplicatesAndRemovesItemsAsEdits) {
    const Project before = catalogue();
    const auto item = before.catalogue.begin()->id;
    EXPECT_THAT(itemsOf({ElementId(item), ElementId(before.design.devices.begin()->id)}), ElementsAre(item));
    const auto more = edit::apply(before, duplicateItems(before, {item}));
    ASSERT_TRUE(more) << more.error().text();
    ASSERT_EQ(more->catalogue.size(), 3U);
    const CatalogueItem& copy = *more->catalogue.find(CatalogueItemId{before.lastId + 1});
    EXPECT_EQ(copy.name, "Access switch (copy)");
    EXPECT_EQ(copy.price, before.catalogue.begin()->price);
    EXPECT_NE(copy.key, "acc-48p");
    EXPECT_EQ(usesOf(before, {item}), 1U);
    const auto fewer = edit::apply(before, removeItems({item}));
    ASSERT_TRUE(fewer);
    EXPECT_EQ(fewer->catalogue.size(), 1U);
    EXPECT_FALSE(fewer->design.devices.begin()->item) << "the device goes on without";
}

}  // namespace
}  // namespace spanwright::app
