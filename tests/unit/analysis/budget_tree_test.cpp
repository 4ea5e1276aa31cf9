// SPDX-License-Identifier: MIT
#include "engine/analysis/budget_tree.h"

#include "tests/unit/cost/cost_builder.h"

#include <array>

#include <gtest/gtest.h>

namespace spanwright {
namespace {

using test::certain;
using test::CostBuilder;

constexpr std::array kLevels{BudgetLevel::phase, BudgetLevel::site, BudgetLevel::category};

class BudgetTreeTest : public testing::Test {
  protected:
    [[nodiscard]] const BudgetNode& node(const BudgetTree& tree, std::string_view name) const {
        for (const BudgetNode& row : tree.nodes) {
            if (row.name == name) return row;
        }
        throw std::out_of_range(std::string(name));
    }

    CostBuilder build_;
    PhaseId first_ = build_.phase("p1", 1, Date(2027, 1, 4), 5);
    PhaseId second_ = build_.phase("p2", 2, Date(2027, 5, 31), 5);
    SiteId lyon_ = build_.site("lyon");
    SiteId paris_ = build_.site("paris");
    CatalogueItemId item_ = build_.item("router", [](CatalogueItem& row) {
        row.price = certain("1000");
        row.monthlyPrice = certain("10");
    });
    DeviceId one_ = build_.device(item_, lyon_, {second_, {}});
    DeviceId two_ = build_.device(item_, lyon_, {first_, {}});
    DeviceId three_ = build_.device(item_, paris_, {first_, {}});
    cost::CostReport report_ = build_.cost();
};

TEST_F(BudgetTreeTest, everyGroupIsTheSumOfWhatStandsBelow) {
    const BudgetTree tree = budgetTree(build_.project(), report_, kLevels);
    EXPECT_EQ(tree.nodes[0].total, report_.total);
    EXPECT_EQ(tree.nodes[0].capex, report_.capex);
    for (const BudgetNode& group : tree.nodes) {
        if (group.line != nullptr) continue;
        Money sum;
        for (const int child : group.children)
            sum += tree.nodes[static_cast<std::size_t>(child)].total;
        EXPECT_EQ(group.total, sum) << group.name;
        EXPECT_EQ(group.total, group.capex + group.opex);
    }
}

TEST_F(BudgetTreeTest, phasesStandInTheirOrderAndKnowTheirElements) {
    const BudgetTree tree = budgetTree(build_.project(), report_, kLevels);
    ASSERT_EQ(tree.nodes[0].children.size(), 2U);
    const BudgetNode& phase = tree.nodes[static_cast<std::size_t>(tree.nodes[0].children[0])];
    EXPECT_EQ(phase.name, "p1");
    EXPECT_EQ(phase.elements, (std::vector<ElementId>{two_, three_}));
}

TEST_F(BudgetTreeTest, filtersByAllWordsInAnyCase) {
    const BudgetTree tree = budgetTree(build_.project(), report_, kLevels, "PARIS monthly");
    EXPECT_EQ(tree.nodes[0].total.text(), "120.00");
    EXPECT_EQ(budgetTree(build_.project(), report_, kLevels, "nothing").nodes.size(), 1U);
}

TEST_F(BudgetTreeTest, sortsBelowEachNode) {
    const std::array levels{BudgetLevel::site};
    BudgetTree tree = budgetTree(build_.project(), report_, levels);
    sortBudget(tree, BudgetColumn::total, true);
    EXPECT_EQ(tree.nodes[static_cast<std::size_t>(tree.nodes[0].children[0])].name, "lyon");
    sortBudget(tree, BudgetColumn::total, false);
    EXPECT_EQ(tree.nodes[static_cast<std::size_t>(tree.nodes[0].children[0])].name, "paris");
}

TEST_F(BudgetTreeTest, findsTheRowsOfWhatIsSelected) {
    const BudgetTree tree = budgetTree(build_.project(), report_, kLevels);
    std::size_t lines = 0;
    for (const int row : nodesOf(tree, {ElementId(three_)})) {
        const BudgetNode& found = tree.nodes[static_cast<std::size_t>(row)];
        if (found.line == nullptr) continue;
        ++lines;
        EXPECT_EQ(found.line->site, paris_);
    }
    EXPECT_EQ(lines, 2U);
    EXPECT_TRUE(nodesOf(tree, {}).empty());
}

}  // namespace
}  // namespace spanwright
