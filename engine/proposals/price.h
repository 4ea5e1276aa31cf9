// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/edit/command.h"
#include "engine/plan/schedule.h"

namespace spanwright::proposals {

/// What an edit adds to the project's costs.
struct Price {
    Money capex;    ///< over the horizon
    Money monthly;  ///< opex of the horizon's last month
    Money total;    ///< capex and opex over the horizon

    friend bool operator==(const Price&, const Price&) = default;
};

/// Prices edits of one project by pricing it with and without them. Trials are left out: likely figures.
class Pricer {
  public:
    /// Fails as plan::schedule and cost::cost do. Refers to the project.
    static Result<Pricer> of(const Project& project);

    /// Fails as edit::apply and cost::cost do. Linear in the project.
    [[nodiscard]] Result<Price> price(const edit::Command& command) const;

  private:
    Pricer(const Project& project, plan::Schedule schedule)
        : project_(&project), schedule_(std::move(schedule)) {}

    const Project* project_;
    plan::Schedule schedule_;
    Price before_;
};

}  // namespace spanwright::proposals
