// SPDX-License-Identifier: MIT
#include "engine/design/traffic_policy.h"

#include <array>

namespace spanwright {
namespace {

/// In the order of TrafficClass.
constexpr std::array<ClassService, 5> kUsual{{
    {.dscp = 46, .priority = 1, .weight = 30, .packetBytes = 200, .packetVariation = 0},
    {.dscp = 34, .priority = 0, .weight = 30, .packetBytes = 1000, .packetVariation = 0.5},
    {.dscp = 18, .priority = 0, .weight = 25, .packetBytes = 500, .packetVariation = 1},
    {.dscp = 10, .priority = 0, .weight = 10, .packetBytes = 1300, .packetVariation = 0.4},
    {.dscp = 0, .priority = 0, .weight = 25, .packetBytes = 700, .packetVariation = 1},
}};

/// In the order of TrafficClass.
constexpr std::array kMembers{&TrafficPolicy::voice, &TrafficPolicy::video, &TrafficPolicy::business,
                              &TrafficPolicy::bulk, &TrafficPolicy::bestEffort};

}  // namespace

const ClassPolicy& TrafficPolicy::of(TrafficClass trafficClass) const {
    return this->*kMembers.at(static_cast<std::size_t>(trafficClass));
}

ClassPolicy& TrafficPolicy::of(TrafficClass trafficClass) {
    return this->*kMembers.at(static_cast<std::size_t>(trafficClass));
}

ClassService serviceOf(const TrafficPolicy& policy, TrafficClass trafficClass) {
    const ClassPolicy& own = policy.of(trafficClass);
    const ClassService& usual = kUsual.at(static_cast<std::size_t>(trafficClass));
    return {own.dscp.value_or(usual.dscp), own.priority.value_or(usual.priority),
            own.weight.value_or(usual.weight), own.packetBytes.value_or(usual.packetBytes),
            own.packetVariation.value_or(usual.packetVariation)};
}

}  // namespace spanwright
