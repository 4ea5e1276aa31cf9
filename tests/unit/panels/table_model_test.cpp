// SPDX-License-Identifier: MIT
#include "app/panels/model/table_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

using ::testing::ElementsAre;

TableModel table() {
    TableModel model{{{"Name", 3}, {"Used", 8, true}}, {}, ""};
    const auto row = [&](const char* name, std::optional<double> used) {
        model.rows.push_back({{}, {Cell::plain(name), Cell{used ? "x" : "–", used}}});
    };
    row("Branch 10", 0.5);
    row("branch 2", std::nullopt);
    row("Core", 1.2);
    row("Annex", 0.5);
    return model;
}

TEST(TableModel, sortsFiguresByValueAndKeepsTheOrderOfEqualOnes) {
    EXPECT_THAT(orderOf(table(), 1, true), ElementsAre(2, 0, 3, 1));
    EXPECT_THAT(orderOf(table(), 1, false), ElementsAre(0, 3, 2, 1));
}

TEST(TableModel, sortsNamesAsPeopleDo) {
    EXPECT_THAT(orderOf(table(), 0, false), ElementsAre(3, 1, 0, 2));
    EXPECT_THAT(orderOf(table(), 0, true), ElementsAre(2, 0, 1, 3));
}

TEST(TableModel, keepsItsOrderWithoutAColumnToSortBy) {
    EXPECT_THAT(orderOf(table(), 2, false), ElementsAre(0, 1, 2, 3));
}

TEST(TableModel, filtersByAllWordsInAnyCase) {
    EXPECT_THAT(orderOf(table(), 0, false, "BRANCH"), ElementsAre(1, 0));
    EXPECT_THAT(orderOf(table(), 0, false, "10 bran"), ElementsAre(0));
    EXPECT_THAT(orderOf(table(), 0, false, "nothing"), ElementsAre());
    EXPECT_TRUE(matchesFilter("anything", "  "));
}

}  // namespace
}  // namespace spanwright::app
