// SPDX-License-Identifier: MIT
#include "app/session/session.h"
#include "engine/analysis/failure_ranking.h"

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// More rows than anybody reads; the worst ones are kept.
constexpr std::size_t kKeptFailures = 2000;

}  // namespace

void Session::searchFailures(int order, std::vector<ElementId> maintenance) {
    sim::FailureOptions options;
    options.order = order;
    options.maintenance = std::move(maintenance);
    options.growthYears = growthYears_;
    options.keptResults = kKeptFailures;
    options.listedDemands = 0;
    // Pairs of links and devices say what pairs of larger things do, and there are far fewer of them.
    if (order == 2) options.elements = {sim::FailureElements::links, sim::FailureElements::devices};
    failureSearch_.start(openQuestion(),
                         [snapshot = document_.snapshot(), phase = phase_,
                          options](const WorkContext& work) -> Result<FailureFindings> {
                             sim::FailureOptions asked = options;
                             asked.likelihood = likelihoodsOf(*snapshot);
                             auto sweep = sim::failures(*snapshot, phase, asked, work);
                             if (!sweep) return tl::unexpected(sweep.error());
                             return FailureFindings{options.order, options.maintenance, std::move(*sweep)};
                         });
}

void Session::searchGroup(std::vector<ElementId> members) {
    groupSearch_.start(openQuestion(), [snapshot = document_.snapshot(), phase = phase_,
                                        members = std::move(members)](const WorkContext& work) {
        return reliability::groupAvailability(*snapshot, phase, members, {}, work);
    });
}

void Session::searchRedundancy() {
    redundancySearch_.start(openQuestion(),
                            [snapshot = document_.snapshot(), phase = phase_](const WorkContext& work) {
                                return proposals::redundancyValues(*snapshot, phase, {}, work);
                            });
}

void Session::applyRedundancy(std::size_t index) {
    if (!redundancySearch_.answer() || !*redundancySearch_.answer() ||
        redundancySearch_.question() != openQuestion())
        return;
    const auto& values = (**redundancySearch_.answer()).values;
    if (index >= values.size()) return;
    const proposals::RedundancyValue chosen = values[index];
    if (!run(chosen.batch)) return;
    notify(Notice::Level::success, fmt::format("Built {}: {} over the horizon", chosen.text,
                                               chosen.price.total.display(Money::Grouping::wholeUnits)));
    searchRedundancy();
}

}  // namespace spanwright::app
