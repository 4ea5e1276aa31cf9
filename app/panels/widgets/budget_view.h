// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/panel.h"
#include "engine/analysis/budget_tree.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace spanwright::app {

/// A budget as a tree that folds, sorts and is searched. A click selects a row's elements on the canvas; what
/// is selected there is marked and brought into view here.
class BudgetView {
  public:
    void draw(Session& session, UiContext& ui, const std::shared_ptr<const Analysis>& analysis,
              const std::vector<BudgetLevel>& levels);
    std::string filter;

  private:
    void refresh(const Session& session, const std::shared_ptr<const Analysis>& analysis,
                 const std::vector<BudgetLevel>& levels);
    void drawNode(Session& session, UiContext& ui, int index);
    void followSelection(const Session& session);

    std::shared_ptr<const Analysis> analysis_;  ///< keeps the lines that the tree points to
    Revision revision_ = 0;
    std::vector<BudgetLevel> levels_;
    std::string shownFilter_;
    BudgetTree tree_;
    bool sortAgain_ = false;
    std::set<ElementId> selection_;
    std::set<int> marked_;  ///< rows of what is selected, and the groups above them
    int scrollTo_ = -1;
    bool openMarked_ = false;
};

}  // namespace spanwright::app
