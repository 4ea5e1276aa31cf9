// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    for (const Link& link : input.snapshot.links) {
        const std::vector<double>& members = link.memberCapacitiesMbps;
        if (members.empty()) continue;
        const double sum = std::accumulate(members.begin(), members.end(), 0.0);
        if (static_cast<int>(members.size()) != link.memberCount) {
            report(input, rule, Severity::error, {link.id},
                   fmt::format("{} has {} members, but the capacities of {}.", nameOf(input, link.id),
                               link.memberCount, members.size()),
                   findings);
        } else if (std::abs(sum - link.capacityMbps) > 1e-9 * sum) {
            report(input, rule, Severity::error, {link.id},
                   fmt::format("The members of {} have {} Mbit/s together, the link {}.",
                               nameOf(input, link.id), figure(sum), figure(link.capacityMbps)),
                   findings);
        } else if (link.usableMbps() < link.capacityMbps) {
            report(input, rule, rule.severity, {link.id},
                   fmt::format("{} can use {} of its {} Mbit/s: its members differ, and the smallest fills "
                               "first.",
                               nameOf(input, link.id), figure(link.usableMbps()), figure(link.capacityMbps)),
                   findings);
        }
    }
}

}  // namespace

Rule lagMembers() {
    return {.code = "lag-members",
            .title = "Members of a LAG differ",
            .explanation =
                "A LAG spreads its traffic over its members in equal parts, so that it is full when its "
                "smallest member is (IEEE 802.1AX wants them alike). Listed capacities must be as many as "
                "there are members and sum to the link's.",
            .severity = Severity::warning,
            .run = run};
}

}  // namespace spanwright::check
