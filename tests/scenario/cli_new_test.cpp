// SPDX-License-Identifier: MIT
#include "tests/scenario/cli_support.h"

namespace spanwright::test {
namespace {

TEST_F(CliTest, newListsTemplatesWithTheirParameters) {
    const auto list = answer({"new", "--list"});
    EXPECT_EQ(list["templates"].size(), 12U);
    for (const auto& one : list["templates"]) {
        EXPECT_EQ(keysOf(one),
                  (std::vector<std::string>{"name", "title", "description", "shipped", "parameters"}));
        EXPECT_FALSE(one["parameters"].empty());
    }
    EXPECT_EQ(cli({"new", "--list"}).code, 0);
}

TEST_F(CliTest, newMakesAProjectThatTheOtherVerbsTake) {
    const auto made = answer({"new", "--template", "spine-leaf", "--set", "spines=2", "--set", "leaves=3",
                              "-o", path("fabric.span.json")});
    EXPECT_EQ(made["devices"], 8);
    EXPECT_EQ(made["links"], 9);
    EXPECT_EQ(made["figures"][0]["label"], "Oversubscription");
    EXPECT_EQ(made["figures"][0]["value"], 3);
    EXPECT_EQ(answer({"check", path("fabric.span.json")})["errors"], 0);
    EXPECT_EQ(answer({"simulate", path("fabric.span.json")})["routing"]["lost_mbps"], 0);
    EXPECT_GT(answer({"cost", path("fabric.span.json")})["capex"], 0);
}

TEST_F(CliTest, newRefusesWhatIsOutOfRangeAndWritesNothing) {
    const auto refused = [&](const std::vector<std::string>& set, const std::string& message) {
        std::vector<std::string> arguments{"new", "--template", "spine-leaf", "-o", path("none.span.json")};
        for (const std::string& one : set) {
            arguments.emplace_back("--set");
            arguments.push_back(one);
        }
        const CliRun run = cli(arguments);
        EXPECT_EQ(run.code, 2);
        EXPECT_NE(run.errors.find(message), std::string::npos) << run.errors;
        EXPECT_TRUE(files().empty());
    };
    refused({"spines=100"}, "spines: Spine switches is 100; expected 2 to 16");
    refused({"spines=many"}, "expected 2 to 16");
    refused({"spines=8", "uplinks=4"}, "a leaf has at most 8");
    refused({"colour=3"}, "no parameter \"colour\"; expected one of site, spines");
    refused({"spines"}, "expected KEY=VALUE");
    const CliRun unknown = cli({"new", "--template", "spiral", "-o", path("none.span.json")});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_NE(unknown.errors.find("expected one of"), std::string::npos);
    EXPECT_EQ(cli({"new"}).code, 64);
    EXPECT_EQ(cli({"new", "--template", "dmz"}).code, 64);
}

}  // namespace
}  // namespace spanwright::test
