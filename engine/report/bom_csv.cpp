// SPDX-License-Identifier: MIT
#include "engine/report/bom_csv.h"

#include "engine/design/queries.h"
#include "engine/io/csv_text.h"

#include <fmt/format.h>

namespace spanwright::report {

std::string bomCsv(const Project& project, const cost::CostReport& report) {
    std::string out = io::csvRecord({"item", "description", "category", "spend", "phase", "site", "quantity",
                                     "unit_price", "total", "currency", "first_month", "months", "supplier",
                                     "cost_centre", "ordered_by", "elements"});
    for (const cost::BomLine& line : report.bom) {
        std::string elements;
        for (const ElementId element : line.elements)
            elements += (elements.empty() ? "" : ";") + keyOf(project, element);
        out += io::csvRecord(
            {io::guarded(line.item), io::guarded(line.description), std::string(nameOf(line.category).key),
             line.spend == cost::Spend::capex ? "capex" : "opex", io::guarded(keyOf(project, line.phase)),
             io::guarded(keyOf(project, line.site)), line.quantity.text(), line.unitPrice.text(),
             line.total.text(), std::string(report.currency.code()), line.from.text(),
             std::to_string(line.until.monthsSince(line.from)), io::guarded(line.supplier),
             io::guarded(line.costCentre), io::guarded(keyOf(project, line.orderedBy)),
             io::guarded(elements)});
    }
    return out;
}

}  // namespace spanwright::report
