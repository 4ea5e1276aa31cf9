// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/cost.h"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright {

enum class BudgetLevel { phase, site, category };

/// A row of a budget: a group with others below it, or one line of the bill of materials.
struct BudgetNode {
    std::string name;
    Money capex;
    Money opex;
    Money total;
    std::vector<ElementId> elements;  ///< of all lines below, each once
    int parent = -1;
    std::vector<int> children;            ///< indexes, in the order in which they stand
    const cost::BomLine* line = nullptr;  ///< null: a group
};

/// A bill of materials in groups within groups. Node 0 is the whole; lines point into the report.
struct BudgetTree {
    std::vector<BudgetNode> nodes;
};

/// Groups the lines by the levels, the first outermost. A filter keeps the lines that hold all of its words,
/// in any case, in their description, category, phase, site, supplier or cost centre. Every group's sums are
/// those of its lines. About linear in lines.
[[nodiscard]] BudgetTree budgetTree(const Project& project, const cost::CostReport& report,
                                    std::span<const BudgetLevel> levels, std::string_view filter = {});

enum class BudgetColumn { name, capex, opex, total };
/// Sorts what stands below each node.
void sortBudget(BudgetTree& tree, BudgetColumn column, bool descending);

/// The lines that name one of the elements, and all groups above them.
[[nodiscard]] std::set<int> nodesOf(const BudgetTree& tree, const std::set<ElementId>& elements);

}  // namespace spanwright
