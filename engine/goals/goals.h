// SPDX-License-Identifier: MIT
#pragma once

#include "engine/goals/standing.h"

#include <optional>
#include <span>
#include <vector>

namespace spanwright::goals {

enum class GoalKind { survival, recovery, availability };

/// How available a demand was found to be: the bounds of its availability.
struct DemandAvailability {
    DemandId demand;
    double lower = 0;
    double upper = 1;
};

enum class Verdict { met, missed, undecided };

/// One target of one demand or site, and what is reached.
struct GoalLine {
    ElementId element;  ///< a demand or a site
    GoalKind kind = GoalKind::survival;
    Verdict verdict = Verdict::met;
    Survival asked = Survival::none;    ///< of survival; of recovery: the failures that count
    Survival reached = Survival::none;  ///< of survival
    double target = 0;                  ///< availability, or seconds
    double value = 0;                   ///< availability (the lower bound), or the longest interruption in s
    DemandId demand;                    ///< that is farthest from the target; of a site one of its demands
    sim::Fault cause;                   ///< the failure that breaks it, or lasts longest; null: none
    std::size_t causes = 0;             ///< how many failures break it
    TakeOver by = TakeOver::nothingLost;  ///< of recovery
};

/// Every target of the snapshot: demands by id, then sites by id; survival, recovery, availability. A site's
/// targets are those of every demand between it and other sites; there the failure of one of its own devices
/// counts that is such a demand's end and not redundant. Sites without such demands are not judged.
/// `availabilities` may be empty, then availability is not judged. Cost: that of standings() for the demands
/// concerned. Fails with Code::cancelled only.
Result<std::vector<GoalLine>> judge(const Project& project, const Design& snapshot,
                                    std::span<const DemandAvailability> availabilities, int threads = 0,
                                    const WorkContext& work = {});

/// The demands between a site and the outside, by id.
[[nodiscard]] std::vector<DemandId> demandsOf(const Design& snapshot, SiteId site);

}  // namespace spanwright::goals
