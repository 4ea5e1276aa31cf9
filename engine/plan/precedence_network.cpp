// SPDX-License-Identifier: MIT
#include "engine/plan/precedence_network.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace spanwright::plan {
namespace {

class Builder {
  public:
    explicit Builder(const Project& project) : project_(project) {
        network_.firstDay = project.settings.startDate;
        network_.standardCalendar = std::make_unique<Calendar>();
        network_.standardCalendar->key = "standard calendar";
    }

    Result<PrecedenceNetwork> build() {
        for (const WorkPackage& package : project_.plan.workPackages) {
            if (auto error = addActivity(package)) return tl::unexpected(*error);
        }
        for (std::size_t at = 0; at < network_.activities.size(); ++at) {
            if (auto error = addPrecedences(at)) return tl::unexpected(*error);
        }
        sort();
        if (network_.order.size() < network_.activities.size()) return tl::unexpected(cycle());
        return std::move(network_);
    }

  private:
    std::optional<Error> addActivity(const WorkPackage& package) {
        const CalendarId id = package.calendar ? package.calendar : project_.settings.calendar;
        const Calendar* calendar = id ? project_.plan.calendars.find(id) : network_.standardCalendar.get();
        if (calendar == nullptr) {
            return Error{Code::notFound, "its calendar does not exist", package.key};
        }
        Activity activity;
        activity.package = &package;
        activity.calendar = calendar;
        activity.time = timeOf(*calendar, package.changeWindow);
        activity.lagTime = timeOf(*calendar, ChangeWindow::anyWorkingTime);
        activity.duration = std::max<Minute>(activity.time->minutes(package.durationDays.likely), 0);
        if (package.notBefore) {
            activity.notBefore = package.notBefore->daysSince(network_.firstDay) * kMinutesPerDay;
        }
        // Milestones need no time to work in, but those in a change window need a day in it.
        const bool needsTime = activity.duration > 0 || package.changeWindow != ChangeWindow::anyWorkingTime;
        if (needsTime && activity.time->totalWork() == 0) {
            return Error{Code::conflict,
                         fmt::format("calendar \"{}\" leaves no time for the change window of \"{}\"",
                                     calendar->key, package.key),
                         package.key};
        }
        indexes_[package.id] = network_.activities.size();
        network_.activities.push_back(std::move(activity));
        return std::nullopt;
    }

    const WorkingTime* timeOf(const Calendar& calendar, ChangeWindow window) {
        const WorkingTime*& known = times_[{&calendar, window}];
        if (known == nullptr) {
            network_.times.push_back(std::make_unique<WorkingTime>(calendar, window, network_.firstDay));
            known = network_.times.back().get();
        }
        return known;
    }

    std::optional<Error> addPrecedences(std::size_t at) {
        Activity& successor = network_.activities[at];
        for (const Predecessor& predecessor : successor.package->predecessors) {
            const auto found = indexes_.find(predecessor.package);
            if (found == indexes_.end()) {
                return Error{Code::notFound, "its predecessor does not exist", successor.package->key};
            }
            const Precedence link{found->second, at, predecessor.type,
                                  successor.lagTime->minutes(predecessor.lagDays)};
            successor.before.push_back(link);
            network_.activities[found->second].after.push_back(link);
        }
        return std::nullopt;
    }

    /// Kahn's algorithm; activities on or behind a cycle do not get into the order.
    void sort() {
        std::vector<std::size_t> waiting;
        for (std::size_t at = 0; at < network_.activities.size(); ++at) {
            waiting.push_back(network_.activities[at].before.size());
            if (waiting.back() == 0) network_.order.push_back(at);
        }
        for (std::size_t done = 0; done < network_.order.size(); ++done) {
            for (const Precedence& link : network_.activities[network_.order[done]].after) {
                if (--waiting[link.successor] == 0) network_.order.push_back(link.successor);
            }
        }
    }

    /// Walks back along predecessors that are not in the order: each has one, so the walk meets itself.
    [[nodiscard]] Error cycle() const {
        std::vector<bool> sorted(network_.activities.size());
        for (const std::size_t at : network_.order)
            sorted[at] = true;
        std::size_t at =
            static_cast<std::size_t>(std::find(sorted.begin(), sorted.end(), false) - sorted.begin());
        std::vector<std::size_t> walk;
        while (std::find(walk.begin(), walk.end(), at) == walk.end()) {
            walk.push_back(at);
            const auto& before = network_.activities[at].before;
            at = std::find_if(before.begin(), before.end(), [&](const Precedence& link) {
                     return !sorted[link.predecessor];
                 })->predecessor;
        }
        const std::string closing = network_.activities[at].package->key;
        std::string path = closing;
        for (auto step = walk.rbegin(); *step != at; ++step)
            path += " -> " + network_.activities[*step].package->key;
        return {Code::conflict, fmt::format("work packages wait for each other: {} -> {}", path, closing),
                closing};
    }

    const Project& project_;
    PrecedenceNetwork network_;
    std::map<WorkPackageId, std::size_t> indexes_;
    std::map<std::pair<const Calendar*, ChangeWindow>, const WorkingTime*> times_;
};

/// True where the instant is in, or at an end of, working time.
bool touches(const WorkingTime& time, Minute instant) {
    const Minute work = time.workBefore(instant);
    return time.finishAt(work) == instant || time.startAt(work) == instant;
}

/// The least work after which a package is finished no earlier than at `instant`.
Minute workToFinishFrom(const WorkingTime& time, Minute instant) {
    const Minute work = time.workBefore(instant);
    return time.finishAt(work) == instant || work == 0 ? work : work + 1;
}

/// The greatest work before a package that starts no later than at `instant`. The end of one working interval
/// and the start of the next are alike.
Minute workToStartUntil(const WorkingTime& time, Minute instant) {
    const Minute work = time.workBefore(instant);
    return touches(time, instant) ? work : work - 1;
}

bool fromStart(DependencyType type) {
    return type == DependencyType::startToStart || type == DependencyType::startToFinish;
}

bool toStart(DependencyType type) {
    return type == DependencyType::finishToStart || type == DependencyType::startToStart;
}

/// Where a precedence lets its successor's start or finish come.
///
/// A beginning of work that a finish waits for is taken as the end of the work before it, which is the same
/// instant in working time: what has to finish by Monday 08:00 may finish on Friday 17:00.
Minute earliest(const PrecedenceNetwork& network, const Precedence& link, bool milestone,
                const std::vector<Timing>& early) {
    const Timing& before = early[link.predecessor];
    const Minute instant = fromStart(link.type) ? before.start : before.finish;
    const WorkingTime& lagTime = *network.activities[link.successor].lagTime;
    if (link.lag != 0) return lagTime.finishAt(lagTime.workBefore(instant) + link.lag);
    if (toStart(link.type) || milestone) return instant;
    const WorkingTime& time = *network.activities[link.predecessor].time;
    return time.finishAt(time.workBefore(instant));
}

/// The inverse: the latest start or finish of the predecessor that keeps the successor where `after` says.
Minute latest(const PrecedenceNetwork& network, const Precedence& link, const std::vector<Timing>& after) {
    const Activity& successor = network.activities[link.successor];
    const Timing& timing = after[link.successor];
    const Minute instant = toStart(link.type) ? timing.start : timing.finish;
    if (link.lag != 0) {
        return successor.lagTime->startAt(successor.lagTime->workBefore(instant) - link.lag);
    }
    if (toStart(link.type) || successor.duration == 0) return instant;
    const WorkingTime& time = *network.activities[link.predecessor].time;
    return time.startAt(time.workBefore(instant));
}

Timing placeWork(const PrecedenceNetwork& network, const Activity& activity, Minute duration, Minute delay,
                 const std::vector<Timing>& early) {
    const WorkingTime& time = *activity.time;
    Minute work = time.workBefore(activity.notBefore);
    for (const Precedence& link : activity.before) {
        const Minute instant = earliest(network, link, false, early);
        work = std::max(
            work, toStart(link.type) ? time.workBefore(instant) : workToFinishFrom(time, instant) - duration);
    }
    if (delay > 0) {
        const Minute start = activity.lagTime->workBefore(time.startAt(work));
        work = time.workBefore(activity.lagTime->finishAt(start + delay));
    }
    return {time.startAt(work), time.finishAt(work + duration), false};
}

Timing placeMilestone(const PrecedenceNetwork& network, const Activity& activity, Minute delay,
                      const std::vector<Timing>& early) {
    const WorkingTime& time = *activity.time;
    Minute instant = std::max<Minute>(activity.notBefore, 0);
    if (time.totalWork() > 0) instant = time.startAt(time.workBefore(instant));
    bool opensDay = true;
    for (const Precedence& link : activity.before) {
        const Minute candidate = earliest(network, link, true, early);
        if (candidate < instant) continue;
        const Timing& before = early[link.predecessor];
        const bool opens =
            link.lag == 0 && (before.start == before.finish ? before.opensDay : fromStart(link.type));
        opensDay = candidate == instant ? opensDay && opens : opens;
        instant = candidate;
    }
    if (delay > 0) {
        instant = activity.lagTime->finishAt(activity.lagTime->workBefore(instant) + delay);
        opensDay = false;
    }
    if (activity.time != activity.lagTime && !touches(time, instant)) {
        instant = time.startAt(time.workBefore(instant));
        opensDay = true;
    }
    return {instant, instant, opensDay};
}

}  // namespace

std::vector<Minute> PrecedenceNetwork::durations() const {
    std::vector<Minute> all;
    all.reserve(activities.size());
    for (const Activity& activity : activities)
        all.push_back(activity.duration);
    return all;
}

Result<PrecedenceNetwork> precedenceNetwork(const Project& project) {
    return Builder(project).build();
}

void forwardPass(const PrecedenceNetwork& network, const std::vector<Minute>& durations,
                 const std::vector<Minute>& delays, std::vector<Timing>& early) {
    early.resize(network.activities.size());
    for (const std::size_t at : network.order) {
        const Activity& activity = network.activities[at];
        early[at] = durations[at] > 0 ? placeWork(network, activity, durations[at], delays[at], early)
                                      : placeMilestone(network, activity, delays[at], early);
    }
}

std::vector<Timing> backwardPass(const PrecedenceNetwork& network, const std::vector<Timing>& early,
                                 Minute finish) {
    std::vector<Timing> late(network.activities.size());
    for (auto at = network.order.rbegin(); at != network.order.rend(); ++at) {
        const Activity& activity = network.activities[*at];
        const WorkingTime& time = *activity.time;
        Minute instant = finish;                // bound of a milestone
        Minute work = time.workBefore(finish);  // bound of the finish of work
        for (const Precedence& link : activity.after) {
            const Minute bound = latest(network, link, late);
            instant = std::min(instant, bound);
            work = std::min(work, fromStart(link.type) ? workToStartUntil(time, bound) + activity.duration
                                                       : time.workBefore(bound));
        }
        if (activity.duration > 0) {
            late[*at] = {time.startAt(work - activity.duration), time.finishAt(work), false};
            continue;
        }
        if (activity.time != activity.lagTime && !touches(time, instant)) {
            instant = time.finishAt(time.workBefore(instant));
        }
        late[*at] = {instant, instant, early[*at].opensDay};
    }
    return late;
}

std::vector<Minute> freeFloats(const PrecedenceNetwork& network, const std::vector<Timing>& early,
                               Minute finish) {
    std::vector<Minute> floats;
    floats.reserve(network.activities.size());
    for (std::size_t at = 0; at < network.activities.size(); ++at) {
        const Activity& activity = network.activities[at];
        const WorkingTime& time = *activity.time;
        const Minute startWork = time.workBefore(early[at].start);
        const Minute finishWork = time.workBefore(early[at].finish);
        Minute slack = time.workBefore(finish) - finishWork;
        for (const Precedence& link : activity.after) {
            const Minute bound = latest(network, link, early);
            slack = std::min(slack, fromStart(link.type) ? workToStartUntil(time, bound) - startWork
                                                         : time.workBefore(bound) - finishWork);
        }
        floats.push_back(std::max<Minute>(slack, 0));
    }
    return floats;
}

}  // namespace spanwright::plan
