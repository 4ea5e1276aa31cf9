// SPDX-License-Identifier: MIT
#include "engine/reliability/unavailability.h"

#include <cmath>

namespace spanwright::reliability {
namespace {

constexpr double kHoursPerYear = 8760;

/// Down-probability and its mean duration.
struct Outage {
    double down = 0;
    double hours = 0;
};

Outage fromTimes(double mtbfHours, double mttrHours) {
    if (mtbfHours <= 0 || mttrHours <= 0) return {};
    return {mttrHours / (mtbfHours + mttrHours), mttrHours};
}

Outage fromRate(double perYear, double hours) {
    return perYear > 0 ? fromTimes(kHoursPerYear / perYear, hours) : Outage{};
}

Outage stated(const Reliability& own, double itemMtbf, double itemMttr, const ReliabilityPolicy& policy) {
    const double mttr = own.mttrHours.value_or(itemMttr);
    if (own.availability) return {1 - *own.availability, mttr > 0 ? mttr : policy.repairHours};
    return fromTimes(own.mtbfHours.value_or(itemMtbf), mttr);
}

Outage stated(const Project& project, const Reliability& own, CatalogueItemId itemId) {
    const CatalogueItem* item = project.catalogue.find(itemId);
    return stated(own, item == nullptr ? 0 : item->mtbfHours, item == nullptr ? 0 : item->mttrHours,
                  project.design.reliabilityPolicy);
}

void add(Unavailability& sum, DowntimeCause cause, double down, double hours) {
    if (down <= 0) return;
    sum.down += (1 - sum.down) * down;
    sum.shares.push_back({cause, down, hours > 0 ? down * kHoursPerYear / hours : 0});
}

/// Length over which a link is cut by the policy's rate.
double cutKm(const Link& link) {
    const bool cable = link.kind == LinkKind::fibre || link.kind == LinkKind::wavelength;
    return cable && !link.reliability.availability ? link.lengthKm.value_or(0) : 0;
}

void addCuts(const ReliabilityPolicy& policy, double km, Unavailability& sum) {
    const Outage cut = fromRate(policy.fibreCutsPer1000KmYear * km / 1000, policy.fibreRepairHours);
    add(sum, DowntimeCause::fibreCut, cut.down, cut.hours);
}

void addPower(const ReliabilityPolicy& policy, const Site& site, Unavailability& sum) {
    const double mean = policy.powerOutageHours;
    if (mean <= 0) return;
    const double backup = site.powerBackupHours.value_or(policy.powerBackupHours);
    const double rate = site.powerOutagesPerYear.value_or(policy.powerOutagesPerYear);
    const Outage power = fromRate(rate * std::exp(-backup / mean), mean);
    add(sum, DowntimeCause::power, power.down, power.hours);
}

bool isBuilt(LinkKind kind) {
    return kind == LinkKind::copper || kind == LinkKind::fibre || kind == LinkKind::microwave;
}

}  // namespace

Unavailability unavailabilityOf(const Project& project, const Device& device) {
    const ReliabilityPolicy& policy = project.design.reliabilityPolicy;
    Unavailability sum;
    const Outage hardware = stated(project, device.reliability, device.item);
    const Outage software = fromRate(policy.softwareFailuresPerYear, policy.softwareRestoreHours);
    if (device.redundant()) {
        const double beta = policy.commonCausePercent / 100;
        const int units = device.units();
        const double one = hardware.down + (1 - hardware.down) * software.down;
        const double all = std::pow((1 - beta) * one, units);
        const double both = hardware.down + software.down;
        if (both > 0) {
            // The first of the units that comes back ends the outage.
            add(sum, DowntimeCause::hardware, all * hardware.down / both, hardware.hours / units);
            add(sum, DowntimeCause::software, all * software.down / both, software.hours / units);
            add(sum, DowntimeCause::commonCause, beta * one,
                (hardware.down * hardware.hours + software.down * software.hours) / both);
        }
    } else {
        add(sum, DowntimeCause::hardware, hardware.down, hardware.hours);
        add(sum, DowntimeCause::software, software.down, software.hours);
    }
    const Outage change =
        fromRate(policy.changesPerYear * policy.changeFailurePercent / 100, policy.changeRestoreHours);
    add(sum, DowntimeCause::change, change.down, change.hours);
    return sum;
}

Unavailability unavailabilityOf(const Project& project, const Link& link, double cutWithOthersKm) {
    const ReliabilityPolicy& policy = project.design.reliabilityPolicy;
    Unavailability sum;
    const Outage own = stated(project, link.reliability, link.item);
    add(sum, isBuilt(link.kind) ? DowntimeCause::hardware : DowntimeCause::circuit, own.down, own.hours);
    addCuts(policy, cutKm(link) - cutWithOthersKm, sum);
    return sum;
}

double sharedDuctKm(const std::vector<const Link*>& links) {
    double least = 0;
    for (const Link* link : links) {
        const double km = cutKm(*link);
        if (km > 0 && (least == 0 || km < least)) least = km;
    }
    return least;
}

Unavailability unavailabilityOfDuct(const Project& project, const std::vector<const Link*>& links) {
    Unavailability sum;
    addCuts(project.design.reliabilityPolicy, sharedDuctKm(links), sum);
    return sum;
}

Unavailability unavailabilityOf(const Project& project, const Site& site) {
    Unavailability sum = unavailabilityOfPlace(project, site);
    addPower(project.design.reliabilityPolicy, site, sum);
    return sum;
}

Unavailability unavailabilityOfPlace(const Project& project, const Site& site) {
    Unavailability sum;
    const Outage own = stated(site.reliability, 0, 0, project.design.reliabilityPolicy);
    add(sum, DowntimeCause::site, own.down, own.hours);
    return sum;
}

Unavailability unavailabilityOfPower(const Project& project, const Site& site) {
    Unavailability sum;
    addPower(project.design.reliabilityPolicy, site, sum);
    return sum;
}

Unavailability unavailabilityOf(const Project& project, const SharedRiskGroup& group) {
    Unavailability sum;
    const Outage own = stated(group.reliability, 0, 0, project.design.reliabilityPolicy);
    add(sum, DowntimeCause::sharedRisk, own.down, own.hours);
    return sum;
}

}  // namespace spanwright::reliability
