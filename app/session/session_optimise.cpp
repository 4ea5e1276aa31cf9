// SPDX-License-Identifier: MIT
#include "app/session/session.h"
#include "engine/sim/link_users.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

std::string percent(double ratio) {
    return fmt::format("{:.1f} %", ratio * 100);
}

std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

edit::Batch batchOf(std::string label, const std::vector<Link>& links) {
    edit::Put put;
    put.rows.assign(links.begin(), links.end());
    return {std::move(label), {std::move(put)}};
}

}  // namespace

SearchQuestion Session::openQuestion() const {
    return {document_.revision(), phase_, growthYears_};
}

void Session::searchMetrics(double seconds) {
    optimise::MetricOptions options;
    options.growthYears = growthYears_;
    options.timeLimitSeconds = seconds;
    metricSearch_.start(openQuestion(),
                        [snapshot = document_.snapshot(), phase = phase_, options](const WorkContext& work) {
                            return optimise::suggestMetrics(*snapshot, phase, options, work);
                        });
}

void Session::searchUpgrades(int count, double target) {
    optimise::UpgradeOptions options;
    options.growthYears = growthYears_;
    options.count = count;
    options.target = target;
    upgradeSearch_.start(openQuestion(),
                         [snapshot = document_.snapshot(), phase = phase_, options](const WorkContext& work) {
                             return optimise::suggestUpgrades(*snapshot, phase, options, work);
                         });
}

void Session::applyMetrics() {
    // What was found for another state would undo what was edited since.
    if (!metricSearch_.answer() || !*metricSearch_.answer() || metricSearch_.question() != openQuestion())
        return;
    const optimise::MetricSuggestion& found = **metricSearch_.answer();
    const std::vector<Link> links = optimise::changedLinks(project(), found.changes);
    if (links.empty() || !run(batchOf("change metrics of " + counted(links.size(), "link"), links))) return;
    notify(Notice::Level::success,
           fmt::format("Changed the metrics of {}: highest utilization {} instead of {}",
                       counted(links.size(), "link"), percent(found.after), percent(found.before)));
    metricSearch_.drop();
}

void Session::applyUpgrades(std::size_t count) {
    if (!upgradeSearch_.answer() || !*upgradeSearch_.answer() || upgradeSearch_.question() != openQuestion())
        return;
    std::vector<optimise::Upgrade> upgrades = **upgradeSearch_.answer();
    count = std::min(count, upgrades.size());
    // A link that is upgraded twice ends as the last upgrade leaves it.
    std::map<LinkId, Link> byLink;
    for (std::size_t index = 0; index < count; ++index)
        byLink[upgrades[index].after.id] = upgrades[index].after;
    std::vector<Link> links;
    links.reserve(byLink.size());
    for (const auto& [id, link] : byLink)
        links.push_back(link);
    if (links.empty() || !run(batchOf("upgrade " + counted(links.size(), "link"), links))) return;
    // The others were found for just this state.
    upgrades.erase(upgrades.begin(), upgrades.begin() + static_cast<std::ptrdiff_t>(count));
    upgradeSearch_.replace(openQuestion(), std::move(upgrades));
}

void Session::dropSearches() {
    metricSearch_.drop();
    upgradeSearch_.drop();
}

void Session::searchLinkUsers(LinkId link) {
    linkUserSearch_.start(openQuestion(), [snapshot = document_.snapshot(), phase = phase_,
                                           years = growthYears_, link](const WorkContext& work) {
        return sim::findLinkUsers(*snapshot, phase, link, years, work);
    });
}

}  // namespace spanwright::app
