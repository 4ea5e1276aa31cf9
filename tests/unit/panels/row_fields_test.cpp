// SPDX-License-Identifier: MIT
#include "app/panels/model/row_fields.h"

#include "engine/edit/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

std::vector<std::string> mixedKeys(const std::vector<Device>& rows) {
    const std::vector<bool> mixed = mixedFields(rows);
    std::vector<std::string> keys;
    std::size_t index = 0;
    visitFields(rows.front(), [&](const FieldInfo& info, const auto&) {
        if (mixed[index++]) keys.emplace_back(info.key);
    });
    return keys;
}

TEST(RowFields, findsTheFieldsInWhichRowsDiffer) {
    Device a;
    Device b = a;
    b.count = 12;
    b.reliability.mtbfHours = 80000;
    EXPECT_THAT(mixedKeys({a, b, a}), ::testing::ElementsAre("count", "mtbf_hours"));
    EXPECT_THAT(mixedKeys({b, b}), ::testing::IsEmpty());
    EXPECT_THAT(mixedKeys({a}), ::testing::IsEmpty());
}

TEST(RowFields, setsOneFieldInAllRowsAndLeavesTheOthers) {
    std::vector<Device> rows(2);
    rows[0].count = 3;
    rows[1].count = 5;
    rows[1].redundancy = RedundancyMode::stack;
    setField(rows, "count", 8);
    EXPECT_EQ(rows[0].count, 8);
    EXPECT_EQ(rows[1].count, 8);
    EXPECT_EQ(rows[1].redundancy, RedundancyMode::stack);
}

TEST(RowFields, editSeveralElementsAsOneStepThatMergesWhileTyping) {
    edit::Document document;
    std::vector<Device> rows(2);
    rows[0].name = "A";
    rows[1].name = "B";
    rows[0].id = edit::reservedId<DeviceId>(document.project(), 0);
    rows[1].id = edit::reservedId<DeviceId>(document.project(), 1);
    ASSERT_TRUE(document.run(edit::Add{{rows[0], rows[1]}}));
    rows = {document.project().design.devices.begin(), document.project().design.devices.end()};
    for (const int count : {1, 12, 120}) {
        setField(rows, "count", count);
        ASSERT_TRUE(document.run(putRows(rows), {.mergeKey = "inspect/count"}));
    }
    document.endMerge();
    for (const Device& device : document.project().design.devices)
        EXPECT_EQ(device.count, 120);
    document.undo();
    for (const Device& device : document.project().design.devices)
        EXPECT_EQ(device.count, 1);
    document.undo();
    EXPECT_TRUE(document.project().design.devices.empty());
}

TEST(RowFields, standUnderAHeadingThatIsDrawn) {
    const auto known = [](std::string_view heading) {
        return std::find(sections().begin(), sections().end(), heading) != sections().end();
    };
    const Project project;
    visitTables(project, [&](const auto& table) {
        const typename std::decay_t<decltype(table)>::RowType row;
        visitFields(row,
                    [&](const FieldInfo& info, const auto&) { EXPECT_TRUE(known(sectionOf(info.key))); });
    });
    EXPECT_EQ(sectionOf("mtbf_hours"), "Reliability");
    EXPECT_EQ(sectionOf("kind"), "General");
}

}  // namespace
}  // namespace spanwright::app
