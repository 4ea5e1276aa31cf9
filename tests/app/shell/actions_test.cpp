// SPDX-License-Identifier: MIT
#include "app/shell/actions.h"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

/// Texts of shortcuts, with the actions that they stand for.
std::multimap<std::string, std::string> actionsByKeys() {
    std::multimap<std::string, std::string> byKeys;
    for (const Action& one : allActions()) {
        for (const Shortcut& shortcut : {one.shortcut, one.alternative}) {
            if (shortcut.key != Key::none) byKeys.emplace(textOf(shortcut), one.id);
        }
    }
    return byKeys;
}

TEST(Actions, haveTheirKeysForThemselves) {
    const auto byKeys = actionsByKeys();
    ASSERT_GT(byKeys.size(), 40U);
    for (auto first = byKeys.begin(); std::next(first) != byKeys.end(); ++first) {
        const auto second = std::next(first);
        EXPECT_NE(first->first, second->first) << first->second << " and " << second->second;
    }
}

TEST(Actions, haveNamesOfTheirOwn) {
    std::map<std::string_view, int> ids;
    for (const Action& one : allActions()) {
        EXPECT_EQ(++ids[one.id], 1) << one.id;
        EXPECT_FALSE(one.title.empty()) << one.id;
        EXPECT_EQ(&action(one.id), &one);
    }
}

}  // namespace
}  // namespace spanwright::app
