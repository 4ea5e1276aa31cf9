// SPDX-License-Identifier: MIT
#include "engine/proposals/candidates.h"

#include "tests/unit/proposals/proposal_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::proposals {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> textsOf(const std::vector<Candidate>& all) {
    std::vector<std::string> texts;
    for (const Candidate& candidate : all)
        texts.push_back(candidate.text);
    return texts;
}

/// A branch on one of two providers; the other has a customer elsewhere.
class CandidatesTest : public ::testing::Test {
  protected:
    CandidatesTest() {
        for (const char* isp : {"isp-a", "isp-b"})
            net.editDevice(isp, [](Device& row) { row.kind = DeviceKind::providerNetwork; });
        branch = net.site("branch");
        hub = net.site("hub");
        place("edge", branch);
        place("lan", branch);
        net.editDevice("lan", [](Device& row) { row.kind = DeviceKind::accessSwitch; });
        place("core", hub);
        net.link("edge", "isp-a", 200).link("core", "isp-b", 500).link("lan", "edge", 1000);
        dia = net.item("dia", 100, 300);
        net.buyLink("core-isp-b", dia);
        net.editLink("core-isp-b", [](Link& link) {
            link.kind = LinkKind::internetAccess;
            link.provider = "Provider B";
            link.igpMetric = 7;
        });
    }
    void place(std::string_view key, SiteId site) {
        net.editDevice(key, [&](Device& row) { row.site = site; });
    }
    test::PricedNetwork net;
    SiteId branch, hub;
    CatalogueItemId dia;
};

TEST_F(CandidatesTest, areLikeTheLinksThatStandInSuchPlaces) {
    const std::vector<Candidate> all = candidates(net.project, {}, {.rateMbps = 10});
    EXPECT_THAT(textsOf(all),
                ::testing::UnorderedElementsAre("a link edge – isp-b: dia, Provider B", "a link edge – isp-a",
                                                "a link core – isp-a", "a link core – isp-b: dia, Provider B",
                                                "a link edge – lan"))
        << "no link joins two sites, and the access switch takes no wide-area line";
    for (const Candidate& candidate : all) {
        const Link& link = std::get<Link>(candidate.row);
        if (link.item != dia) continue;
        EXPECT_EQ(link.kind, LinkKind::internetAccess);
        EXPECT_EQ(link.capacityMbps, 500);
        EXPECT_EQ(link.igpMetric, 7);
        EXPECT_THAT(link.sharedRiskGroups, IsEmpty());
    }
}

TEST_F(CandidatesTest, leaveOutWhatNoPortIsFreeFor) {
    CatalogueItem switchItem;
    switchItem.id = net.project.newId<CatalogueItemId>();
    switchItem.portGroups = {PortGroup{2, 1000, {}, {}}};
    net.project.catalogue.put(switchItem);
    net.buy("edge", switchItem.id);
    CandidateOptions options{.rateMbps = 10};
    options.bundles = {net.linkId("lan-edge")};
    for (const Candidate& candidate : candidates(net.project, {}, options)) {
        const Link& link = std::get<Link>(candidate.row);
        EXPECT_NE(link.from.device, net.device("edge")) << "both its ports are taken: " << candidate.text;
        EXPECT_NE(link.to.device, net.device("edge")) << candidate.text;
    }
    switchItem.portGroups = {PortGroup{3, 1000, {}, {}}};
    net.project.catalogue.put(switchItem);
    EXPECT_THAT(textsOf(candidates(net.project, {}, options)), Contains("a second member of lan-edge"));
}

TEST_F(CandidatesTest, carryTheRateAsALagWhereNoneIsFastEnough) {
    for (const Candidate& candidate : candidates(net.project, {}, {.rateMbps = 1200})) {
        const Link& link = std::get<Link>(candidate.row);
        EXPECT_GE(link.capacityMbps, 1200) << candidate.text;
        EXPECT_EQ(link.memberCount, link.item == dia ? 3 : link.memberCount);
    }
}

TEST_F(CandidatesTest, pairDevicesThatAreOursAndSingleAndBundleLocalLinks) {
    CandidateOptions options;
    options.pairable = {net.device("edge"), net.device("isp-a")};
    options.bundles = {net.linkId("lan-edge"), net.linkId("core-isp-b")};
    options.most = 2;
    const std::vector<Candidate> all = candidates(net.project, {}, options);
    EXPECT_THAT(textsOf(all), ElementsAre("a pair of edge", "a second member of lan-edge"));
    EXPECT_EQ(std::get<Device>(all[0].row).redundancy, RedundancyMode::activeStandby);
    EXPECT_EQ(std::get<Device>(all[0].row).units(), 2);
    EXPECT_EQ(std::get<Link>(all[1].row).capacityMbps, 2000);
    EXPECT_EQ(all[1].changes(), ElementId(net.linkId("lan-edge")));
}

TEST_F(CandidatesTest, becomeOneEdit) {
    CandidateOptions options;
    options.pairable = {net.device("edge")};
    const std::vector<Candidate> all = candidates(net.project, {}, options);
    const edit::Batch batch = batchOf(all, {0, 1}, "both");
    const auto built = edit::apply(net.project, batch);
    ASSERT_TRUE(built) << built.error().text();
    EXPECT_EQ(built->design.links.size(), net.project.design.links.size() + 1);
    EXPECT_TRUE(built->design.devices.at(net.device("edge")).redundant());
}

TEST_F(CandidatesTest, endOnlyNearby) {
    CandidateOptions options;
    options.nearby = {net.device("edge")};
    EXPECT_THAT(textsOf(candidates(net.project, {}, options)), Contains("a link edge – isp-a"));
    EXPECT_EQ(candidates(net.project, {}, options).size(), 2U) << "to the two providers";
}

}  // namespace
}  // namespace spanwright::proposals
