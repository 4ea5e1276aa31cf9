// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/design_builder.h"

#include <string_view>
#include <vector>

namespace spanwright::test {

/// A network with zones and the rules between them.
struct ZonedNetwork : DesignBuilder {
    ZoneId zone(std::string_view key, int trustLevel = 50, ZoneKind kind = ZoneKind::security) {
        Zone row;
        row.id = project.newId<ZoneId>();
        row.key = row.name = key;
        row.trustLevel = trustLevel;
        row.kind = kind;
        project.design.zones.put(row);
        return row.id;
    }
    void put(std::string_view device_, ZoneId zone) {
        editDevice(device_, [&](Device& row) { row.zone = zone; });
    }
    ZoneRuleId rule(ZoneId from, ZoneId to, ZoneAction action, std::vector<DeviceId> inspectors = {}) {
        ZoneRule row;
        row.id = project.newId<ZoneRuleId>();
        row.key = row.name = "rule-" + std::to_string(row.id.value);
        row.from = from;
        row.to = to;
        row.action = action;
        row.inspectors = std::move(inspectors);
        project.design.zoneRules.put(row);
        return row.id;
    }
    void firewall(std::string_view key) {
        editDevice(key, [](Device& row) { row.kind = DeviceKind::firewall; });
    }
    SharedRiskGroupId riskGroup(std::string_view key) {
        SharedRiskGroup row;
        row.id = project.newId<SharedRiskGroupId>();
        row.key = row.name = key;
        project.design.sharedRiskGroups.put(row);
        return row.id;
    }
};

}  // namespace spanwright::test
