// SPDX-License-Identifier: MIT
#pragma once

#include "tests/unit/security/zone_builder.h"

namespace spanwright::test {

/// A network in which everything has a price.
struct PricedNetwork : ZonedNetwork {
    CatalogueItemId item(std::string_view key, int price, int monthly = 0) {
        CatalogueItem row;
        row.id = project.newId<CatalogueItemId>();
        row.key = row.name = key;
        row.category = monthly > 0 ? ItemCategory::circuit : ItemCategory::router;
        row.price = ThreePoint<Decimal>::certain(Decimal::fromInteger(price));
        row.monthlyPrice = ThreePoint<Decimal>::certain(Decimal::fromInteger(monthly));
        project.catalogue.put(row);
        return row.id;
    }
    void buy(std::string_view device_, CatalogueItemId item) {
        editDevice(device_, [&](Device& row) { row.item = item; });
    }
    void buyLink(std::string_view link, CatalogueItemId item) {
        editLink(link, [&](Link& row) { row.item = item; });
    }
    void askAll(Survival survives, std::optional<double> availability = std::nullopt) {
        for (Demand demand : Table<Demand>(project.design.demands)) {
            demand.goal.survives = survives;
            demand.availabilityTarget = availability;
            project.design.demands.put(demand);
        }
    }
};

}  // namespace spanwright::test
