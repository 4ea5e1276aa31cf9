// SPDX-License-Identifier: MIT
#include "tests/support/shared_data.h"
#include "tests/unit/io_import/import_support.h"

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Repetita : public test::ImportTest {};

constexpr std::string_view kTriangle =
    "NODES 3\n"
    "label x y\n"
    "Oslo 10.75 59.91\n"
    "Bergen 5.32 60.39\n"
    "Oslo 10.40 63.43\n"
    "\n"
    "EDGES 5\n"
    "label src dest weight bw delay\n"
    "e0 0 1 10 1000000 300\n"
    "e1 1 2 7 2500000 400\n"
    "e2 1 0 20 500000 300\n"
    "e3 2 2 1 1000 1\n"
    "e4 0 1 10 1000000 300\n";

TEST_F(Repetita, pairsEachEdgeWithTheFirstUnusedReverseEdge) {
    const Result<io::Imported> imported = importText(kTriangle);
    ASSERT_TRUE(imported) << imported.error().text();
    const Project& project = imported->project;
    EXPECT_EQ(imported->format, "repetita");
    EXPECT_EQ(project.design.devices.size(), 3U);
    EXPECT_EQ(project.design.links.size(), 3U);

    const Link& both = test::link(project, "edge_0");
    EXPECT_DOUBLE_EQ(both.capacityMbps, 1000);
    EXPECT_DOUBLE_EQ(both.capacityBackMbps(), 500);
    EXPECT_DOUBLE_EQ(both.igpMetric.value(), 10);
    EXPECT_DOUBLE_EQ(both.igpMetricReverse.value(), 20);
    EXPECT_EQ(keyOf(project, both.from.device), "0");
    EXPECT_EQ(keyOf(project, both.to.device), "1");

    const Link& oneWay = test::link(project, "edge_1");
    EXPECT_DOUBLE_EQ(oneWay.capacityMbps, 2500);
    EXPECT_DOUBLE_EQ(oneWay.capacityBackMbps(), 0);
    EXPECT_DOUBLE_EQ(test::link(project, "edge_4").capacityBackMbps(), 0);
}

TEST_F(Repetita, leavesOutSelfLoopsAndSaysSo) {
    const Result<io::Imported> imported = importText(kTriangle);
    ASSERT_TRUE(imported);
    EXPECT_THAT(imported->warnings,
                testing::Contains(HasSubstr("links from a node to itself, left out: 1 (edge_3)")));
}

TEST_F(Repetita, takesTheIndexAsIdAndTheLabelAsName) {
    const Result<io::Imported> imported = importText(kTriangle);
    ASSERT_TRUE(imported);
    EXPECT_EQ(test::device(imported->project, "0").name, "Oslo");
    EXPECT_EQ(test::device(imported->project, "2").name, "Oslo");
}

TEST_F(Repetita, readsPlausibleCoordinatesAsLongitudeAndLatitude) {
    const Result<io::Imported> imported = importText(kTriangle);
    ASSERT_TRUE(imported);
    const Design& design = imported->project.design;
    ASSERT_EQ(design.sites.size(), 3U);
    const Site& oslo = design.sites.at(test::device(imported->project, "0").site);
    EXPECT_DOUBLE_EQ(oslo.longitudeDegrees.value(), 10.75);
    EXPECT_DOUBLE_EQ(oslo.latitudeDegrees.value(), 59.91);
    const Device& trondheim = test::device(imported->project, "2");
    EXPECT_LT(trondheim.position.y, test::device(imported->project, "0").position.y) << "north is up";
    EXPECT_TRUE(design.sites.at(trondheim.site).frame.contains(trondheim.position));
}

TEST_F(Repetita, takesOtherCoordinatesAsADrawing) {
    const Result<io::Imported> imported =
        importText("NODES 2\nlabel x y\nA 100 400\nB 300 50\n\nEDGES 0\nlabel src dest weight bw delay\n");
    ASSERT_TRUE(imported);
    EXPECT_TRUE(imported->project.design.sites.empty());
    const Point a = test::device(imported->project, "0").position;
    const Point b = test::device(imported->project, "1").position;
    EXPECT_LT(a.x, b.x);
    EXPECT_LT(a.y, b.y);
}

TEST_F(Repetita, joinsDemandsToTheTopologyOfAnotherFile) {
    const auto graph = write("t.graph", kTriangle);
    const auto demands = write("t.demands", "DEMANDS 2\nlabel src dest bw\nd 0 2 1500\nd 2 0 250\n");
    for (const auto& files : {std::vector{graph, demands}, std::vector{demands, graph}}) {
        const Result<io::Imported> imported = io::importFiles(files);
        ASSERT_TRUE(imported) << imported.error().text();
        EXPECT_EQ(imported->project.design.demands.size(), 2U);
        EXPECT_DOUBLE_EQ(test::demand(imported->project, "demand_0").mbps, 1.5);
        EXPECT_DOUBLE_EQ(test::demand(imported->project, "demand_1").mbps, 0.25);
        EXPECT_EQ(keyOf(imported->project, test::demand(imported->project, "demand_0").to), "2");
    }
}

TEST_F(Repetita, namesThePlaceOfWhatIsBroken) {
    EXPECT_THAT(errorOf("DEMANDS 1\nlabel src dest bw\nd 0 1 5\n"), StartsWith("3:1: the demand names node"));
    EXPECT_THAT(errorOf("NODES 2\nlabel x y\nA 1 2\n"), HasSubstr("the file ends after 1 of 2 nodes"));
    EXPECT_THAT(errorOf("NODES -1\nlabel x y\n"), StartsWith("1:7:"));
    EXPECT_THAT(errorOf("NODES 1\nA 1 2\n"), StartsWith("2:1: no header line"));
    EXPECT_THAT(errorOf("NODES 1\nlabel x y\nA nan 2\n"), StartsWith("3:3: x is \"nan\""));
    EXPECT_THAT(errorOf("NODES 1\nlabel x y\nA 1 1e999\n"), StartsWith("3:5: y is"));
    EXPECT_THAT(errorOf("NODES 99999999999999999999\nlabel x y\n"), StartsWith("1:7:"));
    const std::string nodes = "NODES 2\nlabel x y\nA 0 0\nB 1 1\nEDGES 1\nlabel src dest weight bw delay\n";
    EXPECT_THAT(errorOf(nodes + "e 0 1 1 -5 0\n"), StartsWith("7:9: bw is -5; expected at least 0"));
    EXPECT_THAT(errorOf(nodes + "e 0 1 0 5 0\n"), StartsWith("7:7: weight is 0"));
    EXPECT_THAT(errorOf(nodes + "e 0 7 1 5 0\n"), StartsWith("7:1: the link names node \"7\""));
    EXPECT_THAT(errorOf(nodes + "e 0 1\n"), StartsWith("7:1: 3 values; expected"));
    EXPECT_THAT(errorOf(nodes + "e 0 1 1 5 0\nBANANAS 3\n"), StartsWith("8:1:"));
}

TEST_F(Repetita, refusesTwoTopologiesThatNumberTheSameNodes) {
    const auto graph = write("t.graph", kTriangle);
    const Result<io::Imported> imported = io::importFiles({graph, graph});
    ASSERT_FALSE(imported);
    EXPECT_THAT(imported.error().text(), HasSubstr("3:1: the node id \"0\" is used twice"));
}

TEST_F(Repetita, readsEveryPublicInstance) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    // Nodes, links and demands of the published tables (undirected links are half the directed arcs).
    struct Expected {
        std::string graph, demands;
        std::size_t devices, links, demandCount;
    };
    const std::vector<Expected> expected = {
        {"2016TopologyZooUCL_inverseCapacity/Abilene.graph",
         "2016TopologyZooUCL_inverseCapacity/Abilene.0000.demands", 11, 14, 110},
        {"2016TopologyZooUCL_inverseCapacity/Cogentco.graph",
         "2016TopologyZooUCL_inverseCapacity/Cogentco.0000.demands", 197, 245, 38612},
        {"2015DEFO/rf3967_real_hard.graph", "2015DEFO/rf3967_real_hard.demands", 79, 147, 6162},
        {"2015DEFO/synth50_opt_hard.graph", "2015DEFO/synth50_opt_hard.demands", 50, 138, 2449},
        {"2015DEFO/rf3257_real_hard.graph", "2015DEFO/rf3257_real_hard.demands", 161, 328,
         25486 - 156},  // 156 go from a node to itself
    };
    for (const Expected& instance : expected) {
        const auto imported =
            io::importFiles({data / "repetita" / instance.graph, data / "repetita" / instance.demands});
        ASSERT_TRUE(imported) << imported.error().text();
        EXPECT_EQ(imported->project.design.devices.size(), instance.devices) << instance.graph;
        EXPECT_EQ(imported->project.design.links.size(), instance.links) << instance.graph;
        EXPECT_EQ(imported->project.design.demands.size(), instance.demandCount) << instance.graph;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data / "repetita")) {
        if (entry.path().extension() != ".graph") continue;
        const auto imported = io::importFiles({entry.path()});
        EXPECT_TRUE(imported) << imported.error().text();
    }
}

}  // namespace
}  // namespace spanwright
