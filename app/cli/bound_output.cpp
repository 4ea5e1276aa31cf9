// SPDX-License-Identifier: MIT
#include "app/cli/bound_output.h"

#include "engine/design/queries.h"

#include <fmt/format.h>

namespace spanwright::cli {

Json boundJson(const Project& project, const Keys& keys, const optimise::UtilizationBound& bound) {
    Json bottlenecks = Json::array();
    for (const optimise::Bottleneck& each : bound.bottlenecks) {
        const Link& link = project.design.links.at(each.link);
        const auto [from, to] = along(each.direction, link.from.device, link.to.device);
        bottlenecks.push_back(
            {{"id", link.key}, {"from", keys.of(from)}, {"to", keys.of(to)}, {"weight", each.weight}});
    }
    Json leftOut = Json::array();
    for (const optimise::DemandDirection& each : bound.leftOut) {
        const Demand& demand = project.design.demands.at(each.demand);
        const auto [from, to] = along(each.direction, demand.from, demand.to);
        leftOut.push_back({{"id", demand.key}, {"from", keys.of(from)}, {"to", keys.of(to)}});
    }
    return {{"max_utilization", bound.maxUtilization},
            {"lower", bound.lower},
            {"gap", bound.gap},
            {"bottlenecks", std::move(bottlenecks)},
            {"left_out", std::move(leftOut)},
            {"tunnels_left_free", bound.tunnels}};
}

std::vector<TextTable> boundTables(const Project& project, const optimise::UtilizationBound& bound) {
    TextTable facts = TextTable::facts("Best of any splittable routing");
    facts.add({"highest utilization, achieved", percentText(bound.maxUtilization)});
    facts.add({"highest utilization, proved minimum", percentText(bound.lower)});
    facts.add({"gap", fmt::format("{:.4f} %", bound.gap * 100)});
    facts.add({"demands left out, without a path", fmt::format("{}", bound.leftOut.size())});
    if (bound.tunnels > 0) {
        facts.add({"tunnels left free, without their overhead", fmt::format("{}", bound.tunnels)});
    }
    TextTable holds("What holds it there", {{"link"}, {"from"}, {"to"}, {"share", Align::right}});
    holds.limit(10);
    for (const optimise::Bottleneck& each : bound.bottlenecks) {
        const Link& link = project.design.links.at(each.link);
        const auto [from, to] = along(each.direction, link.from.device, link.to.device);
        holds.add({displayName(project, link.id), displayName(project, from), displayName(project, to),
                   percentText(each.weight)});
    }
    return {facts, holds};
}

}  // namespace spanwright::cli
