// SPDX-License-Identifier: MIT
#include "engine/sim/flow_legs.h"

#include "tests/support/design_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::sim {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// a – b – c – d in a row, and b – e – c beside it.
class FlowLegsTest : public ::testing::Test {
  protected:
    FlowLegsTest() {
        net.link("a", "b", 1).link("b", "c", 1).link("c", "d", 1).link("b", "e", 1).link("e", "c", 1);
        net.demand("a", "d", 1);
        graph.emplace(net.project.design);
    }

    [[nodiscard]] ArcShare arc(const char* from, const char* to) {
        const auto& arcs = graph->arcs();
        for (std::size_t index = 0; index < arcs.size(); ++index) {
            if (arcs[index].from == node(from) && arcs[index].to == node(to))
                return {static_cast<int>(index), 1};
        }
        ADD_FAILURE() << from << to;
        return {};
    }
    [[nodiscard]] int node(const char* key) { return graph->nodeOf(net.device(key)); }
    [[nodiscard]] const Demand& demand() const { return net.project.design.demands.at(net.lastDemand()); }
    [[nodiscard]] std::vector<char> marked(const char* key) {
        std::vector<char> mask(static_cast<std::size_t>(graph->nodeCount()), 0);
        mask[static_cast<std::size_t>(node(key))] = 1;
        return mask;
    }

    test::DesignBuilder net;
    std::optional<graph::GraphIndex> graph;
};

TEST_F(FlowLegsTest, aFlowWithoutStopsHasOne) {
    const std::vector uses{arc("a", "b"), arc("b", "c"), arc("c", "d")};
    EXPECT_EQ(legsOf(demand(), Direction::forward, *graph, uses).size(), 1U);
}

TEST_F(FlowLegsTest, aNewOneStartsAtEveryDeviceToVisit) {
    net.editLastDemand([&](Demand& row) { row.mustVisit = {net.device("e"), net.device("b")}; });
    const std::vector uses{arc("a", "b"), arc("b", "e"), arc("e", "b"), arc("b", "c"), arc("c", "d")};
    const auto legs = legsOf(demand(), Direction::forward, *graph, uses);
    ASSERT_EQ(legs.size(), 3U);
    EXPECT_THAT(legs[1], ElementsAre(arc("e", "b").arc));
    const std::vector back{arc("d", "c"), arc("c", "b"), arc("b", "e"), arc("e", "b"), arc("b", "a")};
    EXPECT_THAT(legsOf(demand(), Direction::reverse, *graph, back)[1], ElementsAre(arc("b", "e").arc));
}

TEST_F(FlowLegsTest, findsAPathPastMarkedNodesOrNone) {
    const std::vector<Leg> legs{{arc("a", "b").arc, arc("b", "c").arc, arc("b", "e").arc, arc("e", "c").arc},
                                {arc("c", "d").arc}};
    EXPECT_THAT(pathPast(marked("e"), node("a"), legs, *graph),
                ElementsAre(node("a"), node("b"), node("c"), node("d")));
    EXPECT_THAT(pathPast(marked("c"), node("a"), legs, *graph), IsEmpty());
    EXPECT_THAT(pathPast(marked("a"), node("a"), legs, *graph), IsEmpty()) << "its own end counts";
}

}  // namespace
}  // namespace spanwright::sim
