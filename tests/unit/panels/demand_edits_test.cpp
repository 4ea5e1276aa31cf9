// SPDX-License-Identifier: MIT
#include "app/panels/model/demand_edits.h"

#include "engine/edit/document.h"
#include "tests/support/design_builder.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

std::size_t columnOf(std::string_view key) {
    return static_cast<std::size_t>(std::find(kDemandColumns.begin(), kDemandColumns.end(), key) -
                                    kDemandColumns.begin());
}

TEST(DemandEditorTable, showsEveryColumnAsAFieldOfTheDemand) {
    test::DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 9, 2).demand("b", "a", 30);
    const TableModel table = demandEditorTable(net.project, {});
    ASSERT_EQ(table.rows.size(), 2U);
    for (const Column& column : table.columns)
        EXPECT_FALSE(column.header.empty()) << "a column names a field that demands do not have";
    EXPECT_EQ(table.columns[columnOf("mbps")].header, "Rate (Mbit/s)");
    EXPECT_EQ(table.rows[0].cells[columnOf("from")].text, "a");
    EXPECT_EQ(table.rows[0].cells[columnOf("mbps")].text, "9");
    EXPECT_EQ(table.rows[0].cells[columnOf("class")].text, "Best effort");
    EXPECT_EQ(table.rows[0].cells[columnOf("max_latency_ms")].text, "");
    EXPECT_THAT(orderOf(table, columnOf("mbps"), true), ::testing::ElementsAre(1, 0)) << "as figures";
}

TEST(DemandEditorTable, showsThePhaseAskedFor) {
    test::DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 9);
    Demand demand = *net.project.design.demands.begin();
    demand.lifetime.enters = net.phase("later");
    net.project.design.demands.put(demand);
    EXPECT_TRUE(demandEditorTable(net.project, {}).rows.empty());
    EXPECT_EQ(demandEditorTable(net.project, demand.lifetime.enters).rows.size(), 1U);
}

TEST(ReplaceGenerated, isOneStepThatCanBeTakenBack) {
    test::DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100).demand("a", "b", 9);
    edit::Document document(net.project);
    const auto make = [&](double totalMbps) {
        return document.run(
            replaceGenerated(traffic::demandsFromGravity(
                                 document.project(), {{}, totalMbps, traffic::GravityWeight::capacity, {}})
                                 .value()));
    };
    ASSERT_TRUE(make(100));
    EXPECT_EQ(document.project().design.demands.size(), 4U);
    const Project before = document.project();
    ASSERT_TRUE(make(200));
    EXPECT_EQ(document.project().design.demands.size(), 4U) << "three made anew, the one by hand kept";
    document.undo();
    EXPECT_EQ(document.project(), before);
}

}  // namespace
}  // namespace spanwright::app
