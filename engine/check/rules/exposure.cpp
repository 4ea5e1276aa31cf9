// SPDX-License-Identifier: MIT
#include "engine/security/exposure.h"

#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void runManagement(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    for (const security::ManagementExposure& exposure : security::exposures(input.snapshot).management) {
        report(input, rule, rule.severity, {exposure.management, exposure.untrusted},
               fmt::format("{} reaches {} of zone {} with nothing on the way that inspects: {}.",
                           nameOf(input, exposure.untrusted), counted(exposure.reached.size(), "device"),
                           nameOf(input, exposure.management), pathText(input, exposure.path)),
               findings);
    }
}

void runEdge(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    for (const security::OpenEdge& edge : security::exposures(input.snapshot).edges) {
        report(input, rule, rule.severity, {edge.link, edge.device},
               fmt::format("{} ends on {} in the trusted zone {}, which does not inspect.",
                           nameOf(input, edge.link), nameOf(input, edge.device), nameOf(input, edge.zone)),
               findings);
    }
}

}  // namespace

Rule managementExposed() {
    return {
        .code = "management-exposed",
        .title = "Management within reach of an untrusted zone",
        .explanation =
            "From a zone of trust level 20 or less, links lead to devices of a management zone over "
            "devices that do not inspect. Routing and filters that are not drawn do not count; a zone rule "
            "that allows the way does.",
        .severity = Severity::warning,
        .run = runManagement};
}

Rule internetEdgeOpen() {
    return {.code = "internet-edge-open",
            .title = "Internet access without a firewall",
            .explanation =
                "An internet access, broadband or cellular line ends on a device that does not inspect and "
                "stands in a zone of trust level 50 or more.",
            .severity = Severity::warning,
            .run = runEdge};
}

}  // namespace spanwright::check
