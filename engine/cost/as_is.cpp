// SPDX-License-Identifier: MIT
#include "engine/cost/as_is.h"

#include "engine/cost/finance.h"
#include "engine/design/queries.h"

#include <algorithm>

namespace spanwright::cost {

Today today(const Project& project) {
    Today result{project, {}};
    Design& design = result.project.design;
    design = designAt(project.design, {});
    const std::vector<Phase> phases = orderedPhases(project.design);
    if (design.devices.empty() && !phases.empty()) {
        result.phase = phases.front().id;
        design = designAt(project.design, result.phase);
    }
    design.phases = {};
    const auto stay = [](auto& table) {
        const auto rows = table;
        for (auto row : rows) {
            if (row.lifetime == Lifetime{}) continue;
            row.lifetime = {};
            table.put(row);
        }
    };
    stay(design.sites);
    stay(design.devices);
    stay(design.links);
    stay(design.demands);
    // Calendars stay, for the project may name one.
    result.project.plan.workPackages = {};
    result.project.plan.risks = {};
    return result;
}

AsIs compareWithToday(const CostReport& report, const CostReport& today, PhaseId phase) {
    AsIs asIs;
    asIs.phase = phase;
    asIs.total = today.total;
    asIs.presentValue = today.presentValue;
    asIs.savings = today.total - report.total;
    asIs.presentSavings = today.presentValue - report.presentValue;
    std::vector<double> savings;
    for (std::size_t month = 0; month < report.cashFlow.size(); ++month) {
        const CashMonth& now = today.cashFlow[month];
        const CashMonth& then = report.cashFlow[month];
        asIs.monthly.push_back(now.capex + now.opex);
        savings.push_back(((now.capex + now.opex) - (then.capex + then.opex)).toDouble());
    }
    for (const double monthly : internalRates(savings))
        asIs.internalRates.push_back(yearlyRate(monthly));
    asIs.paybackMonths = paybackPeriods(savings);
    return asIs;
}

}  // namespace spanwright::cost
