// SPDX-License-Identifier: MIT
#include "engine/report/budget_workbook.h"

#include "engine/design/queries.h"
#include "engine/report/budget_sheets.h"

#include <memory>
#include <set>

namespace spanwright::report {
namespace {

/// The name, with the key behind it where it stands for something else already.
std::string distinct(std::set<std::string>& taken, const std::string& name, const std::string& key) {
    if (taken.insert(name).second) return name;
    std::string longer = name + " (" + key + ")";
    taken.insert(longer);
    return longer;
}

Budget budgetOf(const Project& project, const cost::CostReport& report) {
    Budget budget{project,       report,           {},           "Before the first phase",
                  "No one site", "No cost centre", "No supplier"};
    std::set<std::string> phases{budget.noPhase};
    for (const Phase& phase : project.design.phases)
        budget.names[phase.id] = distinct(phases, displayName(project, phase.id), phase.key);
    std::set<std::string> sites{budget.noSite};
    for (const Site& site : project.design.sites)
        budget.names[site.id] = distinct(sites, displayName(project, site.id), site.key);
    return budget;
}

}  // namespace

Result<std::string> budgetWorkbook(const Project& project, const Analysis& analysis) {
    if (!analysis.cost) {
        if (analysis.problems.empty()) return fail(Code::unpriced, "the project has no costs yet");
        return tl::unexpected(analysis.problems.front());
    }
    const Budget budget = budgetOf(project, *analysis.cost);
    Result<std::unique_ptr<Workbook>> created =
        Workbook::create(project.settings.name, analysis.cost->currency, project.settings.startDate);
    if (!created) return tl::unexpected(created.error());
    Workbook& workbook = **created;
    Sheet& summary = workbook.addSheet("Summary");
    Sheet& assumptions = workbook.addSheet("Assumptions");
    Sheet& bom = workbook.addSheet("Bill of materials");
    Sheet& months = workbook.addSheet("Months");
    Sheet& years = workbook.addSheet("Fiscal years");
    Sheet& centres = workbook.addSheet("Cost centres");
    Sheet& depreciation = workbook.addSheet("Depreciation");
    Sheet& taxes = workbook.addSheet("Tax");
    Sheet& leases = workbook.addSheet("Lease or buy");
    Sheet& asIs = workbook.addSheet("As is");
    Sheet& uncertainty = workbook.addSheet("Uncertainty");
    Sheet& risks = workbook.addSheet("Risks");
    Sheet& scope = workbook.addSheet("Not included");
    Sheet& sources = workbook.addSheet("Sources");
    writeAssumptions(budget, writeUncertainty(budget, workbook, uncertainty), workbook, assumptions);
    const Rows taxRates = taxRows(budget, taxes.name());
    const Rows bomRows = writeBom(budget, taxRates, bom);
    const Rows monthRows = writeMonths(budget, bomRows, workbook, months);
    const Rows yearRows = writeFiscalYears(budget, monthRows, workbook, years);
    writeCostCentres(budget, bomRows, centres);
    writeDepreciation(budget, bomRows, depreciation);
    writeTax(budget, bomRows, taxRates, taxes);
    writeLeases(budget, leases);
    writeAsIs(budget, monthRows, workbook, asIs);
    writeSummary(budget, bomRows, monthRows, yearRows, workbook, summary);
    writeRisks(budget, risks);
    writeScope(budget, scope);
    writeSources(budget, sources);
    return workbook.bytes();
}

}  // namespace spanwright::report
