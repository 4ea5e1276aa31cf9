// SPDX-License-Identifier: MIT
#include "engine/security/zone_policy.h"

#include <algorithm>

namespace spanwright::security {

ZonePolicy::ZonePolicy(const Design& design) {
    for (const ZoneRule& rule : design.zoneRules) {
        const ZoneRule*& strictest = strictest_.try_emplace({rule.from, rule.to}, &rule).first->second;
        if (rule.action > strictest->action) strictest = &rule;
    }
}

const ZoneRule* ZonePolicy::between(ZoneId from, ZoneId to) const {
    if (!from || !to || from == to) return nullptr;
    const auto found = strictest_.find({from, to});
    return found == strictest_.end() ? nullptr : found->second;
}

const ZoneRule* ZonePolicy::ruleFor(const Design& snapshot, const Demand& demand) const {
    return between(snapshot.devices.at(demand.from).zone, snapshot.devices.at(demand.to).zone);
}

bool inspectsFor(const ZoneRule& rule, const Device& device) {
    if (rule.inspectors.empty()) return device.inspectsTraffic();
    return std::find(rule.inspectors.begin(), rule.inspectors.end(), device.id) != rule.inspectors.end();
}

}  // namespace spanwright::security
