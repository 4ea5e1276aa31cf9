// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <unordered_map>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

/// What has no path even while nothing fails is not the failing element's doing: Mbit/s by demand.
using AlreadyLost = std::unordered_map<DemandId, double>;

AlreadyLost alreadyLost(const CheckInput& input) {
    AlreadyLost lost;
    if (input.routing == nullptr) return lost;
    for (const sim::DemandFlow& flow : input.routing->demands) {
        if (flow.lost()) lost[flow.demand] += flow.offeredMbps;
    }
    return lost;
}

/// A pair or stack outlives the failure of any one of its units, a LAG that of a member. What fails together
/// all the same, such as fibres in one duct, is for shared-risk groups to say.
bool outlivesOneFailure(const CheckInput& input, ElementId element) {
    if (const Link* link = input.snapshot.links.find(element.as<LinkId>())) return link->memberCount > 1;
    const Device* device = input.snapshot.devices.find(element.as<DeviceId>());
    if (device == nullptr) return false;
    switch (device->redundancy) {
        case RedundancyMode::activeStandby:
        case RedundancyMode::activeActive:
            return true;
        case RedundancyMode::stack:
            return device->count > 1;
        case RedundancyMode::single:
            break;
    }
    return false;
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.failures == nullptr) return;
    const AlreadyLost known = alreadyLost(input);
    for (const sim::FailureResult& result : input.failures->results) {
        if (result.failed.size() != 1 || result.lostDemands.empty()) continue;
        const ElementId failed = result.failed.front();
        if (failed.kind != ElementKind::link && failed.kind != ElementKind::device) continue;
        if (outlivesOneFailure(input, failed)) continue;
        std::size_t cut = 0;
        double cutMbps = result.lostMbps;
        for (const DemandId demand : result.lostDemands) {
            const auto lost = known.find(demand);
            if (lost == known.end()) {
                ++cut;
            } else {
                cutMbps -= lost->second;
            }
        }
        if (cut == 0) continue;
        report(input, rule, rule.severity, {failed},
               fmt::format("The failure of {} cuts {} with {} Mbit/s.", nameOf(input, failed),
                           counted(cut, "demand"), figure(cutMbps)),
               findings);
    }
}

}  // namespace

Rule singlePointOfFailure() {
    return {
        .code = kSinglePointOfFailure,
        .title = "Single point of failure",
        .explanation =
            "Some demands have no path left when this one link or device fails. Demands that start or end "
            "at a failed device are not counted. Pairs, stacks and LAGs outlive the failure of one unit or "
            "member.",
        .severity = Severity::warning,
        .run = run};
}

}  // namespace spanwright::check
