// SPDX-License-Identifier: MIT
#include "tests/support/shared_data.h"
#include "tests/unit/io_import/import_support.h"

#include <functional>
#include <map>
#include <numeric>
#include <sstream>

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Graphml : public test::ImportTest {};

const std::string kHead =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
    "<key attr.name=\"label\" for=\"node\" id=\"d0\"/>\n"
    "<key attr.name=\"Latitude\" for=\"node\" id=\"d7\"/>\n"
    "<key attr.name=\"Longitude\" for=\"node\" id=\"d3\"/>\n"
    "<key attr.name=\"Country\" for=\"node\" id=\"d4\"/>\n"
    "<key attr.name=\"LinkSpeedRaw\" for=\"edge\" id=\"d7\"/>\n"
    "<key attr.name=\"LinkSpeed\" for=\"edge\" id=\"d8\"/>\n"
    "<key attr.name=\"LinkSpeedUnits\" for=\"edge\" id=\"d9\"/>\n"
    "<key attr.name=\"LinkLabel\" for=\"edge\" id=\"d10\"/>\n"
    "<key attr.name=\"Network\" for=\"graph\" id=\"d11\"/>\n";

std::string document(const std::string& body, const std::string& attributes = "edgedefault=\"undirected\"") {
    return kHead + "<graph " + attributes + ">\n" + body + "</graph></graphml>\n";
}

TEST_F(Graphml, findsAttributesByNameAndNotById) {
    const auto imported = importText(document(
        "<data key=\"d11\">Sample</data>"
        "<node id=\"0\"><data key=\"d0\">Oslo</data><data key=\"d7\">59.9</data><data key=\"d3\">10.7</data>"
        "<data key=\"d4\">Norway</data></node>"
        "<node id=\"1\"><data key=\"d0\">Oslo</data></node>"
        "<node id=\"2\"/>"
        "<edge source=\"0\" target=\"1\"><data key=\"d7\">2500000000.0</data></edge>"));
    ASSERT_TRUE(imported) << imported.error().text();
    EXPECT_EQ(imported->format, "graphml");
    const Project& project = imported->project;
    EXPECT_EQ(project.settings.name, "Sample");
    const Device& oslo = test::device(project, "0");
    EXPECT_EQ(oslo.name, "Oslo");
    EXPECT_EQ(test::property(oslo, "Country"), "Norway");
    const Site& site = project.design.sites.at(oslo.site);
    EXPECT_DOUBLE_EQ(site.latitudeDegrees.value(), 59.9);
    EXPECT_DOUBLE_EQ(site.longitudeDegrees.value(), 10.7);
    EXPECT_EQ(site.kind, SiteKind::pointOfPresence);
    EXPECT_EQ(project.design.sites.size(), 1U) << "nodes without coordinates get no site";
    EXPECT_EQ(test::device(project, "2").name, "2") << "without a label the id is the name";
    EXPECT_DOUBLE_EQ(test::link(project, "e0").capacityMbps, 2500);
    EXPECT_THAT(imported->warnings, Contains(HasSubstr("kept as properties: 1 (Country)")));
}

TEST_F(Graphml, takesTheSpeedFromTheFirstAttributeThatStatesOne) {
    const auto imported = importText(
        document("<node id=\"0\"/><node id=\"1\"/>"
                 "<edge source=\"0\" target=\"1\"><data key=\"d8\">155</data><data key=\"d9\">M</data></edge>"
                 "<edge source=\"0\" target=\"1\"><data key=\"d10\">34 Mbps</data></edge>"
                 "<edge source=\"0\" target=\"1\"><data key=\"d10\">Fibre</data></edge>"
                 "<edge id=\"x\" source=\"1\" target=\"0\"/>"));
    ASSERT_TRUE(imported) << imported.error().text();
    const Project& project = imported->project;
    EXPECT_DOUBLE_EQ(test::link(project, "e0").capacityMbps, 155);
    EXPECT_DOUBLE_EQ(test::link(project, "e1").capacityMbps, 34);
    EXPECT_DOUBLE_EQ(test::link(project, "e2").capacityMbps, 1000);
    EXPECT_DOUBLE_EQ(test::link(project, "x").capacityMbps, 1000);
    EXPECT_THAT(imported->warnings,
                Contains("links without a stated speed, taken as 1000 Mbit/s: 2 (e2, x)"));
}

TEST_F(Graphml, joinsOppositeDirectedEdges) {
    const auto imported =
        importText(document("<node id=\"a\"/><node id=\"b\"/>"
                            "<edge source=\"a\" target=\"b\"/>"
                            "<edge source=\"b\" target=\"a\"/>"
                            "<edge source=\"b\" target=\"a\"/>"
                            "<edge source=\"a\" target=\"b\" directed=\"false\"/>"
                            "<edge source=\"a\" target=\"a\"/>",
                            "edgedefault=\"directed\""));
    ASSERT_TRUE(imported) << imported.error().text();
    EXPECT_EQ(imported->project.design.links.size(), 3U);
    EXPECT_DOUBLE_EQ(test::link(imported->project, "e0").capacityBackMbps(), 1000);
    EXPECT_DOUBLE_EQ(test::link(imported->project, "e2").capacityBackMbps(), 0);
    EXPECT_DOUBLE_EQ(test::link(imported->project, "e3").capacityBackMbps(), 1000);
    EXPECT_THAT(imported->warnings, Contains(StartsWith("links from a node to itself, left out: 1")));
}

TEST_F(Graphml, readsDeclaredLatin1) {
    const auto imported = importText(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><graphml><key id=\"l\" for=\"node\" "
        "attr.name=\"label\"/><graph><node id=\"0\"><data "
        "key=\"l\">M\xFCnchen</data></node></graph></graphml>");
    ASSERT_TRUE(imported) << imported.error().text();
    EXPECT_EQ(test::device(imported->project, "0").name, "München");
}

TEST_F(Graphml, namesThePlaceOfWhatIsBroken) {
    EXPECT_THAT(errorOf("<graphml><graph></graphml>"), StartsWith("1:"));
    EXPECT_THAT(errorOf("<html/>"), StartsWith("1:1: XML with the root element \"html\""));
    EXPECT_THAT(errorOf(document("<node/>")), StartsWith("13:1: a node has no id"));
    EXPECT_THAT(errorOf(document("<node id=\"0\"/>\n<edge source=\"0\"/>")),
                StartsWith("14:1: an edge needs"));
    EXPECT_THAT(errorOf(document("<node id=\"0\"/>\n <node id=\"0\"/>")),
                StartsWith("14:2: the node id \"0\""));
    EXPECT_THAT(errorOf(document("<node id=\"0\"/><edge source=\"0\" target=\"9\"/>")),
                HasSubstr("names node \"9\""));
    EXPECT_THAT(
        errorOf(document("<node id=\"0\"><data key=\"d7\">NaN</data><data key=\"d3\">1</data></node>")),
        HasSubstr("Latitude is \"NaN\""));
    EXPECT_THAT(
        errorOf(document("<node id=\"0\"><data key=\"d7\">91</data><data key=\"d3\">1</data></node>")),
        HasSubstr("Latitude is 91; expected at most 90"));
    EXPECT_THAT(errorOf(document("<node id=\"0\"/><node id=\"1\"/>"
                                 "<edge source=\"0\" target=\"1\"><data key=\"d7\">-5</data></edge>")),
                HasSubstr("LinkSpeedRaw is -5"));
    EXPECT_THAT(errorOf(document("<node id=\"0\"><data key=\"d0\">&#xD800;</data></node>")),
                HasSubstr("character reference"));
}

/// Components of a design by its links.
std::size_t components(const Design& design) {
    std::map<DeviceId, DeviceId> parent;
    for (const Device& device : design.devices)
        parent[device.id] = device.id;
    const std::function<DeviceId(DeviceId)> root = [&](DeviceId id) {
        while (parent[id] != id)
            id = parent[id] = parent[parent[id]];
        return id;
    };
    std::size_t count = design.devices.size();
    for (const Link& link : design.links) {
        const DeviceId a = root(link.from.device);
        const DeviceId b = root(link.to.device);
        if (a == b) continue;
        parent[a] = b;
        --count;
    }
    return count;
}

TEST_F(Graphml, readsTheWholeTopologyZooWithItsPublishedCounts) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    std::ifstream table(data / "topology-zoo" / "structure.csv");
    std::string line;
    std::getline(table, line);
    std::size_t networks = 0;
    while (std::getline(table, line)) {
        std::istringstream row(line);
        std::string name;
        std::string cell;
        std::getline(row, name, ',');
        std::vector<std::size_t> figures;
        while (std::getline(row, cell, ','))
            figures.push_back(std::stoul(cell));
        const auto imported = io::importFiles({data / "topology-zoo" / (name + ".graphml")});
        ASSERT_TRUE(imported) << imported.error().text();
        const Design& design = imported->project.design;
        EXPECT_EQ(design.devices.size(), figures[0]) << name;
        EXPECT_EQ(design.links.size(), figures[1] - figures[2]) << name << ": edges without self-loops";
        EXPECT_EQ(components(design), figures[4]) << name;
        ++networks;
    }
    EXPECT_EQ(networks, 90U);
}

}  // namespace
}  // namespace spanwright
