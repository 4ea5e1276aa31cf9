// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/reliability/shared_ground.h"
#include "engine/reliability/unavailability.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace spanwright::reliability {

/// How an availability was found: exactly, between proven bounds, or as an estimate with a 95 % confidence
/// interval (cut to the bounds).
enum class AvailabilityMethod { exact, bounds, sampled };

struct AvailabilityFigure {
    double availability = 0;  ///< exact, the middle of the bounds, or the estimate
    double lower = 0;
    double upper = 0;
    AvailabilityMethod method = AvailabilityMethod::exact;
    double unavailability = 0;  ///< 1 − availability, summed on its own: keeps its relative accuracy
    double downtimeMinutesPerYear = 0;  ///< unavailability × 525 600
};

/// Part of a demand's downtime.
struct CauseDowntime {
    DowntimeCause cause = DowntimeCause::hardware;
    double minutesPerYear = 0;
};

struct ElementDowntime {
    ElementId element;
    double minutesPerYear = 0;  ///< its part of the demand's downtime
    double birnbaum = 0;  ///< how much more likely the demand is down while the element is down than while up
};

/// Devices from end to end and the links between them.
struct ServicePath {
    std::vector<DeviceId> devices;
    std::vector<LinkId> links;
};

struct DemandResilience : AvailabilityFigure {
    DemandId demand;
    int disjointPaths = 0;        ///< link-disjoint paths between the ends; 0: not connected
    int deviceDisjointPaths = 0;  ///< that share no device between the ends either
    int riskDisjointPaths = 0;    ///< found that share no link and no shared-risk group
    int riskDisjointAtMost = 0;   ///< proved; greater than found where the search was cut short
    std::vector<ServicePath>
        paths;  ///< the risk-disjoint ones, then further link-disjoint ones; shortest first
    std::vector<ElementId> linkCut;          ///< a least set of links whose loss cuts the demand
    std::vector<ElementId> deviceCut;        ///< the same of devices, and links where only a link is between
    std::vector<CauseDowntime> byCause;      ///< adds up to the downtime; greatest first
    std::vector<ElementDowntime> byElement;  ///< the greatest first, at most ten
    double rateLower =
        0;  ///< share of time in which it gets the rate that it needs, with congestion: bounds,
    double rateUpper = 1;  ///< see rateAvailability
    double outagesPerYear = 0;
    double lostGigabytesPerYear = 0;  ///< both directions, at their rates
    double penaltyPerYear = 0;        ///< expected SLA credits
    bool detailed = false;            ///< false: too many demands for paths, cuts and causes
};

/// Whether all demands of a site are up at once.
struct SiteResilience : AvailabilityFigure {
    SiteId site;
    std::vector<ElementId> linkCut;  ///< a least set of links whose loss cuts one of its demands
};

struct Resilience {
    std::vector<LinkId> bridges;               ///< links whose failure splits a component
    std::vector<DeviceId> articulationPoints;  ///< devices whose failure splits a component
    int components = 0;
    int biconnectedComponents = 0;
    std::vector<DemandResilience> demands;
    std::vector<SiteResilience> sites;              ///< those where a demand ends
    std::optional<AvailabilityFigure> allTerminal;  ///< all devices connected; asked for, and more than one
    std::vector<SharedGround> sharedGround;
};

struct ResilienceOptions {
    double seconds = 0;  ///< for each question that is not exact within the usual states; 0: these only
    std::size_t mostStates = std::size_t{1} << 17;  ///< alive at once, for one question
    std::uint64_t seed = 1;
    bool allTerminal = false;
    std::optional<double> sharePercent = {};  ///< of the rate; absent: 100 less the demand's accepted loss
    bool rates = true;        ///< find how often each demand gets its rate; false: rateLower 0, rateUpper 1
    int detailedPairs = 300;  ///< greatest number of pairs of ends for which paths, cuts and causes are found
};

/// Structure and availability of the network as of `phase`. A demand is up while its ends are connected,
/// whatever the capacity; elements fail independently but for sites and shared-risk groups.
///
/// Downtime is shared out among elements by integrating Birnbaum's importance along the way from perfect
/// parts to the real ones (Aumann, Shapley, "Values of Non-Atomic Games", 1974), so that the shares add up,
/// and among the causes of an element by their own unavailability. Exact where states fit, else bounds; where
/// the bounds are wider than 5 % of the unavailability, an estimate by sampling. The same figures on any
/// number of threads where `seconds` is 0. Fails with Code::cancelled only.
Result<Resilience> resilience(const Project& project, PhaseId phase, const WorkContext& work = {},
                              const ResilienceOptions& options = {});

}  // namespace spanwright::reliability
