// SPDX-License-Identifier: MIT
#include "engine/analysis/budget_tree.h"

#include "engine/design/queries.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <tuple>
#include <utility>

namespace spanwright {
namespace {

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

class Planter {
  public:
    Planter(const Project& project, const cost::CostReport& report, std::span<const BudgetLevel> levels)
        : project_(project), report_(report), levels_(levels) {
        addNode(-1, "Total");
        for (const Phase& phase : orderedPhases(project.design))
            phaseOrder_.emplace(phase.id, static_cast<int>(phaseOrder_.size()) + 1);
    }

    BudgetTree plant(std::string_view filter) {
        std::vector<std::string> words;
        std::string word;
        for (const char c : lowered(filter) + " ") {
            if (c != ' ') {
                word += c;
            } else if (!word.empty()) {
                words.push_back(std::exchange(word, {}));
            }
        }
        std::vector<const cost::BomLine*> lines;
        for (const cost::BomLine& line : report_.bom) {
            const std::string text = lowered(textOf(line));
            const bool kept = std::all_of(words.begin(), words.end(), [&](const std::string& one) {
                return text.find(one) != std::string::npos;
            });
            if (kept) lines.push_back(&line);
        }
        std::stable_sort(lines.begin(), lines.end(),
                         [&](const auto* a, const auto* b) { return order(a->phase) < order(b->phase); });
        for (const cost::BomLine* line : lines)
            addLine(*line);
        for (BudgetNode& node : tree_.nodes) {
            std::sort(node.elements.begin(), node.elements.end());
            node.elements.erase(std::unique(node.elements.begin(), node.elements.end()), node.elements.end());
        }
        return std::move(tree_);
    }

  private:
    [[nodiscard]] int order(PhaseId phase) const {
        const auto found = phaseOrder_.find(phase);
        return found == phaseOrder_.end() ? 0 : found->second;
    }

    [[nodiscard]] std::string nameOf(const cost::BomLine& line, BudgetLevel level) const {
        switch (level) {
            case BudgetLevel::phase:
                return line.phase ? displayName(project_, line.phase) : "Before the first phase";
            case BudgetLevel::site:
                return line.site ? displayName(project_, line.site) : "No one site";
            case BudgetLevel::category:
                break;
        }
        return std::string(spanwright::nameOf(line.category).label);
    }

    [[nodiscard]] std::string textOf(const cost::BomLine& line) const {
        std::string text = line.description;
        for (const BudgetLevel level : {BudgetLevel::phase, BudgetLevel::site, BudgetLevel::category})
            text += "\n" + nameOf(line, level);
        return text + "\n" + line.supplier + "\n" + line.costCentre;
    }

    static std::uint32_t keyOf(const cost::BomLine& line, BudgetLevel level) {
        switch (level) {
            case BudgetLevel::phase:
                return line.phase.value;
            case BudgetLevel::site:
                return line.site.value;
            case BudgetLevel::category:
                break;
        }
        return static_cast<std::uint32_t>(line.category);
    }

    int addNode(int parent, std::string name) {
        const int index = static_cast<int>(tree_.nodes.size());
        BudgetNode node;
        node.name = std::move(name);
        node.capex = node.opex = node.total = Money(0, report_.currency);
        node.parent = parent;
        tree_.nodes.push_back(std::move(node));
        if (parent >= 0) tree_.nodes[static_cast<std::size_t>(parent)].children.push_back(index);
        return index;
    }

    void addLine(const cost::BomLine& line) {
        int at = 0;
        for (std::size_t level = 0; level < levels_.size(); ++level) {
            const std::tuple key(at, level, keyOf(line, levels_[level]));
            const auto known = groups_.find(key);
            const int next =
                known != groups_.end() ? known->second : addNode(at, nameOf(line, levels_[level]));
            groups_.emplace(key, next);
            at = next;
        }
        at = addNode(at, line.description);
        tree_.nodes[static_cast<std::size_t>(at)].line = &line;
        for (; at >= 0; at = tree_.nodes[static_cast<std::size_t>(at)].parent) {
            BudgetNode& node = tree_.nodes[static_cast<std::size_t>(at)];
            (line.spend == cost::Spend::capex ? node.capex : node.opex) += line.total;
            node.total += line.total;
            node.elements.insert(node.elements.end(), line.elements.begin(), line.elements.end());
        }
    }

    const Project& project_;
    const cost::CostReport& report_;
    std::span<const BudgetLevel> levels_;
    BudgetTree tree_;
    std::map<PhaseId, int> phaseOrder_;
    std::map<std::tuple<int, std::size_t, std::uint32_t>, int> groups_;
};

}  // namespace

BudgetTree budgetTree(const Project& project, const cost::CostReport& report,
                      std::span<const BudgetLevel> levels, std::string_view filter) {
    return Planter(project, report, levels).plant(filter);
}

void sortBudget(BudgetTree& tree, BudgetColumn column, bool descending) {
    const auto less = [&](int first, int second) {
        const BudgetNode& a = tree.nodes[static_cast<std::size_t>(first)];
        const BudgetNode& b = tree.nodes[static_cast<std::size_t>(second)];
        switch (column) {
            case BudgetColumn::name:
                return lowered(a.name) < lowered(b.name);
            case BudgetColumn::capex:
                return a.capex.minorUnits() < b.capex.minorUnits();
            case BudgetColumn::opex:
                return a.opex.minorUnits() < b.opex.minorUnits();
            case BudgetColumn::total:
                break;
        }
        return a.total.minorUnits() < b.total.minorUnits();
    };
    for (BudgetNode& node : tree.nodes) {
        std::stable_sort(node.children.begin(), node.children.end(),
                         [&](int a, int b) { return descending ? less(b, a) : less(a, b); });
    }
}

std::set<int> nodesOf(const BudgetTree& tree, const std::set<ElementId>& elements) {
    std::set<int> found;
    for (std::size_t n = 0; n < tree.nodes.size(); ++n) {
        const BudgetNode& node = tree.nodes[n];
        if (node.line == nullptr) continue;
        const bool named = std::any_of(node.elements.begin(), node.elements.end(),
                                       [&](ElementId element) { return elements.contains(element); });
        if (!named) continue;
        for (int at = static_cast<int>(n); at >= 0; at = tree.nodes[static_cast<std::size_t>(at)].parent)
            found.insert(at);
    }
    return found;
}

}  // namespace spanwright
