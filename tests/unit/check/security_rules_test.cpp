// SPDX-License-Identifier: MIT
#include "tests/unit/check/check_support.h"
#include "tests/unit/security/zone_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Staff reach servers through one firewall.
class SecurityRules : public ::testing::Test {
  protected:
    SecurityRules() {
        net.link("pc", "fw", 100).link("fw", "server", 100);
        net.firewall("fw");
        net.demand("pc", "server", 10, 40);
        staff = net.zone("staff");
        servers = net.zone("servers");
        net.put("pc", staff);
        net.put("server", servers);
        rule = net.rule(staff, servers, ZoneAction::inspect);
    }
    [[nodiscard]] std::vector<std::string> said(std::string_view code) const {
        return saidBy(code, net.project);
    }

    ZonedNetwork net;
    ZoneId staff, servers;
    ZoneRuleId rule;
};

TEST_F(SecurityRules, nameTheFailureThatOpensAWayPastInspectionAndThePath) {
    EXPECT_THAT(said("inspection-bypass"), IsEmpty());
    net.link("pc", "server", 100, {.metric = 9});
    const std::string name = net.project.design.zoneRules.at(rule).name;
    EXPECT_THAT(said("inspection-bypass"),
                ElementsAre("warning: When pc-fw fails, demand-pc-server goes uninspected, although " + name +
                            " asks for inspection: pc – server. So it does after 2 other failures."));
    EXPECT_THAT(said("zone-policy"), IsEmpty());
}

TEST_F(SecurityRules, nameTheOnlyDeviceThatInspects) {
    EXPECT_THAT(said("inspection-single"),
                ElementsAre("warning: No other device inspects when fw fails; it cuts 1 demand: "
                            "demand-pc-server."));
    net.link("pc", "spare", 100, {.metric = 9}).link("spare", "server", 100);
    net.firewall("spare");
    EXPECT_THAT(said("inspection-single"), IsEmpty());
}

TEST_F(SecurityRules, acceptOnlyTheInspectorsThatARuleNames) {
    ZoneRule row = net.project.design.zoneRules.at(rule);
    row.inspectors = {net.device("other")};
    net.project.design.zoneRules.put(row);
    EXPECT_THAT(said("zone-policy"), ElementsAre("error: demand-pc-server goes from zone staff to zone "
                                                 "servers past every device that may inspect it, although " +
                                                 row.name + " asks for inspection: pc – fw – server."));
}

TEST_F(SecurityRules, nameWhatLiesOpen) {
    net.link("isp", "pc", 100);
    net.editDevice("isp", [](Device& device) { device.kind = DeviceKind::providerNetwork; });
    net.editLink("isp-pc", [](Link& link) { link.kind = LinkKind::broadband; });
    EXPECT_THAT(said("internet-edge-open"),
                ElementsAre("warning: isp-pc ends on pc in the trusted zone staff, which does not inspect."));
    net.put("isp", net.zone("internet", 0));
    net.link("pc", "console", 10);
    net.put("console", net.zone("oob", 90, ZoneKind::management));
    EXPECT_THAT(said("management-exposed"),
                ElementsAre("warning: internet reaches 1 device of zone oob with nothing on the way that "
                            "inspects: isp – pc – console."));
}

TEST(RiskGroupMembers, namesGroupsThatAreEmptyAllOrTheSame) {
    ZonedNetwork net;
    net.link("a", "b", 100).link("b", "c", 100);
    const SharedRiskGroupId empty = net.riskGroup("empty");
    const SharedRiskGroupId one = net.riskGroup("one");
    const SharedRiskGroupId two = net.riskGroup("two");
    const SharedRiskGroupId all = net.riskGroup("all");
    EXPECT_TRUE(empty);
    net.editLink("a-b", [&](Link& link) { link.sharedRiskGroups = {one, two}; });
    const SiteId site = net.site("here");
    Site row = net.project.design.sites.at(site);
    row.sharedRiskGroups = {all};
    net.project.design.sites.put(row);
    for (const char* key : {"a", "b", "c"})
        net.editDevice(key, [&](Device& device) { device.site = site; });
    EXPECT_THAT(saidBy("risk-group-members", net.project),
                ElementsAre("warning: Every device belongs to all: nothing can survive its failure.",
                            "warning: one and two have the same members: one cause is counted twice.",
                            "info: Nothing belongs to empty: its failure does nothing."));
}

TEST(RiskGroupMembers, namesGroupsOfOneKindThatOverlapInPart) {
    ZonedNetwork net;
    net.link("a", "b", 100).link("b", "c", 100).link("c", "d", 100);
    const SharedRiskGroupId one = net.riskGroup("one");
    const SharedRiskGroupId two = net.riskGroup("two");
    net.editLink("a-b", [&](Link& link) { link.sharedRiskGroups = {one}; });
    net.editLink("b-c", [&](Link& link) { link.sharedRiskGroups = {one, two}; });
    net.editLink("c-d", [&](Link& link) { link.sharedRiskGroups = {two}; });
    EXPECT_THAT(saidBy("risk-group-members", net.project),
                ElementsAre("info: one and two are both of kind Duct and overlap in b-c: say whether one "
                            "contains the other, or one cause is counted twice there."));
    SharedRiskGroup row = net.project.design.sharedRiskGroups.at(two);
    row.kind = RiskGroupKind::provider;
    net.project.design.sharedRiskGroups.put(row);
    EXPECT_THAT(saidBy("risk-group-members", net.project), ElementsAre()) << "a provider's cable in a duct";
}

TEST(SharedGround, namesDuctsAndFeedsOfPathsThatProtectEachOther) {
    ZonedNetwork net;
    net.link("a", "p", 100).link("p", "z", 100).link("a", "q", 100).link("q", "z", 100).demand("a", "z", 1);
    const SiteId site = net.site("hall");
    for (const char* key : {"p", "q"}) {
        net.editDevice(key, [&](Device& device) {
            device.site = site;
            device.powerFeed = "A";
        });
    }
    for (const char* key : {"a-p", "a-q"})
        net.editLink(key, [](Link& link) { link.duct = "D7"; });
    EXPECT_THAT(saidBy("shared-ground", net.project),
                ElementsAre("warning: a-p and a-q protect each other, but share duct D7.",
                            "warning: p and q protect each other, but share power feed A."));
}

TEST(ReliabilityFigures, namesAnMtbfOfZeroAndFiguresThatLackTheirOther) {
    DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 100);
    net.editDevice("a", [](Device& device) { device.reliability.mtbfHours = 0; });
    net.editDevice("b", [](Device& device) { device.reliability.mttrHours = 4; });
    net.editDevice("c", [](Device& device) { device.reliability.availability = 0; });
    net.editLink("a-b", [](Link& link) { link.reliability.mtbfHours = 1000; });
    EXPECT_THAT(
        saidBy("reliability-figures", net.project),
        ElementsAre("error: a has an MTBF of 0 h, which no element can have; it counts as never failing.",
                    "warning: a-b has an MTBF but no MTTR; it counts as never failing.",
                    "warning: b has an MTTR but no MTBF; it counts as never failing.",
                    "warning: c has an availability of 0: it is never up."));
}

TEST(ReliabilityFigures, takeWhatIsMissingFromTheCatalogueItem) {
    DesignBuilder net;
    net.link("a", "b", 100);
    const CatalogueItemId item = addItem(net.project, "item", [](CatalogueItem& row) {
        row.mtbfHours = 100000;
        row.mttrHours = 4;
    });
    net.editDevice("a", [&](Device& device) {
        device.item = item;
        device.reliability.mttrHours = 8;
    });
    EXPECT_THAT(saidBy("reliability-figures", net.project), IsEmpty());
}

class StaleWaiver : public ::testing::Test {
  protected:
    StaleWaiver() {
        net.link("a", "b", 100).demand("a", "b", 150);
        waiver.findingKey = "link-overloaded:a-b";
        waiver.reason = "replaced in spring";
        waiver.owner = "Ada";
    }
    [[nodiscard]] std::vector<std::string> said(Date today) {
        net.project.settings.waivers = {waiver};
        std::vector<std::string> messages;
        for (const check::Finding& finding : findingsOf(net.project, PhaseId(), today)) {
            if (finding.rule == "stale-waiver") messages.push_back(finding.message);
        }
        return messages;
    }
    [[nodiscard]] bool waived(std::optional<Date> today) {
        net.project.settings.waivers = {waiver};
        for (const check::Finding& finding : findingsOf(net.project, PhaseId(), today)) {
            if (finding.key == waiver.findingKey) return finding.waived;
        }
        ADD_FAILURE() << "no such finding";
        return false;
    }
    DesignBuilder net;
    Waiver waiver;
};

TEST_F(StaleWaiver, anAcceptanceHoldsToItsLastDayAndThenTheFindingCountsAgain) {
    waiver.until = Date(2027, 3, 31);
    EXPECT_TRUE(waived(Date(2027, 3, 31)));
    EXPECT_THAT(said(Date(2027, 3, 31)), IsEmpty());
    EXPECT_FALSE(waived(Date(2027, 4, 1)));
    EXPECT_THAT(said(Date(2027, 4, 1)), ElementsAre("The acceptance of link-overloaded:a-b by Ada ended on "
                                                    "2027-03-31: renew or withdraw it."));
    EXPECT_TRUE(waived(std::nullopt)) << "no date is given";
}

TEST_F(StaleWaiver, namesWhatAnAcceptanceNamesInVainAndWhatItLacks) {
    waiver.findingKey = "link-overloaded:gone";
    EXPECT_THAT(said(Date()), ElementsAre("The acceptance of link-overloaded:gone by Ada names \"gone\", "
                                          "which does not exist any more."));
    waiver.findingKey = "no-such-rule:a-b";
    EXPECT_THAT(said(Date()), ElementsAre("The acceptance of no-such-rule:a-b by Ada names the rule "
                                          "\"no-such-rule\", which does not exist any more."));
    waiver.findingKey = "link-overloaded:a-b";
    waiver.owner.clear();
    EXPECT_THAT(said(Date()), ElementsAre("link-overloaded:a-b is accepted without an owner."));
}

}  // namespace
}  // namespace spanwright::test
