// SPDX-License-Identifier: MIT
#include "engine/io/import/sndlib.h"

#include <fmt/format.h>

namespace spanwright::io {
namespace {

Result<double> readOrZero(const Token& token, std::string_view what) {
    return token.empty() ? Result<double>(0.0) : readNumber(token, what);
}

void keep(Properties& properties, std::string_view name, const Token& token) {
    if (!token.empty()) properties.emplace_back(name, token.text);
}

}  // namespace

Result<ForeignLink> makeSndlibLink(const SndlibLink& from) {
    ForeignLink link;
    link.place = from.place;
    link.id = from.id;
    link.from = from.from;
    link.to = from.to;
    link.igpMetric = 1;
    const Result<double> installed = readOrZero(from.preInstalledCapacity, "the pre-installed capacity");
    if (!installed) return tl::unexpected(installed.error());
    for (const auto& [token, what] :
         {std::pair{from.preInstalledCost, "the pre-installed cost"},
          std::pair{from.routingCost, "the routing cost"}, std::pair{from.setupCost, "the setup cost"}}) {
        if (const Result<double> cost = readOrZero(token, what); !cost) return tl::unexpected(cost.error());
    }
    link.capacityMbps = *installed;
    keep(link.properties, "pre_installed_capacity", from.preInstalledCapacity);
    keep(link.properties, "pre_installed_capacity_cost", from.preInstalledCost);
    keep(link.properties, "routing_cost", from.routingCost);
    keep(link.properties, "setup_cost", from.setupCost);
    std::string modules;
    for (const SndlibModule& module : from.modules) {
        const Result<double> capacity = readNumber(module.capacity, "a module's capacity");
        if (!capacity) return tl::unexpected(capacity.error());
        const Result<double> cost = readOrZero(module.cost, "a module's cost");
        if (!cost) return tl::unexpected(cost.error());
        if (modules.empty()) link.capacityMbps += *capacity;
        modules += fmt::format("{}{} {}", modules.empty() ? "" : " ", module.capacity.text,
                               module.cost.empty() ? "0" : module.cost.text);
    }
    if (!modules.empty()) link.properties.emplace_back("modules", modules);
    return link;
}

Result<ForeignDemand> makeSndlibDemand(const SndlibDemand& from, Notes& notes) {
    ForeignDemand demand;
    demand.place = from.place;
    demand.id = from.id;
    demand.from = from.from;
    demand.to = from.to;
    const Result<double> unit =
        from.routingUnit.empty() ? Result<double>(1.0) : readNumber(from.routingUnit, "the routing unit");
    if (!unit) return tl::unexpected(unit.error());
    const Result<double> value = readNumber(from.value, "the demand value");
    if (!value) return tl::unexpected(value.error());
    demand.mbps = *unit * *value;
    if (demand.mbps > std::numeric_limits<double>::max()) {
        return failAt(from.value.place, Code::overflow, "routing unit × value is too large for a number");
    }
    if (!from.maxPathLength.empty() && from.maxPathLength.text != "UNLIMITED") {
        demand.properties.emplace_back("max_path_length", from.maxPathLength.text);
        notes.add("limits of path length have no counterpart, kept as property \"max_path_length\"", from.id);
    }
    return demand;
}

void noteSndlibUnit(std::string_view unit, Notes& notes) {
    if (unit.empty() || unit == "MBITPERSEC") return;
    notes.add("capacities and demands in a unit that is not Mbit/s, taken as Mbit/s as they stand",
              fmt::format("unit {}", unit));
}

}  // namespace spanwright::io
