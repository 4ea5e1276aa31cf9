// SPDX-License-Identifier: MIT
#include "engine/design/table.h"

#include "engine/design/project.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

namespace spanwright {
namespace {

Site site(std::uint32_t id, std::string name) {
    Site row;
    row.id = {id};
    row.name = std::move(name);
    return row;
}

TEST(Table, behavesAsAnOrderedMapUnderRandomEdits) {
    std::mt19937 random(7);
    Table<Site> table;
    std::map<std::uint32_t, std::string> model;
    for (int step = 0; step < 5000; ++step) {
        const auto id = static_cast<std::uint32_t>(1 + random() % 700);
        if (random() % 3 == 0) {
            EXPECT_EQ(table.erase({id}), model.erase(id) == 1);
        } else {
            const std::string name = std::to_string(random());
            table.put(site(id, name));
            model[id] = name;
        }
    }
    ASSERT_EQ(table.size(), model.size());
    auto expected = model.begin();
    for (const Site& row : table) {
        EXPECT_EQ(row.id.value, expected->first);
        EXPECT_EQ(row.name, expected->second);
        ++expected;
    }
    for (std::uint32_t id = 1; id <= 700; ++id)
        EXPECT_EQ(table.contains({id}), model.count(id) == 1);
}

TEST(Table, copyKeepsItsRowsWhenTheOriginalIsEdited) {
    Table<Site> table;
    for (std::uint32_t id = 1; id <= 1000; ++id)
        table.put(site(id, "before"));
    const Table<Site> copy = table;
    EXPECT_TRUE(copy.sharesAllWith(table));
    table.put(site(500, "after"));
    table.erase({1});
    EXPECT_FALSE(copy.sharesAllWith(table));
    EXPECT_EQ(copy.size(), 1000U);
    EXPECT_EQ(copy.at({500}).name, "before");
    EXPECT_EQ(table.at({500}).name, "after");
    table.put(site(500, "before"));
    table.put(site(1, "before"));
    EXPECT_EQ(table, copy);
}

}  // namespace
}  // namespace spanwright
