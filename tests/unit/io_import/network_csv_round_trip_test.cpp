// SPDX-License-Identifier: MIT
#include "engine/io/network_csv.h"
#include "engine/io/project_file.h"
#include "tests/unit/io_import/import_support.h"

#include <algorithm>

#include <gmock/gmock.h>

namespace spanwright {
namespace {

class NetworkCsv : public test::ImportTest {};

TEST_F(NetworkCsv, ofAScenarioReadsBackAsTheSameNetwork) {
    const auto loaded = io::loadProject(std::filesystem::path(SPANWRIGHT_SOURCE_DIR) / "scenarios" /
                                        "sdwan-migration.span.json");
    ASSERT_TRUE(loaded);
    Project project = *loaded;
    Device hostile = *project.design.devices.begin();
    hostile.name = "=cmd, \"quoted\"";
    project.design.devices.put(hostile);
    Demand marked = *project.design.demands.begin();
    marked.dscp = 34;
    marked.maxLossPercent = 0.25;
    project.design.demands.put(marked);
    const PhaseId last = findPhase(project.design, "last").value();
    const Design network = designAt(project.design, last);
    const io::NetworkCsv csv = io::networkCsv(project, last);
    const auto read = io::importFiles(
        {write("nodes.csv", csv.nodes), write("links.csv", csv.links), write("demands.csv", csv.demands)});
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->project.design.devices.size(), network.devices.size());
    EXPECT_EQ(read->project.design.links.size(), network.links.size());
    for (const Device& device : network.devices) {
        EXPECT_EQ(test::device(read->project, device.key).kind, device.kind);
        EXPECT_EQ(test::device(read->project, device.key).name, device.name);
    }
    for (const Link& link : network.links) {
        const Link& again = test::link(read->project, link.key);
        EXPECT_EQ(again.capacityMbps, link.capacityMbps) << link.key;
        EXPECT_EQ(again.capacityBackMbps(), link.capacityBackMbps()) << link.key;
        EXPECT_EQ(again.igpMetric.value_or(1), link.igpMetric.value_or(1)) << link.key;
        EXPECT_EQ(keyOf(read->project, again.from.device), keyOf(project, link.from.device)) << link.key;
    }
    double offered = 0;
    for (const Demand& demand : network.demands)
        offered += demand.mbps + demand.reverseMbps;
    double readBack = 0;
    for (const Demand& demand : read->project.design.demands)
        readBack += demand.mbps + demand.reverseMbps;
    EXPECT_NEAR(readBack, offered, 1e-6);
    const auto again = std::find_if(read->project.design.demands.begin(), read->project.design.demands.end(),
                                    [&](const Demand& demand) { return demand.key == marked.key; });
    ASSERT_NE(again, read->project.design.demands.end());
    EXPECT_EQ(again->dscp, 34);
    EXPECT_EQ(again->maxLossPercent, 0.25);
}

}  // namespace
}  // namespace spanwright
