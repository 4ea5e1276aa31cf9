// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/proposals/candidates.h"
#include "engine/sim/single_failures.h"

#include <optional>
#include <string>
#include <vector>

namespace spanwright::proposals {

/// One thing that must hold: the ends of a demand are connected although something has failed.
struct Requirement {
    DemandId demand;
    sim::Fault failed;    ///< none: nothing
    bool ownEnd = false;  ///< the failed device is the demand's own end: only a pair of it helps
};

/// Which candidates a set lacks: at least one of `helps` must join it.
struct Lack {
    std::size_t requirement = 0;  ///< index
    std::vector<int> helps;       ///< ascending; empty: no candidate does
};

/// The connectivity questions of a proposal, made ready for many sets of candidates.
///
/// Links count where both their directions are open: what is found to hold does hold, and where a snapshot
/// has one-way links a set may be larger than need be (`exact` false).
class ConnectionModel {
  public:
    ConnectionModel(const Design& snapshot, const std::vector<Candidate>& candidates,
                    std::vector<Requirement> requirements);

    [[nodiscard]] const std::vector<Requirement>& requirements() const { return requirements_; }
    [[nodiscard]] bool exact() const { return exact_; }

    /// Per requirement that the chosen candidates (ascending) do not meet, what could: the candidates that
    /// leave the part of the network that holds one end, of both ends the smaller choice. A requirement
    /// without failure also holds for the failure of each chosen link that is no LAG where `newLinksMayFail`,
    /// so that a new link is no single point of failure itself.
    [[nodiscard]] std::vector<Lack> lacks(const std::vector<int>& chosen, bool newLinksMayFail) const;

  private:
    /// What is left of the network under one failure: parts, and which candidates join which.
    struct Parts {
        int from = -1;
        int to = -1;  ///< parts of the demand's ends
        int count = 0;
        std::vector<std::pair<int, int>> joined;  ///< by candidate; (-1, -1): joins nothing here
        std::vector<int> cures;                   ///< candidates that undo the failure
    };

    [[nodiscard]] Parts partsFor(const Design& snapshot, const std::vector<Candidate>& candidates,
                                 const Requirement& requirement) const;
    [[nodiscard]] std::optional<std::vector<int>> lack(const Parts& parts, const std::vector<int>& chosen,
                                                       int without) const;

    std::vector<Requirement> requirements_;
    std::vector<Parts> parts_;
    std::vector<char> failsAlone_;  ///< by candidate: a new link that is no LAG
    bool exact_ = true;
};

}  // namespace spanwright::proposals
