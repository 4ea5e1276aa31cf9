// SPDX-License-Identifier: MIT
#include "tests/scenario/cli_support.h"

#include <cmath>

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class CliTraffic : public test::CliTest {
  protected:
    /// 100 Mbit/s between two sites, 60 of business and 90 of bulk over it; a branch with users.
    [[nodiscard]] std::string project() const {
        return write("p.span.json", R"({"format": "spanwright", "version": 1,
"project": {"name": "P", "start_date": "2027-01-01"},
"traffic_policy": {"business": {"growth_percent_per_year": 20}},
"catalogue": [{"id": "line", "lead_time_days": 60}],
"sites": [
  {"id": "branch", "users": 200, "application_profile": "office"},
  {"id": "dc", "kind": "data-centre"}],
"devices": [
  {"id": "acc", "kind": "access-switch", "site": "branch"},
  {"id": "srv", "kind": "server-group", "site": "dc"}],
"links": [{"id": "wan", "from": "acc", "to": "srv", "capacity_mbps": 100, "latency_ms": 5, "item": "line"}],
"demands": [
  {"id": "d1", "from": "acc", "to": "srv", "mbps": 60, "class": "business"},
  {"id": "d2", "from": "acc", "to": "srv", "mbps": 90, "class": "bulk"}]})");
    }
};

TEST_F(CliTraffic, simulateSaysWhatEachClassAndDemandGets) {
    const auto json = answer({"simulate", project()});
    EXPECT_DOUBLE_EQ(json["routing"]["carried_mbps"], 150) << "routing counts what has a path";
    const auto& traffic = json["traffic"];
    EXPECT_THAT(test::keysOf(traffic), ElementsAre("offered_mbps", "carried_mbps", "lost_mbps",
                                                   "no_path_mbps", "classes", "demands", "links"));
    EXPECT_NEAR(traffic["carried_mbps"], 100, 1e-9);
    EXPECT_NEAR(traffic["lost_mbps"], 50, 1e-9);
    // Weights 25 and 10 give business 71.4; it wants 60, so that bulk gets 40.
    EXPECT_EQ(traffic["classes"][2]["class"], "business");
    EXPECT_NEAR(traffic["classes"][2]["carried_mbps"], 60, 1e-9);
    EXPECT_NEAR(traffic["classes"][3]["carried_mbps"], 40, 1e-9);
    EXPECT_EQ(traffic["classes"][2]["dscp"], 18);
    const auto& bulk = traffic["demands"][1];
    EXPECT_EQ(bulk["id"], "d2");
    EXPECT_EQ(bulk["limited_by"], "wan");
    EXPECT_EQ(bulk["congested"], true);
    EXPECT_TRUE(bulk["latency_ms"].is_null());
    EXPECT_DOUBLE_EQ(bulk["propagation_ms"], 5);
}

TEST_F(CliTraffic, growthSaysWhenTheLineIsFullAndByWhenToOrder) {
    const auto json = answer({"growth", project(), "--years", "2", "--threshold", "2"});
    EXPECT_THAT(test::keysOf(json), ElementsAre("phase", "start", "years", "max_utilization", "offered_mbps",
                                                "links", "devices"));
    ASSERT_EQ(json["links"].size(), 1U);
    const auto& line = json["links"][0];
    ASSERT_EQ(line["utilization"].size(), 3U);
    EXPECT_NEAR(line["utilization"][2], 0.9 + 0.6 * 1.44, 1e-12);
    // 60 · 1.2^t + 90 = 200: t = ln(11/6)/ln 1.2 = 3.3245 years, 1 214 whole days.
    EXPECT_NEAR(line["years_left"], std::log(11.0 / 6) / std::log(1.2), 1e-9);
    EXPECT_EQ(line["exhausted"], "2030-04-29");
    EXPECT_EQ(line["order_by"], "2030-02-28");
    EXPECT_EQ(line["item"], "line");
    EXPECT_THAT(cli({"growth", project()}).output, HasSubstr("2027-01-01")) << "past 80 % today";
    EXPECT_EQ(cli({"growth", project(), "--threshold", "0"}).code, 64);
    EXPECT_EQ(cli({"growth", project(), "--years", "-1"}).code, 64);
}

TEST_F(CliTraffic, demandsAreMadeOfUsersAndMadeAgain) {
    const std::string made = path("made.span.json");
    const test::CliRun first = cli({"demands", project(), "--from-profiles", "-o", made, "--json", "-"});
    ASSERT_EQ(first.code, 0) << first.errors;
    const auto json = first.json();
    EXPECT_THAT(test::keysOf(json), ElementsAre("generated", "replaced", "offered_mbps", "warnings"));
    EXPECT_GT(json["generated"], 0);
    EXPECT_EQ(json["replaced"], 0);
    EXPECT_EQ(json["warnings"].size(), 2U) << "there is no cloud and no internet here";
    EXPECT_THAT(first.errors, HasSubstr("the internet left out"));
    const std::string again = path("again.span.json");
    const test::CliRun second = cli({"demands", made, "--from-profiles", "-o", again, "--json", "-"});
    EXPECT_EQ(second.json()["replaced"], json["generated"]);
    EXPECT_EQ(read(made), read(again)) << "the same users make the same demands";
    const auto simulated = answer({"simulate", made});
    EXPECT_NEAR(simulated["routing"]["offered_mbps"], 150 + json["offered_mbps"].get<double>(), 1e-9);
}

TEST_F(CliTraffic, demandsByGravityComeToTheTotal) {
    std::string text = read(project());
    text.replace(text.find("\"id\": \"dc\","), 11, "\"id\": \"dc\", \"users\": 50,");
    const std::string both = write("both.span.json", text);
    const auto json = answer(
        {"demands", both, "--gravity", "--total", "80", "--class", "video", "-o", path("g.span.json")});
    EXPECT_EQ(json["generated"], 1);
    EXPECT_NEAR(json["offered_mbps"], 80, 1e-9);
    EXPECT_EQ(cli({"demands", both, "-o", path("x")}).code, 64) << "one source must be chosen";
    EXPECT_EQ(cli({"demands", both, "--gravity", "-o", path("x")}).code, 64) << "the total is needed";
    const test::CliRun refused = cli({"demands", project(), "--gravity", "--total", "1", "-o", path("x")});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.errors, HasSubstr("at least two sites with users"));
    EXPECT_FALSE(std::filesystem::exists(path("x")));
}

TEST_F(CliTraffic, demandsTakeAProfilesFileAndNameTheMistakeInIt) {
    const std::string broken = write("profiles.json", R"({"applications": [{"id": "a"}], "profiles": []})");
    const test::CliRun run =
        cli({"demands", project(), "--from-profiles", "--profiles", broken, "-o", path("x")});
    EXPECT_EQ(run.code, 2);
    EXPECT_THAT(run.errors, HasSubstr("profiles.json: /applications/0: lacks \"name\""));
}

}  // namespace
}  // namespace spanwright
