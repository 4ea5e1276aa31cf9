// SPDX-License-Identifier: MIT
#include "app/panels/model/optimise_tables.h"

#include "app/panels/model/figures.h"
#include "engine/design/queries.h"

#include <map>
#include <utility>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

Cell number(double value, int decimals, Tone tone = Tone::normal) {
    return {figure(value, decimals), value, tone, std::nullopt};
}

Cell utilization(double ratio) {
    const Tone tone = ratio > 1 ? Tone::bad : ratio > 0.8 ? Tone::warning : Tone::normal;
    return {percentFigure(ratio), ratio, tone, ratio};
}

std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string along(const Project& project, const Link& link, sim::Direction direction) {
    DeviceId from = link.from.device;
    DeviceId to = link.to.device;
    if (direction == sim::Direction::reverse) std::swap(from, to);
    return displayName(project, from) + " → " + displayName(project, to);
}

/// "2 × 1 Gbit/s", with the item where that changes.
std::string equipment(const Project& project, const Link& link, bool withItem) {
    const double each = link.capacityMbps / link.memberCount;
    const std::string rate =
        each >= 1000 ? fmt::format("{:g} Gbit/s", each / 1000) : fmt::format("{:g} Mbit/s", each);
    std::string text = link.memberCount == 1 ? rate : fmt::format("{} × {}", link.memberCount, rate);
    if (withItem && link.item) text += fmt::format(" ({})", displayName(project, link.item));
    return text;
}

}  // namespace

std::string boundSummary(const PhaseAnalysis& phase) {
    const std::string now =
        fmt::format("Highest utilization {} %", percentFigure(phase.routing.maxUtilization));
    if (!phase.bound) return now + "; the network is too large to say with every edit how good it could be";
    const optimise::UtilizationBound& bound = *phase.bound;
    std::string text = fmt::format("{}; no routing is below {} %, and one reaches {} %", now,
                                   percentFigure(bound.lower), percentFigure(bound.maxUtilization));
    if (bound.tunnels > 0)
        text += fmt::format(", {} left out", counted(static_cast<std::size_t>(bound.tunnels), "tunnel"));
    return text;
}

TableModel bottleneckTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table{{{"Link", 3},
                      {"Direction", 4},
                      {"Share of the bound (%)", 10, true,
                       "By which part of 1 % the bound falls when this link's capacity grows by 1 %"},
                      {"Now (%)", 10, true, "Utilization with the routing as it is"},
                      {"Best routing (%)", 10, true, "Utilization with the routing that reaches the bound"}},
                     {},
                     phase.bound ? "Nothing is to be carried in this phase."
                                 : "The network is too large to say with every edit how good it could be. "
                                   "Search metrics to have it computed."};
    if (!phase.bound) return table;
    using Arc = std::pair<LinkId, sim::Direction>;
    std::map<Arc, double> now;
    for (const sim::LinkLoad& load : phase.routing.links)
        now[{load.link, load.direction}] = load.utilization.value_or(0);
    std::map<Arc, double> best;
    for (const sim::LinkLoad& load : phase.bound->links)
        best[{load.link, load.direction}] = load.utilization.value_or(0);
    for (const optimise::Bottleneck& each : phase.bound->bottlenecks) {
        const Link* link = project.design.links.find(each.link);
        if (link == nullptr) continue;
        const Arc arc{each.link, each.direction};
        table.rows.push_back({{each.link},
                              {Cell::plain(displayName(project, each.link)),
                               Cell::plain(along(project, *link, each.direction)),
                               number(each.weight * 100, 1), utilization(now[arc]), utilization(best[arc])}});
    }
    return table;
}

std::string metricSummary(const optimise::MetricSuggestion& suggestion) {
    const std::string bound = fmt::format("no routing is below {} %", percentFigure(suggestion.bound.lower));
    if (suggestion.changes.empty()) {
        return fmt::format("No better metrics found: highest utilization stays {} %; {}",
                           percentFigure(suggestion.before), bound);
    }
    return fmt::format("Highest utilization {} % → {} % with {} changed; {}",
                       percentFigure(suggestion.before), percentFigure(suggestion.after),
                       counted(suggestion.changes.size(), "metric"), bound);
}

TableModel metricTable(const Project& project, const optimise::MetricSuggestion& suggestion) {
    TableModel table{{{"Link", 3}, {"Direction", 4}, {"Metric now", 8, true}, {"Suggested", 8, true}},
                     {},
                     "The metrics are as good as the search could make them."};
    for (const optimise::MetricChange& change : suggestion.changes) {
        const Link* link = project.design.links.find(change.link);
        if (link == nullptr) continue;
        table.rows.push_back({{change.link},
                              {Cell::plain(displayName(project, change.link)),
                               Cell::plain(along(project, *link, change.direction)), number(change.before, 0),
                               number(change.after, 0)}});
    }
    return table;
}

TableModel upgradeTable(const Project& project, const std::vector<optimise::Upgrade>& upgrades) {
    const std::string currency(project.settings.currency.code());
    TableModel table{{{"Link", 3},
                      {"Capacity now", 4},
                      {"Upgrade to", 4},
                      {"Highest utilization after (%)", 10, true, "With this upgrade and those before it"},
                      {"Effect (points)", 8, true, "By how much this upgrade lowers it"},
                      {"Price (" + currency + ")", 10, true,
                       "What is bought, and what is paid more or less each month over the horizon"}},
                     {},
                     "No upgrade lowers the highest utilization."};
    for (const optimise::Upgrade& upgrade : upgrades) {
        const bool other = upgrade.after.item != upgrade.before.item;
        Cell price = upgrade.cost
                         ? Cell{amount(*upgrade.cost), upgrade.cost->toDouble(), Tone::normal, std::nullopt}
                         : Cell{"no price", std::nullopt, Tone::warning, std::nullopt};
        const double effect = upgrade.maxUtilizationBefore - upgrade.maxUtilizationAfter;
        table.rows.push_back(
            {{upgrade.after.id},
             {Cell::plain(displayName(project, upgrade.after.id)),
              Cell::plain(equipment(project, upgrade.before, other)),
              Cell::plain(equipment(project, upgrade.after, other)), utilization(upgrade.maxUtilizationAfter),
              number(effect * 100, 1), std::move(price)}});
    }
    return table;
}

std::string upgradeSummary(const std::vector<optimise::Upgrade>& upgrades) {
    if (upgrades.empty()) return {};
    std::optional<Money> total;
    std::size_t priced = 0;
    for (const optimise::Upgrade& upgrade : upgrades) {
        if (!upgrade.cost) continue;
        total = total ? *total + *upgrade.cost : *upgrade.cost;
        ++priced;
    }
    std::string text = counted(upgrades.size(), "upgrade");
    if (total) text += fmt::format(" for {} over the horizon", total->display(Money::Grouping::wholeUnits));
    if (priced < upgrades.size()) text += fmt::format(" ({} without a price)", upgrades.size() - priced);
    return text + fmt::format(": highest utilization {} % → {} %",
                              percentFigure(upgrades.front().maxUtilizationBefore),
                              percentFigure(upgrades.back().maxUtilizationAfter));
}

}  // namespace spanwright::app
