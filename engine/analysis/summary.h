// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Figures that are read off an Analysis together: what a phase, a risk or one element comes to.
namespace spanwright {

/// One stage of the rollout in a line: what it does to the network, to the budget and to the calendar.
struct PhaseSummary {
    PhaseId phase;     ///< null: before the first phase
    std::string name;  ///< "Before" for that
    std::optional<Date> start = {};
    std::optional<Date> finish = {};
    std::optional<Money> capex = {};            ///< of this phase's own lines
    std::optional<double> maxUtilization = {};  ///< absent where the phase was not analysed
    double lostMbps = 0;                        ///< for want of a path or of capacity
    int singlePointsOfFailure = 0;  ///< devices and links whose failure cuts demands, accepted ones too
    int findings = 0;               ///< errors and warnings that nobody accepted
};

/// "Before" and then every phase in order. A null analysis gives names alone. Linear in lines and findings.
[[nodiscard]] std::vector<PhaseSummary> phaseSummaries(const Project& project, const Analysis* analysis);

/// What a phase's resilience comes to over all demands.
struct PhaseResilience {
    int singlePaths = 0;  ///< demands with one link-disjoint path or none
    int belowTarget = 0;  ///< demands whose availability misses their target
    double meanDowntimeMinutes = 0;
    double worstDowntimeMinutes = 0;
    double lostGigabytesPerYear = 0;
    double meanAvailability = 1;  ///< over all demands
    double leastAvailability = 1;
    int cuttingFailures = 0;        ///< single failures of any kind that cut some demand
    int demandsCut = 0;             ///< demands that some single failure cuts, its own ends apart
    double worstLostMbps = 0;       ///< most traffic that a single failure cuts off
    int singlePointsOfFailure = 0;  ///< devices and links whose failure cuts demands, accepted ones too
    double worstUtilization = 0;    ///< highest of a link or device after any single failure
    double expectedLostMbps = 0;    ///< traffic cut off × share of the time, summed over links and devices
    int bypasses = 0;               ///< demands that go past inspection, or do after a single failure
    int missedGoals = 0;            ///< of demands and sites
};
[[nodiscard]] PhaseResilience phaseResilience(const Project& project, const PhaseAnalysis& phase);

/// What the answers say about one element. Pointers lead into the Analysis (and its phase) that was asked.
struct ElementFigures {
    std::vector<const sim::LinkLoad*> linkLoads;
    const sim::TunnelRoute* tunnel = nullptr;
    const sim::DeviceLoad* deviceLoad = nullptr;
    std::vector<const traffic::DemandTraffic*> traffic;   ///< both directions of a demand
    std::vector<const traffic::GrowthOfElement*> growth;  ///< both directions of a link, or the device
    const reliability::DemandResilience* resilience = nullptr;
    const reliability::SiteResilience* siteResilience = nullptr;
    std::vector<const goals::GoalLine*> goals;  ///< of a demand or site
    std::optional<double> availability;         ///< of a device or link itself
    const sim::FailureResult* alone = nullptr;  ///< what its own failure does
    bool singlePointOfFailure = false;
    std::vector<const cost::BomLine*> costLines;
    std::optional<Money> capex;                           ///< the element's share is not split: whole lines
    std::optional<Money> opex;                            ///< within the horizon, whole lines
    std::vector<const plan::ScheduledPackage*> packages;  ///< that touch it, by start
    std::vector<const check::Finding*> findings;
};

/// Linear in the sizes of the answers; ask again only when analysis, phase or element change.
[[nodiscard]] ElementFigures figuresOf(const Project& project, const Analysis& analysis, PhaseId phase,
                                       ElementId element);

/// Money of one month, with what the drawing of it needs.
struct CashScale {
    double highestMonth = 0;  ///< greatest capex + opex of a month
    double highestCumulative = 0;
};
[[nodiscard]] CashScale cashScale(const cost::CostReport& report);

/// Expected cost of a risk: probability × mean of the three-point impact (triangular: (low + likely + high) /
/// 3).
[[nodiscard]] double expectedCost(const Risk& risk);
/// Expected delay of a risk in working days, likewise.
[[nodiscard]] double expectedDelayDays(const Risk& risk);

/// The stretch that a time axis must show: whole months around the schedule.
struct TimeSpan {
    Month first;
    int months = 1;
    [[nodiscard]] int days() const { return first.plus(months).firstDay().daysSince(first.firstDay()); }
    /// Where a day lies, 0 at the left end to 1 at the right.
    [[nodiscard]] double at(Date date) const {
        return static_cast<double>(date.daysSince(first.firstDay())) / days();
    }
};
[[nodiscard]] TimeSpan timeSpan(const plan::Schedule& schedule);

}  // namespace spanwright
