// SPDX-License-Identifier: MIT
#include "engine/traffic/growth.h"

#include "engine/design/queries.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace spanwright::traffic {
namespace {

constexpr double kCentury = 100;
constexpr double kMaxGrowth = 1e100;       ///< keeps figures finite, as growthFactor does
constexpr double kDaysPerYear = 365.2425;  ///< of the Gregorian calendar

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

double loadAt(const std::vector<GrowingLoad>& loads, double years) {
    double sum = 0;
    for (const GrowingLoad& load : loads)
        sum += load.mbps * std::min(std::pow(load.factor, years), kMaxGrowth);
    return sum;
}

/// Loads by what they grow with: demands that grow alike are one term.
using ByFactor = std::map<double, double>;

std::vector<GrowingLoad> termsOf(const ByFactor& byFactor) {
    std::vector<GrowingLoad> loads;
    for (const auto& [factor, mbps] : byFactor)
        loads.push_back({mbps, factor});
    return loads;
}

class Outlook {
  public:
    Outlook(const Project& project, const RoutedFlows& routed, const GrowthOptions& options)
        : project_(project), routed_(routed), options_(options) {
        growth_.maxUtilization.assign(at(options.years) + 1, 0);
    }

    Growth run(const sim::Routing& routing) {
        const auto& arcs = routed_.graph.arcs();
        std::vector<ByFactor> onArc(arcs.size());
        const DeviceResources resources(routed_, routing);
        std::vector<ByFactor> onResource(resources.all().size());
        ByFactor all;
        for (std::size_t flow = 0; flow < routed_.flows.size(); ++flow) {
            const sim::Flow& one = routed_.flows[flow];
            const double factor = growthFactor(routed_.snapshot, routed_.snapshot.demands.at(one.demand), 1);
            all[factor] += one.mbps;
            if (routed_.routed[flow] == 0) continue;
            for (const sim::FlowUse& use : routed_.usesOf(flow))
                onArc[at(use.arc)][factor] += one.mbps * use.rate;
            resources.forEachUse(
                flow, [&](int index, double amount) { onResource[at(index)][factor] += one.mbps * amount; });
        }
        for (int year = 0; year <= options_.years; ++year)
            growth_.offeredMbps.push_back(loadAt(termsOf(all), year));
        const TrafficPolicy& policy = routed_.snapshot.trafficPolicy;
        const double linkThreshold = options_.linkThreshold.value_or(policy.linkThresholdPercent / 100);
        const double deviceThreshold = options_.deviceThreshold.value_or(policy.deviceThresholdPercent / 100);
        for (std::size_t index = 0; index < arcs.size(); ++index) {
            if (onArc[index].empty()) continue;
            const Link& link = routed_.snapshot.links.at(routed_.graph.link(arcs[index].link));
            GrowthOfElement row =
                rowOf(link.id, arcs[index].capacityMbps, onArc[index], linkThreshold, link.item);
            if (!arcs[index].forward) row.direction = sim::Direction::reverse;
            for (std::size_t year = 0; year < row.utilization.size(); ++year)
                growth_.maxUtilization[year] = std::max(growth_.maxUtilization[year], row.utilization[year]);
            growth_.links.push_back(std::move(row));
        }
        for (std::size_t index = 0; index < onResource.size(); ++index) {
            const DeviceResources::Resource& resource = resources.all()[index];
            if (onResource[index].empty() || resource.limit <= 0) continue;
            const Device& device = routed_.snapshot.devices.at(routed_.graph.device(resource.node));
            GrowthOfElement row =
                rowOf(device.id, resource.limit, onResource[index], deviceThreshold, device.item);
            row.service = resource.service;
            keepFirstMet(std::move(row));
        }
        return std::move(growth_);
    }

  private:
    /// Of the limits of one device, which follow each other, the one that is met first.
    void keepFirstMet(GrowthOfElement row) {
        if (growth_.devices.empty() || growth_.devices.back().element != row.element) {
            growth_.devices.push_back(std::move(row));
            return;
        }
        GrowthOfElement& known = growth_.devices.back();
        const auto left = [](const GrowthOfElement& one) { return one.yearsLeft.value_or(2 * kCentury); };
        const bool sooner = left(row) < left(known) ||
                            (left(row) == left(known) && row.utilization[0] > known.utilization[0]);
        if (sooner) known = std::move(row);
    }

    [[nodiscard]] GrowthOfElement rowOf(ElementId element, double capacity, const ByFactor& byFactor,
                                        double threshold, CatalogueItemId itemId) const {
        const std::vector<GrowingLoad> loads = termsOf(byFactor);
        GrowthOfElement row;
        row.element = element;
        row.capacity = capacity;
        for (int year = 0; year <= options_.years; ++year)
            row.utilization.push_back(loadAt(loads, year) / capacity);
        row.yearsLeft = yearsUntil(loads, threshold * capacity);
        const CatalogueItem* item = project_.catalogue.find(itemId);
        if (item != nullptr) {
            row.item = itemId;
            row.leadTimeDays = item->leadTimeDays;
        }
        if (!row.yearsLeft) return row;
        // The last whole day before the threshold is passed.
        row.exhausted =
            project_.settings.startDate.plusDays(static_cast<int>(std::floor(*row.yearsLeft * kDaysPerYear)));
        if (item != nullptr) row.orderBy = row.exhausted->plusDays(-item->leadTimeDays);
        return row;
    }

    const Project& project_;
    const RoutedFlows& routed_;
    const GrowthOptions& options_;
    Growth growth_;
};

}  // namespace

std::optional<double> yearsUntil(const std::vector<GrowingLoad>& loads, double mbps) {
    if (loadAt(loads, 0) >= mbps) return 0;
    if (loadAt(loads, kCentury) < mbps) return std::nullopt;
    // Convex, below at 0 and not below at the end: one crossing in between.
    double below = 0;
    double above = kCentury;
    for (int halving = 0; halving < 60; ++halving) {
        const double middle = (below + above) / 2;
        (loadAt(loads, middle) < mbps ? below : above) = middle;
    }
    return above;
}

Growth growthOf(const Project& project, const RoutedFlows& routed, const sim::Routing& routing,
                const GrowthOptions& options) {
    return Outlook(project, routed, options).run(routing);
}

}  // namespace spanwright::traffic
