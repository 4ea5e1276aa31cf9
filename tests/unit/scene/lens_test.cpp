// SPDX-License-Identifier: MIT
#include "engine/scene/lens.h"

#include "engine/scene/text.h"
#include "tests/unit/scene/small_network.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

struct LensOf : testing::Test {
    test::SmallNetwork net;
    DeviceId a = net.device({0, 0});
    DeviceId b = net.device({300, 0});
    LinkId link = net.link(a, b, 1'000);
    DemandId demand = net.demand(a, b);
    Analysis whole;
    PhaseAnalysis answers;

    [[nodiscard]] LensView view(Lens lens, PhaseId phase = {}) const {
        return infoOf(lens).view({net.project, phase, &whole, &answers, Theme::dark});
    }
    const Palette& colours = palette(Theme::dark);
};

TEST(Lenses, haveKeysOfTheirOwnAndAreFoundByThem) {
    std::set<std::string> keys;
    for (const LensInfo& info : allLenses()) {
        EXPECT_TRUE(keys.emplace(info.key).second) << info.key;
        EXPECT_EQ(lensFromKey(info.key), info.lens);
        EXPECT_EQ(infoOf(info.lens).key, info.key);
        EXPECT_FALSE(info.explanation.empty());
    }
    EXPECT_EQ(lensFromKey("of a newer version"), Lens::utilization);
}

TEST(Lenses, followEachOtherRoundAndRound) {
    Lens lens = Lens::none;
    std::set<Lens> seen;
    for (std::size_t step = 0; step < allLenses().size(); ++step) {
        seen.insert(lens);
        EXPECT_EQ(lensAfter(lensAfter(lens, 1), -1), lens);
        lens = lensAfter(lens, 1);
    }
    EXPECT_EQ(lens, Lens::none);
    EXPECT_EQ(seen.size(), allLenses().size());
}

TEST_F(LensOf, nothingIsKnownWithoutAnswers) {
    for (const LensInfo& info : allLenses()) {
        const LensView view = info.view({net.project, {}, nullptr, nullptr, Theme::light});
        EXPECT_EQ(view.find(link), nullptr) << info.key;
        EXPECT_EQ(view.find(demand), nullptr) << info.key;
    }
}

TEST_F(LensOf, utilizationPaintsTheBusierDirectionAndFillsTheBarOfADevice) {
    answers.routing.links = {{link, sim::Direction::forward, 1'000, 200, 0.2},
                             {link, sim::Direction::reverse, 1'000, 900, 0.9}};
    sim::DeviceLoad load;
    load.device = a;
    load.utilization = 0.4;
    answers.routing.devices = {load};
    const LensView lens = view(Lens::utilization);
    ASSERT_NE(lens.find(link), nullptr);
    EXPECT_EQ(lens.find(link)->colour, utilizationColour(0.9, Theme::dark));
    EXPECT_EQ(lens.find(link)->text, "90 %");
    EXPECT_TRUE(lens.find(link)->strong);
    EXPECT_EQ(lens.find(a)->bar, 0.4);
    EXPECT_EQ(lens.find(b), nullptr);
    EXPECT_FALSE(lens.legend.ramp.empty());
}

TEST_F(LensOf, headroomIsWhatTheBusierDirectionLeavesAfterTheGrowthAskedFor) {
    answers.routing.links = {{link, sim::Direction::forward, 1'000, 200, 0.2},
                             {link, sim::Direction::reverse, 1'000, 650, 0.65}};
    whole.growthYears = 3;
    const LensView lens = view(Lens::headroom);
    ASSERT_NE(lens.find(link), nullptr);
    EXPECT_EQ(lens.find(link)->text, "35 % free");
    EXPECT_EQ(lens.find(link)->colour, utilizationColour(0.65, Theme::dark));
    EXPECT_EQ(lens.legend.title, "Headroom after 3 years of growth");
    EXPECT_EQ(lens.legend.ramp.back(), view(Lens::utilization).legend.ramp.front());
    answers.routing.links = {{link, sim::Direction::forward, 1'000, 1'500, 1.5}};
    whole.growthYears = 0;
    EXPECT_EQ(view(Lens::headroom).find(link)->text, "50 % over");
    EXPECT_EQ(view(Lens::headroom).legend.title, "Headroom today");
}

TEST_F(LensOf, whatFailsShowsMembersOfGroupsThatCutDemands) {
    SharedRiskGroup duct;
    duct.id = net.project.newId<SharedRiskGroupId>();
    duct.name = "Duct";
    net.project.design.sharedRiskGroups.put(duct);
    const LinkId second = net.link(a, b);
    for (const LinkId id : {link, second}) {
        Link row = net.project.design.links.at(id);
        row.sharedRiskGroups = {duct.id};
        net.project.design.links.put(row);
    }
    sim::FailureResult group;
    group.failed = {duct.id};
    group.kind = sim::FailureElements::sharedRiskGroups;
    group.cutDemands = 2;
    answers.groupFailures.results = {group};
    EXPECT_EQ(view(Lens::singlePointsOfFailure).find(second)->text, "with Duct: cuts 2 demands");
    // What cuts demands off on its own says so instead.
    sim::FailureResult alone;
    alone.failed = {link};
    alone.cutDemands = 1;
    answers.failures.results = {alone};
    EXPECT_EQ(view(Lens::singlePointsOfFailure).find(link)->text, "cuts 1 demand");
    EXPECT_EQ(view(Lens::singlePointsOfFailure).find(second)->colour, colours.categories[3]);
}

TEST_F(LensOf, bestRoutingPaintsItsOwnLoadsAndWhatHoldsTheBound) {
    const LinkId other = net.link(a, b, 100);
    answers.routing.links = {{link, sim::Direction::forward, 1'000, 900, 0.9}};
    optimise::UtilizationBound bound;
    bound.maxUtilization = 0.61;
    bound.links = {{link, sim::Direction::forward, 1'000, 610, 0.61},
                   {link, sim::Direction::reverse, 1'000, 20, 0.02},
                   {other, sim::Direction::forward, 100, 30, 0.3}};
    bound.bottlenecks = {{link, sim::Direction::forward, 1}};
    answers.bound = bound;
    const LensView lens = view(Lens::bestRouting);
    ASSERT_NE(lens.find(link), nullptr);
    EXPECT_EQ(lens.find(link)->text, "61 %");
    EXPECT_EQ(lens.find(link)->colour, utilizationColour(0.61, Theme::dark));
    EXPECT_TRUE(lens.find(link)->strong);
    EXPECT_FALSE(lens.find(other)->strong);
    EXPECT_EQ(lens.legend.title, "Best of any routing: 61 %");
    EXPECT_EQ(lens.legend.entries.size(), 2U);
}

TEST_F(LensOf, bestRoutingSaysWhenTheNetworkIsTooLargeForIt) {
    const LensView lens = view(Lens::bestRouting);
    EXPECT_EQ(lens.find(link), nullptr);
    EXPECT_EQ(lens.legend.title, "Too large to follow live");
}

TEST_F(LensOf, failurePaintsWhatFailedWhatIsLostAndTheLoadsThatAreLeft) {
    const LinkId other = net.link(a, b, 100);
    FailedNetwork failed;
    failed.failed = {link};
    failed.routing.links = {{other, sim::Direction::forward, 100, 120, 1.2}};
    failed.impact.demands = {{demand, sim::Direction::forward, sim::DemandEffect::degraded},
                             {demand, sim::Direction::reverse, sim::DemandEffect::lost}};
    const LensView lens =
        infoOf(Lens::failure).view({net.project, {}, &whole, &answers, Theme::dark, &failed});
    EXPECT_EQ(lens.find(link)->text, "failed");
    EXPECT_EQ(lens.find(other)->colour, utilizationColour(1.2, Theme::dark));
    EXPECT_TRUE(lens.find(other)->strong);
    EXPECT_EQ(lens.find(demand)->text, "lost") << "the worse of its directions";
}

TEST_F(LensOf, failurePaintsTheDevicesOfASiteThatFailed) {
    Site site;
    site.id = net.project.newId<SiteId>();
    net.project.design.sites.put(site);
    Device device = net.project.design.devices.at(a);
    device.site = site.id;
    net.project.design.devices.put(device);
    FailedNetwork failed;
    failed.failed = {site.id};
    const LensView lens =
        infoOf(Lens::failure).view({net.project, {}, &whole, &answers, Theme::dark, &failed});
    EXPECT_EQ(lens.find(a)->text, "failed");
    EXPECT_EQ(lens.find(b), nullptr);
}

TEST_F(LensOf, whatCutsDemandsStandsBeforeWhatOnlySplits) {
    answers.resilience.bridges = {link};
    answers.resilience.articulationPoints = {a};
    sim::FailureResult cut;
    cut.failed = {link};
    cut.lostDemands = cut.cutDemands = 1;
    cut.listedDemands = {demand};
    answers.failures.results = {cut};
    const LensView lens = view(Lens::singlePointsOfFailure);
    EXPECT_EQ(lens.find(link)->colour, colours.bad);
    EXPECT_EQ(lens.find(link)->text, "cuts 1 demand");
    EXPECT_EQ(lens.find(a)->colour, colours.warning);
    EXPECT_EQ(lens.find(b), nullptr);
}

TEST_F(LensOf, availabilityLeavesOutWhatHasNoFigures) {
    Link row = net.project.design.links.at(link);
    row.reliability.availability = 0.9995;
    net.project.design.links.put(row);
    const LensView lens = view(Lens::availability);
    EXPECT_EQ(lens.find(link)->text, "99.95 %");
    EXPECT_EQ(lens.find(a), nullptr);
}

TEST_F(LensOf, costSharesALineAmongItsElements) {
    whole.cost.emplace();
    cost::BomLine both;
    both.total = Money(800'00, {});
    both.elements = {a, b};
    cost::BomLine one;
    one.total = Money(1'200'00, {});
    one.elements = {link};
    whole.cost->bom = {both, one};
    const LensView lens = view(Lens::cost);
    EXPECT_EQ(lens.find(a)->text, "400");
    EXPECT_EQ(lens.find(link)->text, "1.2 k");
    EXPECT_EQ(lens.find(link)->colour, utilizationColour(1, Theme::dark));
    EXPECT_EQ(lens.legend.high, "1.2 k");
}

TEST_F(LensOf, phaseShowsWhatIsNewAndWhatLeavesNext) {
    const PhaseId first = net.phase(1);
    const PhaseId second = net.phase(2);
    Device row = net.project.design.devices.at(b);
    row.lifetime.enters = first;
    net.project.design.devices.put(row);
    Link old = net.project.design.links.at(link);
    old.lifetime.leaves = second;
    net.project.design.links.put(old);
    EXPECT_EQ(view(Lens::phase, first).find(b)->text, "new");
    EXPECT_EQ(view(Lens::phase, first).find(link)->text, "leaves");
    EXPECT_EQ(view(Lens::phase, second).find(b), nullptr);
    EXPECT_EQ(view(Lens::phase).find(link), nullptr);
}

TEST_F(LensOf, endOfSupportIsJudgedByTheHorizon) {
    CatalogueItem item;
    item.id = net.project.newId<CatalogueItemId>();
    item.key = "old";
    const auto paintFor = [&](Date end) {
        item.endOfSupport = end;
        net.project.catalogue.put(item);
        Device row = net.project.design.devices.at(a);
        row.item = item.id;
        net.project.design.devices.put(row);
        return view(Lens::endOfSupport).find(a)->colour;
    };
    EXPECT_EQ(paintFor({2020, 1, 1}), colours.bad);
    EXPECT_EQ(paintFor({2028, 1, 1}), colours.warning);
    EXPECT_EQ(paintFor({2050, 1, 1}), colours.categories[0]);
    EXPECT_EQ(view(Lens::endOfSupport).find(b), nullptr);
}

TEST(LensTexts, keepTheNinesAndNeverRoundUpToNeverFailing) {
    EXPECT_EQ(shortAvailability(0), "100 %");
    EXPECT_EQ(shortAvailability(0.1), "90 %");
    EXPECT_EQ(shortAvailability(0.0005), "99.95 %");
    EXPECT_EQ(shortAvailability(0.00001), "99.999 %");
    EXPECT_EQ(shortAvailability(0.0000044), "99.99956 %");
    EXPECT_EQ(shortAmount(940), "940");
    EXPECT_EQ(shortAmount(12'400), "12.4 k");
    EXPECT_EQ(shortAmount(1'999'900), "2 M");
    EXPECT_EQ(shortAmount(-2'500), "-2.5 k");
}

}  // namespace
}  // namespace spanwright::scene
