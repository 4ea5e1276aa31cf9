// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <cstdint>
#include <unordered_map>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

struct Need {
    std::int64_t ports = 0;
    std::size_t links = 0;
};

std::unordered_map<DeviceId, Need> needs(const Design& snapshot) {
    std::unordered_map<DeviceId, Need> needs;
    for (const Link& link : snapshot.links) {
        if (link.kind == LinkKind::tunnel) continue;  // rides on other links' ports
        for (const DeviceId device : {link.from.device, link.to.device}) {
            needs[device].ports += link.memberCount;
            ++needs[device].links;
        }
    }
    return needs;
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    for (const auto& [id, need] : needs(input.snapshot)) {
        const Device& device = input.snapshot.devices.at(id);
        const CatalogueItem* item = input.project.catalogue.find(device.item);
        // A chassis gets line cards as it needs them: see cost-gap.
        if (item == nullptr || item->portCount() <= 0 || !item->moduleBays.empty()) continue;
        const std::int64_t ports = std::int64_t{item->portCount()} * device.units();
        if (need.ports <= ports) continue;
        report(input, rule, rule.severity, {id},
               fmt::format("{} needs {} for {}, but has {} ({} × {}).", nameOf(input, id),
                           counted(static_cast<std::size_t>(need.ports), "port"),
                           counted(need.links, "link end"), ports, device.units(), nameOf(input, item->id)),
               findings);
    }
}

}  // namespace

Rule portExhausted() {
    return {.code = "port-exhausted",
            .title = "Ports exhausted",
            .explanation =
                "The links at a device, each with all its members, need more ports than its catalogue item "
                "has in all units; a redundant pair is two. Tunnels need none. Items that state no ports are "
                "not judged.",
            .severity = Severity::error,
            .run = run};
}

}  // namespace spanwright::check
