// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

/// A pair or stack outlives the failure of any one of its units, a LAG that of a member. What fails together
/// all the same, such as fibres in one duct, is for shared-risk groups to say.
bool outlivesOneFailure(const CheckInput& input, ElementId element) {
    if (const Link* link = input.snapshot.links.find(element.as<LinkId>())) return link->memberCount > 1;
    const Device* device = input.snapshot.devices.find(element.as<DeviceId>());
    return device != nullptr && device->redundant();
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.failures == nullptr) return;
    for (const sim::FailureResult& result : input.failures->results) {
        if (result.failed.size() != 1 || result.cutDemands == 0) continue;
        const ElementId failed = result.failed.front();
        if (failed.kind != ElementKind::link && failed.kind != ElementKind::device) continue;
        if (outlivesOneFailure(input, failed)) continue;
        report(input, rule, rule.severity, {failed},
               fmt::format("The failure of {} cuts {} with {} Mbit/s.", nameOf(input, failed),
                           counted(static_cast<std::size_t>(result.cutDemands), "demand"),
                           figure(result.cutMbps)),
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
