// SPDX-License-Identifier: MIT
#include "tests/scenario/cli_support.h"

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// What survives, what it is worth, and input that cannot be.
class CliRedundancy : public test::CliTest {
  protected:
    /// A square a - b - c - d - a whose links are up nine times out of ten, with 10 Mbit/s from a to c.
    [[nodiscard]] std::string square() const {
        const std::string links = write("links.csv",
                                        "id,from,to,capacity_mbps,availability\n"
                                        "ab,a,b,100,0.9\nbc,b,c,100,0.9\ncd,c,d,100,0.9\nda,d,a,100,0.9\n");
        const std::string demands = write("demands.csv", "id,from,to,mbps\nac,a,c,10\n");
        const std::string project = path("square.span.json");
        EXPECT_EQ(cli({"import", links, demands, "-o", project}).code, 0);
        return project;
    }
    /// The square with a piece of its file replaced.
    [[nodiscard]] std::string squareWith(const std::string& text, const std::string& instead) const {
        std::string file = read(square());
        const std::size_t at = file.find(text);
        EXPECT_NE(at, std::string::npos) << text;
        if (at != std::string::npos) file.replace(at, text.size(), instead);
        return write("changed.span.json", file);
    }
    static std::string scenario(const std::string& name) {
        return std::string(SPANWRIGHT_SOURCE_DIR) + "/scenarios/" + name + ".span.json";
    }
};

TEST_F(CliRedundancy, saysHowOftenAGroupIsConnectedAndByWhichQuestion) {
    const std::string project = square();
    const auto group = answer({"resilience", project, "--group", "a,b,c"})["group"];
    EXPECT_THAT(test::keysOf(group), ElementsAre("availability", "lower", "upper", "method", "unavailability",
                                                 "downtime_minutes_per_year", "question", "terminals"));
    EXPECT_EQ(group["question"], "k-terminal");
    EXPECT_EQ(group["method"], "exact");
    // ab and bc, or one of them and the way past d.
    EXPECT_NEAR(group["availability"], 0.81 + 2 * 0.09 * 0.81, 1e-15);
    EXPECT_EQ(answer({"resilience", project, "--group", "a,c"})["group"]["question"], "two-terminal");
    const auto all = answer({"resilience", project, "--group", "a,b,c,d", "--all-terminal"});
    EXPECT_EQ(all["group"]["question"], "all-terminal");
    EXPECT_EQ(all["group"]["availability"], all["all_terminal"]["availability"]);
    const test::CliRun text = cli({"resilience", project, "--group", "a,b,c"});
    EXPECT_THAT(text.output, HasSubstr("k-terminal: 3 devices connected"));
}

TEST_F(CliRedundancy, refusesGroupsThatAreNone) {
    const std::string project = square();
    for (const auto& [members, why] :
         {std::pair("a", "two devices or more"), std::pair("a,bananas", "bananas"),
          std::pair("a,ab", "expected a site or a device")}) {
        const test::CliRun run = cli({"resilience", project, "--group", members});
        EXPECT_EQ(run.code, 2) << members;
        EXPECT_THAT(run.errors, HasSubstr(why));
        EXPECT_THAT(run.errors, StartsWith(project)) << "the file is named";
    }
}

TEST_F(CliRedundancy, comparesWhatPhasesSurvive) {
    const auto json = answer({"resilience", scenario("sdwan-migration"), "--phase", "all"});
    ASSERT_EQ(json["phases"].size(), 5U) << "the state before the first phase, and each phase";
    EXPECT_THAT(
        test::keysOf(json["phases"][0]),
        ElementsAre("phase", "demands_cut", "cutting_failures", "single_points_of_failure", "max_cut_mbps",
                    "expected_cut_mbps", "max_utilization", "mean_availability", "least_availability",
                    "mean_downtime_minutes_per_year", "worst_downtime_minutes_per_year",
                    "lost_gigabytes_per_year", "single_paths", "below_target", "bypasses", "goals_missed"));
    const auto last = answer({"resilience", scenario("sdwan-migration")});
    double least = 1;
    for (const auto& demand : last["demands"])
        least = std::min(least, demand["availability"].get<double>());
    EXPECT_DOUBLE_EQ(json["phases"][4]["least_availability"], least);
    EXPECT_LT(json["phases"][4]["demands_cut"].get<int>(), json["phases"][0]["demands_cut"].get<int>())
        << "the migration buys redundancy";
}

TEST_F(CliRedundancy, pricesAvoidedMinutes) {
    const std::string built = path("built.span.json");
    const auto json = answer({"redundancy", scenario("sdwan-migration"), "--count", "3", "-o", built});
    EXPECT_THAT(test::keysOf(json), ElementsAre("before", "years", "candidates", "unpriced", "values"));
    ASSERT_FALSE(json["values"].empty());
    double minute = 0;
    for (const auto& value : json["values"]) {
        EXPECT_GE(value["price_per_minute"].get<double>(), minute) << "the cheapest first";
        minute = value["price_per_minute"].get<double>();
        EXPECT_NEAR(minute,
                    value["price"]["total"].get<double>() / json["years"].get<double>() /
                        value["avoided"]["downtime_minutes_per_year"].get<double>(),
                    1e-6 * minute);
    }
    const auto after = answer({"redundancy", built, "--count", "1"});
    EXPECT_NEAR(after["before"]["downtime_minutes_per_year"],
                json["values"].back()["left"]["downtime_minutes_per_year"].get<double>(), 1e-6);
    const auto spent = [&](const std::string& project) {
        return answer({"cost", project})["total"].get<double>();
    };
    EXPECT_NEAR(spent(built) - spent(scenario("sdwan-migration")),
                json["values"].back()["price_together"]["total"].get<double>(), 0.005);
}

TEST_F(CliRedundancy, failsWhatSharesAFate) {
    const auto all = answer({"failures", scenario("sdwan-migration"), "--elements", "all"});
    const auto named = answer({"failures", scenario("sdwan-migration"), "--elements",
                               "links,devices,sites,srlgs,ducts,power-feeds,providers,buildings,line-cards,"
                               "underlays,lag-members,ha-members,scenarios"});
    EXPECT_EQ(all["scenarios"], named["scenarios"]);
    EXPECT_GT(all["scenarios"].get<int>(),
              answer({"failures", scenario("sdwan-migration"), "--elements", "links,devices"})["scenarios"]
                  .get<int>());
    const test::CliRun wrong = cli({"failures", scenario("sdwan-migration"), "--elements", "bananas"});
    EXPECT_EQ(wrong.code, 64);
}

TEST_F(CliRedundancy, namesInputThatCannotBe) {
    const auto refused = [&](const std::string& project, const char* what) {
        const test::CliRun run = cli({"resilience", project});
        EXPECT_EQ(run.code, 2) << what;
        EXPECT_THAT(run.errors, HasSubstr(what));
    };
    refused(squareWith("\"availability\": 0.9", "\"availability\": 1.9"), "availability");
    refused(squareWith("\"availability\": 0.9", "\"availability\": -0.1"), "availability");
    refused(squareWith("\"to\": \"c\", \"mbps\"", "\"to\": \"a\", \"mbps\""), "from a device to itself");
    refused(squareWith("\"availability\": 0.9", "\"mtbf_hours\": 0, \"mttr_hours\": 4"), "mtbf_hours: is 0");
}

}  // namespace
}  // namespace spanwright
