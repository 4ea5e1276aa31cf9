// SPDX-License-Identifier: MIT
#include "engine/proposals/price.h"

#include "engine/cost/cost.h"

namespace spanwright::proposals {
namespace {

Result<Price> priceOf(const Project& project, const plan::Schedule& schedule) {
    cost::CostOptions options;
    options.trials = 0;
    const auto report = cost::cost(project, schedule, options);
    if (!report) return tl::unexpected(report.error());
    Price price{report->capex, Money(0, report->currency), report->total};
    if (!report->cashFlow.empty()) price.monthly = report->cashFlow.back().opex;
    return price;
}

}  // namespace

Result<Pricer> Pricer::of(const Project& project) {
    plan::ScheduleOptions options;
    options.trials = 0;
    auto schedule = plan::schedule(project, options);
    if (!schedule) return tl::unexpected(schedule.error());
    Pricer pricer(project, std::move(*schedule));
    auto before = priceOf(project, pricer.schedule_);
    if (!before) return tl::unexpected(before.error());
    pricer.before_ = *before;
    return pricer;
}

Result<Price> Pricer::price(const edit::Command& command) const {
    const auto after = edit::apply(*project_, command);
    if (!after) return tl::unexpected(after.error());
    // Links and devices have no place among the work packages: the dates stay.
    auto price = priceOf(*after, schedule_);
    if (!price) return price;
    return Price{price->capex - before_.capex, price->monthly - before_.monthly,
                 price->total - before_.total};
}

}  // namespace spanwright::proposals
