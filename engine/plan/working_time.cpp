// SPDX-License-Identifier: MIT
#include "engine/plan/working_time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace spanwright::plan {
namespace {

constexpr int kDays = WorkingTime::kYears * 366;

using WeekdaySet = std::array<bool, 7>;

WeekdaySet setOf(const std::vector<Weekday>& weekdays) {
    WeekdaySet set{};
    for (const Weekday weekday : weekdays)
        set[static_cast<std::size_t>(weekday)] = true;
    return set;
}

void clearRanges(std::vector<char>& works, const std::vector<DateRange>& ranges, Date firstDay) {
    for (const DateRange& range : ranges) {
        const int from = std::max(range.from.daysSince(firstDay), 0);
        const int to = std::min(range.to.daysSince(firstDay), kDays - 1);
        for (int day = from; day <= to; ++day)
            works[static_cast<std::size_t>(day)] = 0;
    }
}

std::vector<char> workingDaysOf(const Calendar& calendar, ChangeWindow window, Date firstDay) {
    const bool maintenance = window == ChangeWindow::maintenanceWindow && !calendar.maintenanceDays.empty();
    const WeekdaySet weekdays = setOf(maintenance ? calendar.maintenanceDays : calendar.workingDays);
    const unsigned firstWeekday = std::chrono::weekday(firstDay.days()).iso_encoding() - 1;
    std::vector<char> works(kDays);
    for (std::size_t day = 0; day < works.size(); ++day)
        works[day] = weekdays[(firstWeekday + day) % 7] ? 1 : 0;
    clearRanges(works, calendar.holidays, firstDay);
    if (window != ChangeWindow::anyWorkingTime) clearRanges(works, calendar.changeFreezes, firstDay);
    return works;
}

std::vector<WorkingInterval> merged(std::vector<WorkingInterval> intervals) {
    constexpr int kDay = static_cast<int>(kMinutesPerDay);
    for (WorkingInterval& interval : intervals)
        interval = {std::clamp(interval.startMinute, 0, kDay), std::clamp(interval.endMinute, 0, kDay)};
    std::sort(intervals.begin(), intervals.end(), [](const WorkingInterval& a, const WorkingInterval& b) {
        return a.startMinute < b.startMinute;
    });
    std::vector<WorkingInterval> out;
    for (const WorkingInterval& interval : intervals) {
        if (interval.endMinute <= interval.startMinute) continue;
        if (!out.empty() && interval.startMinute <= out.back().endMinute) {
            out.back().endMinute = std::max(out.back().endMinute, interval.endMinute);
        } else {
            out.push_back(interval);
        }
    }
    return out;
}

Minute lengthOf(const std::vector<WorkingInterval>& intervals) {
    Minute length = 0;
    for (const WorkingInterval& interval : intervals)
        length += interval.endMinute - interval.startMinute;
    return length;
}

}  // namespace

Minute workMinutesPerDay(const Calendar& calendar) {
    return lengthOf(merged(calendar.workingIntervals));
}

WorkingTime::WorkingTime(const Calendar& calendar, ChangeWindow window, Date firstDay)
    : firstDay_(firstDay), intervals_(merged(calendar.workingIntervals)), dayWork_(lengthOf(intervals_)) {
    const std::vector<char> works = workingDaysOf(calendar, window, firstDay);
    workBefore_.reserve(works.size() + 1);
    workBefore_.push_back(0);
    for (const char workday : works)
        workBefore_.push_back(workBefore_.back() + (workday != 0 ? static_cast<std::int32_t>(dayWork_) : 0));
}

Minute WorkingTime::lastInstant() const {
    return static_cast<Minute>(workBefore_.size() - 1) * kMinutesPerDay;
}

bool WorkingTime::worksOn(Date day) const {
    return workingDays(day, day) > 0;
}

int WorkingTime::workingDays(Date first, Date last) const {
    if (dayWork_ == 0 || last < first) return 0;
    const auto before = [&](Date day) {
        const int index = std::clamp(day.daysSince(firstDay_), 0, kDays);
        return workBefore_[static_cast<std::size_t>(index)];
    };
    return static_cast<int>((before(last.plusDays(1)) - before(first)) / dayWork_);
}

Minute WorkingTime::workBefore(Minute instant) const {
    if (instant <= 0) return 0;
    if (instant >= lastInstant()) return totalWork();
    const auto day = static_cast<std::size_t>(instant / kMinutesPerDay);
    Minute work = workBefore_[day];
    if (workBefore_[day + 1] == workBefore_[day]) return work;
    const Minute minute = instant % kMinutesPerDay;
    for (const WorkingInterval& interval : intervals_) {
        work +=
            std::clamp<Minute>(minute - interval.startMinute, 0, interval.endMinute - interval.startMinute);
    }
    return work;
}

Minute WorkingTime::finishAt(Minute work) const {
    if (work <= 0) return 0;
    if (work > totalWork()) return lastInstant();
    const auto at = std::lower_bound(workBefore_.begin(), workBefore_.end(), work) - 1;
    Minute rest = work - *at;
    Minute minute = 0;
    for (const WorkingInterval& interval : intervals_) {
        minute = interval.startMinute + rest;
        if (minute <= interval.endMinute) break;
        rest -= interval.endMinute - interval.startMinute;
    }
    return (at - workBefore_.begin()) * kMinutesPerDay + minute;
}

Minute WorkingTime::startAt(Minute work) const {
    if (work >= totalWork()) return lastInstant();
    work = std::max<Minute>(work, 0);
    const auto at = std::upper_bound(workBefore_.begin(), workBefore_.end(), work) - 1;
    Minute rest = work - *at;
    Minute minute = 0;
    for (const WorkingInterval& interval : intervals_) {
        minute = interval.startMinute + rest;
        if (minute < interval.endMinute) break;
        rest -= interval.endMinute - interval.startMinute;
    }
    return (at - workBefore_.begin()) * kMinutesPerDay + minute;
}

Minute WorkingTime::minutes(double days) const {
    // Beyond what fifty years hold all durations are alike; the bound keeps the conversion defined.
    constexpr double kBound = 1e12;
    return std::llround(std::clamp(days * static_cast<double>(dayWork_), -kBound, kBound));
}

double WorkingTime::days(Minute minutes) const {
    return dayWork_ == 0 ? 0 : static_cast<double>(minutes) / static_cast<double>(dayWork_);
}

}  // namespace spanwright::plan
