// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/cost/cost.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace spanwright {

/// What an edit does to the budget and to the network's weak places: after − before.
struct PriceChange {
    Money capex;
    Money opexPerMonth;  ///< in the horizon's last month
    Money total;         ///< over the horizon
    int singlePointsOfFailure = 0;
    std::vector<std::string> missing;  ///< what the edit asks for and has no price, so that more is to come

    /// "+ EUR 14 200 capex, + 310 a month, − 2 single points of failure"; "no change in cost" where there is
    /// none, but never where a price is missing: that is named instead.
    [[nodiscard]] std::string text() const;
};

/// Prices edits before they are made, against one state that is priced once.
///
/// Each edit is priced like any project (house rule: no second code path), without trials; dates are those of
/// the schedule given, so that an edit of the plan itself needs a new one. Linear in elements.
class PricePreview {
  public:
    /// `phase`: whose network is looked at for single points of failure.
    static Result<PricePreview> of(const Snapshot& before, const plan::Schedule& schedule, PhaseId phase);

    [[nodiscard]] Result<PriceChange> change(const Project& after) const;

  private:
    struct Figures {
        Money capex;
        Money opexPerMonth;
        Money total;
        int singlePointsOfFailure = 0;
        std::set<std::string> missing;
    };
    PricePreview(plan::Schedule schedule, PhaseId phase) : schedule_(std::move(schedule)), phase_(phase) {}
    [[nodiscard]] Result<Figures> figuresOf(const Project& project) const;

    plan::Schedule schedule_;
    PhaseId phase_;
    Figures before_;
};

}  // namespace spanwright
