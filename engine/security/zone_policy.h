// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <map>
#include <utility>
#include <vector>

namespace spanwright::security {

/// Trust levels at and below which a zone counts as untrusted, at and above which as trusted.
inline constexpr int kUntrusted = 20;
inline constexpr int kTrusted = 50;

/// What the zone rules of a design say of each ordered pair of zones. Refers to the design.
class ZonePolicy {
  public:
    explicit ZonePolicy(const Design& design);

    [[nodiscard]] bool empty() const { return strictest_.empty(); }
    /// The strictest rule from one zone to the other (deny before inspect before allow, then the older one);
    /// null where there is none. Traffic within one zone and devices outside all zones are not judged.
    [[nodiscard]] const ZoneRule* between(ZoneId from, ZoneId to) const;
    /// The rule for a demand of the snapshot, from the zone of its first end to that of its second.
    [[nodiscard]] const ZoneRule* ruleFor(const Design& snapshot, const Demand& demand) const;

  private:
    std::map<std::pair<ZoneId, ZoneId>, const ZoneRule*> strictest_;
};

/// True when the device does what the rule asks for: it is one of the rule's inspectors or, where the rule
/// names none, it inspects traffic.
[[nodiscard]] bool inspectsFor(const ZoneRule& rule, const Device& device);

}  // namespace spanwright::security
