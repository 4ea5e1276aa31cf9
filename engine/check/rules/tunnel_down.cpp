// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.routing == nullptr) return;
    for (const sim::TunnelRoute& tunnel : input.routing->tunnels) {
        if (tunnel.fault == sim::TunnelFault::circular) {
            report(input, rule, rule.severity, {tunnel.tunnel},
                   fmt::format("{} rides on itself.", nameOf(input, tunnel.tunnel)), findings);
        } else if (tunnel.fault == sim::TunnelFault::noUnderlay) {
            const Link& link = input.snapshot.links.at(tunnel.tunnel);
            report(input, rule, rule.severity, {tunnel.tunnel},
                   fmt::format("{} is down: its underlay has no path from {} to {} and back{}.",
                               nameOf(input, tunnel.tunnel), nameOf(input, link.from.device),
                               nameOf(input, link.to.device),
                               link.via.empty() && link.underlay.empty() ? "" : " as it names it"),
                   findings);
        }
    }
}

}  // namespace

Rule tunnelDown() {
    return {.code = "tunnel-down",
            .title = "Tunnel without an underlay",
            .explanation =
                "A tunnel rides on the links between its ends that are no tunnels, or on those that it "
                "names, past the devices that it names. Without such a path in both directions it carries "
                "nothing.",
            .severity = Severity::error,
            .run = run};
}

}  // namespace spanwright::check
