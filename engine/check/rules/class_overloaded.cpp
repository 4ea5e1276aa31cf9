// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <array>
#include <map>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

struct Loss {
    double offeredMbps = 0;
    double lostMbps = 0;
};

using ByClass = std::array<Loss, traffic::kClasses>;

/// Traffic that is meant to fill what is left over may lose some; for the others it is an error.
bool givesWay(TrafficClass trafficClass) {
    return trafficClass == TrafficClass::bulk || trafficClass == TrafficClass::bestEffort;
}

void judge(const CheckInput& input, const Rule& rule, ElementId full, const ByClass& classes,
           std::vector<Finding>& findings) {
    std::string who;
    Severity severity = Severity::warning;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const Loss& loss = classes.at(c);
        if (loss.lostMbps <= 0) continue;
        const auto trafficClass = static_cast<TrafficClass>(c);
        who += fmt::format("{}{} loses {} of {} Mbit/s", who.empty() ? "" : ", ", nameOf(trafficClass).label,
                           figure(loss.lostMbps), figure(loss.offeredMbps));
        if (!givesWay(trafficClass)) severity = Severity::error;
    }
    report(input, rule, severity, {full}, fmt::format("{} is full: {}.", nameOf(input, full), who), findings);
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    if (input.traffic == nullptr) return;
    std::map<ElementId, ByClass> full;
    for (const traffic::DemandTraffic& flow : input.traffic->demands) {
        if (flow.bottleneck.value == 0) continue;
        Loss& loss = full[flow.bottleneck].at(static_cast<std::size_t>(flow.trafficClass));
        loss.offeredMbps += flow.offeredMbps;
        loss.lostMbps += flow.lostMbps;
    }
    for (const auto& [element, classes] : full)
        judge(input, rule, element, classes, findings);
}

}  // namespace

Rule classOverloaded() {
    return {.code = "class-overloaded",
            .title = "Class of service loses traffic",
            .explanation =
                "A link or device is too full for the classes that share it. Higher priorities are "
                "served first, classes of equal priority by weight, demands of a class in equal "
                "fractions of what they ask for; the demands counted here are those that this "
                "place limits. A warning while only bulk and best effort lose.",
            .severity = Severity::error,
            .run = run};
}

}  // namespace spanwright::check
