// SPDX-License-Identifier: MIT
#include "engine/reliability/resilience.h"

#include <cmath>

namespace spanwright::reliability {
namespace {

double fromTimes(double mtbfHours, double mttrHours) {
    return mtbfHours > 0 && mttrHours > 0 ? mttrHours / (mtbfHours + mttrHours) : 0;
}

double withItem(const Project& project, const Reliability& own, CatalogueItemId itemId) {
    if (own.availability) return 1 - *own.availability;
    const CatalogueItem* item = project.catalogue.find(itemId);
    return fromTimes(own.mtbfHours.value_or(item == nullptr ? 0 : item->mtbfHours),
                     own.mttrHours.value_or(item == nullptr ? 0 : item->mttrHours));
}

}  // namespace

double unavailabilityOf(const Reliability& reliability) {
    if (reliability.availability) return 1 - *reliability.availability;
    return fromTimes(reliability.mtbfHours.value_or(0), reliability.mttrHours.value_or(0));
}

double unavailabilityOf(const Project& project, const Device& device) {
    const double one = withItem(project, device.reliability, device.item);
    return device.redundant() ? std::pow(one, device.units()) : one;
}

double unavailabilityOf(const Project& project, const Link& link) {
    return withItem(project, link.reliability, link.item);
}

}  // namespace spanwright::reliability
