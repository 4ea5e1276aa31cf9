// SPDX-License-Identifier: MIT
#include "engine/cost/cash_flow.h"

#include "engine/base/counter_random.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <vector>

#include <fmt/format.h>

namespace spanwright::cost {
namespace {

constexpr int kMonthsPerYear = 12;

/// Amounts that start or stop in each month, so that a line costs two entries however long it runs.
class Monthly {
  public:
    Monthly(std::size_t months, Currency currency) : changes_(months + 1, Money(0, currency)) {}

    void add(std::size_t from, std::size_t until, Money amount, Arithmetic& arithmetic) {
        changes_[from] = arithmetic.sum(changes_[from], amount);
        changes_[until] = arithmetic.sum(changes_[until], Money(-amount.minorUnits(), amount.currency()));
    }
    [[nodiscard]] Money change(std::size_t month) const { return changes_[month]; }

  private:
    std::vector<Money> changes_;
};

class Adder {
  public:
    Adder(const Project& project, CostReport& report, Arithmetic& arithmetic)
        : project_(project),
          report_(report),
          arithmetic_(arithmetic),
          start_(project.settings.startDate),
          months_(static_cast<std::size_t>(std::max(project.settings.horizonMonths, 0))),
          none_(0, report.currency) {}

    void fillCashFlow() {
        for (std::size_t month = 0; month < months_; ++month)
            report_.cashFlow.push_back(
                {start_.plus(static_cast<int>(month)), none_, none_, none_, none_, none_});
        Monthly opex(months_, report_.currency);
        for (const BomLine& line : report_.bom) {
            const auto from = static_cast<std::size_t>(line.from.monthsSince(start_));
            const int count = line.until.monthsSince(line.from);
            if (line.spend == Spend::opex) {
                opex.add(from, from + static_cast<std::size_t>(count), line.total.share(0, count),
                         arithmetic_);
                continue;
            }
            for (int part = 0; part < count; ++part)
                add(report_.cashFlow[from + static_cast<std::size_t>(part)].capex,
                    line.total.share(part, count));
            depreciate(line);
        }
        Money running = none_;
        Money cumulative = none_;
        Money bookValue = none_;
        for (std::size_t month = 0; month < months_; ++month) {
            CashMonth& row = report_.cashFlow[month];
            add(running, opex.change(month));
            row.opex = running;
            add(cumulative, arithmetic_.sum(row.capex, row.opex));
            row.cumulative = cumulative;
            add(bookValue, row.capex);
            add(bookValue, Money(-row.depreciation.minorUnits(), report_.currency));
            row.bookValue = bookValue;
        }
    }

    void fillFiscalYears() {
        const int first = std::clamp(project_.costPolicy.fiscalYearStartMonth, 1, kMonthsPerYear);
        for (const CashMonth& row : report_.cashFlow) {
            const auto calendarMonth =
                static_cast<unsigned>(std::chrono::year_month_day(row.month.firstDay().days()).month());
            const bool begins = static_cast<int>(calendarMonth) == first;
            if (report_.fiscalYears.empty() || begins) {
                report_.fiscalYears.push_back({nameOfYear(row.month, static_cast<int>(calendarMonth), first),
                                               row.month, row.month, none_, none_, none_});
            }
            FiscalYear& year = report_.fiscalYears.back();
            year.until = row.month.plus(1);
            add(year.capex, row.capex);
            add(year.opex, row.opex);
            add(year.depreciation, row.depreciation);
        }
    }

  private:
    void add(Money& sum, Money amount) { sum = arithmetic_.sum(sum, amount); }

    static std::string nameOfYear(Month month, int calendarMonth, int first) {
        int year = static_cast<int>(std::chrono::year_month_day(month.firstDay().days()).year());
        if (calendarMonth < first) --year;
        return first == 1 ? fmt::format("{}", year) : fmt::format("{}/{:02}", year, (year + 1) % 100);
    }

    /// Straight line from the month in service on; what is left when it leaves is written off then. What is
    /// paid before that waits as book value; without years it is written off as it is paid.
    void depreciate(const BomLine& line) {
        const int count = line.until.monthsSince(line.from);
        const auto at = [&](Month month) -> CashMonth* {
            const int index = std::max(month.monthsSince(start_), 0);
            return static_cast<std::size_t>(index) < months_
                       ? &report_.cashFlow[static_cast<std::size_t>(index)]
                       : nullptr;
        };
        if (line.depreciationYears <= 0) {
            for (int part = 0; part < count; ++part) {
                if (CashMonth* row = at(line.from.plus(part)))
                    add(row->depreciation, line.total.share(part, count));
            }
            return;
        }
        const int parts = line.depreciationYears * kMonthsPerYear;
        const Month begins = std::max(line.inService, line.until.plus(-1));
        Money left = line.total;
        for (int part = 0; part < parts; ++part) {
            const Month month = begins.plus(part);
            CashMonth* row = at(month);
            if (row == nullptr) return;
            const bool leaves = line.outOfService && month >= *line.outOfService;
            const Money amount = leaves ? left : line.total.share(part, parts);
            add(row->depreciation, amount);
            left = left - amount;
            if (leaves) return;
        }
    }

    const Project& project_;
    CostReport& report_;
    Arithmetic& arithmetic_;
    Month start_;
    std::size_t months_;
    Money none_;
};

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

void addTaxes(const CostPolicy& policy, CostReport& report, Arithmetic& arithmetic) {
    std::array<Decimal, EnumNames<ItemCategory>::kNames.size()> percent;
    percent.fill(policy.taxPercent);
    for (const CategoryRule& rule : policy.categoryRules)
        percent[static_cast<std::size_t>(rule.category)] = rule.taxPercent.value_or(policy.taxPercent);
    report.tax = Money(0, report.currency);
    for (BomLine& line : report.bom) {
        line.tax = arithmetic.percentOf(line.total, percent[static_cast<std::size_t>(line.category)]);
        report.tax = arithmetic.sum(report.tax, line.tax);
    }
}

Money contingencyOf(const CostPolicy& policy, const CostReport& report, Arithmetic& arithmetic) {
    if (policy.contingencyMode == ContingencyMode::percent) {
        return arithmetic.percentOf(report.capex, policy.contingencyPercent);
    }
    const double share =
        contingencyShare(accuracyOf(policy.estimateClass), policy.contingencyConfidencePercent / 100);
    return arithmetic.percentOf(report.capex, arithmetic.decimal(share * 100));
}

}  // namespace

AccuracyRange accuracyOf(EstimateClass estimateClass) {
    switch (estimateClass) {
        case EstimateClass::class5:
            return {-0.35, 0.65};  // -20 to -50 %, +30 to +100 %
        case EstimateClass::class4:
            return {-0.225, 0.35};  // -15 to -30 %, +20 to +50 %
        case EstimateClass::class3:
            return {-0.15, 0.2};  // -10 to -20 %, +10 to +30 %
        case EstimateClass::class2:
            return {-0.1, 0.125};  // -5 to -15 %, +5 to +20 %
        case EstimateClass::class1:
            return {-0.065, 0.09};  // -3 to -10 %, +3 to +15 %
    }
    return {};
}

double contingencyShare(AccuracyRange range, double confidence) {
    return std::max(triangularQuantile({range.low, 0, range.high}, confidence), 0.0);
}

void addUp(const Project& project, CostReport& report, Arithmetic& arithmetic) {
    const Money none(0, report.currency);
    report.capex = report.opex = none;
    addTaxes(project.costPolicy, report, arithmetic);
    const auto addTo = [&](Money& sum, Money amount) { sum = arithmetic.sum(sum, amount); };
    std::map<ItemCategory, Money> byCategory;
    std::map<PhaseId, Money> byPhase;
    std::map<SiteId, Money> bySite;
    for (const BomLine& line : report.bom) {
        addTo(line.spend == Spend::capex ? report.capex : report.opex, line.total);
        addTo(byCategory.try_emplace(line.category, none).first->second, line.total);
        addTo(byPhase.try_emplace(line.phase, none).first->second, line.total);
        addTo(bySite.try_emplace(line.site, none).first->second, line.total);
        addTo(report.byCostCentre.try_emplace(line.costCentre, none).first->second, line.total);
        addTo(report.bySupplier.try_emplace(line.supplier, none).first->second, line.total);
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
    report.contingency = contingencyOf(project.costPolicy, report, arithmetic);
    if (arithmetic.overflowed()) return;
    Adder adder(project, report, arithmetic);
    adder.fillCashFlow();
    adder.fillFiscalYears();
    report.presentValue = presentValue(project, report);
}

}  // namespace spanwright::cost
