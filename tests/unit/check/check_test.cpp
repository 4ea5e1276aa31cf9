// SPDX-License-Identifier: MIT
#include "tests/unit/check/check_support.h"

#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::test {
namespace {

using check::Finding;
using check::Severity;

/// An overloaded link (error), an isolated device and a single point of failure (warnings), no prices (info).
DesignBuilder troubledNetwork() {
    DesignBuilder net;
    net.link("a", "b", 100).demand("a", "b", 150).device("alone");
    return net;
}

std::vector<std::string> keysOf(const std::vector<Finding>& findings) {
    std::vector<std::string> keys;
    for (const Finding& finding : findings)
        keys.push_back(finding.key);
    return keys;
}

TEST(AllRules, haveUniqueCodesATitleAnExplanationAndACheck) {
    std::set<std::string_view> codes;
    for (const check::Rule& rule : check::allRules()) {
        EXPECT_TRUE(std::regex_match(std::string(rule.code), std::regex("[a-z]+(-[a-z]+)*"))) << rule.code;
        EXPECT_TRUE(codes.insert(rule.code).second) << rule.code << " twice";
        EXPECT_FALSE(rule.title.empty()) << rule.code;
        EXPECT_TRUE(rule.explanation.ends_with('.')) << rule.code;
        EXPECT_NE(rule.run, nullptr) << rule.code;
    }
    EXPECT_EQ(codes.size(), 32U);
}

TEST(Check, putsTheWorstFirstThenByRuleAndKey) {
    EXPECT_THAT(keysOf(findingsOf(troubledNetwork().project)),
                ::testing::ElementsAre("link-overloaded:a-b", "class-overloaded:a-b", "isolated-device:alone",
                                       "single-point-of-failure:a-b", "unpriced-element:a+alone+b",
                                       "unpriced-element:a-b"));
}

TEST(Check, marksAcceptedFindingsAndPutsThemLast) {
    DesignBuilder net = troubledNetwork();
    Waiver waiver;
    waiver.findingKey = "link-overloaded:a-b";
    waiver.reason = "replaced in spring";
    waiver.owner = "Ada";
    net.project.settings.waivers = {waiver};
    const std::vector<Finding> findings = findingsOf(net.project);
    ASSERT_EQ(findings.size(), 6U);
    EXPECT_EQ(findings.back().key, "link-overloaded:a-b");
    for (const Finding& finding : findings)
        EXPECT_EQ(finding.waived, finding.key == "link-overloaded:a-b") << finding.key;
}

TEST(Check, doesNotKeepAnAcceptanceOnceTheCauseIsAnother) {
    DesignBuilder net = troubledNetwork();
    Waiver waiver;
    waiver.findingKey = "unpriced-element:a+alone+b";
    net.project.settings.waivers = {waiver};
    EXPECT_TRUE(findingsOf(net.project).back().waived);
    net.device("another");
    EXPECT_FALSE(findingsOf(net.project).back().waived);
}

TEST(Check, saysNothingThatRestsOnAnswersWhichWereNotComputed) {
    const DesignBuilder net = troubledNetwork();
    const Design snapshot = designAt(net.project.design, {});
    EXPECT_THAT(keysOf(check::check({net.project, {}, snapshot})),
                ::testing::ElementsAre("isolated-device:alone", "unpriced-element:a+alone+b",
                                       "unpriced-element:a-b"));
}

TEST(Check, hasNothingToSayAboutAnEmptyProject) {
    EXPECT_TRUE(findingsOf(Project()).empty());
}

TEST(Check, givesEveryFindingASentenceAndItsElements) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const Project project = randomNetwork(seed, 20, 6, 60).project;
        std::set<std::string> keys;
        for (const Finding& finding : findingsOf(project)) {
            EXPECT_TRUE(finding.message.ends_with('.')) << finding.message;
            EXPECT_TRUE(keys.insert(finding.key).second) << finding.key << " twice";
            ASSERT_FALSE(finding.elements.empty()) << finding.message;
            for (const ElementId element : finding.elements)
                EXPECT_TRUE(exists(project, element)) << finding.message;
        }
    }
}

}  // namespace
}  // namespace spanwright::test
