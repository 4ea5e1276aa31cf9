// SPDX-License-Identifier: MIT
#include "engine/proposals/proposal.h"

#include "engine/reliability/resilience.h"
#include "tests/unit/proposals/proposal_builder.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::proposals {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> textsOf(const Proposal& proposal) {
    std::vector<std::string> texts;
    for (const ProposedElement& element : proposal.elements)
        texts.push_back(element.text);
    return texts;
}

/// A branch behind one edge on one provider; a hub on two.
class ProposalTest : public ::testing::Test {
  protected:
    ProposalTest() {
        for (const char* isp : {"isp-a", "isp-b"})
            net.editDevice(isp, [](Device& row) { row.kind = DeviceKind::providerNetwork; });
        branch = net.site("branch");
        hub = net.site("hub");
        net.editDevice("edge", [&](Device& row) { row.site = branch; });
        net.editDevice("core", [&](Device& row) { row.site = hub; });
        net.link("edge", "isp-a", 200).link("core", "isp-a", 500).link("core", "isp-b", 500);
        net.buyLink("edge-isp-a", net.item("line-a", 0, 300));
        net.buyLink("core-isp-a", net.item("fast-a", 0, 900));
        net.buyLink("core-isp-b", net.item("fast-b", 0, 800));
        net.buy("edge", net.item("edge-router", 5000));
        net.project.settings.horizonMonths = 10;
        net.demand("edge", "core", 100);
        demand = net.project.design.demands.begin()->id;
    }
    void askOfDemand(Survival survives) {
        Demand row = net.project.design.demands.at(demand);
        row.goal.survives = survives;
        net.project.design.demands.put(row);
    }
    test::PricedNetwork net;
    SiteId branch, hub;
    DemandId demand;
};

TEST_F(ProposalTest, isTheCheapestSetThatMeetsTheGoalWithItsPrice) {
    askOfDemand(Survival::links);
    const auto proposal = propose(net.project, {}, demand);
    ASSERT_TRUE(proposal) << proposal.error().text();
    EXPECT_THAT(textsOf(*proposal),
                ElementsAre("a second member of edge-isp-a: line-a", "a link core – isp-a: line-a"));
    EXPECT_TRUE(proposal->met);
    EXPECT_TRUE(proposal->optimal);
    EXPECT_EQ(proposal->price.monthly.text(), "600.00");
    EXPECT_EQ(proposal->price.total.text(), "6000.00");
    EXPECT_EQ(proposal->lowerBound, proposal->price.total);
    EXPECT_EQ(proposal->gap, 0);
    const auto built = edit::apply(net.project, proposal->batch);
    ASSERT_TRUE(built);
    EXPECT_EQ(built->design.links.size(), 4U);
}

TEST_F(ProposalTest, goesToTheOtherProviderWhereTheProviderMayFail) {
    askOfDemand(Survival::devices);
    EXPECT_THAT(textsOf(*propose(net.project, {}, demand)), ElementsAre("a link edge – isp-b: fast-b"));
}

TEST_F(ProposalTest, saysHowFullLinksGetAndWhatWantsForPorts) {
    askOfDemand(Survival::devices);
    net.demand("core", "isp-b", 600);
    CatalogueItem router;
    router.id = net.project.newId<CatalogueItemId>();
    router.portGroups = {PortGroup{2, 1000, {}, {}}};
    net.project.catalogue.put(router);
    net.buy("core", router.id);
    const Proposal proposal = *propose(net.project, {}, demand);
    ASSERT_TRUE(proposal.met);
    ASSERT_TRUE(proposal.strain.maxUtilization);
    EXPECT_NEAR(proposal.strainBefore.maxUtilization.value_or(0), 1.2, 1e-12);
    // Once core-isp-b fails, its 600 take the way past the branch that the proposal opens.
    EXPECT_NEAR(*proposal.strain.maxUtilization, 600 / 200.0, 1e-12);
    EXPECT_EQ(proposal.strain.failed, ElementId(net.linkId("core-isp-b")));
    EXPECT_EQ(proposal.fullestThen, "edge-isp-a");
    EXPECT_THAT(proposal.strain.shortPorts, IsEmpty());
    router.portGroups = {PortGroup{1, 1000, {}, {}}};
    net.project.catalogue.put(router);
    EXPECT_THAT(propose(net.project, {}, demand)->strain.shortPorts,
                ElementsAre("core needs 1 port more than it has"));
}

TEST_F(ProposalTest, pairsASitesOnlyEdge) {
    Site site = net.project.design.sites.at(branch);
    site.goal.survives = Survival::devices;
    net.project.design.sites.put(site);
    const auto proposal = propose(net.project, {}, branch);
    ASSERT_TRUE(proposal);
    EXPECT_THAT(textsOf(*proposal), ::testing::UnorderedElementsAre("a pair of edge: edge-router",
                                                                    "a link edge – isp-b: fast-b"));
    EXPECT_TRUE(proposal->met);
    EXPECT_EQ(proposal->after.size(), 1U);
}

TEST_F(ProposalTest, buildsNothingWhereTheGoalIsMet) {
    askOfDemand(Survival::links);
    net.link("edge", "isp-b", 100);
    const auto proposal = propose(net.project, {}, demand);
    EXPECT_TRUE(proposal->met);
    EXPECT_THAT(proposal->batch.commands, IsEmpty());
    EXPECT_TRUE(proposal->price.total.isZero());
}

TEST_F(ProposalTest, saysWhatNothingHelpsAgainst) {
    askOfDemand(Survival::devices);
    net.project.design.devices.erase(net.device("isp-b"));
    net.project.design.links.erase(net.linkId("core-isp-b"));
    const auto proposal = propose(net.project, {}, demand);
    EXPECT_FALSE(proposal->met);
    EXPECT_EQ(proposal->reason,
              "Nothing that the project knows to build keeps demand-edge-core up when isp-a fails.");
}

TEST_F(ProposalTest, saysWhenRecoveryIsAMatterOfProtocols) {
    Demand row = net.project.design.demands.at(demand);
    row.goal = {Survival::links, 1.0};
    net.project.design.demands.put(row);
    const auto proposal = propose(net.project, {}, demand);
    EXPECT_FALSE(proposal->met);
    EXPECT_THAT(proposal->reason, HasSubstr("a matter of detection and protocols"));
}

TEST_F(ProposalTest, refusesWhatHasNoGoalOrIsNoDemandOrSite) {
    EXPECT_THAT(propose(net.project, {}, demand).error().message, HasSubstr("has no goal"));
    EXPECT_EQ(propose(net.project, {}, net.device("edge")).error().message, "expected a demand or a site");
    EXPECT_EQ(propose(net.project, {}, ElementId(ElementKind::demand, 9999)).error().code, Code::notFound);
    Site lonely = net.project.design.sites.at(net.site("lonely"));
    lonely.goal.survives = Survival::links;
    net.project.design.sites.put(lonely);
    EXPECT_THAT(propose(net.project, {}, lonely.id).error().message, HasSubstr("no demand leads"));
}

TEST_F(ProposalTest, stopsWhenAsked) {
    askOfDemand(Survival::links);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(propose(net.project, {}, demand, {}, {.stop = stop.get_token()}).error().code, Code::cancelled);
}

/// Least total over all subsets of the candidates after which every goal of the demand is met, by pricing and
/// judging the edited project; -1: none.
std::int64_t bruteForce(const Project& project, DemandId demand, const std::vector<Candidate>& all) {
    const auto pricer = Pricer::of(project);
    std::int64_t best = -1;
    for (unsigned subset = 0; subset < 1U << all.size(); ++subset) {
        std::vector<int> chosen;
        for (int index = 0; index < static_cast<int>(all.size()); ++index) {
            if ((subset >> index & 1U) != 0) chosen.push_back(index);
        }
        const edit::Batch batch = batchOf(all, chosen, "");
        const Project built = *edit::apply(project, batch);
        std::vector<goals::DemandAvailability> known;
        if (built.design.demands.at(demand).availabilityTarget) {
            const reliability::Resilience resilience =
                *reliability::resilience(built, {}, {}, {.detailedPairs = 0});
            for (const auto& row : resilience.demands)
                known.push_back({row.demand, row.lower, row.upper});
        }
        bool met = true;
        const std::vector<goals::GoalLine> lines = *goals::judge(built, built.design, known, 1);
        for (const goals::GoalLine& line : lines)
            met = met && line.verdict == goals::Verdict::met;
        if (!met) continue;
        const std::int64_t total = pricer->price(batch)->total.minorUnits();
        if (best < 0 || total < best) best = total;
    }
    return best;
}

TEST(ProposalsForRandomNetworks, areTheBestOfAllSubsetsOfTheCandidates) {
    int proposed = 0;
    int impossible = 0;
    for (unsigned seed = 1; seed <= 80; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](unsigned limit) { return random() % limit; };
        test::PricedNetwork net;
        static_cast<test::DesignBuilder&>(net) =
            test::randomNetwork(seed, 4 + static_cast<int>(below(2)), static_cast<int>(below(2)), 0);
        net.project.settings.horizonMonths = 6;
        for (Device device : Table<Device>(net.project.design.devices)) {
            device.item = net.item("device-" + device.key, 100 + 50 * static_cast<int>(below(8)));
            device.reliability.availability = 0.99 + 0.001 * static_cast<double>(below(9));
            if (below(5) == 0) device.kind = DeviceKind::providerNetwork;
            net.project.design.devices.put(device);
        }
        for (Link link : Table<Link>(net.project.design.links)) {
            link.item = net.item("link-" + link.key, 0, 10 + 10 * static_cast<int>(below(9)));
            link.reliability.availability = 0.98 + 0.001 * static_cast<double>(below(19));
            net.project.design.links.put(link);
        }
        net.demand("n0", "n3", 10);
        Demand demand = *net.project.design.demands.begin();
        demand.goal.survives = static_cast<Survival>(below(3));
        if (demand.goal.survives == Survival::none || below(2) == 0)
            demand.availabilityTarget = 0.97 + 0.001 * static_cast<double>(below(28));
        net.project.design.demands.put(demand);

        // The same candidates as the proposal's own: all devices and links that hurt.
        const auto proposal =
            propose(net.project, {}, demand.id, {.candidates = 7, .trials = 2000, .threads = 1});
        ASSERT_TRUE(proposal) << proposal.error().text();
        const auto standing =
            goals::standings(net.project, net.project.design, {{demand.id, false}}, 1)->front();
        CandidateOptions options;
        options.rateMbps = 10;
        options.most = 7;
        for (const ElementId cut : standing.cutBy) {
            if (const auto device = cut.as<DeviceId>()) options.pairable.push_back(device);
            if (const auto link = cut.as<LinkId>()) options.bundles.push_back(link);
        }
        if (demand.availabilityTarget) {
            for (const DeviceId end : standing.ends)
                options.pairable.push_back(end);
        }
        const std::int64_t best = bruteForce(net.project, demand.id, candidates(net.project, {}, options));
        EXPECT_EQ(proposal->met, best >= 0) << "seed " << seed << ": " << proposal->reason;
        if (best < 0) {
            ++impossible;
            continue;
        }
        EXPECT_TRUE(proposal->optimal) << "seed " << seed;
        EXPECT_EQ(proposal->price.total.minorUnits(), best) << "seed " << seed;
        proposed += proposal->elements.empty() ? 0 : 1;
    }
    EXPECT_GT(proposed, 20);
    EXPECT_GT(impossible, 0);
}

}  // namespace
}  // namespace spanwright::proposals
