// SPDX-License-Identifier: MIT
#include "engine/report/budget_sheets.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

namespace spanwright::report {
namespace {

constexpr lxw_row_t kHeadingRow = 3;

/// Numbers of the last months of the fiscal years, from the project's start on.
std::vector<int> lastMonths(const Budget& budget) {
    const Month start(budget.project.settings.startDate);
    std::vector<int> last;
    for (const cost::FiscalYear& year : budget.report.fiscalYears)
        last.push_back(year.until.monthsSince(start) - 1);
    return last;
}

/// Columns of the bill that say in how many equal parts amounts fall due: the month of the first, their
/// number, the share and the odd units of each, see Money::share.
struct Parts {
    std::string first, count, share, odd;
};

/// What has fallen due by the end of the month whose number stands in `until`, for each row of the bill, in
/// minor units. Ranges have no MIN and MAX of their own: |x| serves for both.
std::string dueBy(const Parts& parts, const std::string& until) {
    const std::string since = fmt::format("({}-{}+1)", until, parts.first);
    // Months that are due, from none to all.
    const std::string due = fmt::format("((ABS({0})-ABS({0}-{1})+{1})/2)", since, parts.count);
    const std::string odd = fmt::format("ABS({})", parts.odd);
    return fmt::format("({0}*{1}+SIGN({2})*({1}-ABS({1}-{3})+{3})/2)", parts.share, due, parts.odd, odd);
}

/// Of one line, what of its total falls to each of the years that end with these months.
std::vector<Money> sharesByYear(const cost::BomLine& line, Month start, const std::vector<int>& last) {
    std::vector<Money> shares(last.size(), Money(0, line.total.currency()));
    const int first = line.from.monthsSince(start);
    const int count = line.until.monthsSince(line.from);
    std::size_t year = 0;
    for (int part = 0; part < count; ++part) {
        while (year + 1 < last.size() && first + part > last[year])
            ++year;
        if (year < last.size()) shares[year] += line.total.share(part, count);
    }
    return shares;
}

/// The years' depreciation of a line: what it has lost by the end of each less what it had lost before.
std::vector<Money> depreciationByYear(const cost::BomLine& line, Month start, const std::vector<int>& last) {
    if (line.depreciationYears <= 0) return sharesByYear(line, start, last);
    const Money none(0, line.total.currency());
    const int parts = line.depreciationYears * 12;
    const int begins = std::max(line.inService, line.until.plus(-1)).monthsSince(start);
    std::vector<Money> years;
    Money before = none;
    for (const int end : last) {
        Money lost = none;
        for (int part = 0; part < std::min(parts, end - begins + 1); ++part)
            lost += line.total.share(part, parts);
        if (line.outOfService && end >= std::max(line.outOfService->monthsSince(start), begins))
            lost = line.total;
        years.push_back(lost - before);
        before = lost;
    }
    return years;
}

/// Rows of sums over the fiscal years, with the years as headings.
class YearTable {
  public:
    YearTable(const Budget& budget, Sheet& sheet, lxw_col_t firstYear)
        : budget_(budget), sheet_(sheet), firstYear_(firstYear), last_(lastMonths(budget)) {}

    [[nodiscard]] const std::vector<int>& last() const { return last_; }
    [[nodiscard]] lxw_col_t afterYears() const {
        return static_cast<lxw_col_t>(firstYear_ + static_cast<lxw_col_t>(last_.size()));
    }

    /// The headings of a block, with the number of each year's last month in the row below.
    void head(lxw_row_t row, std::vector<std::string> names, const std::vector<std::string>& after,
              lxw_col_t texts) {
        for (const cost::FiscalYear& year : budget_.report.fiscalYears)
            names.push_back(year.name);
        names.insert(names.end(), after.begin(), after.end());
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            sheet_.text({row, column}, names[i], column < texts ? Look::heading : Look::figureHeading);
        }
        sheet_.text({row + 1, 0}, "Ends with month", Look::note);
        for (std::size_t year = 0; year < last_.size(); ++year)
            sheet_.number({row + 1, column(year)}, last_[year], Look::whole);
        monthRow_ = row + 1;
    }

    /// One row's years: of the lines of the bill for which `filter` is 1, what falls due by `due`.
    template <class Due>
    void years(lxw_row_t row, const std::string& filter, const std::vector<Money>& values, Due due,
               std::int64_t units) {
        for (std::size_t year = 0; year < last_.size(); ++year) {
            std::string formula = due(absoluteNameOf({monthRow_, column(year)}));
            if (year > 0) formula += "-" + due(absoluteNameOf({monthRow_, column(year - 1)}));
            sheet_.formula({row, column(year)},
                           fmt::format("=SUMPRODUCT({}*({}))/{}", filter, formula, units),
                           values[year].toDouble(), Look::money);
        }
    }

    [[nodiscard]] lxw_col_t column(std::size_t year) const {
        return static_cast<lxw_col_t>(firstYear_ + static_cast<lxw_col_t>(year));
    }

  private:
    const Budget& budget_;
    Sheet& sheet_;
    lxw_col_t firstYear_;
    std::vector<int> last_;
    lxw_row_t monthRow_ = 0;
};

void addTo(std::vector<Money>& sums, const std::vector<Money>& amounts) {
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] += amounts[i];
}

struct Centre {
    std::string name;
    Money capex;
    Money opex;
    std::vector<Money> years;
};

/// One block of the sheet of cost centres; returns the row after it.
lxw_row_t writeCentres(const Budget& budget, const Rows& bom, Sheet& sheet, lxw_row_t row, const char* title,
                       lxw_col_t of, const std::vector<Centre>& centres) {
    constexpr lxw_col_t kCapex = 1, kOpex = 2, kTotal = 3, kYears = 4;
    YearTable table(budget, sheet, kYears);
    table.head(row, {title, headed(budget, "Capex"), headed(budget, "Opex"), headed(budget, "Total")}, {}, 1);
    row += 2;
    Rows rows{sheet.name(), row, row + static_cast<lxw_row_t>(std::max<std::size_t>(centres.size(), 1)) - 1};
    const Parts parts{bom.column(bill::kFirstIndex), bom.column(bill::kMonths), bom.column(bill::kShare),
                      bom.column(bill::kOdd)};
    std::vector<std::pair<lxw_col_t, Money>> sums{
        {kCapex, budget.report.capex}, {kOpex, budget.report.opex}, {kTotal, budget.report.total}};
    for (std::size_t year = 0; year < budget.report.fiscalYears.size(); ++year) {
        const cost::FiscalYear& each = budget.report.fiscalYears[year];
        sums.emplace_back(table.column(year), each.capex + each.opex);
    }
    for (const Centre& centre : centres) {
        sheet.text({row, 0}, centre.name);
        const std::string filter = fmt::format("EXACT({},{})", bom.column(of), absoluteNameOf({row, 0}));
        const auto spend = [&](lxw_col_t column, const char* kind, Money value) {
            sheet.formula({row, column},
                          fmt::format("=SUMPRODUCT({}*({}=\"{}\")*{})", filter, bom.column(bill::kSpend),
                                      kind, bom.column(bill::kTotal)),
                          value.toDouble(), Look::money);
        };
        spend(kCapex, "Capex", centre.capex);
        spend(kOpex, "Opex", centre.opex);
        sheet.formula({row, kTotal},
                      fmt::format("={}+{}", nameOf(Cell{row, kCapex}), nameOf(Cell{row, kOpex})),
                      (centre.capex + centre.opex).toDouble(), Look::money);
        table.years(
            row, filter, centre.years, [&](const std::string& until) { return dueBy(parts, until); },
            minorUnits(budget.report.currency));
        ++row;
    }
    writeTotals(sheet, rows, sums);
    return rows.last + 2;
}

template <class NameOfLine>
std::vector<Centre> centresBy(const Budget& budget, NameOfLine nameOfLine) {
    const Money none(0, budget.report.currency);
    const std::vector<int> last = lastMonths(budget);
    const Month start(budget.project.settings.startDate);
    std::map<std::string, Centre> byName;
    for (const cost::BomLine& line : budget.report.bom) {
        const std::string name = nameOfLine(line);
        Centre& centre =
            byName.try_emplace(name, Centre{name, none, none, std::vector<Money>(last.size(), none)})
                .first->second;
        (line.spend == cost::Spend::capex ? centre.capex : centre.opex) += line.total;
        addTo(centre.years, sharesByYear(line, start, last));
    }
    std::vector<Centre> centres;
    centres.reserve(byName.size());
    for (auto& [name, centre] : byName)
        centres.push_back(std::move(centre));
    return centres;
}

}  // namespace

void writeCostCentres(const Budget& budget, const Rows& bom, Sheet& sheet) {
    sheet.title("Cost centres", "Who pays, and to whom: what the lines of the bill pay by fiscal year.");
    sheet.widths({32, 19, 19, 19});
    const auto years = static_cast<lxw_col_t>(budget.report.fiscalYears.size());
    for (lxw_col_t year = 0; year < years; ++year)
        sheet.width(static_cast<lxw_col_t>(4 + year), 19);
    const lxw_row_t next =
        writeCentres(budget, bom, sheet, kHeadingRow, "Cost centre", bill::kCostCentre,
                     centresBy(budget, [&](const cost::BomLine& line) {
                         return line.costCentre.empty() ? budget.noCostCentre : line.costCentre;
                     }));
    writeCentres(budget, bom, sheet, next + 2, "Supplier", bill::kSupplier,
                 centresBy(budget, [&](const cost::BomLine& line) {
                     return line.supplier.empty() ? budget.noSupplier : line.supplier;
                 }));
    sheet.print(0, true);
}

void writeDepreciation(const Budget& budget, const Rows& bom, Sheet& sheet) {
    constexpr lxw_col_t kClass = 0, kYears = 1, kCapex = 2, kFirstYear = 3;
    const Money none(0, budget.report.currency);
    const Month start(budget.project.settings.startDate);
    sheet.title(
        "Depreciation",
        "Straight line by asset class, from the month in service on; what leaves is written off then. "
        "Without years: as it is paid.");
    YearTable table(budget, sheet, kFirstYear);
    const lxw_col_t bookColumn = table.afterYears();
    table.head(kHeadingRow, {"Asset class", "Years", headed(budget, "Capex")},
               {headed(budget, "Book value at the end")}, 1);
    sheet.widths({32, 8, 19});
    for (lxw_col_t column = kFirstYear; column <= bookColumn; ++column)
        sheet.width(column, 19);

    struct Class {
        Money capex;
        std::vector<Money> years;
    };
    std::map<std::pair<ItemCategory, int>, Class> classes;
    for (const cost::BomLine& line : budget.report.bom) {
        if (line.spend != cost::Spend::capex) continue;
        Class& each = classes
                          .try_emplace({line.category, line.depreciationYears},
                                       Class{none, std::vector<Money>(table.last().size(), none)})
                          .first->second;
        each.capex += line.total;
        addTo(each.years, depreciationByYear(line, start, table.last()));
    }
    lxw_row_t row = kHeadingRow + 2;
    Rows rows{sheet.name(), row, row + static_cast<lxw_row_t>(std::max<std::size_t>(classes.size(), 1)) - 1};
    const Parts parts{bom.column(bill::kAssetFirst), bom.column(bill::kAssetMonths),
                      bom.column(bill::kAssetShare), bom.column(bill::kAssetOdd)};
    const std::string leaves = bom.column(bill::kAssetLeaves);
    const auto lostBy = [&](const std::string& until) {
        return fmt::format("({0}<{1})*{2}+({0}>={1})*({3}*{4}+{5})", until, leaves, dueBy(parts, until),
                           parts.share, parts.count, parts.odd);
    };
    for (const auto& [key, each] : classes) {
        const auto& [category, years] = key;
        sheet.text({row, kClass}, nameOf(category).label);
        sheet.number({row, kYears}, years, Look::whole);
        const std::string filter = fmt::format(
            "({}=\"Capex\")*EXACT({},{})*({}={})", bom.column(bill::kSpend), bom.column(bill::kCategory),
            absoluteNameOf({row, kClass}), bom.column(bill::kYears), absoluteNameOf({row, kYears}));
        sheet.formula({row, kCapex}, fmt::format("=SUMPRODUCT({}*{})", filter, bom.column(bill::kTotal)),
                      each.capex.toDouble(), Look::money);
        table.years(
            row, filter, each.years, [&](const std::string& until) { return "(" + lostBy(until) + ")"; },
            minorUnits(budget.report.currency));
        Money book = each.capex;
        for (const Money amount : each.years)
            book -= amount;
        sheet.formula({row, bookColumn},
                      fmt::format("={}-SUM({}:{})", nameOf(Cell{row, kCapex}), nameOf(Cell{row, kFirstYear}),
                                  nameOf(Cell{row, static_cast<lxw_col_t>(bookColumn - 1)})),
                      book.toDouble(), Look::money);
        ++row;
    }
    std::vector<std::pair<lxw_col_t, Money>> sums{{kCapex, budget.report.capex}};
    for (std::size_t year = 0; year < budget.report.fiscalYears.size(); ++year)
        sums.emplace_back(table.column(year), budget.report.fiscalYears[year].depreciation);
    sums.emplace_back(bookColumn,
                      budget.report.cashFlow.empty() ? none : budget.report.cashFlow.back().bookValue);
    writeTotals(sheet, rows, sums);
    sheet.print(kHeadingRow, true);
}

Rows taxRows(const Budget& budget, const std::string& taxSheet) {
    std::size_t categories = budget.report.byCategory.size();
    categories = std::max<std::size_t>(categories, 1);
    return {taxSheet, kHeadingRow + 1, kHeadingRow + static_cast<lxw_row_t>(categories)};
}

void writeTax(const Budget& budget, const Rows& bom, const Rows& rates, Sheet& sheet) {
    const CostPolicy& policy = budget.project.costPolicy;
    const Money none(0, budget.report.currency);
    sheet.title("Tax", "Tax that cannot be recovered, beside the total. Shaded cells may be changed.");
    sheet.headings(
        kHeadingRow,
        {"Category", headed(budget, "Net"), "Tax (%)", headed(budget, "Tax"), headed(budget, "With tax")}, 1);
    sheet.widths({32, 19, 10, 19, 19});
    std::map<ItemCategory, std::pair<Money, Money>> categories;
    for (const cost::BomLine& line : budget.report.bom) {
        auto& [net, tax] = categories.try_emplace(line.category, none, none).first->second;
        net += line.total;
        tax += line.tax;
    }
    lxw_row_t row = rates.first;
    for (const auto& [category, amounts] : categories) {
        const auto& [net, taxed] = amounts;
        Decimal percent = policy.taxPercent;
        for (const CategoryRule& rule : policy.categoryRules) {
            if (rule.category == category) percent = rule.taxPercent.value_or(policy.taxPercent);
        }
        sheet.text({row, tax::kCategory}, nameOf(category).label);
        sheet.number({row, tax::kPercent}, percent.toDouble(), Look::figureInput);
        const auto sum = [&](lxw_col_t column, lxw_col_t of, Money value) {
            sheet.formula({row, column},
                          fmt::format("=SUMPRODUCT(EXACT({},{})*{})", bom.column(bill::kCategory),
                                      absoluteNameOf({row, tax::kCategory}), bom.column(of)),
                          value.toDouble(), Look::money);
        };
        sum(tax::kNet, bill::kTotal, net);
        sum(tax::kTax, bill::kTax, taxed);
        sheet.formula({row, tax::kGross},
                      fmt::format("={}+{}", nameOf(Cell{row, tax::kNet}), nameOf(Cell{row, tax::kTax})),
                      (net + taxed).toDouble(), Look::money);
        ++row;
    }
    writeTotals(sheet, rates,
                {{tax::kNet, budget.report.total},
                 {tax::kTax, budget.report.tax},
                 {tax::kGross, budget.report.total + budget.report.tax}});
    sheet.print(kHeadingRow, true);
}

}  // namespace spanwright::report
