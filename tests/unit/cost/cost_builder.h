// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/cost.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace spanwright::test {

inline Decimal decimal(std::string_view text) {
    return Decimal::parse(text).value();
}

inline ThreePoint<Decimal> certain(std::string_view text) {
    return ThreePoint<Decimal>::certain(decimal(text));
}

/// Builds a project with prices that reads like a sentence: EUR, from January 2027, twelve months.
class CostBuilder {
  public:
    CostBuilder() {
        project_.settings.startDate = Date(2027, 1, 4);
        project_.settings.horizonMonths = 12;
    }

    Project& project() { return project_; }

    /// A phase whose only package runs on the given days of 2027.
    PhaseId phase(const std::string& key, int sequence, Date start, double days) {
        Phase phase;
        phase.id = project_.newId<PhaseId>();
        phase.key = key;
        phase.sequence = sequence;
        project_.design.phases.put(phase);
        package(key + "-work", phase.id, WorkPackageKind::installation, start, days);
        return phase.id;
    }

    WorkPackageId package(const std::string& key, PhaseId phase, WorkPackageKind kind, Date start,
                          double days) {
        WorkPackage package;
        package.id = project_.newId<WorkPackageId>();
        package.key = key;
        package.phase = phase;
        package.kind = kind;
        package.notBefore = start;
        package.durationDays = ThreePoint<double>::certain(days);
        project_.plan.workPackages.put(package);
        return package.id;
    }

    SiteId site(const std::string& key) {
        Site site;
        site.id = project_.newId<SiteId>();
        site.key = key;
        project_.design.sites.put(site);
        return site.id;
    }

    template <class Set>
    CatalogueItemId item(const std::string& key, const Set& set) {
        CatalogueItem item;
        item.id = project_.newId<CatalogueItemId>();
        item.key = key;
        item.category = ItemCategory::router;
        set(item);
        project_.catalogue.put(item);
        return item.id;
    }

    CatalogueItemId itemAt(const std::string& key, std::string_view price) {
        return item(key, [&](CatalogueItem& row) { row.price = certain(price); });
    }

    DeviceId device(CatalogueItemId item, SiteId site = {}, Lifetime lifetime = {}, int count = 1) {
        Device device;
        device.id = project_.newId<DeviceId>();
        device.key = "device-" + std::to_string(device.id.value);
        device.item = item;
        device.site = site;
        device.lifetime = lifetime;
        device.count = count;
        project_.design.devices.put(device);
        return device.id;
    }

    template <class Set>
    LinkId link(DeviceId from, DeviceId to, const Set& set) {
        Link link;
        link.id = project_.newId<LinkId>();
        link.key = "link-" + std::to_string(link.id.value);
        link.from.device = from;
        link.to.device = to;
        set(link);
        project_.design.links.put(link);
        return link.id;
    }

    template <class Table, class Id, class Change>
    void change(Table& table, Id id, const Change& change) {
        auto row = table.at(id);
        change(row);
        table.put(row);
    }

    [[nodiscard]] Result<cost::CostReport> tryCost(const cost::CostOptions& options = {.trials = 0}) const {
        return cost::cost(project_, plan::schedule(project_, {.trials = 0}).value(), options);
    }
    [[nodiscard]] cost::CostReport cost(const cost::CostOptions& options = {.trials = 0}) const {
        return tryCost(options).value();
    }

  private:
    Project project_;
};

/// The one line whose description ends so; fails the test (throws) where there is none.
inline const cost::BomLine& line(const cost::CostReport& report, std::string_view ending) {
    const auto found = std::find_if(report.bom.begin(), report.bom.end(), [&](const cost::BomLine& row) {
        return std::string_view(row.description).ends_with(ending);
    });
    if (found == report.bom.end()) throw std::out_of_range(std::string(ending));
    return *found;
}

}  // namespace spanwright::test
