// SPDX-License-Identifier: MIT
#pragma once

#include "engine/plan/schedule.h"

#include <map>
#include <unordered_map>

namespace spanwright::plan {

/// Answers `serviceDates` for many elements: reads the work packages once, then constant time an element.
///
/// Holds no reference to what it was built from. Immutable: safe from any thread.
class ServiceDateIndex {
  public:
    ServiceDateIndex(const Project& project, const Schedule& schedule);

    [[nodiscard]] ServiceDates dates(ElementId element, const Lifetime& lifetime) const;

  private:
    using Finishes = std::unordered_map<std::uint32_t, Date>;  ///< by id, which is unique over all kinds

    [[nodiscard]] std::optional<Date> dayAfter(PhaseId phase, const Finishes& finishes,
                                               ElementId element) const;

    Date projectStart_;
    std::map<PhaseId, Date> phaseEnters_;  ///< first day in service
    Finishes bringsIn_;                    ///< last finish of a package that brings the element into service
    Finishes takesOut_;
};

/// When an element that stands at a site, or joins two devices, is in service: where either of the two says
/// that it is not there, it is not (see designAt).
[[nodiscard]] Lifetime within(const Design& design, const Lifetime& inner, const Lifetime& outer);

}  // namespace spanwright::plan
