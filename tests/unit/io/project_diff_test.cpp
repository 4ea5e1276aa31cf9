// SPDX-License-Identifier: MIT
#include "engine/io/project_diff.h"

#include "engine/io/project_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::io {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Project read(const std::string& devices, const std::string& settings = "{}") {
    return projectFromJson(R"({"format": "spanwright", "version": 1, "project": )" + settings +
                               R"(, "devices": [)" + devices + "]}",
                           "test")
        .value();
}

TEST(ProjectDiff, isEmptyForTheSameProject) {
    const Project project = read(R"({"id": "a", "x": 5})");
    const ProjectDiff diff = diffOf(project, project);
    EXPECT_THAT(diff.added, IsEmpty());
    EXPECT_THAT(diff.removed, IsEmpty());
    EXPECT_THAT(diff.changed, IsEmpty());
}

TEST(ProjectDiff, namesWhatIsNewGoneAndChanged) {
    const ProjectDiff diff =
        diffOf(read(R"({"id": "a"}, {"id": "b", "count": 2}, {"id": "c"})"),
               read(R"({"id": "c"}, {"id": "b", "count": 12.0, "kind": "firewall"}, {"id": "d"})"));
    EXPECT_THAT(diff.added, ElementsAre("d"));
    EXPECT_THAT(diff.removed, ElementsAre("a"));
    ASSERT_EQ(diff.changed.size(), 2U);
    EXPECT_EQ(diff.changed[0].id, "b");
    EXPECT_EQ(diff.changed[0].field, "kind");
    EXPECT_EQ(diff.changed[0].before, "null");
    EXPECT_EQ(diff.changed[0].after, "\"firewall\"");
    EXPECT_EQ(diff.changed[1].field, "count");
    EXPECT_EQ(diff.changed[1].before, "2");
    EXPECT_EQ(diff.changed[1].after, "12");
}

TEST(ProjectDiff, looksAtSettingsAndAtTablesThatOneSideLacks) {
    const ProjectDiff diff = diffOf(read(R"({"id": "a"})"), read("", R"({"horizon_months": 36})"));
    EXPECT_THAT(diff.removed, ElementsAre("a"));
    ASSERT_EQ(diff.changed.size(), 1U);
    EXPECT_EQ(diff.changed[0].id, "project");
    EXPECT_EQ(diff.changed[0].field, "horizon_months");
    EXPECT_EQ(diff.changed[0].before, "60");
}

}  // namespace
}  // namespace spanwright::io
