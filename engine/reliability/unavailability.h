// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/field.h"
#include "engine/design/project.h"

#include <vector>

namespace spanwright::reliability {

/// What takes an element down.
enum class DowntimeCause {
    hardware,
    circuit,
    fibreCut,
    power,
    site,
    sharedRisk,
    software,
    change,
    commonCause
};

/// Shares of one element's unavailability. Small ones add up; together they are 1 − Π (1 − each).
struct DowntimeShare {
    DowntimeCause cause = DowntimeCause::hardware;
    double down = 0;             ///< probability of being down by this cause
    double failuresPerYear = 0;  ///< how often it strikes
};

struct Unavailability {
    double down = 0;
    std::vector<DowntimeShare> shares;  ///< those above 0

    [[nodiscard]] double failuresPerYear() const {
        double sum = 0;
        for (const DowntimeShare& share : shares)
            sum += share.failuresPerYear;
        return sum;
    }
};

/// Of a device: its hardware (1 − availability as given, else MTTR / (MTBF + MTTR) from its own figures, its
/// catalogue item's for what it does not say), software and failing changes by the reliability policy. Of a
/// redundant device (pair, stack) all n units must be down: ((1 − β) u)ⁿ, and β u by a common cause (β-factor
/// model, IEC 61508-6 annex D). A change takes all units down. 0 where nothing is said.
[[nodiscard]] Unavailability unavailabilityOf(const Project& project, const Device& device);
/// Of a link: its own figures and its item's; fibre and wavelength links that state no availability are cut
/// by the policy's rate per length, but for so many kilometres that are cut with others.
[[nodiscard]] Unavailability unavailabilityOf(const Project& project, const Link& link,
                                              double cutWithOthersKm = 0);
/// How many kilometres the links of one duct lie in it together: the length of the shortest of those that are
/// cut by the policy's rate. 0 where none is.
[[nodiscard]] double sharedDuctKm(const std::vector<const Link*>& links);
/// Of what lies together in one duct: cuts of the kilometres that it shares.
[[nodiscard]] Unavailability unavailabilityOfDuct(const Project& project,
                                                  const std::vector<const Link*>& links);
/// Of a site: its own figures, and power outages that outlast the backup. Outages are exponential with mean
/// m, so those longer than b come at rate · exp(−b/m) and then last another m.
[[nodiscard]] Unavailability unavailabilityOf(const Project& project, const Site& site);
/// The two apart. Where devices name power feeds, each feed has outages like that on its own.
[[nodiscard]] Unavailability unavailabilityOfPlace(const Project& project, const Site& site);
[[nodiscard]] Unavailability unavailabilityOfPower(const Project& project, const Site& site);
[[nodiscard]] Unavailability unavailabilityOf(const Project& project, const SharedRiskGroup& group);

}  // namespace spanwright::reliability

namespace spanwright {

template <>
struct EnumNames<reliability::DowntimeCause> {
    using Cause = reliability::DowntimeCause;
    static constexpr std::array kNames{
        EnumName<Cause>{Cause::hardware, "hardware", "Hardware"},
        EnumName<Cause>{Cause::circuit, "circuit", "Circuits"},
        EnumName<Cause>{Cause::fibreCut, "fibre-cut", "Fibre cuts"},
        EnumName<Cause>{Cause::power, "power", "Power"},
        EnumName<Cause>{Cause::site, "site", "Sites"},
        EnumName<Cause>{Cause::sharedRisk, "shared-risk", "Shared risks"},
        EnumName<Cause>{Cause::software, "software", "Software"},
        EnumName<Cause>{Cause::change, "change", "Changes"},
        EnumName<Cause>{Cause::commonCause, "common-cause", "Common causes of pairs"}};
};

}  // namespace spanwright
