// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/field.h"
#include "engine/base/id.h"

#include <compare>
#include <cstdint>

namespace spanwright {

/// Every kind of row that a project holds; one table each.
enum class ElementKind : std::uint8_t {
    catalogueItem,
    site,
    zone,
    zoneRule,
    device,
    link,
    demand,
    sharedRiskGroup,
    failureScenario,
    phase,
    workPackage,
    resource,
    calendar,
    risk,
    changeRequest,
    baseline,
    actual,
};

template <>
struct EnumNames<ElementKind> {
    static constexpr std::array kNames{
        EnumName<ElementKind>{ElementKind::catalogueItem, "catalogue", "Catalogue item"},
        EnumName<ElementKind>{ElementKind::site, "sites", "Site"},
        EnumName<ElementKind>{ElementKind::zone, "zones", "Zone"},
        EnumName<ElementKind>{ElementKind::zoneRule, "zone_rules", "Zone rule"},
        EnumName<ElementKind>{ElementKind::device, "devices", "Device"},
        EnumName<ElementKind>{ElementKind::link, "links", "Link"},
        EnumName<ElementKind>{ElementKind::demand, "demands", "Demand"},
        EnumName<ElementKind>{ElementKind::sharedRiskGroup, "shared_risk_groups", "Shared-risk group"},
        EnumName<ElementKind>{ElementKind::failureScenario, "failure_scenarios", "Failure scenario"},
        EnumName<ElementKind>{ElementKind::phase, "phases", "Phase"},
        EnumName<ElementKind>{ElementKind::workPackage, "work_packages", "Work package"},
        EnumName<ElementKind>{ElementKind::resource, "resources", "Resource"},
        EnumName<ElementKind>{ElementKind::calendar, "calendars", "Calendar"},
        EnumName<ElementKind>{ElementKind::risk, "risks", "Risk"},
        EnumName<ElementKind>{ElementKind::changeRequest, "change_requests", "Change request"},
        EnumName<ElementKind>{ElementKind::baseline, "baselines", "Baseline"},
        EnumName<ElementKind>{ElementKind::actual, "actuals", "Actual"}};
};

/// The tag of an id is the kind of row that it identifies.
template <ElementKind kKind>
struct KindTag {
    static constexpr ElementKind kElementKind = kKind;
};

using CatalogueItemId = Id<KindTag<ElementKind::catalogueItem>>;
using SiteId = Id<KindTag<ElementKind::site>>;
using ZoneId = Id<KindTag<ElementKind::zone>>;
using ZoneRuleId = Id<KindTag<ElementKind::zoneRule>>;
using DeviceId = Id<KindTag<ElementKind::device>>;
using LinkId = Id<KindTag<ElementKind::link>>;
using DemandId = Id<KindTag<ElementKind::demand>>;
using SharedRiskGroupId = Id<KindTag<ElementKind::sharedRiskGroup>>;
using FailureScenarioId = Id<KindTag<ElementKind::failureScenario>>;
using PhaseId = Id<KindTag<ElementKind::phase>>;
using WorkPackageId = Id<KindTag<ElementKind::workPackage>>;
using ResourceId = Id<KindTag<ElementKind::resource>>;
using CalendarId = Id<KindTag<ElementKind::calendar>>;
using RiskId = Id<KindTag<ElementKind::risk>>;
using ChangeRequestId = Id<KindTag<ElementKind::changeRequest>>;
using BaselineId = Id<KindTag<ElementKind::baseline>>;
using ActualId = Id<KindTag<ElementKind::actual>>;

/// An id with its kind: for selections, findings and traces, where any kind may stand.
struct ElementId {
    ElementKind kind = ElementKind::site;
    std::uint32_t value = 0;

    ElementId() = default;
    ElementId(ElementKind elementKind, std::uint32_t idValue) : kind(elementKind), value(idValue) {}
    /// Every typed id is an element id.
    template <ElementKind kKind>
    ElementId(Id<KindTag<kKind>> id) : kind(kKind), value(id.value) {}  // NOLINT(google-explicit-constructor)

    /// The typed id; null when the kind is another.
    template <class TypedId>
    [[nodiscard]] TypedId as() const {
        return typedOrNull(TypedId{});
    }
    friend auto operator<=>(const ElementId&, const ElementId&) = default;

  private:
    template <ElementKind kKind>
    [[nodiscard]] Id<KindTag<kKind>> typedOrNull(Id<KindTag<kKind>> /*tag*/) const {
        return {kind == kKind ? value : 0};
    }
};

/// What every row has beside its own fields.
struct ElementBase {
    std::string key;   ///< the id in files: short, readable, unique in the project, chosen once and kept
    std::string name;  ///< on screen; may repeat
    Properties properties;
    UnknownFields unknownFields;

    friend bool operator==(const ElementBase&, const ElementBase&) = default;
};

}  // namespace spanwright
