// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/edit/command.h"
#include "engine/proposals/price.h"

#include <optional>
#include <string>
#include <vector>

namespace spanwright::proposals {

/// What all demands of a phase suffer in a year.
struct Suffering {
    double downtimeMinutes = 0;  ///< summed over demands
    double lostGigabytes = 0;    ///< expected, at the demands' rates
    double penalty = 0;          ///< expected SLA credits, in the project's currency

    friend bool operator==(const Suffering&, const Suffering&) = default;
};

/// One thing to build for redundancy, and what it buys.
struct RedundancyValue {
    std::string text;
    ElementId changes;  ///< the device or link that changes; null: a new link
    edit::Batch batch;  ///< builds it
    Price price;        ///< over the horizon, alone
    Suffering avoided;  ///< a year, alone
    /// Money a year for each minute of downtime a year that it avoids; absent: it avoids none.
    std::optional<double> perMinute;
    std::optional<double> perGigabyte;  ///< the same of lost traffic
    Price together;                     ///< of this and all before it in the list
    Suffering left;                     ///< with these built
};

struct RedundancyValues {
    Suffering before;
    std::vector<RedundancyValue> values;  ///< the cheapest minute first
    std::size_t candidates = 0;           ///< that were looked at
    std::size_t unpriced = 0;             ///< that help, but cost nothing by the project's figures
    double years = 0;                     ///< of the horizon, over which prices are spread
};

struct RedundancyOptions {
    std::size_t candidates = 60;  ///< at most so many are looked at
    std::size_t count = 10;       ///< at most so many are listed
    int threads = 0;              ///< 0: all cores; the answer does not depend on it
};

/// What money for redundancy buys in the network as of `phase`: pairs, second members and new links (see
/// candidates) where a failure hurts, each priced by pricing the project with and without it, each with the
/// downtime, lost traffic and penalties that it avoids. What avoids nothing is left out, and so is what
/// costs nothing: its price is not known, or it belongs to what was paid for before the first phase. The list
/// is a ranking of single investments; `left` and `together` say what comes of building it from the top,
/// where later ones buy less because earlier ones already help. Capacity is not considered. Fails as the
/// pricing does, and with Code::cancelled.
Result<RedundancyValues> redundancyValues(const Project& project, PhaseId phase,
                                          const RedundancyOptions& options = {},
                                          const WorkContext& work = {});

}  // namespace spanwright::proposals
