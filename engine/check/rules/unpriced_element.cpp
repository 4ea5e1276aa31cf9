// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"
#include "engine/cost/unpriced.h"

#include <utility>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    const auto tell = [&](std::vector<ElementId> unpriced, std::string_view noun, std::string_view lacks) {
        if (unpriced.empty()) return;
        const bool one = unpriced.size() == 1;
        std::string message = fmt::format("{} without {} {} nothing: {}.", counted(unpriced.size(), noun),
                                          lacks, one ? "costs" : "cost", namesOf(input, unpriced));
        report(input, rule, rule.severity, std::move(unpriced), std::move(message), findings);
    };

    const Table<CatalogueItem>& items = input.project.catalogue;
    tell(cost::unpricedDevices(input.snapshot, items), "device", "a catalogue item");
    // Of some links the budget buys optics or cables that nobody drew.
    const std::vector<cost::BomLine> none;
    tell(cost::unpricedLinks(input.snapshot, items, input.cost != nullptr ? input.cost->bom : none), "link",
         "a catalogue item or a negotiated price");
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
