// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/traffic/routed_flows.h"

#include <optional>
#include <vector>

namespace spanwright::traffic {

struct GrowthOptions {
    int years = 5;                               ///< utilization is given for each year from 0 to this one
    std::optional<double> linkThreshold = {};    ///< a ratio; absent: the traffic policy's
    std::optional<double> deviceThreshold = {};  ///< likewise
};

/// How one direction of a link, or a device, fills over the years.
struct GrowthOfElement {
    ElementId element;
    sim::Direction direction = sim::Direction::forward;  ///< of a link
    sim::DeviceService service =
        sim::DeviceService::forwarding;  ///< of a device: the limit that is met first
    double capacity = 0;                 ///< Mbit/s; packets a second of DeviceService::packets
    std::vector<double> utilization;     ///< by year, from now
    std::optional<double> yearsLeft;     ///< until the threshold is passed; absent: not within a century
    std::optional<Date> exhausted;       ///< the project's start date and the years left
    CatalogueItemId item;                ///< what is bought today; null: nothing
    int leadTimeDays = 0;                ///< calendar days, of the item
    std::optional<Date> orderBy;         ///< `exhausted` less the lead time; absent without an item
};

struct Growth {
    std::vector<double> maxUtilization;    ///< of links, by year
    std::vector<double> offeredMbps;       ///< by year
    std::vector<GrowthOfElement> links;    ///< links that carry something, by id, forward before reverse
    std::vector<GrowthOfElement> devices;  ///< devices with a limit and traffic, by id
};

/// How the network of one snapshot fills when nothing is built: demand rates hold on the project's start date
/// and grow as growthFactor says. The day on which a threshold is passed is solved for, not searched for
/// among years: a load Σ L·g^t is a convex function of time, so it passes a threshold from below at most
/// once.
[[nodiscard]] Growth growthOf(const Project& project, const RoutedFlows& routed, const sim::Routing& routing,
                              const GrowthOptions& options = {});

/// One part of a load: Mbit/s now, and what it is multiplied with in a year.
struct GrowingLoad {
    double mbps = 0;
    double factor = 1;
};

/// The time in years from which a sum of growing loads is at least `mbps`: 0 when it is now; absent when it
/// is not within a century. To 1e-9 years.
[[nodiscard]] std::optional<double> yearsUntil(const std::vector<GrowingLoad>& loads, double mbps);

}  // namespace spanwright::traffic
