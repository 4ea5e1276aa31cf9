// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"

#include <map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

/// Which elements some work package brings in or takes out, and what enters or leaves without one.
class Unplanned {
  public:
    explicit Unplanned(const CheckInput& input) {
        for (const WorkPackage& package : input.project.plan.workPackages) {
            for (const ElementId element : package.bringsIntoService)
                broughtIn_.insert(element.value);
            for (const ElementId element : package.takesOutOfService)
                takenOut_.insert(element.value);
        }
        for (const Device& device : input.project.design.devices) {
            // A provider builds its own network.
            if (device.kind != DeviceKind::providerNetwork) add(device.id, device.lifetime);
        }
        for (const Link& link : input.project.design.links)
            add(link.id, link.lifetime);
    }

    [[nodiscard]] std::vector<ElementId> of(PhaseId phase) const {
        const auto found = byPhase_.find(phase);
        return found == byPhase_.end() ? std::vector<ElementId>() : found->second;
    }

  private:
    void add(ElementId element, const Lifetime& lifetime) {
        if (lifetime.enters && !broughtIn_.contains(element.value)) {
            byPhase_[lifetime.enters].push_back(element);
        }
        const bool leaves = lifetime.leaves && lifetime.leaves != lifetime.enters;
        if (leaves && !takenOut_.contains(element.value)) byPhase_[lifetime.leaves].push_back(element);
    }

    std::unordered_set<std::uint32_t> broughtIn_;  ///< id values are unique over all kinds
    std::unordered_set<std::uint32_t> takenOut_;
    std::map<PhaseId, std::vector<ElementId>> byPhase_;
};

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    const Phase* asked = input.project.design.phases.find(input.phase);
    if (asked == nullptr) return;
    const Unplanned unplanned(input);
    for (const Phase& phase : input.project.design.phases) {
        if (phase.sequence > asked->sequence) continue;
        std::vector<ElementId> elements = unplanned.of(phase.id);
        if (elements.empty()) continue;
        const bool one = elements.size() == 1;
        std::string message =
            fmt::format("{} {} or {} in {} without a work package that does it: {}.",
                        counted(elements.size(), "element"), one ? "enters" : "enter",
                        one ? "leaves" : "leave", nameOf(input, phase.id), namesOf(input, elements));
        elements.insert(elements.begin(), phase.id);
        report(input, rule, rule.severity, std::move(elements), std::move(message), findings);
    }
}

}  // namespace

Rule unplannedElement() {
    return {.code = "unplanned-element",
            .title = "Change without work",
            .explanation =
                "Devices or links enter or leave in a phase, but no work package brings them into service or "
                "takes them out: they are dated with the phase as a whole, and nobody has planned the work.",
            .severity = Severity::info,
            .run = run};
}

}  // namespace spanwright::check
