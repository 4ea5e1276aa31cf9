// SPDX-License-Identifier: MIT
#include "engine/cost/cost.h"

#include "engine/cost/as_is.h"
#include "engine/cost/bill_of_materials.h"
#include "engine/cost/cash_flow.h"
#include "engine/cost/inventory.h"
#include "engine/cost/simulate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace spanwright::cost {
namespace {

Result<void> addTrials(const Project& project, const CostOptions& options, CostReport& report,
                       Arithmetic& arithmetic, const WorkContext& work) {
    Result<Uncertainty> trials = simulate(project, report, options, work);
    if (!trials) return tl::unexpected(trials.error());
    report.uncertainty = std::move(*trials);
    report.p10 = report.uncertainty.total.p10;
    report.p50 = report.uncertainty.total.p50;
    report.p80 = report.uncertainty.total.p80;
    report.p90 = report.uncertainty.total.p90;
    if (project.costPolicy.contingencyMode == ContingencyMode::simulated) {
        const double missing = std::max(report.uncertainty.atConfidence - report.total.toDouble(), 0.0);
        report.contingency = arithmetic.amount(arithmetic.decimal(std::ceil(missing * 100) / 100),
                                               Decimal::fromInteger(1), report.currency);
    }
    return {};
}

}  // namespace

Result<CostReport> cost(const Project& project, const plan::Schedule& schedule, const CostOptions& options,
                        const WorkContext& work) {
    Arithmetic arithmetic;
    PriceBook prices(project, arithmetic);
    const Inventory owned = inventory(project, schedule, prices);
    if (work.stopRequested()) return fail(Code::cancelled, "costing was stopped");
    Result<BillOfMaterials> bill = billOfMaterials(project, schedule, owned, prices, work);
    if (!bill) return tl::unexpected(bill.error());
    if (auto error = prices.missingRates()) return tl::unexpected(*error);

    CostReport report;
    report.currency = project.settings.currency;
    report.bom = std::move(bill->lines);
    report.afterHorizon = std::move(bill->afterHorizon);
    report.gaps = std::move(bill->gaps);
    report.leases = leaseOrBuy(project, owned, prices);
    addUp(project, report, arithmetic);
    const auto tooLarge = [&] {
        return fail(Code::overflow, "the project's costs are beyond what an amount can hold");
    };
    if (arithmetic.overflowed()) return tooLarge();
    report.p10 = report.p50 = report.p80 = report.p90 = report.total.toDouble();
    if (options.trials > 0) {
        if (const auto done = addTrials(project, options, report, arithmetic, work); !done) {
            return tl::unexpected(done.error());
        }
        if (arithmetic.overflowed()) return tooLarge();
    }
    if (options.asIs) {
        const Today now = today(project);
        const Result<plan::Schedule> still = plan::schedule(now.project, {.trials = 0});
        if (!still) return tl::unexpected(still.error());
        const Result<CostReport> unchanged = cost(now.project, *still, {.trials = 0}, work);
        if (!unchanged) return tl::unexpected(unchanged.error());
        report.asIs = compareWithToday(report, *unchanged, now.phase);
    }
    return report;
}

}  // namespace spanwright::cost
