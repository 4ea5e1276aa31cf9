// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/plan/working_time.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace spanwright::plan {

/// A precedence between two activities, by index.
struct Precedence {
    std::size_t predecessor = 0;
    std::size_t successor = 0;
    DependencyType type = DependencyType::finishToStart;
    Minute lag = 0;  ///< work minutes of the successor's calendar
};

/// A work package as the critical-path method sees it.
struct Activity {
    const WorkPackage* package = nullptr;
    const Calendar* calendar = nullptr;
    const WorkingTime* time = nullptr;     ///< when it may be worked on: calendar and change window
    const WorkingTime* lagTime = nullptr;  ///< its calendar alone, in which lags and delays run
    Minute duration = 0;                   ///< work minutes, the likely one
    Minute notBefore = 0;
    std::vector<Precedence> before;  ///< what it waits for
    std::vector<Precedence> after;   ///< what waits for it
};

/// Start and finish of an activity. A milestone (no duration) has both at the same instant.
struct Timing {
    Minute start = 0;
    Minute finish = 0;
    bool opensDay = false;  ///< of a milestone: it stands at a beginning of work, not at an end of work
};

/// All work packages with their calendars, in an order in which predecessors come first.
///
/// Holds pointers into the project that it was built from, which must outlive it.
struct PrecedenceNetwork {
    Date firstDay;
    std::vector<Activity> activities;  ///< by package id
    std::vector<std::size_t> order;    ///< topological
    std::vector<std::unique_ptr<WorkingTime>> times;
    std::unique_ptr<Calendar> standardCalendar;  ///< for packages and a project without one

    [[nodiscard]] std::vector<Minute> durations() const;
};

/// Code::conflict: a cycle (naming its packages), or a calendar that leaves no time to a package's work.
/// Code::notFound: a predecessor or calendar that does not exist. Linear in packages and precedences.
[[nodiscard]] Result<PrecedenceNetwork> precedenceNetwork(const Project& project);

/// Earliest start and finish of every activity, for the given durations and delays (work minutes; one each;
/// a delay moves the start along the activity's calendar).
///
/// Malcolm, Roseboom, Clark, Fazar: "Application of a Technique for Research and Development Program
/// Evaluation", 1959; link types and lags as in precedence diagramming (PMBOK Guide, "Sequence Activities").
void forwardPass(const PrecedenceNetwork& network, const std::vector<Minute>& durations,
                 const std::vector<Minute>& delays, std::vector<Timing>& early);

/// Latest start and finish of every activity such that all are done at `finish`.
[[nodiscard]] std::vector<Timing> backwardPass(const PrecedenceNetwork& network,
                                               const std::vector<Timing>& early, Minute finish);

/// How far every activity can slip, in its own work minutes, before it moves the earliest dates of another
/// one (or, where none follows it, the finish of all).
[[nodiscard]] std::vector<Minute> freeFloats(const PrecedenceNetwork& network,
                                             const std::vector<Timing>& early, Minute finish);

}  // namespace spanwright::plan
