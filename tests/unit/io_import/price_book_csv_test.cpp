// SPDX-License-Identifier: MIT
#include "engine/io/import/price_book_csv.h"

#include "engine/io/import/catalogue_files.h"
#include "engine/io/project_file.h"
#include "tests/support/shared_data.h"
#include "tests/unit/io_import/import_support.h"

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

Decimal decimal(std::string_view text) {
    return Decimal::parse(text).value();
}

/// A project that knows one switch, priced in dollars, and one circuit.
Project project() {
    Project project;
    project.costPolicy.exchangeRates = {{"USD", decimal("0.9"), Date(2026, 11, 2), {}}};
    CatalogueItem item;
    item.id = project.newId<CatalogueItemId>();
    item.key = "acc-48p";
    item.name = "Access switch";
    item.category = ItemCategory::accessSwitch;
    item.vendor = "Generic";
    item.model = "48 ports";
    item.currency = "USD";
    item.price = {decimal("4000"), decimal("6000"), decimal("10000")};
    item.powerWatts = 87;
    item.mttrHours = 4;
    item.portGroups = {{48, 1000, "RJ45", {}}, {4, 10000, "SFP+", {}}};
    item.sources = {{"price, mttr_hours", "estimate band", Date(2024, 6, 30), Confidence::estimate, {}},
                    {"power_watts", "data sheet", std::nullopt, Confidence::verified, {}}};
    project.catalogue.put(item);
    CatalogueItem circuit;
    circuit.id = project.newId<CatalogueItemId>();
    circuit.key = "dia-1g";
    circuit.name = "Internet";
    circuit.category = ItemCategory::circuit;
    circuit.monthlyPrice = ThreePoint<Decimal>::certain(decimal("1250.5"));
    project.catalogue.put(circuit);
    return project;
}

const CatalogueItem& item(const Project& project, std::string_view key) {
    return *project.catalogue.find(findByKey(project, key).as<CatalogueItemId>());
}

std::vector<std::string> errorsOf(std::string_view text) {
    Project changed = project();
    const auto change = io::readPriceBook({"prices.csv", std::string(text)}, changed);
    EXPECT_FALSE(change) << text;
    EXPECT_EQ(changed, project()) << "nothing may change on an error";
    std::vector<std::string> lines;
    if (!change) {
        for (const Error& error : change.error())
            lines.push_back(error.text());
    }
    return lines;
}

TEST(PriceBook, updatesPricesAndSaysWhereTheyComeFrom) {
    Project changed = project();
    const auto change = io::readPriceBook({"prices.csv",
                                           "item,price_low,price,price_high,source,as_of,confidence\n"
                                           "acc-48p,5000,5200.50,5300,Quote 4711,2026-11-20,verified\n"},
                                          changed);
    ASSERT_TRUE(change) << change.error().front().text();
    EXPECT_EQ(change->updated, 1);
    EXPECT_THAT(change->changes,
                ElementsAre("acc-48p: price_low 4000 -> 5000", "acc-48p: price 6000 -> 5200.5",
                            "acc-48p: price_high 10000 -> 5300"));
    const CatalogueItem& updated = item(changed, "acc-48p");
    EXPECT_EQ(updated.price, (ThreePoint<Decimal>{decimal("5000"), decimal("5200.5"), decimal("5300")}));
    EXPECT_EQ(updated.powerWatts, 87) << "a cell that is not there leaves its field";
    ASSERT_EQ(updated.sources.size(), 3U);
    EXPECT_EQ(updated.sources[0].figures, "mttr_hours") << "other figures keep their source";
    EXPECT_EQ(updated.sources[2],
              (SourceNote{"price", "Quote 4711", Date(2026, 11, 20), Confidence::verified, {}}));
}

TEST(PriceBook, takesAPriceAloneAsCertain) {
    Project changed = project();
    ASSERT_TRUE(io::readPriceBook({"p.csv", "Item,Price\nacc-48p,5200\n"}, changed));
    EXPECT_EQ(item(changed, "acc-48p").price, ThreePoint<Decimal>::certain(decimal("5200")));
    EXPECT_EQ(item(changed, "acc-48p").sources.back().source, "price book p.csv");
}

TEST(PriceBook, findsItemsByVendorAndModelAndAddsTheOthers) {
    Project changed = project();
    const auto change = io::readPriceBook(
        {"p.csv",
         "vendor,model,category,name,monthly_price,price,ports,end_of_sale,contract\n"
         "Generic,48 ports,,,,5200,,,\n"
         "Acme,\"X-1, rev 2\",firewall,Firewall,12.5,900,2x10000 SFP+; 8x1000 RJ45,2030-06-30,F-77\n"},
        changed);
    ASSERT_TRUE(change) << change.error().front().text();
    EXPECT_EQ(change->added, 1);
    EXPECT_EQ(change->updated, 1);
    const CatalogueItem& added = item(changed, "acme-x-1-rev-2");
    EXPECT_EQ(added.category, ItemCategory::firewall);
    EXPECT_EQ(added.portGroups, (std::vector<PortGroup>{{2, 10000, "SFP+", {}}, {8, 1000, "RJ45", {}}}));
    EXPECT_EQ(added.endOfSale, Date(2030, 6, 30));
    EXPECT_THAT(added.properties, Contains(std::pair<std::string, std::string>("contract", "F-77")));
    EXPECT_THAT(change->warnings, ElementsAre(HasSubstr("\"contract\" is not known")));
}

TEST(PriceBook, listsEveryLineThatCannotBeUsedWithItsPlace) {
    const std::vector<std::string> errors = errorsOf(
        "item,price,currency,power_watts,as_of,category\n"
        "acc-48p,\"1.234,50\",,,,\n"
        "acc-48p,1,,,,\n"
        "dia-1g,5,,-3,20.11.2026,toaster\n"
        "new,5,euro,,,\n"
        "new-2,5\n"
        ",5,,,,\n");
    EXPECT_THAT(
        errors,
        ElementsAre("prices.csv:2:9: price is \"1.234,50\"; expected an amount such as 1234.50",
                    "prices.csv:3:1: the item \"acc-48p\" stands in prices.csv:2:1 already",
                    StartsWith("prices.csv:4:25: category is \"toaster\"; expected one of access-switch"),
                    "prices.csv:4:11: power_watts is -3; expected at least 0",
                    StartsWith("prices.csv:4:14: as_of is \"20.11.2026\""),
                    StartsWith("prices.csv:5:7: the currency is \"euro\""),
                    "prices.csv:6:1: 2 fields; expected 6 as in the header",
                    StartsWith("prices.csv:7:1: the row names no item")));
}

TEST(PriceBook, refusesBandsThatAreNone) {
    EXPECT_THAT(errorsOf("item,price_low,price\nacc-48p,7000,6000\n"),
                ElementsAre("prices.csv:2:9: price: expected low <= price <= high"));
    EXPECT_THAT(errorsOf("item,price_high\nacc-48p,7000\n"),
                ElementsAre("prices.csv:2:9: a low or high price without price itself"));
    EXPECT_THAT(errorsOf("item,price\nacc-48p,0.0000001\n"), ElementsAre(HasSubstr("expected an amount")));
    EXPECT_THAT(errorsOf("item,price\nacc-48p,\"12\n"), ElementsAre(HasSubstr("not closed")));
}

TEST(PriceBook, neverTurnsFiguresOfOneCurrencyIntoAnother) {
    EXPECT_THAT(
        errorsOf("item,currency,monthly_price\nacc-48p,EUR,3\n"),
        ElementsAre("prices.csv:2:9: the currency changes from USD to EUR, but the row gives no new price"));
    Project changed = project();
    const auto change = io::readPriceBook({"p.csv", "item,currency,price\nacc-48p,CHF,3\n"}, changed);
    ASSERT_TRUE(change);
    EXPECT_THAT(change->warnings, ElementsAre(HasSubstr("CHF has no exchange rate")));
}

TEST(PriceBook, refusesItemsThatAreMeantByMoreThanOne) {
    Project changed = project();
    CatalogueItem twin = item(changed, "acc-48p");
    twin.id = changed.newId<CatalogueItemId>();
    twin.key = "twin";
    changed.catalogue.put(twin);
    const auto change = io::readPriceBook({"p.csv", "vendor,model,price\nGeneric,48 ports,1\n"}, changed);
    ASSERT_FALSE(change);
    EXPECT_THAT(change.error().front().text(), HasSubstr("2 items are \"Generic 48 ports\""));
}

TEST(PriceBook, readsBackWhatItWritesWithoutAnyChange) {
    Project before = project();
    CatalogueItem hostile;
    hostile.id = before.newId<CatalogueItemId>();
    hostile.key = "=HYPERLINK(\"http://example.org\")";
    hostile.name = "@SUM(1+1)*cmd|' /C calc'!A0";
    hostile.vendor = "-2+3";
    hostile.model = "'=quoted, \"twice\"";
    hostile.price = ThreePoint<Decimal>::certain(decimal("12.345678"));
    hostile.sources = {{"price", "+source", std::nullopt, Confidence::estimate, {}}};
    hostile.earlyTerminationPercent = Decimal{};
    hostile.depreciationYears = 0;
    hostile.medium = Medium::singleMode;
    before.catalogue.put(hostile);
    const std::string text = io::priceBookText(before);
    EXPECT_THAT(text, HasSubstr("\"'=HYPERLINK(\"\"http://example.org\"\")\""));
    Project after = before;
    const auto change = io::readPriceBook({"p.csv", text}, after);
    ASSERT_TRUE(change) << change.error().front().text();
    EXPECT_EQ(change->unchanged, 3);
    EXPECT_EQ(after, before);
    Project other;
    ASSERT_TRUE(io::readPriceBook({"p.csv", text}, other));
    EXPECT_EQ(item(other, hostile.key).name, hostile.name);
    EXPECT_EQ(item(other, hostile.key).vendor, hostile.vendor);
    EXPECT_EQ(item(other, hostile.key).model, hostile.model);
    EXPECT_EQ(item(other, hostile.key).depreciationYears, 0) << "zero is not the same as unsaid";
    EXPECT_EQ(item(other, hostile.key).medium, Medium::singleMode);
}

TEST(PriceBook, carriesTiersBandsAndBaysInOneCellEach) {
    const std::string text =
        "item,name,transfer_tiers,rate_bands,module_bays\n"
        "cloud,Cloud,eu-west-1 up to 10240: 0.09; eu-west-1: 0.05; 0.02/0.03/0.04,,\n"
        "mpls,MPLS,,up to 100: 3; 2.5,\n"
        "chassis,Chassis,,,4x line-card; 2x supervisor\n";
    Project read;
    const auto change = io::readPriceBook({"p.csv", text}, read);
    ASSERT_TRUE(change) << change.error().front().text();
    const std::vector<TransferTier> tiers{
        {"eu-west-1", 10240, ThreePoint<Decimal>::certain(decimal("0.09")), {}},
        {"eu-west-1", {}, ThreePoint<Decimal>::certain(decimal("0.05")), {}},
        {"", {}, {decimal("0.02"), decimal("0.03"), decimal("0.04")}, {}}};
    EXPECT_EQ(item(read, "cloud").transferTiers, tiers);
    const std::vector<RateBand> bands{{"", 100, ThreePoint<Decimal>::certain(decimal("3")), {}},
                                      {"", {}, ThreePoint<Decimal>::certain(decimal("2.5")), {}}};
    EXPECT_EQ(item(read, "mpls").rateBands, bands);
    EXPECT_EQ(item(read, "chassis").moduleBays,
              (std::vector<ModuleBay>{{4, "line-card", {}}, {2, "supervisor", {}}}));
    Project again;
    ASSERT_TRUE(io::readPriceBook({"p.csv", io::priceBookText(read)}, again));
    EXPECT_EQ(item(again, "cloud").transferTiers, tiers);
    EXPECT_EQ(item(again, "mpls").rateBands, bands);
    EXPECT_EQ(item(again, "chassis").moduleBays, item(read, "chassis").moduleBays);
}

TEST(PriceBook, refusesTiersThatAreNone) {
    EXPECT_THAT(errorsOf("item,transfer_tiers\nacc-48p,free\n"),
                ElementsAre(StartsWith("prices.csv:2:9: transfer_tiers: \"free\" is no band")));
    EXPECT_THAT(errorsOf("item,transfer_tiers\nacc-48p,up to 100: -1\n"),
                ElementsAre(HasSubstr("is no band")));
    EXPECT_THAT(errorsOf("item,transfer_tiers\nacc-48p,0.1; up to 100: 0.2\n"),
                ElementsAre(HasSubstr("does not follow the band before")));
    EXPECT_THAT(errorsOf("item,rate_bands\nacc-48p,up to 100: 3/2/1\n"),
                ElementsAre(HasSubstr("is no band")));
    EXPECT_THAT(errorsOf("item,module_bays\nacc-48p,four\n"), ElementsAre(HasSubstr("is no bay")));
}

TEST(PriceBook, ofTheShippedCatalogueMakesTheSameItemsInAnEmptyProject) {
    const auto shipped = io::loadProject(std::filesystem::path(SPANWRIGHT_SOURCE_DIR) / "assets" /
                                         "catalogues" / "base.span.json");
    ASSERT_TRUE(shipped);
    Project made;
    ASSERT_TRUE(io::readPriceBook({"p.csv", io::priceBookText(*shipped)}, made));
    ASSERT_EQ(made.catalogue.size(), shipped->catalogue.size());
    for (const CatalogueItem& expected : shipped->catalogue) {
        CatalogueItem copy = item(made, expected.key);
        copy.id = expected.id;
        // What a price book does not carry.
        copy.sources = expected.sources;
        copy.requiredItems = expected.requiredItems;
        copy.properties = expected.properties;
        EXPECT_EQ(copy, expected) << expected.key;
    }
}

TEST(PriceBook, ofTheShippedCatalogueReadsBackWithoutAnyChange) {
    const auto shipped = io::loadProject(std::filesystem::path(SPANWRIGHT_SOURCE_DIR) / "assets" /
                                         "catalogues" / "base.span.json");
    ASSERT_TRUE(shipped);
    Project after = *shipped;
    const auto change = io::readPriceBook({"p.csv", io::priceBookText(*shipped)}, after);
    ASSERT_TRUE(change) << change.error().front().text();
    EXPECT_THAT(change->changes, IsEmpty());
    EXPECT_EQ(after, *shipped);
}

class CatalogueFiles : public test::ImportTest {};

TEST_F(CatalogueFiles, areAppliedTogetherOrNotAtAll) {
    Project changed = project();
    const auto failed =
        io::importCatalogue(changed, {write("a.csv", "item,price\nacc-48p,1\n"),
                                      write("b.csv", "item,price\nacc-48p,x\n"), folder_ / "absent"});
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().size(), 2U);
    EXPECT_EQ(changed, project());
    const auto done = io::importCatalogue(
        changed, {write("a.csv", "\xEF\xBB\xBFitem,price\nacc-48p,1\n"),
                  write("b.yaml", "manufacturer: Generic\nmodel: 48 ports\nu_height: 2\n")});
    ASSERT_TRUE(done) << done.error().front().text();
    EXPECT_EQ(item(changed, "acc-48p").rackUnits, 2);
    EXPECT_EQ(item(changed, "acc-48p").price.likely, decimal("1"));
}

TEST_F(CatalogueFiles, areInputsOfAnImportBesideAProject) {
    const auto saved = folder_ / "p.span.json";
    ASSERT_TRUE(io::saveProject(project(), saved));
    const auto imported = io::importFiles({write("prices.csv", "item,price\nacc-48p,5200\n"), saved});
    ASSERT_TRUE(imported) << imported.error().text();
    EXPECT_EQ(imported->catalogue.updated, 1);
    EXPECT_EQ(imported->format, "price-book+spanwright");
    EXPECT_EQ(item(imported->project, "acc-48p").price.likely, decimal("5200"));
    EXPECT_THAT(errorOf("item,price\na,x\nb,y\n"),
                "2:3: price is \"x\"; expected an amount such as 1234.50 (and 1 more)");
}

}  // namespace
}  // namespace spanwright
