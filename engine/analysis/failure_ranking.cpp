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

double ofScenario(const Project& project, const FailureScenario& scenario) {
    if (scenario.likelihood) return *scenario.likelihood;
    double all = 1;
    for (const ElementId each : scenario.elements)
        all *= unavailability(project, each);
    return all;
}

double ofDuct(const Project& project, const sim::Failing& failing) {
    std::vector<const Link*> links;
    for (const ElementId element : failing.elements)
        links.push_back(project.design.links.find(element.as<LinkId>()));
    return reliability::unavailabilityOfDuct(project, links).down;
}

double ofPowerFeed(const Project& project, ElementId site) {
    return reliability::unavailabilityOfPower(project, project.design.sites.at(site.as<SiteId>())).down;
}

double ofBuilding(const Project& project, ElementId zone) {
    return unavailability(project, project.design.zones.at(zone.as<ZoneId>()).site);
}

double ofLineCard(const Project& project, ElementId of) {
    const CatalogueItem* chassis = project.catalogue.find(project.design.devices.at(of.as<DeviceId>()).item);
    if (chassis == nullptr) return 0;
    double worst = 0;
    for (const CatalogueItem& module : project.catalogue) {
        const bool fits = std::any_of(
            chassis->moduleBays.begin(), chassis->moduleBays.end(),
            [&](const ModuleBay& bay) { return !module.fitsBay.empty() && bay.family == module.fitsBay; });
        if (fits && module.mtbfHours > 0)
            worst = std::max(worst, module.mttrHours / (module.mtbfHours + module.mttrHours));
    }
    return worst;
}

/// The β-factor model: a share of each one's failures is everybody's.
double ofCommonCause(const Project& project, const std::vector<ElementId>& elements) {
    double least = 1;
    for (const ElementId element : elements)
        least = std::min(least, unavailability(project, element));
    return project.design.reliabilityPolicy.commonCausePercent / 100 * least;
}

double likelihood(const Project& project, const sim::Failing& failing) {
    const Design& design = project.design;
    const ElementId first = failing.elements.front();
    double own = 0;
    switch (failing.kind) {
        case sim::FailureElements::links:
        case sim::FailureElements::devices:
        case sim::FailureElements::sites:
        case sim::FailureElements::sharedRiskGroups:
            return unavailability(project, first);
        case sim::FailureElements::scenarios:
            return ofScenario(project, design.failureScenarios.at(first.as<FailureScenarioId>()));
        case sim::FailureElements::lagMembers: {
            const Link& link = design.links.at(first.as<LinkId>());
            return atLeastOneOf(link.memberCount, reliability::unavailabilityOf(project, link).down);
        }
        case sim::FailureElements::haMembers: {
            Device one = design.devices.at(first.as<DeviceId>());
            const int units = one.units();
            one.redundancy = RedundancyMode::single;
            return atLeastOneOf(units, reliability::unavailabilityOf(project, one).down);
        }
        case sim::FailureElements::ducts:
            own = ofDuct(project, failing);
            break;
        case sim::FailureElements::powerFeeds:
            own = ofPowerFeed(project, failing.origin);
            break;
        case sim::FailureElements::buildings:
            own = ofBuilding(project, failing.origin);
            break;
        case sim::FailureElements::lineCards:
            own = ofLineCard(project, failing.origin);
            break;
        case sim::FailureElements::underlays:
            own = unavailability(project, failing.origin);
            break;
        case sim::FailureElements::providers:
            break;
    }
    return own > 0 ? own : ofCommonCause(project, failing.elements);
}

}  // namespace

sim::Likelihood likelihoodsOf(const Project& project) {
    return [&project](const sim::Failing& failing) -> std::optional<double> {
        const double share = likelihood(project, failing);
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
