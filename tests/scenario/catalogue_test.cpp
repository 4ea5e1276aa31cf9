// SPDX-License-Identifier: MIT
#include "engine/design/validate.h"
#include "engine/io/project_file.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright {
namespace {

Project shipped() {
    return io::loadProject(std::filesystem::path(SPANWRIGHT_SOURCE_DIR) / "assets" / "catalogues" /
                           "base.span.json")
        .value();
}

/// Fields that say what an item is, not how much; they need no source.
const std::set<std::string_view>& identity() {
    static const std::set<std::string_view> kFields{"category",       "vendor",   "model",    "supplier",
                                                    "currency",       "sources",  "fits_bay", "medium",
                                                    "transfer_basis", "connector"};
    return kFields;
}

/// File keys of the fields that differ from those of a new item.
std::set<std::string> figuresOf(const CatalogueItem& item) {
    std::set<std::string> figures;
    const CatalogueItem fresh;
    std::map<std::string_view, const void*> defaults;
    visitFields(fresh, [&](const FieldInfo& info, const auto& value) { defaults[info.key] = &value; });
    visitFields(item, [&](const FieldInfo& info, const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        const bool differs = !(value == *static_cast<const Value*>(defaults.at(info.key)));
        if (differs && !identity().contains(info.key)) figures.emplace(info.key);
    });
    return figures;
}

std::set<std::string> sourcedFigures(const CatalogueItem& item) {
    std::set<std::string> figures;
    for (const SourceNote& note : item.sources) {
        for (std::size_t from = 0; from < note.figures.size();) {
            const std::size_t to = std::min(note.figures.find_first_of(", ", from), note.figures.size());
            if (to > from) figures.insert(note.figures.substr(from, to - from));
            from = to + 1;
        }
    }
    return figures;
}

TEST(ShippedCatalogue, holdsItemsOfEveryCategory) {
    const Project catalogue = shipped();
    EXPECT_GE(catalogue.catalogue.size(), 150U);
    std::map<ItemCategory, int> count;
    for (const CatalogueItem& item : catalogue.catalogue)
        ++count[item.category];
    for (const auto& name : EnumNames<ItemCategory>::kNames)
        EXPECT_GE(count[name.value], 2) << name.key;
    for (const Error& error : validate(catalogue))
        ADD_FAILURE() << error.where << ": " << error.message;
}

TEST(ShippedCatalogue, saysOfEveryFigureWhereAndWhenItIsFrom) {
    for (const CatalogueItem& item : shipped().catalogue) {
        const std::set<std::string> sourced = sourcedFigures(item);
        for (const std::string& figure : figuresOf(item))
            EXPECT_TRUE(sourced.contains(figure)) << item.key << ": " << figure << " has no source";
        for (const SourceNote& note : item.sources) {
            EXPECT_FALSE(note.source.empty()) << item.key;
            EXPECT_TRUE(note.asOf) << item.key << ": " << note.figures << " has no date";
        }
    }
}

TEST(ShippedCatalogue, givesNoVendorsQuote) {
    const std::set<std::string> publicPriceLists{"AWS", "Azure", "Google Cloud"};
    for (const CatalogueItem& item : shipped().catalogue) {
        if (publicPriceLists.contains(item.vendor)) continue;
        EXPECT_EQ(item.vendor, "Generic") << item.key;
    }
}

/// The classes for which bands are published, and what an item of them may cost: from the cheapest low to the
/// dearest high, in dollars. Small-office models lie below the list-price bands, chassis and 400G above.
TEST(ShippedCatalogue, hasPricesInTheBandsOfTheirClass) {
    struct Band {
        ItemCategory category;
        double low;
        double high;
    };
    const Band bands[] = {{ItemCategory::accessSwitch, 100, 30000},
                          {ItemCategory::distributionSwitch, 700, 30000},
                          {ItemCategory::coreSwitch, 18000, 70000},
                          {ItemCategory::leafSwitch, 5000, 30000},
                          {ItemCategory::spineSwitch, 20000, 85000},
                          {ItemCategory::router, 150, 240000},
                          {ItemCategory::firewall, 300, 480000},
                          {ItemCategory::sdwanEdge, 400, 22000},
                          {ItemCategory::loadBalancer, 1500, 150000},
                          {ItemCategory::accessPoint, 100, 2000},
                          {ItemCategory::wirelessController, 1500, 32000},
                          {ItemCategory::optic, 7, 8000},
                          {ItemCategory::server, 1000, 420000}};
    for (const CatalogueItem& item : shipped().catalogue) {
        for (const Band& band : bands) {
            if (item.category != band.category || item.price.high.isZero()) continue;
            EXPECT_GE(item.price.low.toDouble(), band.low) << item.key;
            EXPECT_LE(item.price.high.toDouble(), band.high) << item.key;
        }
        EXPECT_LE(item.price.high.toDouble(), 5 * std::max(item.price.likely.toDouble(), 1000.0)) << item.key;
    }
}

TEST(ShippedCatalogue, statesThePublishedPricesOfTheCloud) {
    std::map<std::string, const CatalogueItem*> items;
    const Project catalogue = shipped();
    for (const CatalogueItem& item : catalogue.catalogue)
        items.emplace(item.key, &item);
    const auto monthly = [&](const char* key) { return items.at(key)->monthlyPrice.likely.text(); };
    EXPECT_EQ(monthly("aws-dx-1g"), "219");       // 0.30 USD an hour, 730 hours
    EXPECT_EQ(monthly("aws-dx-100g"), "16425");   // 22.50
    EXPECT_EQ(monthly("az-vwan-s2s"), "263.53");  // 0.361
    EXPECT_EQ(monthly("gcp-di-100g"), "13000");
    // Internet egress of us-east-1: 10 TB at 0.09, 40 at 0.085, 100 at 0.07, the rest at 0.05 a GB.
    std::vector<std::string> tiers;
    for (const TransferTier& tier : items.at("aws-egress")->transferTiers) {
        if (tier.region == "us-east-1") {
            tiers.push_back(tier.pricePerGb.likely.text() + (tier.upToGb ? "<" : ""));
        }
    }
    EXPECT_THAT(tiers, ::testing::ElementsAre("0.09<", "0.085<", "0.07<", "0.05"));
}

TEST(ShippedCatalogue, hasAnOpticForEveryPluggablePortFrom1To400G) {
    const Project catalogue = shipped();
    for (const auto& [connector, mbps] : std::map<std::string, double>{{"SFP", 1000},
                                                                       {"SFP+", 10000},
                                                                       {"SFP28", 25000},
                                                                       {"QSFP+", 40000},
                                                                       {"QSFP28", 100000},
                                                                       {"QSFP-DD", 400000}}) {
        std::set<Medium> media;
        for (const CatalogueItem& item : catalogue.catalogue) {
            if (item.category == ItemCategory::optic && item.connector == connector &&
                item.capacityMbps == mbps) {
                media.insert(item.medium);
                EXPECT_GT(item.reachKm, 0) << item.key;
            }
        }
        EXPECT_TRUE(media.contains(Medium::multimode)) << connector;
        EXPECT_TRUE(media.contains(Medium::singleMode)) << connector;
    }
}

}  // namespace
}  // namespace spanwright
