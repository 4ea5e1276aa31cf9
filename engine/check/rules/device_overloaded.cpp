// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.routing == nullptr) return;
    const double high = std::min(input.snapshot.trafficPolicy.deviceThresholdPercent / 100, 1.0);
    for (const sim::DeviceLoad& load : input.routing->devices) {
        if (!load.utilization || *load.utilization <= high) continue;
        report(input, rule, *load.utilization > 1 ? Severity::error : Severity::warning, {load.device},
               fmt::format("{} forwards {} of {} Mbit/s ({}).", nameOf(input, load.device),
                           figure(load.loadMbps), figure(*load.throughputMbps), percent(*load.utilization)),
               findings);
    }
}

}  // namespace

Rule deviceOverloaded() {
    return {.code = "device-overloaded",
            .title = "Device overloaded",
            .explanation =
                "In the busy hour more traffic enters a device than it can forward, or more than "
                "the project's threshold, normally 80 % of that (warning). The limit is the device's own, "
                "else its item's for each "
                "of its units.",
            .severity = Severity::error,
            .run = run};
}

}  // namespace spanwright::check
