// SPDX-License-Identifier: MIT
#include "engine/proposals/connection_model.h"

#include "tests/unit/proposals/proposal_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::proposals {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Candidate linkBetween(test::PricedNetwork& net, std::string_view from, std::string_view to) {
    Link link;
    link.from.device = net.device(from);
    link.to.device = net.device(to);
    return {link, ""};
}

TEST(ConnectionModel, namesTheCandidatesThatCrossTheCut) {
    test::PricedNetwork net;
    net.link("a", "b", 100).link("b", "c", 100).link("c", "d", 100).demand("a", "d", 1);
    const DemandId demand = net.project.design.demands.begin()->id;
    const std::vector<Candidate> all{linkBetween(net, "a", "c"), linkBetween(net, "b", "d"),
                                     linkBetween(net, "c", "d")};
    const ConnectionModel model(net.project.design, all,
                                {{demand, net.linkId("a-b"), false}, {demand, net.device("c"), false}});
    EXPECT_TRUE(model.exact());
    const std::vector<Lack> lacks = model.lacks({}, true);
    ASSERT_EQ(lacks.size(), 2U);
    EXPECT_THAT(lacks[0].helps, ElementsAre(0));
    EXPECT_THAT(lacks[1].helps, ElementsAre(1)) << "links to the failed device do not help";
    EXPECT_THAT(model.lacks({0, 1}, true), IsEmpty());
}

TEST(ConnectionModel, wantsTwoNewLinksWhereNothingElseConnects) {
    test::PricedNetwork net;
    net.device("a");
    net.demand("a", "b", 1);
    const DemandId demand = net.project.design.demands.begin()->id;
    const std::vector<Candidate> all{linkBetween(net, "a", "b"), linkBetween(net, "a", "b")};
    const ConnectionModel model(net.project.design, all, {{demand, {}, false}});
    EXPECT_THAT(model.lacks({0}, false), IsEmpty());
    const std::vector<Lack> lacks = model.lacks({0}, true);
    ASSERT_EQ(lacks.size(), 1U);
    EXPECT_THAT(lacks[0].helps, ElementsAre(1));
    EXPECT_THAT(model.lacks({0, 1}, true), IsEmpty());
}

TEST(ConnectionModel, takesAPairAsTheCureOfADevicesFailure) {
    test::PricedNetwork net;
    net.link("a", "b", 100).link("b", "c", 100).demand("a", "c", 1);
    const DemandId demand = net.project.design.demands.begin()->id;
    const std::vector<Candidate> all{{net.project.design.devices.at(net.device("b")), ""},
                                     {net.project.design.devices.at(net.device("a")), ""}};
    const ConnectionModel model(net.project.design, all,
                                {{demand, net.device("b"), false}, {demand, net.device("a"), true}});
    const std::vector<Lack> lacks = model.lacks({}, true);
    ASSERT_EQ(lacks.size(), 2U);
    EXPECT_THAT(lacks[0].helps, ElementsAre(0));
    EXPECT_THAT(lacks[1].helps, ElementsAre(1));
}

}  // namespace
}  // namespace spanwright::proposals
