// SPDX-License-Identifier: MIT
#include "engine/analysis/failure_ranking.h"

#include "engine/design/queries.h"
#include "engine/reliability/resilience.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace spanwright {
namespace {

double atLeastOneOf(int units, double down) {
    return -std::expm1(units * std::log1p(-down));
}

double unavailability(const Project& project, ElementId element) {
    const Design& design = project.design;
    if (const Link* link = design.links.find(element.as<LinkId>()))
        return reliability::unavailabilityOf(project, *link).down;
    if (const Device* device = design.devices.find(element.as<DeviceId>()))
        return reliability::unavailabilityOf(project, *device).down;
    if (const Site* site = design.sites.find(element.as<SiteId>()))
        return reliability::unavailabilityOf(project, *site).down;
    if (const SharedRiskGroup* group = design.sharedRiskGroups.find(element.as<SharedRiskGroupId>()))
        return reliability::unavailabilityOf(project, *group).down;
    return 0;
}

double likelihood(const Project& project, sim::FailureElements kind, ElementId element) {
    if (const FailureScenario* scenario =
            project.design.failureScenarios.find(element.as<FailureScenarioId>())) {
        if (scenario->likelihood) return *scenario->likelihood;
        double all = 1;
        for (const ElementId each : scenario->elements)
            all *= unavailability(project, each);
        return all;
    }
    if (kind == sim::FailureElements::lagMembers) {
        const Link& link = project.design.links.at(element.as<LinkId>());
        return atLeastOneOf(link.memberCount, reliability::unavailabilityOf(project, link).down);
    }
    if (kind == sim::FailureElements::haMembers) {
        Device one = project.design.devices.at(element.as<DeviceId>());
        const int units = one.units();
        one.redundancy = RedundancyMode::single;
        return atLeastOneOf(units, reliability::unavailabilityOf(project, one).down);
    }
    return unavailability(project, element);
}

}  // namespace

sim::Likelihood likelihoodsOf(const Project& project) {
    return [&project](sim::FailureElements kind, ElementId element) -> std::optional<double> {
        const double share = likelihood(project, kind, element);
        return share > 0 ? std::optional(share) : std::nullopt;
    };
}

std::string failureName(const Project& project, const sim::FailureResult& result) {
    std::string text = result.name;
    if (!text.empty()) return text;
    for (const ElementId element : result.failed)
        text += (text.empty() ? "" : " + ") + displayName(project, element);
    return text;
}

std::vector<RankedFailure> rankFailures(const std::vector<sim::FailureResult>& results) {
    std::vector<RankedFailure> ranked;
    ranked.reserve(results.size());
    for (std::size_t index = 0; index < results.size(); ++index)
        ranked.push_back({index, results[index].cutMbps * results[index].likelihood.value_or(0)});
    const auto rank = [&](const RankedFailure& failure) {
        const sim::FailureResult& result = results[failure.index];
        return std::tuple(-failure.expectedLostMbps, -result.cutMbps,
                          -std::max(result.maxUtilization, result.maxDeviceUtilization), failure.index);
    };
    std::sort(ranked.begin(), ranked.end(),
              [&](const RankedFailure& a, const RankedFailure& b) { return rank(a) < rank(b); });
    return ranked;
}

}  // namespace spanwright
