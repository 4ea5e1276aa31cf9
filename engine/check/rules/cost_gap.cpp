// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <map>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

bool inSnapshot(const Design& snapshot, ElementId element) {
    return snapshot.devices.contains(element.as<DeviceId>()) ||
           snapshot.links.contains(element.as<LinkId>()) || snapshot.sites.contains(element.as<SiteId>());
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.cost == nullptr) return;
    // One finding an element, so that accepting it means all of them.
    std::map<ElementId, std::vector<const cost::CostGap*>> gaps;
    for (const cost::CostGap& gap : input.cost->gaps) {
        if (inSnapshot(input.snapshot, gap.element)) gaps[gap.element].push_back(&gap);
    }
    for (const auto& [element, own] : gaps) {
        const bool doubtful = own.front()->kind == cost::CostGap::Kind::transfer;
        std::string message = own.front()->message;
        if (own.size() > 1) message += fmt::format(" And {} more of the kind.", own.size() - 1);
        report(input, rule, doubtful ? Severity::info : rule.severity, {element}, std::move(message),
               findings);
    }
}

}  // namespace

Rule costGap() {
    return {
        .code = "cost-gap",
        .title = "Missing from the budget",
        .explanation =
            "The drawing asks for something that the catalogue has no price or no hardware for: a port or "
            "line card that is fast enough, an optic or cable that fits ports, speed, medium and length, "
            "a price for an item or a capacity, a price by the gigabyte for traffic that leaves a cloud. "
            "The budget is too low by it.",
        .severity = Severity::warning,
        .run = run};
}

}  // namespace spanwright::check
