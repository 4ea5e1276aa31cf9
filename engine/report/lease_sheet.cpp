// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/report/budget_sheets.h"

#include <fmt/format.h>

namespace spanwright::report {
namespace {

constexpr lxw_row_t kHeadingRow = 3;
constexpr lxw_col_t kItem = 0, kDescription = 1, kSite = 2, kPhase = 3, kChosen = 4, kQuantity = 5,
                    kPrice = 6, kPayment = 7, kBuyout = 8, kOrdered = 9, kLeased = 10, kCredit = 11,
                    kBuy = 12, kLease = 13, kPresentBuy = 14, kPresentLease = 15, kCheaper = 16,
                    kElements = 17;

class LeaseWriter {
  public:
    LeaseWriter(const Budget& budget, Sheet& sheet, lxw_row_t row)
        : budget_(budget), sheet_(sheet), row_(row) {}

    void write(const cost::LeaseOption& option) {
        const Currency currency = budget_.report.currency;
        sheet_.text({row_, kItem}, option.item);
        sheet_.text({row_, kDescription}, option.description);
        sheet_.text({row_, kSite}, nameOfElement(budget_, option.site, budget_.noSite));
        sheet_.text({row_, kPhase}, nameOfElement(budget_, option.phase, budget_.noPhase));
        sheet_.text({row_, kChosen}, nameOf(option.chosen).label);
        sheet_.number({row_, kQuantity}, option.quantity.toDouble(), Look::figureInput);
        sheet_.number({row_, kPrice}, option.price.toDouble(), Look::moneyInput);
        const std::string share = fmt::format("{}*{}/100", at(kPrice), kLeaseBuyoutName);
        sheet_.formula({row_, kPayment},
                       fmt::format("=ROUND(-PMT({}/1200,{},{},-ROUND({},6)),6)", kLeaseRateName,
                                   kLeaseMonthsName, at(kPrice), share),
                       option.payment.toDouble(), Look::price);
        // What leaves before the lease ends is not kept.
        sheet_.formula({row_, kBuyout}, fmt::format("=ROUND({}*{},6)", option.buyout.isZero() ? 0 : 1, share),
                       option.buyout.toDouble(), Look::price);
        sheet_.number({row_, kOrdered}, index(option.ordered), Look::figureInput);
        sheet_.number({row_, kLeased}, index(option.leased), Look::figureInput);
        sheet_.money({row_, kCredit}, option.credit);
        const auto times = [&](lxw_col_t price) {
            return roundedHalfEven(at(kQuantity) + "*" + at(price), currency);
        };
        amount(kBuy, fmt::format("={}+{}", times(kPrice), at(kCredit)), option.buy);
        amount(kLease, fmt::format("={}*{}+{}", times(kPayment), kLeaseMonthsName, times(kBuyout)),
               option.lease);
        const std::string growth = fmt::format("(1+{}/1200)", kDiscountName);
        const int credited = option.credited ? index(*option.credited) : 0;
        amount(kPresentBuy,
               rounded(fmt::format("{}*{g}^-{}+{}*{g}^-{}", times(kPrice), at(kOrdered), at(kCredit),
                                   credited, fmt::arg("g", growth))),
               option.presentBuy);
        // Payments fall due from the first month of the lease on: an annuity whose first payment is at once.
        amount(kPresentLease,
               rounded(fmt::format("-PV({d}/1200,{n},{},0,1)*{g}^-{}+{}*{g}^-({}+{n})", times(kPayment),
                                   at(kLeased), times(kBuyout), at(kLeased), fmt::arg("d", kDiscountName),
                                   fmt::arg("n", kLeaseMonthsName), fmt::arg("g", growth))),
               option.presentLease);
        const bool leasing = option.presentLease.minorUnits() < option.presentBuy.minorUnits();
        sheet_.formula({row_, kCheaper},
                       fmt::format("=IF({}<{},\"Lease\",\"Buy\")", at(kPresentLease), at(kPresentBuy)),
                       leasing ? "Lease" : "Buy", Look::text);
        std::string elements;
        for (const ElementId element : option.elements)
            elements += (elements.empty() ? "" : ", ") + keyOf(budget_.project, element);
        sheet_.text({row_++, kElements}, elements, Look::note);
    }

    [[nodiscard]] lxw_row_t next() const { return row_; }

  private:
    [[nodiscard]] std::string at(lxw_col_t column) const { return nameOf(Cell{row_, column}); }
    [[nodiscard]] int index(Month month) const {
        return month.monthsSince(Month(budget_.project.settings.startDate));
    }
    [[nodiscard]] std::string rounded(const std::string& formula) const {
        return fmt::format("=ROUND({},{})", formula, budget_.report.currency.minorDigits());
    }
    void amount(lxw_col_t column, const std::string& formula, Money value) {
        sheet_.formula({row_, column}, formula, value.toDouble(), Look::money);
    }

    const Budget& budget_;
    Sheet& sheet_;
    lxw_row_t row_;
};

}  // namespace

void writeLeases(const Budget& budget, Sheet& sheet) {
    const cost::LeaseComparison& leases = budget.report.leases;
    sheet.title(
        "Lease or buy",
        "What devices cost bought and leased, whole leases counted, also beyond the horizon. Term, rate "
        "and buyout stand in the assumptions; months count from the project's start.");
    sheet.headings(
        kHeadingRow,
        {"Item", "Description", "Site", "Phase", "In the budget", "Quantity", headed(budget, "Price"),
         headed(budget, "Payment a month"), headed(budget, "Buyout"), "Paid in month", "Leased from month",
         headed(budget, "Credit"), headed(budget, "Buy"), headed(budget, "Lease"),
         headed(budget, "Buy, present value"), headed(budget, "Lease, present value"), "Cheaper", "For"},
        kQuantity);
    sheet.text({kHeadingRow, kCheaper}, "Cheaper", Look::heading);
    sheet.text({kHeadingRow, kElements}, "For", Look::heading);
    sheet.widths({17, 40, 18, 18, 12, 10, 13, 13, 13, 8, 8, 15, 18, 18, 18, 18, 10, 30});
    LeaseWriter writer(budget, sheet, kHeadingRow + 1);
    for (const cost::LeaseOption& option : leases.options)
        writer.write(option);
    if (leases.options.empty()) {
        sheet.text({kHeadingRow + 1, 0}, "No device is bought at a catalogue price.", Look::note);
    } else {
        const Rows rows{sheet.name(), kHeadingRow + 1, writer.next() - 1};
        writeTotals(sheet, rows,
                    {{kBuy, leases.buy},
                     {kLease, leases.lease},
                     {kPresentBuy, leases.presentBuy},
                     {kPresentLease, leases.presentLease}});
    }
    sheet.print(kHeadingRow, true);
}

}  // namespace spanwright::report
