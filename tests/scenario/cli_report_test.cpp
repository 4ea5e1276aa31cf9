// SPDX-License-Identifier: MIT
#include "tests/scenario/cli_support.h"

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class CliReport : public test::CliTest {
  protected:
    static std::string scenario(const std::string& name) {
        return std::string(SPANWRIGHT_SOURCE_DIR) + "/scenarios/" + name + ".span.json";
    }
};

TEST_F(CliReport, writesThePackWithTheFiguresOfTheOtherVerbs) {
    const auto pack = answer({"report", scenario("campus-refresh"), "-o", path("pack"), "--quiet"});
    EXPECT_THAT(files(), ElementsAre("pack"));
    EXPECT_EQ(read(path("pack") + "/budget.xlsx").substr(0, 2), "PK");
    EXPECT_THAT(read(path("pack") + "/bom.csv"), StartsWith("item,description,category,"));
    const auto report = nlohmann::ordered_json::parse(read(path("pack") + "/report.json"));
    const auto cost = answer({"cost", scenario("campus-refresh"), "--quiet"});
    EXPECT_EQ(report["cost"]["total"], cost["total"]);
    EXPECT_EQ(report["cost"]["bom"].size(), cost["bom"].size());
    EXPECT_EQ(report["phases"].size(), 4U) << "before, and three phases";
    EXPECT_EQ(pack["files"].size(), 3U);
}

TEST_F(CliReport, leavesNothingBehindOnAnError) {
    const std::string text = read(scenario("campus-refresh"));
    std::string broken = text;
    const std::string rates = "\"exchange_rates\": [";
    const auto from = broken.find(rates) + rates.size();
    broken.erase(from, broken.find(']', from) - from);
    const auto run = cli({"report", write("broken.span.json", broken), "-o", path("pack"), "--quiet"});
    EXPECT_EQ(run.code, 2);
    EXPECT_THAT(run.errors, HasSubstr("broken.span.json"));
    EXPECT_THAT(files(), ElementsAre("broken.span.json"));
    EXPECT_EQ(cli({"export", scenario("campus-refresh"), "--format", "docx", "-o", path("x")}).code, 64);
    EXPECT_EQ(cli({"report", scenario("campus-refresh")}).code, 64);
}

TEST_F(CliReport, exportsAPriceBookThatImportsWithoutAChange) {
    ASSERT_EQ(
        cli({"export", scenario("campus-refresh"), "--format", "price-book", "-o", path("prices.csv")}).code,
        0);
    const auto again =
        answer({"import", scenario("campus-refresh"), path("prices.csv"), "-o", path("p.span.json")});
    EXPECT_EQ(again["catalogue"]["updated"], 0);
    EXPECT_EQ(again["catalogue"]["unchanged"], 70);
    EXPECT_EQ(again["devices"], 31);
}

TEST_F(CliReport, changesTheCostWithAPriceBook) {
    const auto before = answer({"cost", scenario("campus-refresh"), "--quiet"});
    const std::string prices =
        write("prices.csv", "item,price,source,as_of\nacc-48mgig,8000,Quote 1,2026-11-20\n");
    const auto imported = answer({"import", scenario("campus-refresh"), prices, "-o", path("p.span.json")});
    EXPECT_EQ(imported["catalogue"]["updated"], 1);
    EXPECT_THAT(imported["catalogue"]["changes"].dump(), HasSubstr("acc-48mgig: price 9500 -> 8000"));
    EXPECT_LT(answer({"cost", path("p.span.json"), "--quiet"})["capex"], before["capex"]);
    const auto refused = cli({"import", scenario("campus-refresh"),
                              write("bad.csv", "item,price\nacc-48p,-1\n"), "-o", path("q.span.json")});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.errors, HasSubstr("bad.csv:2:9: price is -1; expected at least 0"));
    EXPECT_FALSE(std::filesystem::exists(path("q.span.json")));
}

TEST_F(CliReport, exportsTheNetworkAsCsvThatImportReads) {
    ASSERT_EQ(cli({"export", scenario("campus-refresh"), "--format", "csv", "-o", path("net.csv")}).code, 0);
    EXPECT_THAT(files(), ElementsAre("net-demands.csv", "net-links.csv", "net-nodes.csv"));
    const auto read = answer({"import", path("net-nodes.csv"), path("net-links.csv"), path("net-demands.csv"),
                              "-o", path("p.span.json")});
    EXPECT_EQ(read["devices"], 19);
    const auto before = answer({"simulate", scenario("campus-refresh"), "--quiet"});
    const auto after = answer({"simulate", path("p.span.json"), "--quiet"});
    EXPECT_NEAR(after["routing"]["offered_mbps"].get<double>(),
                before["routing"]["offered_mbps"].get<double>(), 1e-6);
    EXPECT_NEAR(after["routing"]["max_utilization"].get<double>(),
                before["routing"]["max_utilization"].get<double>(), 1e-9);
}

}  // namespace
}  // namespace spanwright
