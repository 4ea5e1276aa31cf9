// SPDX-License-Identifier: MIT
#include "engine/goals/recovery.h"

#include <optional>

namespace spanwright::goals {
namespace {

constexpr double kSecondsPerHour = 3600;

bool isTransport(LinkKind kind) {
    switch (kind) {
        case LinkKind::mplsAccess:
        case LinkKind::internetAccess:
        case LinkKind::broadband:
        case LinkKind::cellular:
        case LinkKind::tunnel:
            return true;
        default:
            return false;
    }
}

std::optional<double> ownOrItem(const Project& project, const Reliability& own, CatalogueItemId itemId) {
    if (own.mttrHours && *own.mttrHours > 0) return own.mttrHours;
    const CatalogueItem* item = project.catalogue.find(itemId);
    if (item != nullptr && item->mttrHours > 0) return item->mttrHours;
    return std::nullopt;
}

double repairHours(const Project& project, ElementId failed) {
    const Design& design = project.design;
    std::optional<double> hours;
    if (const Link* link = design.links.find(failed.as<LinkId>()))
        hours = ownOrItem(project, link->reliability, link->item);
    if (const Device* device = design.devices.find(failed.as<DeviceId>()))
        hours = ownOrItem(project, device->reliability, device->item);
    if (const Site* site = design.sites.find(failed.as<SiteId>()))
        hours = ownOrItem(project, site->reliability, {});
    if (const SharedRiskGroup* group = design.sharedRiskGroups.find(failed.as<SharedRiskGroupId>()))
        hours = ownOrItem(project, group->reliability, {});
    return hours.value_or(project.settings.recovery.repairHours);
}

}  // namespace

double secondsOf(TakeOver by, const Project& project, const sim::Fault& failed) {
    const RecoveryPolicy& policy = project.settings.recovery;
    switch (by) {
        case TakeOver::nothingLost:
            return 0;
        case TakeOver::routing:
            return policy.detectionSeconds + policy.igpConvergenceSeconds;
        case TakeOver::member:
            return policy.lagFailoverSeconds;
        case TakeOver::unit:
            return policy.pairFailoverSeconds;
        case TakeOver::overlay:
            return policy.overlayFailoverSeconds;
        case TakeOver::repair:
            break;
    }
    return repairHours(project, failed.element) * kSecondsPerHour;
}

TakeOver takeOverOf(const Design& snapshot, const sim::Fault& fault, bool passesSdwanEdge) {
    if (!passesSdwanEdge) return TakeOver::routing;
    const ElementId failed = fault.element;
    const Link* link = snapshot.links.find(failed.as<LinkId>());
    const Device* device = snapshot.devices.find(failed.as<DeviceId>());
    const SharedRiskGroup* group = snapshot.sharedRiskGroups.find(failed.as<SharedRiskGroupId>());
    const bool transport = (link != nullptr && isTransport(link->kind)) ||
                           (device != nullptr && device->kind == DeviceKind::providerNetwork) ||
                           (group != nullptr && group->kind == RiskGroupKind::provider);
    return transport ? TakeOver::overlay : TakeOver::routing;
}

}  // namespace spanwright::goals
