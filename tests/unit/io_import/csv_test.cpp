// SPDX-License-Identifier: MIT
#include "engine/design/link_figures.h"
#include "engine/io/project_file.h"
#include "tests/unit/io_import/import_support.h"

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Csv : public test::ImportTest {};

TEST_F(Csv, readsNodesLinksAndDemandsTogether) {
    const auto nodes = write("n.csv",
                             "\xEF\xBB\xBFsite,id,name,kind,lat,lon,availability,mtbf_hours,mttr_hours,"
                             "throughput_mbps,count\r\n"
                             "Oslo,r1,\"Core, \"\"north\"\"\",core-switch,59.9,10.7,0.999,,,40000,2\r\n"
                             "Oslo,r2,,,,,,50000,8,,\r\n"
                             ",r3,Bergen,firewall,60.4,5.3,,,,,\r\n");
    const auto links = write("l.csv",
                             "to,from,id,kind,capacity_mbps,capacity_reverse_mbps,igp_metric,"
                             "igp_metric_reverse,length_km,latency_ms,availability,srlgs\n"
                             "r2,r1,l1,leased-circuit,100,20,10,,300,1.5,0.99,duct-a; duct-b\n"
                             "r3,r2,l2,,1000,0,5,7,,,,duct-a\n");
    const auto demands = write("d.csv",
                               "id,from,to,mbps,class,growth_percent_per_year,availability_target,"
                               "max_latency_ms,dscp,max_loss_percent\n"
                               "d1,r1,r3,12.5,voice,20,0.9999,30,46,0.5\n"
                               "d2,r3,r1,3,,,,,,\n");
    const auto imported = io::importFiles({demands, links, nodes});
    ASSERT_TRUE(imported) << imported.error().text();
    EXPECT_EQ(imported->format, "csv");
    EXPECT_THAT(imported->warnings, testing::IsEmpty());
    const Project& project = imported->project;

    const Device& core = test::device(project, "r1");
    EXPECT_EQ(core.name, "Core, \"north\"");
    EXPECT_EQ(core.kind, DeviceKind::coreSwitch);
    EXPECT_EQ(core.count, 2);
    EXPECT_DOUBLE_EQ(core.throughputMbps.value(), 40000);
    EXPECT_DOUBLE_EQ(core.reliability.availability.value(), 0.999);
    const Device& second = test::device(project, "r2");
    EXPECT_EQ(second.site, core.site);
    EXPECT_EQ(second.name, "r2");
    EXPECT_FALSE(second.reliability.availability);
    EXPECT_DOUBLE_EQ(second.reliability.mtbfHours.value(), 50000);
    EXPECT_EQ(project.design.sites.at(core.site).name, "Oslo");
    EXPECT_DOUBLE_EQ(project.design.sites.at(test::device(project, "r3").site).latitudeDegrees.value(), 60.4);

    const Link& first = test::link(project, "l1");
    EXPECT_EQ(first.kind, LinkKind::leasedCircuit);
    EXPECT_EQ(keyOf(project, first.from.device), "r1");
    EXPECT_DOUBLE_EQ(first.capacityBackMbps(), 20);
    EXPECT_DOUBLE_EQ(linkMetrics(project.design, first).reverse, 10);
    EXPECT_DOUBLE_EQ(first.latencyMs.value(), 1.5);
    EXPECT_EQ(first.sharedRiskGroups.size(), 2U);
    const Link& oneWay = test::link(project, "l2");
    EXPECT_DOUBLE_EQ(oneWay.capacityBackMbps(), 0);
    EXPECT_DOUBLE_EQ(linkMetrics(project.design, oneWay).reverse, 7);
    EXPECT_EQ(oneWay.sharedRiskGroups.front(), first.sharedRiskGroups.front());
    EXPECT_EQ(project.design.sharedRiskGroups.size(), 2U);

    const Demand& voice = test::demand(project, "d1");
    EXPECT_DOUBLE_EQ(voice.mbps, 12.5);
    EXPECT_DOUBLE_EQ(voice.reverseMbps, 0);
    EXPECT_EQ(voice.trafficClass, TrafficClass::voice);
    EXPECT_DOUBLE_EQ(voice.growthPercentPerYear, 20);
    EXPECT_DOUBLE_EQ(voice.availabilityTarget.value(), 0.9999);
    EXPECT_DOUBLE_EQ(voice.maxLatencyMs.value(), 30);
    EXPECT_EQ(voice.dscp, 46);
    EXPECT_DOUBLE_EQ(voice.maxLossPercent.value(), 0.5);
}

TEST_F(Csv, makesDevicesForLinksWithoutANodeFileAndSaysSo) {
    const auto imported = importText("id,from,to,capacity_mbps\nl,a,b,10\nm,b,c,\n");
    ASSERT_TRUE(imported) << imported.error().text();
    EXPECT_EQ(imported->project.design.devices.size(), 3U);
    EXPECT_THAT(imported->warnings, Contains(HasSubstr("no input defines them: 3 (a, b, c)")));
    EXPECT_THAT(imported->warnings, Contains("links without a stated capacity, taken as 1000 Mbit/s: 1 (m)"));
}

TEST_F(Csv, keepsUnknownColumnsAndKindsAsPropertiesAndReportsThem) {
    const auto imported = importText("id,kind,Owner,rack\nr1,teapot,\"Anna\nB.\",7\nr2,router,,\n");
    ASSERT_TRUE(imported) << imported.error().text();
    const Device& device = test::device(imported->project, "r1");
    EXPECT_EQ(device.kind, DeviceKind::router);
    EXPECT_EQ(test::property(device, "kind"), "teapot");
    EXPECT_EQ(test::property(device, "owner"), "Anna\nB.");
    EXPECT_TRUE(test::device(imported->project, "r2").properties.empty());
    EXPECT_THAT(imported->warnings, Contains(HasSubstr("kept as properties: 2 (owner, rack)")));
    EXPECT_THAT(imported->warnings, Contains(HasSubstr("taken as router: 1 (teapot)")));
}

TEST_F(Csv, takesAllLineEndsAndBlankLines) {
    for (const std::string_view text :
         {"id,name\ra,A\rb,B\r", "id,name\n\na,A\n \nb,B", "id,name\r\na,A\r\nb,B\r\n"}) {
        const auto imported = importText(text);
        ASSERT_TRUE(imported) << imported.error().text();
        EXPECT_EQ(imported->project.design.devices.size(), 2U) << text;
    }
}

TEST_F(Csv, addsToAProjectFile) {
    const auto first = importText("id,from,to,capacity_mbps,srlgs\nl,a,b,10,duct\n");
    ASSERT_TRUE(first);
    const auto project = folder_ / "first.span.json";
    ASSERT_TRUE(io::saveProject(first->project, project));
    const auto nodes = write("n.csv", "id\nc\n");
    const auto links = write("l.csv", "id,from,to,srlgs\nl,a,c,duct\n");
    const auto demands = write("d.csv", "id,from,to,mbps\nd,a,c,10\n");
    const auto again = io::importFiles({project, nodes, links, demands});
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(again->format, "spanwright+csv");
    EXPECT_EQ(again->project.design.devices.size(), 3U);
    EXPECT_EQ(again->project.design.links.size(), 2U);
    EXPECT_EQ(again->project.design.sharedRiskGroups.size(), 1U);
    EXPECT_EQ(test::device(again->project, "a").position, test::device(first->project, "a").position);
    EXPECT_GT(test::device(again->project, "c").position.y, test::device(again->project, "a").position.y);
    EXPECT_FALSE(io::importFiles({project, project}));
}

TEST_F(Csv, namesThePlaceOfWhatIsBroken) {
    EXPECT_THAT(errorOf("id,name\na\n"), StartsWith("2:1: 1 fields; expected 2"));
    EXPECT_THAT(errorOf("id,name\n,x\n"), StartsWith("2:1: no id"));
    EXPECT_THAT(errorOf("id,name\na,\"open\nb,c\n"), StartsWith("2:3: a quoted field is not closed"));
    EXPECT_THAT(errorOf("id,name\na,\"x\"y\n"), StartsWith("2:6: text behind a closing quote"));
    EXPECT_THAT(errorOf("id,ID\na,b\n"), StartsWith("1:4: the column \"id\" stands twice"));
    EXPECT_THAT(errorOf("id,\na,b\n"), StartsWith("1:4: a column has no name"));
    EXPECT_THAT(errorOf("id,name,lat,lon\nå,\"ø\nø\",91,0\n"), StartsWith("3:4: lat is 91"));
    EXPECT_THAT(errorOf("id,count\na,1.5\n"), HasSubstr("expected a whole number"));
    EXPECT_THAT(errorOf("id,count\na,0\n"), StartsWith("2:3: count is 0; expected at least 1"));
    EXPECT_THAT(errorOf("id,availability\na,99.9\n"), StartsWith("2:3: availability is 99.9"));
    EXPECT_THAT(errorOf("id\na\na\n"), StartsWith("3:1: the node id \"a\" is used twice"));
    EXPECT_THAT(errorOf("from,to,capacity_mbps\na,b,1\n"), StartsWith("1:1: links need a column \"id\""));
    EXPECT_THAT(errorOf("id,from,to,capacity_mbps\nl,a,b,nan\n"),
                StartsWith("2:7: capacity_mbps is \"nan\""));
    EXPECT_THAT(errorOf("id,from,to,capacity_mbps\nl,a,b,1e999\n"), StartsWith("2:7:"));
    EXPECT_THAT(errorOf("id,from,to,capacity_mbps\nl,a,b,0x10\n"), StartsWith("2:7:"));
    EXPECT_THAT(errorOf("id,from,to,mbps\nd,a,b,-1\n"), StartsWith("2:7: mbps is -1"));
    EXPECT_THAT(errorOf("id,from,to,mbps\nd,a,b,\n"), StartsWith("2:7: no mbps"));
    EXPECT_THAT(errorOf("id,from,to,mbps,dscp\nd,a,b,1,64\n"), StartsWith("2:9: dscp is 64"));
    EXPECT_THAT(errorOf("id,from,to,mbps,dscp\nd,a,b,1,4.5\n"),
                StartsWith("2:9: dscp is 4.5; expected a whole number"));
    EXPECT_THAT(errorOf("id,from,to,mbps,max_loss_percent\nd,a,b,1,101\n"),
                StartsWith("2:9: max_loss_percent is 101"));
    EXPECT_THAT(errorOf("id,from,to,mbps\nd,a,b,1\n"), StartsWith("2:1: the demand names node \"a\""));
    EXPECT_THAT(errorOf("id,name\na,\xFF\n"), StartsWith("2:3: byte 0xFF is not UTF-8"));
    EXPECT_THAT(errorOf(std::string_view("id,name\na,\0\n", 12)), StartsWith("2:3: control character 0x00"));
}

}  // namespace
}  // namespace spanwright
