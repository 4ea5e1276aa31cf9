// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

/// Beyond this share of the capacity (80 % unless the project says otherwise), busy-hour means hide queues
/// that bursts already fill.
double highUtilization(const CheckInput& input) {
    return std::min(input.snapshot.trafficPolicy.linkThresholdPercent / 100, 1.0);
}

/// The fuller direction of one link.
struct Worst {
    const sim::LinkLoad* load = nullptr;

    [[nodiscard]] double ratio() const { return load == nullptr ? 0 : load->utilization.value_or(0); }
};

void judge(const CheckInput& input, const Rule& rule, const Worst& worst, std::vector<Finding>& findings) {
    if (worst.ratio() <= highUtilization(input)) return;
    const Link* link = input.snapshot.links.find(worst.load->link);
    if (link == nullptr) return;
    const bool forward = worst.load->direction == sim::Direction::forward;
    report(input, rule, worst.ratio() > 1 ? Severity::error : Severity::warning, {link->id},
           fmt::format("{} carries {} of {} Mbit/s ({}) from {} to {}.", nameOf(input, link->id),
                       figure(worst.load->loadMbps), figure(worst.load->capacityMbps), percent(worst.ratio()),
                       nameOf(input, forward ? link->from.device : link->to.device),
                       nameOf(input, forward ? link->to.device : link->from.device)),
           findings);
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.routing == nullptr) return;
    Worst worst;
    for (const sim::LinkLoad& load : input.routing->links) {
        if (worst.load != nullptr && worst.load->link != load.link) {
            judge(input, rule, worst, findings);
            worst = {};
        }
        if (worst.load == nullptr || load.utilization.value_or(0) > worst.ratio()) worst.load = &load;
    }
    judge(input, rule, worst, findings);
}

}  // namespace

Rule linkOverloaded() {
    return {.code = "link-overloaded",
            .title = "Link overloaded",
            .explanation =
                "In the busy hour the fuller direction of a link carries more than its capacity, "
                "or more than the project's threshold, normally 80 % of it (warning). Add capacity, or move "
                "traffic to another path.",
            .severity = Severity::error,
            .run = run};
}

}  // namespace spanwright::check
