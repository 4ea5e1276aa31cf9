// SPDX-License-Identifier: MIT
#include "engine/cost/cash_flow.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace spanwright::cost {
namespace {

/// Opex that starts or stops in each month, so that a line costs two entries however long it runs.
class MonthlyOpex {
  public:
    MonthlyOpex(std::size_t months, Currency currency) : changes_(months + 1, Money(0, currency)) {}

    void add(std::size_t from, std::size_t until, Money amount, Arithmetic& arithmetic) {
        changes_[from] = arithmetic.sum(changes_[from], amount);
        changes_[until] = arithmetic.sum(changes_[until], Money(-amount.minorUnits(), amount.currency()));
    }
    [[nodiscard]] Money change(std::size_t month) const { return changes_[month]; }

  private:
    std::vector<Money> changes_;
};

void fillCashFlow(const Project& project, CostReport& report, Arithmetic& arithmetic) {
    const Month start(project.settings.startDate);
    const auto months = static_cast<std::size_t>(std::max(project.settings.horizonMonths, 0));
    const Money none(0, report.currency);
    for (std::size_t month = 0; month < months; ++month)
        report.cashFlow.push_back({start.plus(static_cast<int>(month)), none, none, none});
    MonthlyOpex opex(months, report.currency);
    for (const BomLine& line : report.bom) {
        const auto from = static_cast<std::size_t>(line.from.monthsSince(start));
        const int count = line.until.monthsSince(line.from);
        if (line.spend == Spend::opex) {
            opex.add(from, from + static_cast<std::size_t>(count), line.total.share(0, count), arithmetic);
            continue;
        }
        for (int part = 0; part < count; ++part) {
            Money& capex = report.cashFlow[from + static_cast<std::size_t>(part)].capex;
            capex = arithmetic.sum(capex, line.total.share(part, count));
        }
    }
    Money running = none;
    Money cumulative = none;
    for (std::size_t month = 0; month < months; ++month) {
        CashMonth& row = report.cashFlow[month];
        running = arithmetic.sum(running, opex.change(month));
        row.opex = running;
        cumulative = arithmetic.sum(cumulative, arithmetic.sum(row.capex, row.opex));
        row.cumulative = cumulative;
    }
}

Money presentValue(const Project& project, const CostReport& report) {
    const double monthlyRate = project.costPolicy.discountRatePercentPerYear.toDouble() / 100 / 12;
    long double sum = 0;  // of minor units
    long double factor = 1;
    for (const CashMonth& month : report.cashFlow) {
        const auto amount = static_cast<long double>(month.capex.minorUnits()) +
                            static_cast<long double>(month.opex.minorUnits());
        sum += amount * factor;
        factor /= 1 + monthlyRate;
    }
    return {std::llrint(sum), report.currency};
}

}  // namespace

void addUp(const Project& project, CostReport& report, Arithmetic& arithmetic) {
    const Money none(0, report.currency);
    report.capex = report.opex = none;
    const auto addTo = [&](Money& sum, Money amount) { sum = arithmetic.sum(sum, amount); };
    std::map<ItemCategory, Money> byCategory;
    std::map<PhaseId, Money> byPhase;
    std::map<SiteId, Money> bySite;
    for (const BomLine& line : report.bom) {
        addTo(line.spend == Spend::capex ? report.capex : report.opex, line.total);
        addTo(byCategory.try_emplace(line.category, none).first->second, line.total);
        addTo(byPhase.try_emplace(line.phase, none).first->second, line.total);
        addTo(bySite.try_emplace(line.site, none).first->second, line.total);
    }
    const auto addNamed = [&](std::map<std::string, Money>& names, const std::string& key, Money amount) {
        addTo(names.try_emplace(key, none).first->second, amount);
    };
    for (const auto& [category, amount] : byCategory)
        addNamed(report.byCategory, std::string(nameOf(category).key), amount);
    for (const auto& [phase, amount] : byPhase) {
        const Phase* row = project.design.phases.find(phase);
        addNamed(report.byPhase, row == nullptr ? "" : row->key, amount);
    }
    for (const auto& [site, amount] : bySite) {
        const Site* row = project.design.sites.find(site);
        addNamed(report.bySite, row == nullptr ? "" : row->key, amount);
    }
    report.total = arithmetic.sum(report.capex, report.opex);
    report.contingency = arithmetic.percentOf(report.capex, project.costPolicy.contingencyPercent);
    if (arithmetic.overflowed()) return;
    fillCashFlow(project, report, arithmetic);
    report.presentValue = presentValue(project, report);
}

}  // namespace spanwright::cost
