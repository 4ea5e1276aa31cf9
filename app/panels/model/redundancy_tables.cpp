// SPDX-License-Identifier: MIT
#include "app/panels/model/figures.h"
#include "app/panels/model/resilience_tables.h"
#include "engine/design/queries.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

Cell number(double value, int decimals, Tone tone = Tone::normal) {
    return {figure(value, decimals), value, tone, std::nullopt};
}

Cell money(Money value) {
    return {amount(value), value.toDouble()};
}

/// Money for one unit: as many digits as say something.
Cell rate(const std::optional<double>& value) {
    if (!value) return {"–", std::nullopt, Tone::muted};
    return number(*value, *value < 10 ? 2 : *value < 1000 ? 1 : 0);
}

std::string_view methodName(reliability::AvailabilityMethod method) {
    switch (method) {
        case reliability::AvailabilityMethod::exact:
            return "exact";
        case reliability::AvailabilityMethod::bounds:
            return "proven bounds";
        case reliability::AvailabilityMethod::sampled:
            break;
    }
    return "sampled, 95 % interval";
}

}  // namespace

TableModel groupTable(const Project& project, const reliability::GroupAvailability& group) {
    TableModel table{{{"Question", 4},
                      {"Availability (%)", 12, true},
                      {"Between (%)", 18, true, "Proven bounds, or a 95 % interval of a sample"},
                      {"Minutes down a year", 11, true},
                      {"Method", 3},
                      {"Devices that must be connected", 6}},
                     {},
                     "Add two sites or more."};
    std::string names;
    for (const DeviceId device : group.terminals)
        names += (names.empty() ? "" : ", ") + displayName(project, device);
    table.rows.push_back(
        {{group.terminals.begin(), group.terminals.end()},
         {Cell::plain(fmt::format("{}, {} devices", nameOf(group.question).label, group.terminals.size())),
          {availabilityFigure(group.availability), group.availability},
          {fmt::format("{} – {}", availabilityFigure(group.lower), availabilityFigure(group.upper)),
           group.lower},
          number(group.downtimeMinutesPerYear, 2),
          Cell::plain(std::string(methodName(group.method))),
          Cell::plain(names)}});
    return table;
}

TableModel redundancyTable(const proposals::RedundancyValues& found) {
    TableModel table{
        {{"To build", 8},
         {"Price", 9, true, "Over the horizon"},
         {"Avoids (min)", 9, true, "Downtime a year, summed over demands"},
         {"A minute", 8, true, "Price a year for each minute of downtime a year that it avoids"},
         {"A gigabyte", 8, true, "The same for lost traffic"},
         {"All so far", 9, true, "Price of this and all above it, over the horizon"},
         {"Left (min)", 9, true, "Downtime a year with these built, summed over demands"}},
        {},
        found.before.downtimeMinutes > 0
            ? "Nothing that the project knows to be buyable makes demands more available."
            : "No demand is ever down: give devices, links or sites an availability or MTBF and MTTR.",
        true};
    for (const proposals::RedundancyValue& row : found.values) {
        table.rows.push_back(
            {row.changes.value == 0 ? std::vector<ElementId>() : std::vector{row.changes},
             {Cell::plain(row.text), money(row.price.total), number(row.avoided.downtimeMinutes, 1),
              rate(row.perMinute), rate(row.perGigabyte), money(row.together.total),
              number(row.left.downtimeMinutes, 1)}});
    }
    return table;
}

std::string redundancySummary(const proposals::RedundancyValues& found) {
    std::string text =
        fmt::format("Downtime of all demands {} min a year, lost {} GB a year",
                    figure(found.before.downtimeMinutes, 1), figure(found.before.lostGigabytes, 1));
    if (found.unpriced > 0) text += fmt::format("; {} more that help have no price", found.unpriced);
    if (found.values.empty()) return text;
    const proposals::RedundancyValue& last = found.values.back();
    return text + fmt::format("; with all {} of these {} min and {} GB, for {}", found.values.size(),
                              figure(last.left.downtimeMinutes, 1), figure(last.left.lostGigabytes, 1),
                              shortMoney(last.together.total));
}

}  // namespace spanwright::app
