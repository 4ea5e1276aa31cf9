// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

/// "forwards 2 400 of 2 000 Mbit/s".
std::string workOf(const sim::DeviceLimit& limit) {
    const std::string amounts = fmt::format("{} of {}", figure(limit.load), figure(limit.limit));
    switch (limit.service) {
        case sim::DeviceService::forwarding:
            return fmt::format("forwards {} Mbit/s", amounts);
        case sim::DeviceService::packets:
            return fmt::format("forwards {} packets a second", amounts);
        case sim::DeviceService::inspection:
            return fmt::format("inspects {} Mbit/s", amounts);
        case sim::DeviceService::tlsInspection:
            return fmt::format("decrypts and inspects {} Mbit/s", amounts);
        case sim::DeviceService::ipsec:
            return fmt::format("encrypts and decrypts {} Mbit/s", amounts);
    }
    return {};
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.routing == nullptr) return;
    const double high = std::min(input.snapshot.trafficPolicy.deviceThresholdPercent / 100, 1.0);
    for (const sim::DeviceLoad& load : input.routing->devices) {
        const sim::DeviceLimit* binding = load.binding();
        if (binding == nullptr) continue;
        if (!binding->utilization) {
            if (binding->load <= 0) continue;
            report(input, rule, Severity::error, {load.device},
                   fmt::format("{} {}.", nameOf(input, load.device), workOf(*binding)), findings);
            continue;
        }
        const double utilization = *binding->utilization;
        if (utilization <= high) continue;
        report(input, rule, utilization > 1 ? Severity::error : Severity::warning, {load.device},
               fmt::format("{} {} ({}).", nameOf(input, load.device), workOf(*binding), percent(utilization)),
               findings);
    }
}

}  // namespace

Rule deviceOverloaded() {
    return {
        .code = "device-overloaded",
        .title = "Device overloaded",
        .explanation =
            "In the busy hour a device has more to do than it can, or more than the project's threshold, "
            "normally 80 % "
            "of that (warning): Mbit/s or packets that it forwards, traffic that it inspects, also inside "
            "TLS, or tunnels that it encrypts; the limit that binds is named. Limits are the "
            "device's own, else its item's for each of its units.",
        .severity = Severity::error,
        .run = run};
}

}  // namespace spanwright::check
