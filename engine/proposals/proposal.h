// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/goals/goals.h"
#include "engine/proposals/candidates.h"
#include "engine/proposals/price.h"
#include "engine/proposals/strain.h"

#include <string>
#include <vector>

namespace spanwright::proposals {

struct ProposalOptions {
    std::size_t candidates = 160;  ///< at most so many are looked at
    int trials = 2000;             ///< availabilities that may be computed before a good set must do
    int threads = 0;               ///< 0: all cores; the answer does not depend on it
};

/// One thing to build.
struct ProposedElement {
    std::string text;
    ElementId changes;  ///< the device or link that changes; null: a new link
    Price price;        ///< alone
};

/// What makes a demand or site meet its goals, as one edit that is not made yet.
struct Proposal {
    edit::Batch batch;  ///< empty: nothing to build
    std::vector<ProposedElement> elements;
    Price price;       ///< of all together
    Money lowerBound;  ///< no set of candidates that meets the goals costs less in total, one by one
    double gap = 0;    ///< (total − lower bound) / lower bound; 0 when proved
    bool optimal = false;
    bool met = false;                     ///< all goals, with the elements built
    std::string reason;                   ///< why not
    std::vector<goals::GoalLine> before;  ///< the target's goals as they stand
    std::vector<goals::GoalLine> after;   ///< and with the elements built
    std::size_t candidates = 0;           ///< that were looked at
    Strain strainBefore;                  ///< with every failure that the goal names, as it stands
    Strain strain;                        ///< and with the elements built
    std::string fullestThen;              ///< the name of the fullest link then, which may be a new one
};

/// The cheapest set of candidates() with which a demand or a site meets its survival, recovery and
/// availability goals in the network as of `phase`: least sum of their totals over the horizon, then fewest.
///
/// Implicit hitting set (after Moreno-Centeno, Karp, "The implicit hitting set approach to solve
/// combinatorial optimization problems", Operations Research 61, 2013): a set of least price is tried; where
/// a failure still cuts, one of the candidates that cross the cut must join; where the availability is too
/// low, one of those outside a largest set that is still too low. Both only grow better with more elements,
/// so that the first set that meets everything is the cheapest, and every round gives a lower bound. When the
/// rounds run out, the set is completed by the best gain for its price, and the bound stays.
///
/// A new link carries the demand's rate (a site's: all of its traffic). Devices without a free port get no
/// link; what the failures then do to utilization, and where several links together want for ports, stands
/// beside the proposal. Recovery times of protocols are no
/// matter of elements: where they are too long, `reason` says so. Fails with Code::invalidValue where the
/// element is no demand or site or has no goal, Code::notFound where it is not in service, as the pricing
/// does, and with Code::cancelled.
Result<Proposal> propose(const Project& project, PhaseId phase, ElementId target,
                         const ProposalOptions& options = {}, const WorkContext& work = {});

}  // namespace spanwright::proposals
