// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <unordered_set>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    std::unordered_set<DeviceId> linked;
    for (const Link& link : input.snapshot.links) {
        linked.insert(link.from.device);
        linked.insert(link.to.device);
    }
    for (const Device& device : input.snapshot.devices) {
        if (linked.contains(device.id)) continue;
        report(input, rule, rule.severity, {device.id},
               fmt::format("{} is in service without any link.", nameOf(input, device.id)), findings);
    }
}

}  // namespace

Rule isolatedDevice() {
    return {.code = "isolated-device",
            .title = "Isolated device",
            .explanation = "A device is in service, but no link in service ends at it.",
            .severity = Severity::warning,
            .run = run};
}

}  // namespace spanwright::check
