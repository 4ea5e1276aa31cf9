// SPDX-License-Identifier: MIT
#include "engine/cost/cost.h"

#include "engine/cost/bill_of_materials.h"
#include "engine/cost/cash_flow.h"
#include "engine/cost/inventory.h"
#include "engine/cost/simulate.h"

#include <utility>

namespace spanwright::cost {

Result<CostReport> cost(const Project& project, const plan::Schedule& schedule, const CostOptions& options,
                        const WorkContext& work) {
    Arithmetic arithmetic;
    PriceBook prices(project, arithmetic);
    const std::vector<Holding> holdings = inventory(project, schedule, prices);
    if (auto error = prices.missingRates()) return tl::unexpected(*error);
    if (work.stopRequested()) return fail(Code::cancelled, "costing was stopped");

    BillOfMaterials bill = billOfMaterials(project, schedule, holdings, arithmetic);
    CostReport report;
    report.currency = project.settings.currency;
    report.bom = std::move(bill.lines);
    report.afterHorizon = std::move(bill.afterHorizon);
    addUp(project, report, arithmetic);
    if (arithmetic.overflowed()) {
        return fail(Code::overflow, "the project's costs are beyond what an amount can hold");
    }
    report.p10 = report.p50 = report.p80 = report.p90 = report.total.toDouble();
    if (options.trials > 0) {
        const auto trials = simulateTotal(project, report, options, work);
        if (!trials) return tl::unexpected(trials.error());
        report.p10 = (*trials)[0];
        report.p50 = (*trials)[1];
        report.p80 = (*trials)[2];
        report.p90 = (*trials)[3];
    }
    return report;
}

}  // namespace spanwright::cost
