// SPDX-License-Identifier: MIT
#include "tests/support/shared_data.h"
#include "tests/unit/io_import/import_support.h"

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Sndlib : public test::ImportTest {};

constexpr std::string_view kHead = "?SNDlib native format; type: network; version: 1.0\n# network small\n";
constexpr std::string_view kNodes =
    "NODES (\n  A ( 9.80 52.39 )\n  B ( 8.66 50.14 )\n  C ( 10.08 53.55 )\n)\n";

TEST_F(Sndlib, addsOneUnitOfTheFirstModuleToThePreInstalledCapacity) {
    const auto imported =
        importText(std::string(kHead) + std::string(kNodes) +
                   "LINKS (\n"
                   "  L1 ( A B ) 9920.00 5.00 2.50 7.00 ( 40000.00 133.00 80000.00 200.00 )\n"
                   "  L2 ( B C ) 155.00 0.00 0.00 0.00 ( )\n"
                   "  L3 ( A B ) 0.00 0.00 0.00 0.00 ( 30.00 1.00 )\n"
                   ")\n");
    ASSERT_TRUE(imported) << imported.error().text();
    EXPECT_EQ(imported->format, "sndlib");
    EXPECT_EQ(imported->project.design.links.size(), 3U) << "parallel links are kept";
    const Link& first = test::link(imported->project, "L1");
    EXPECT_DOUBLE_EQ(first.capacityMbps, 49920);
    EXPECT_DOUBLE_EQ(first.capacityBackMbps(), 49920);
    EXPECT_DOUBLE_EQ(first.igpMetric.value(), 1);
    EXPECT_EQ(test::property(first, "modules"), "40000.00 133.00 80000.00 200.00");
    EXPECT_EQ(test::property(first, "setup_cost"), "7.00");
    EXPECT_DOUBLE_EQ(test::link(imported->project, "L2").capacityMbps, 155);
    EXPECT_DOUBLE_EQ(test::link(imported->project, "L3").capacityMbps, 30);
}

TEST_F(Sndlib, readsDemandsAndReportsWhatHasNoCounterpart) {
    const auto imported = importText(
        std::string(kHead) + "META (\n  granularity = 5min\n  unit = MBITPERSEC\n)\n" + std::string(kNodes) +
        "LINKS (\n A_B ( A B ) 10 0 0 0 ( ) \n)\n"
        "DEMANDS (\n"
        "  A_B ( A B ) 2 3.50 UNLIMITED\n"
        "  D2 ( B A ) 1 4.00 3\n"
        ")\n"
        "ADMISSIBLE_PATHS (\n  D2 ( P0 ( A_B ) P1 ( A_B ) )\n)\n");
    ASSERT_TRUE(imported) << imported.error().text();
    EXPECT_DOUBLE_EQ(test::demand(imported->project, "demand-A_B").mbps, 7)
        << "a link has the id already, so that the demand's key gets its kind";
    EXPECT_EQ(test::property(test::demand(imported->project, "D2"), "max_path_length"), "3");
    EXPECT_THAT(imported->warnings, Contains(StartsWith("admissible paths left out")));
    EXPECT_THAT(imported->warnings, Contains(StartsWith("limits of path length")));
    EXPECT_THAT(imported->project.settings.properties,
                Contains(std::pair<std::string, std::string>("granularity", "5min")));
}

TEST_F(Sndlib, tellsGeographyFromADrawing) {
    const auto geographic = importText(std::string(kHead) + std::string(kNodes));
    ASSERT_TRUE(geographic);
    EXPECT_EQ(geographic->project.design.sites.size(), 3U);
    const auto drawn = importText(std::string(kHead) + "NODES ( A ( 283.00 248.00 ) B ( 451.00 201.00 ) )\n");
    ASSERT_TRUE(drawn);
    EXPECT_TRUE(drawn->project.design.sites.empty());
    const auto unplaced = importText(std::string(kHead) + "NODES ( A B ( 4.5 50.1 ) C )\n");
    ASSERT_TRUE(unplaced) << unplaced.error().text();
    EXPECT_EQ(unplaced->project.design.devices.size(), 3U);
}

TEST_F(Sndlib, namesThePlaceOfWhatIsBroken) {
    const std::string head(kHead);
    EXPECT_THAT(errorOf(head + "NODES ( A ( 1 2 )"), StartsWith("3:18: expected a node id"));
    EXPECT_THAT(errorOf(head + "NODES ( A ( 1 x ) )"), StartsWith("3:15: a coordinate is \"x\""));
    EXPECT_THAT(errorOf(head + "BANANAS ( )"), StartsWith("3:1: \"BANANAS\" is no section"));
    EXPECT_THAT(errorOf(head + "NODES A"), StartsWith("3:7:"));
    EXPECT_THAT(errorOf(head + "LINKS (\n L ( A B ) 1 1 1 1 ( ) )"),
                StartsWith("4:2: the link names node \"A\""));
    const std::string nodes = head + "NODES ( A B )\n";
    EXPECT_THAT(errorOf(nodes + "LINKS ( L ( A B ) -1 0 0 0 ( ) )"), StartsWith("4:19:"));
    EXPECT_THAT(errorOf(nodes + "LINKS ( L ( A B ) 1 0 0 0 ( 5 ) )"), StartsWith("4:31:"));
    EXPECT_THAT(errorOf(nodes + "LINKS ( L ( A B ) inf 0 0 0 ( ) )"), StartsWith("4:19:"));
    EXPECT_THAT(errorOf(nodes + "LINKS ( L ( A B ) 1 0 0 0 ( ) L ( A B ) 1 0 0 0 ( ) )"),
                HasSubstr("\"L\" is used twice"));
    EXPECT_THAT(errorOf(nodes + "DEMANDS ( D ( A B ) 1e300 1e300 UNLIMITED )"), HasSubstr("too large"));
    EXPECT_THAT(errorOf(nodes + "ADMISSIBLE_PATHS ( ( ( ("), HasSubstr("the file ends within"));
}

TEST_F(Sndlib, readsEveryPublicNetworkAlikeFromBothForms) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    std::size_t networks = 0;
    for (const auto& entry : std::filesystem::directory_iterator(data / "sndlib" / "native")) {
        const auto native = io::importFiles({entry.path()});
        ASSERT_TRUE(native) << native.error().text();
        const auto xml = io::importFiles({data / "sndlib" / "xml" / (entry.path().stem().string() + ".xml")});
        ASSERT_TRUE(xml) << xml.error().text();
        const Design& a = native->project.design;
        const Design& b = xml->project.design;
        ASSERT_EQ(a.devices.size(), b.devices.size()) << entry.path();
        ASSERT_EQ(a.links.size(), b.links.size()) << entry.path();
        ASSERT_EQ(a.demands.size(), b.demands.size()) << entry.path();
        for (const Link& link : a.links) {
            EXPECT_DOUBLE_EQ(link.capacityMbps, test::link(xml->project, link.key).capacityMbps) << link.key;
        }
        for (const Demand& demand : a.demands) {
            EXPECT_DOUBLE_EQ(demand.mbps, test::demand(xml->project, demand.key).mbps) << demand.key;
        }
        ++networks;
    }
    EXPECT_GE(networks, 13U);
    // Counts of reference.md.
    const auto germany = io::importFiles({data / "sndlib" / "native" / "germany50.txt"});
    ASSERT_TRUE(germany);
    EXPECT_EQ(germany->project.design.devices.size(), 50U);
    EXPECT_EQ(germany->project.design.links.size(), 88U);
    EXPECT_EQ(germany->project.design.demands.size(), 662U);
}

}  // namespace
}  // namespace spanwright
