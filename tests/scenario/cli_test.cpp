// SPDX-License-Identifier: MIT
#include "tests/scenario/cli_support.h"

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

class Cli : public test::CliTest {
  protected:
    /// A chain a - b - c with a spur to d: 100 Mbit/s each, 60 Mbit/s from a to c.
    [[nodiscard]] std::string chain() const {
        const std::string links =
            write("links.csv",
                  "id,from,to,capacity_mbps,capacity_reverse_mbps,availability,latency_ms\n"
                  "ab,a,b,100,50,0.9,2\nbc,b,c,100,,0.9,3\nbd,b,d,100,0,1,1\n");
        const std::string demands =
            write("demands.csv", "id,from,to,mbps,growth_percent_per_year\nac,a,c,60,100\nda,d,a,5,0\n");
        const std::string project = path("chain.span.json");
        EXPECT_EQ(cli({"import", links, demands, "-o", project}).code, 0);
        return project;
    }
    static std::string scenario(const std::string& name) {
        return std::string(SPANWRIGHT_SOURCE_DIR) + "/scenarios/" + name + ".span.json";
    }
};

const std::vector<std::string>& projectVerbs() {
    static const std::vector<std::string> kVerbs{"check", "simulate", "failures", "resilience",
                                                 "cost",  "schedule", "growth",   "segmentation"};
    return kVerbs;
}

TEST_F(Cli, hasHelpAndVersionOnTheProgramAndOnEveryVerb) {
    EXPECT_EQ(cli({"--help"}).code, 0);
    EXPECT_THAT(cli({"--version"}).output, StartsWith("spanwright-cli 0."));
    for (const std::string& verb : projectVerbs()) {
        const test::CliRun help = cli({verb, "--help"});
        EXPECT_EQ(help.code, 0) << verb;
        for (const char* option : {"--json", "--threads", "--seed", "--quiet"}) {
            EXPECT_THAT(help.output, HasSubstr(option)) << verb;
        }
        EXPECT_EQ(cli({verb, "--version"}).code, 0) << verb;
    }
}

TEST_F(Cli, answersWrongUsageWith64) {
    EXPECT_EQ(cli({}).code, 64);
    EXPECT_EQ(cli({"bananas"}).code, 64);
    for (const std::string& verb : projectVerbs()) {
        EXPECT_EQ(cli({verb}).code, 64) << verb;
        EXPECT_EQ(cli({verb, "p", "--bananas"}).code, 64) << verb;
        EXPECT_EQ(cli({verb, "p", "--threads", "-1"}).code, 64) << verb;
        EXPECT_EQ(cli({verb, "p", "--seed", "x"}).code, 64) << verb;
    }
    EXPECT_EQ(cli({"failures", "p", "--order", "3"}).code, 64);
    EXPECT_EQ(cli({"failures", "p", "--elements", "links,bananas"}).code, 64);
    EXPECT_EQ(cli({"simulate", "p", "--growth-years", "-1"}).code, 64);
    EXPECT_EQ(cli({"simulate", "p", "--fail-on", "max-utilization=nan"}).code, 64);
}

TEST_F(Cli, refusesAnUnusableProjectWithOneLineAndNoOutputFile) {
    const std::string broken =
        write("broken.span.json", "{\n  \"format\": \"spanwright\",\n  \"version\": oops\n}\n");
    const std::string text = write("text.span.json", "hello\n");
    for (const std::string& verb : projectVerbs()) {
        const test::CliRun run = cli({verb, broken, "--json", path("out.json")});
        EXPECT_EQ(run.code, 2) << verb;
        EXPECT_THAT(run.output, IsEmpty()) << verb;
        EXPECT_THAT(run.errors, StartsWith(broken + ":3:")) << verb;
        EXPECT_EQ(std::count(run.errors.begin(), run.errors.end(), '\n'), 1) << run.errors;
        EXPECT_EQ(cli({verb, text, "--json", path("out.json")}).code, 2) << verb;
        EXPECT_EQ(cli({verb, path("absent.span.json"), "--json", path("out.json")}).code, 2) << verb;
    }
    EXPECT_THAT(files(), ElementsAre("broken.span.json", "text.span.json"));
}

TEST_F(Cli, namesThePhasesThatThereAre) {
    const test::CliRun run = cli({"simulate", scenario("campus-refresh"), "--phase", "bananas"});
    EXPECT_EQ(run.code, 2);
    EXPECT_THAT(run.errors, HasSubstr("no phase \"bananas\"; there are"));
    EXPECT_THAT(run.errors, StartsWith(scenario("campus-refresh") + ": "));
}

TEST_F(Cli, simulatesWithOneRowPerDirection) {
    const auto json = answer({"simulate", chain()});
    EXPECT_THAT(test::keysOf(json), ElementsAre("phase", "routing", "traffic"));
    const auto& routing = json["routing"];
    EXPECT_THAT(test::keysOf(routing),
                ElementsAre("scheme", "max_utilization", "offered_mbps", "carried_mbps", "lost_mbps", "links",
                            "devices", "demands", "max_device_utilization", "tunnels"));
    EXPECT_EQ(routing["scheme"], "ecmp");
    EXPECT_DOUBLE_EQ(routing["max_utilization"], 0.6);
    EXPECT_DOUBLE_EQ(routing["offered_mbps"], 65);
    EXPECT_DOUBLE_EQ(routing["carried_mbps"], 60);
    EXPECT_DOUBLE_EQ(routing["lost_mbps"], 5) << "the link to d has no way back";
    ASSERT_EQ(routing["links"].size(), 5U) << "the closed direction is left out";
    EXPECT_EQ(routing["links"][1]["id"], "ab");
    EXPECT_EQ(routing["links"][1]["from"], "b");
    EXPECT_EQ(routing["links"][1]["to"], "a");
    EXPECT_DOUBLE_EQ(routing["links"][1]["capacity_mbps"], 50);
    EXPECT_DOUBLE_EQ(routing["links"][0]["load_mbps"], 60);
    EXPECT_DOUBLE_EQ(routing["links"][0]["utilization"], 0.6);
    ASSERT_EQ(routing["demands"].size(), 2U);
    EXPECT_EQ(routing["demands"][0]["id"], "ac");
    EXPECT_DOUBLE_EQ(routing["demands"][0]["latency_ms"], 5);
    EXPECT_DOUBLE_EQ(routing["demands"][0]["hops"], 2);
    EXPECT_TRUE(routing["demands"][1]["latency_ms"].is_null());
    EXPECT_DOUBLE_EQ(routing["demands"][1]["carried_mbps"], 0);
    ASSERT_EQ(routing["devices"].size(), 4U);
    EXPECT_DOUBLE_EQ(routing["devices"][1]["load_mbps"], 60);
    EXPECT_TRUE(routing["devices"][1]["throughput_mbps"].is_null());
}

TEST_F(Cli, growsDemandsAndFailsOnALimit) {
    const std::string project = chain();
    EXPECT_DOUBLE_EQ(answer({"simulate", project, "--growth-years", "1"})["routing"]["max_utilization"], 1.2);
    EXPECT_EQ(cli({"simulate", project, "--fail-on", "max-utilization=0.6"}).code, 0);
    EXPECT_EQ(cli({"simulate", project, "--fail-on", "max-utilization=0.59"}).code, 1);
}

TEST_F(Cli, simulatesEveryPhase) {
    const auto json = answer({"simulate", scenario("sdwan-migration"), "--phase", "all"});
    ASSERT_EQ(json["phases"].size(), 4U);
    const auto last = answer({"simulate", scenario("sdwan-migration")});
    EXPECT_EQ(json["phases"][3], last) << "last is the default";
    const auto first =
        answer({"simulate", scenario("sdwan-migration"), "--phase", json["phases"][0]["phase"]});
    EXPECT_EQ(json["phases"][0], first);
}

TEST_F(Cli, countsFailures) {
    const std::string project = chain();
    const auto json = answer({"failures", project, "--elements", "links"});
    EXPECT_THAT(test::keysOf(json),
                ElementsAre("scenarios", "disconnecting", "max_lost_mbps", "worst", "results"));
    EXPECT_EQ(json["scenarios"], 3);
    EXPECT_EQ(json["disconnecting"], 3) << "the demand from d has no path whatever fails";
    EXPECT_DOUBLE_EQ(json["max_lost_mbps"], 65);
    EXPECT_TRUE(json["worst"].is_null());
    ASSERT_EQ(json["results"].size(), 3U);
    EXPECT_EQ(json["results"][0]["failed"], nlohmann::ordered_json({"ab"}));
    EXPECT_EQ(json["results"][0]["lost_demands"], 2);
    EXPECT_EQ(answer({"failures", project, "--elements", "links", "--order", "2"})["scenarios"], 3);
    EXPECT_EQ(answer({"failures", project, "--elements", "links,devices"})["scenarios"], 7);
}

TEST_F(Cli, looksAtTheWorstFailuresClosely) {
    const std::string project = chain();
    const auto json = answer({"failures", project, "--elements", "links,lag-members", "--details", "1"});
    ASSERT_EQ(json["ranking"].size(), 1U);
    const auto& worst = json["ranking"][0];
    EXPECT_DOUBLE_EQ(worst["cut_mbps"], worst["lost_mbps"].get<double>() - 5) << "5 are lost anyway";
    EXPECT_EQ(worst["kind"], "links");
    ASSERT_FALSE(worst["demands"].empty());
    EXPECT_EQ(worst["demands"][0]["effect"], "lost");
    EXPECT_FALSE(worst["classes"].empty());
    const auto during = answer({"failures", project, "--elements", "links", "--maintenance", "ab"});
    EXPECT_EQ(during["scenarios"], 2);
    const auto wrong = cli({"failures", project, "--maintenance", "bananas"});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_THAT(wrong.errors, HasSubstr("bananas"));
}

TEST_F(Cli, findsWhatTheNetworkHangsOn) {
    const auto json = answer({"resilience", chain()});
    EXPECT_THAT(test::keysOf(json),
                ElementsAre("bridges", "articulation_points", "components", "biconnected_components",
                            "demands", "sites", "shared_ground"));
    EXPECT_EQ(json["bridges"], nlohmann::ordered_json({"ab", "bc", "bd"}));
    EXPECT_EQ(json["articulation_points"], nlohmann::ordered_json({"b"}));
    EXPECT_EQ(json["components"], 1);
    const auto& demand = json["demands"][0];
    EXPECT_EQ(demand["id"], "ac");
    EXPECT_EQ(demand["disjoint_paths"], 1);
    EXPECT_NEAR(demand["availability"], 0.81, 1e-12);
    EXPECT_NEAR(demand["downtime_minutes_per_year"], 0.19 * 525600, 1e-6);
    EXPECT_EQ(demand["method"], "exact");
}

TEST_F(Cli, pricesAProjectWithExactMoney) {
    const test::CliRun run = cli({"cost", scenario("sdwan-migration"), "--json", "-"});
    ASSERT_EQ(run.code, 0) << run.errors;
    const auto json = run.json();
    EXPECT_THAT(
        test::keysOf(json),
        ElementsAre("currency", "capex", "opex", "total", "npv", "contingency", "p10", "p50", "p80", "p90",
                    "by_category", "by_phase", "by_site", "cash_flow", "bom", "tax", "by_cost_centre",
                    "by_supplier", "fiscal_years", "uncertainty", "as_is", "lease_or_buy", "gaps"));
    EXPECT_THAT(run.output, MatchesRegex("(.|\n)*\"total\": [0-9]+\\.[0-9][0-9],\n(.|\n)*"))
        << "both minor digits are written";
    const auto cents = [](const nlohmann::ordered_json& amount) {
        return std::llround(amount.get<double>() * 100);
    };
    EXPECT_EQ(cents(json["capex"]) + cents(json["opex"]), cents(json["total"]));
    for (const char* breakdown : {"by_category", "by_phase", "by_site"}) {
        long long sum = 0;
        for (const auto& amount : json[breakdown])
            sum += cents(amount);
        EXPECT_EQ(sum, cents(json["total"])) << breakdown;
    }
    long long lines = 0;
    for (const auto& line : json["bom"])
        lines += cents(line["total"]);
    EXPECT_EQ(lines, cents(json["total"]));
    EXPECT_EQ(cents(json["cash_flow"].back()["cumulative"]), cents(json["total"]));
    EXPECT_THAT(json["cash_flow"][0]["month"].get<std::string>(), MatchesRegex("[0-9]{4}-[0-9]{2}"));
}

TEST_F(Cli, schedulesAProject) {
    const auto json = answer({"schedule", scenario("campus-refresh")});
    EXPECT_THAT(test::keysOf(json), ElementsAre("start", "finish", "working_days", "critical", "p50", "p80",
                                                "p90", "packages", "exposure"));
    EXPECT_FALSE(json["critical"].empty());
    ASSERT_FALSE(json["packages"].empty());
    EXPECT_THAT(test::keysOf(json["packages"][0]),
                ElementsAre("id", "name", "phase", "start", "finish", "total_float_days", "free_float_days",
                            "resources"));
    std::string finish;
    for (const auto& package : json["packages"])
        finish = std::max(finish, package["finish"].get<std::string>());
    EXPECT_EQ(json["finish"], finish);
    EXPECT_LE(json["p50"].get<std::string>(), json["p80"].get<std::string>());
}

TEST_F(Cli, judgesADesignByItsRules) {
    const std::string project = chain();
    const test::CliRun run = cli({"check", project, "--json", "-"});
    const auto json = run.json();
    EXPECT_THAT(test::keysOf(json), ElementsAre("violations", "errors", "warnings"));
    int errors = 0;
    int warnings = 0;
    for (const auto& violation : json["violations"]) {
        EXPECT_THAT(test::keysOf(violation),
                    ElementsAre("rule", "severity", "elements", "message", "key", "waived"));
        errors += violation["severity"] == "error" && !violation["waived"] ? 1 : 0;
        warnings += violation["severity"] == "warning" && !violation["waived"] ? 1 : 0;
    }
    EXPECT_EQ(json["errors"], errors);
    EXPECT_EQ(json["warnings"], warnings);
    EXPECT_GT(errors + warnings, 0) << "the demand from d has no path";
    EXPECT_EQ(run.code, errors > 0 ? 1 : 0);
    EXPECT_EQ(cli({"check", project, "--fail-on", "warning"}).code, 1);
    EXPECT_EQ(cli({"check", project, "--fail-on", "bananas"}).code, 64);
}

TEST_F(Cli, showsWhatPassesFromZoneToZone) {
    const test::CliRun run = cli({"segmentation", scenario("hybrid-cloud"), "--json", "-"});
    EXPECT_EQ(run.code, 0) << run.errors;
    const auto matrix = run.json();
    const std::size_t zones = matrix["zones"].size();
    EXPECT_EQ(matrix["cells"].size(), zones * (zones - 1));
    bool inspected = false;
    for (const auto& cell : matrix["cells"]) {
        if (cell["rule"] != "zr-users-prod") continue;
        inspected = !cell["inspectors"].empty();
        EXPECT_GT(cell["mbps"], 0);
    }
    EXPECT_TRUE(inspected);
    EXPECT_THAT(cli({"segmentation", scenario("hybrid-cloud")}).output, HasSubstr("Zone to zone"));
}

TEST_F(Cli, proposesWhatMeetsAGoalAndWritesIt) {
    const std::string project = chain();
    const test::CliRun none = cli({"propose", project, "--demand", "ac"});
    EXPECT_EQ(none.code, 2);
    EXPECT_THAT(none.errors, HasSubstr("has no goal"));
    EXPECT_EQ(cli({"propose", project, "--demand", "nowhere"}).code, 2);
    EXPECT_EQ(cli({"propose", project}).code, 64);

    std::string text = read(project);
    const std::string head = "{\"id\": \"ac\", ";
    text.replace(text.find(head), head.size(), head + "\"survives\": \"links\", ");
    const std::string asking = write("asking.span.json", text);
    EXPECT_THAT(cli({"check", asking}).output, HasSubstr("survival-goal"));
    const std::string built = path("built.span.json");
    const test::CliRun run = cli({"propose", asking, "--demand", "ac", "-o", built, "--json", "-"});
    EXPECT_EQ(run.code, 0) << run.errors;
    const Json proposal = Json::parse(run.output);
    EXPECT_TRUE(proposal["met"]);
    EXPECT_EQ(proposal["before"][0]["reached"], "none");
    EXPECT_FALSE(proposal["elements"].empty());
    EXPECT_THAT(cli({"check", built}).output, ::testing::Not(HasSubstr("survival-goal")));
    EXPECT_THAT(cli({"propose", built, "--demand", "ac"}).output, HasSubstr("yes"));
}

TEST_F(Cli, refusesAPsplibInstancePolitely) {
    const std::string instance = write(
        "j.sm", "*************\nprojects                      :  1\njobs (incl. supersource/sink ):  32\n");
    const test::CliRun run = cli({"schedule", instance});
    EXPECT_EQ(run.code, 2);
    EXPECT_THAT(run.errors, StartsWith(instance + ":1:1: a PSPLIB instance"));
}

TEST_F(Cli, givesTheSameBytesForAnyNumberOfThreads) {
    const std::vector<std::vector<std::string>> commands{{"failures", scenario("sdwan-migration")},
                                                         {"cost", scenario("sdwan-migration")},
                                                         {"schedule", scenario("sdwan-migration")}};
    for (std::vector<std::string> command : commands) {
        command.insert(command.end(), {"--json", "-", "--seed", "7", "--threads", "1"});
        const test::CliRun one = cli(command);
        command.back() = "5";
        EXPECT_EQ(one.output, cli(command).output) << command[0];
        EXPECT_EQ(one.code, 0);
    }
}

TEST_F(Cli, writesTheSameAnswerToAFileAndATableForAPerson) {
    const std::string project = chain();
    for (const std::string& verb : projectVerbs()) {
        const test::CliRun toFile = cli({verb, project, "--json", path("out.json")});
        EXPECT_THAT(toFile.code, testing::Le(1)) << verb << toFile.errors;
        EXPECT_EQ(read(path("out.json")), cli({verb, project, "--json", "-"}).output) << verb;
        const test::CliRun table = cli({verb, project});
        EXPECT_EQ(table.code, toFile.code) << verb;
        EXPECT_THAT(table.output, testing::Not(IsEmpty())) << verb;
        EXPECT_THAT(table.errors, IsEmpty()) << verb;
    }
}

}  // namespace
}  // namespace spanwright
