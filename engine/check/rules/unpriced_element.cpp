// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <set>
#include <utility>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

/// Tunnels ride on what is paid for already; what joins two providers is theirs.
bool isBought(const CheckInput& input, const Link& link) {
    const auto atProvider = [&](DeviceId end) {
        return input.snapshot.devices.at(end).kind == DeviceKind::providerNetwork;
    };
    return !link.outsideBudget && link.kind != LinkKind::tunnel &&
           !(atProvider(link.from.device) && atProvider(link.to.device));
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    const auto tell = [&](std::vector<ElementId> unpriced, std::string_view noun, std::string_view lacks) {
        if (unpriced.empty()) return;
        const bool one = unpriced.size() == 1;
        std::string message = fmt::format("{} without {} {} nothing: {}.", counted(unpriced.size(), noun),
                                          lacks, one ? "costs" : "cost", namesOf(input, unpriced));
        report(input, rule, rule.severity, std::move(unpriced), std::move(message), findings);
    };

    std::vector<ElementId> devices;
    for (const Device& device : input.snapshot.devices) {
        const bool bought = device.kind != DeviceKind::providerNetwork && !device.outsideBudget;
        if (bought && !input.project.catalogue.contains(device.item)) devices.emplace_back(device.id);
    }
    tell(std::move(devices), "device", "a catalogue item");

    // Links of which the budget buys optics or cables that nobody drew.
    std::set<ElementId> budgeted;
    if (input.cost != nullptr) {
        for (const cost::BomLine& line : input.cost->bom)
            budgeted.insert(line.elements.begin(), line.elements.end());
    }
    std::vector<ElementId> links;
    for (const Link& link : input.snapshot.links) {
        const bool priced = link.monthlyPrice || link.setupPrice ||
                            input.project.catalogue.contains(link.item) || budgeted.contains(link.id);
        if (!priced && isBought(input, link)) links.emplace_back(link.id);
    }
    tell(std::move(links), "link", "a catalogue item or a negotiated price");
}

}  // namespace

Rule unpricedElement() {
    return {
        .code = "unpriced-element",
        .title = "Element without a price",
        .explanation =
            "Devices without a catalogue item, and links that have no price of their own either, cost "
            "nothing. Providers' networks, what joins them, tunnels, and what is outside the budget are not "
            "bought here and need none.",
        .severity = Severity::info,
        .run = run};
}

}  // namespace spanwright::check
