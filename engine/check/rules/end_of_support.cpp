// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"
#include "engine/plan/service_dates.h"

#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

Lifetime lifetimeOf(const Design& design, const Device& device) {
    const Site* site = design.sites.find(device.site);
    return site == nullptr ? device.lifetime : plan::within(design, device.lifetime, site->lifetime);
}

Lifetime lifetimeOf(const Design& design, const Link& link) {
    Lifetime lifetime = link.lifetime;
    for (const DeviceId end : {link.from.device, link.to.device}) {
        if (const Device* device = design.devices.find(end)) {
            lifetime = plan::within(design, lifetime, lifetimeOf(design, *device));
        }
    }
    return lifetime;
}

/// Elements in service whose item loses support while they are, by item.
class Outliving {
  public:
    explicit Outliving(const CheckInput& input) : input_(input) {
        const ProjectSettings& settings = input.project.settings;
        horizonEnd_ = Month(settings.startDate).plus(settings.horizonMonths).firstDay();
        if (input.schedule != nullptr) dates_.emplace(input.project, *input.schedule);
        for (const Device& device : input.snapshot.devices)
            add(device);
        for (const Link& link : input.snapshot.links)
            add(link);
    }

    [[nodiscard]] const std::map<CatalogueItemId, std::vector<ElementId>>& byItem() const { return byItem_; }

  private:
    template <class Row>
    void add(const Row& row) {
        const CatalogueItem* item = input_.project.catalogue.find(row.item);
        if (item == nullptr || !item->endOfSupport || *item->endOfSupport >= horizonEnd_) return;
        if (dates_) {
            const Lifetime lifetime = lifetimeOf(input_.project.design, row);
            const std::optional<Date> leaves = dates_->dates(row.id, lifetime).leaves;
            if (leaves && *leaves <= *item->endOfSupport) return;
        }
        byItem_[row.item].emplace_back(row.id);
    }

    const CheckInput& input_;
    Date horizonEnd_;
    std::optional<plan::ServiceDateIndex> dates_;
    std::map<CatalogueItemId, std::vector<ElementId>> byItem_;
};

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    const Outliving outliving(input);
    for (const auto& [id, elements] : outliving.byItem()) {
        const CatalogueItem& item = input.project.catalogue.at(id);
        const bool over = *item.endOfSupport < input.project.settings.startDate;
        report(input, rule, rule.severity, elements,
               fmt::format("{} {} end of support on {}{}: {}.", nameOf(input, id),
                           over ? "reached" : "reaches", item.endOfSupport->text(),
                           over ? ", before the project starts, and is in service" : " while in service",
                           namesOf(input, elements)),
               findings);
    }
}

}  // namespace

Rule endOfSupport() {
    return {.code = "end-of-support",
            .title = "End of support within the horizon",
            .explanation =
                "The maker ends support of a catalogue item within the project's horizon, before "
                "the elements made of it are taken out of service.",
            .severity = Severity::warning,
            .run = run};
}

}  // namespace spanwright::check
