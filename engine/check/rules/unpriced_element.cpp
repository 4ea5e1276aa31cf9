// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <utility>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    const auto tell = [&](std::vector<ElementId> unpriced, std::string_view noun, std::string_view lacks) {
        if (unpriced.empty()) return;
        const bool one = unpriced.size() == 1;
        std::string message =
            fmt::format("{} {} no {} and {} nothing in the cost: {}.", counted(unpriced.size(), noun),
                        one ? "has" : "have", lacks, one ? "counts" : "count", namesOf(input, unpriced));
        report(input, rule, rule.severity, std::move(unpriced), std::move(message), findings);
    };

    std::vector<ElementId> devices;
    for (const Device& device : input.snapshot.devices) {
        const bool bought = device.kind != DeviceKind::providerNetwork;
        if (bought && !input.project.catalogue.contains(device.item)) devices.emplace_back(device.id);
    }
    tell(std::move(devices), "device", "catalogue item");

    std::vector<ElementId> links;
    for (const Link& link : input.snapshot.links) {
        const bool priced =
            link.monthlyPrice || link.setupPrice || input.project.catalogue.contains(link.item);
        if (!priced && link.kind != LinkKind::tunnel) links.emplace_back(link.id);
    }
    tell(std::move(links), "link", "catalogue item or price of their own");
}

}  // namespace

Rule unpricedElement() {
    return {.code = "unpriced-element",
            .title = "Element without a price",
            .explanation =
                "Devices without a catalogue item, and links that have no price of their own either, cost "
                "nothing. Providers' networks and tunnels are not bought and need none.",
            .severity = Severity::info,
            .run = run};
}

}  // namespace spanwright::check
