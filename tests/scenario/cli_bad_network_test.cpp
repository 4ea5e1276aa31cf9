// SPDX-License-Identifier: MIT
#include "tests/scenario/cli_support.h"

#include <chrono>
#include <cmath>
#include <functional>

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::HasSubstr;

/// Networks that are wrong, or at the edge of what is right: an error or a finding names the element, and
/// nothing hangs or is no number.
class CliBadNetwork : public test::CliTest {
  protected:
    [[nodiscard]] std::string project(const std::string& links, const std::string& demands) const {
        return write("p.span.json", R"({"format": "spanwright", "version": 1,
"devices": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
"links": [)" + links + R"(],
"demands": [)" + demands + "]}");
    }
    static std::string link(const std::string& key, const std::string& from, const std::string& to,
                            const std::string& more = "\"capacity_mbps\": 100") {
        return R"({"id": ")" + key + R"(", "from": ")" + from + R"(", "to": ")" + to + "\", " + more + "}";
    }
    static std::string demand(const std::string& key, const std::string& from, const std::string& to) {
        return R"({"id": ")" + key + R"(", "from": ")" + from + R"(", "to": ")" + to + R"(", "mbps": 10})";
    }

    /// Every verb that routes refuses the project in one line that says so.
    void expectRefused(const std::string& file, const std::string& what) const {
        for (const char* verb : {"simulate", "growth", "failures", "metrics", "upgrades", "check"}) {
            const test::CliRun run = cli({verb, file});
            EXPECT_EQ(run.code, 2) << verb;
            EXPECT_EQ(run.output, "") << verb;
            EXPECT_THAT(run.errors, HasSubstr(what)) << verb;
            EXPECT_EQ(std::count(run.errors.begin(), run.errors.end(), '\n'), 1) << run.errors;
        }
    }

    /// Each demand and the whole lose what they offer and do not carry; every number of the answer is finite.
    static void expectSound(const nlohmann::ordered_json& answer) {
        const auto& traffic = answer["traffic"];
        EXPECT_DOUBLE_EQ(traffic["lost_mbps"],
                         traffic["offered_mbps"].get<double>() - traffic["carried_mbps"].get<double>());
        for (const auto& row : traffic["demands"])
            EXPECT_DOUBLE_EQ(row["lost_mbps"],
                             row["offered_mbps"].get<double>() - row["carried_mbps"].get<double>());
        const std::function<void(const nlohmann::ordered_json&)> finite = [&](const auto& value) {
            const bool infinite = value.is_number() && !std::isfinite(value.template get<double>());
            EXPECT_FALSE(infinite);
            if (!value.is_structured()) return;
            for (const auto& each : value)
                finite(each);
        };
        finite(answer);
    }

    void expectFinding(const std::string& file, const std::string& rule, const std::string& element) const {
        bool found = false;
        const test::CliRun run = cli({"check", file, "--json", "-"});
        ASSERT_LE(run.code, 1) << run.errors;
        const auto findings = run.json();
        for (const auto& finding : findings["violations"]) {
            found = found || (finding["rule"] == rule &&
                              finding["elements"].dump().find(element) != std::string::npos);
        }
        EXPECT_TRUE(found) << rule << " of " << element << " in " << run.output;
    }
};

TEST_F(CliBadNetwork, whatCannotBeIsRefusedByName) {
    const std::string good = demand("d1", "a", "b");
    const auto metric = [](const char* value) {
        return std::string("\"capacity_mbps\": 100, \"igp_metric\": ") + value;
    };
    expectRefused(project(link("loop", "a", "a"), ""), "/links/0: a link cannot join a device to itself");
    expectRefused(project(link("l1", "a", "b"), demand("d1", "a", "a")),
                  "/demands/0: a demand cannot go from a device to itself");
    expectRefused(project(link("l1", "a", "b", metric("-3")), good), "/links/0/igp_metric: is -3");
    expectRefused(project(link("l1", "a", "b", metric("0")), good), "/links/0/igp_metric: is 0");
    expectRefused(project(link("l1", "a", "b", metric("1e400")), good), "number overflow");
    expectRefused(project(link("l1", "a", "b", R"("capacity_mbps": -5)"), good),
                  "/links/0/capacity_mbps: is -5");
    expectRefused(project(link("t", "a", "b", R"("kind": "tunnel", "underlay": ["t"])"), good),
                  "the tunnel t rides on itself");
    expectRefused(project(link("t1", "a", "b", R"("kind": "tunnel", "underlay": ["t2"])") + ", " +
                              link("t2", "a", "b", R"("kind": "tunnel", "underlay": ["t1"])"),
                          good),
                  "tunnels ride on each other in a circle: t1, t2");
}

TEST_F(CliBadNetwork, whatHasNoWayIsAFinding) {
    for (const std::string& links :
         {link("closed", "a", "b", "\"capacity_mbps\": 0"), link("elsewhere", "b", "c"), std::string()}) {
        const std::string file = project(links, demand("d1", "a", "b"));
        const auto json = answer({"simulate", file, "--bound"});
        EXPECT_EQ(json["traffic"]["no_path_mbps"], 10);
        EXPECT_EQ(json["bound"]["max_utilization"], 0);
        expectSound(json);
        expectFinding(file, "demand-lost", "d1");
        EXPECT_EQ(cli({"metrics", file}).code, 0);
        EXPECT_EQ(cli({"upgrades", file}).code, 0);
        EXPECT_EQ(cli({"growth", file}).code, 0);
    }
}

TEST_F(CliBadNetwork, aTunnelWithoutAnUnderlayIsDownAndAFinding) {
    const std::string file =
        project(link("t", "a", "b", R"("kind": "tunnel", "capacity_mbps": 100)"), demand("d1", "a", "b"));
    expectSound(answer({"simulate", file, "--bound"}));
    expectFinding(file, "tunnel-down", "t");
    expectFinding(file, "demand-lost", "d1");
}

TEST_F(CliBadNetwork, fractionalMetricsTieWhereTheyDoOnPaper) {
    const auto metric = [](const char* value) {
        return std::string("\"capacity_mbps\": 100, \"igp_metric\": ") + value;
    };
    const auto json = answer({"simulate", project(link("l1", "a", "b", metric("0.3")) + ", " +
                                                      link("l2", "a", "c", metric("0.1")) + ", " +
                                                      link("l3", "c", "b", metric("0.2")),
                                                  demand("d1", "a", "b"))});
    EXPECT_DOUBLE_EQ(json["routing"]["max_utilization"], 0.05);
    expectSound(json);
}

TEST_F(CliBadNetwork, tenThousandParallelLinksAreAnsweredByEveryVerb) {
    std::string links;
    for (int n = 0; n < 10'000; ++n)
        links += (n == 0 ? "" : ",\n") + link("l" + std::to_string(n), "a", "b", "\"capacity_mbps\": 1");
    const std::string file = project(links, demand("d1", "a", "b"));
    const auto begin = std::chrono::steady_clock::now();
    const auto json = answer({"simulate", file, "--bound"});
    EXPECT_NEAR(json["routing"]["max_utilization"], 0.001, 1e-12);
    EXPECT_NEAR(json["bound"]["max_utilization"], 0.001, 1e-6);
    EXPECT_LE(json["bound"]["gap"], 1e-4);
    expectSound(json);
    for (const char* verb : {"growth", "failures", "metrics", "upgrades"})
        EXPECT_EQ(cli({verb, file}).code, 0) << verb;
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(passed.count(), 60);
}

}  // namespace
}  // namespace spanwright
