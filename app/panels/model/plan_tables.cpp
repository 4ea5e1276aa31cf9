// SPDX-License-Identifier: MIT
#include "app/panels/model/figures.h"
#include "app/panels/model/result_tables.h"
#include "engine/analysis/summary.h"
#include "engine/design/queries.h"

#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

Cell money(Money value, Tone tone = Tone::normal) {
    return {amount(value), value.toDouble(), tone, std::nullopt};
}

Cell date(Date value) {
    return {value.text(), static_cast<double>(value.days().time_since_epoch().count()), Tone::normal,
            std::nullopt};
}

std::string withCurrency(const char* header, Currency currency) {
    return fmt::format("{} ({})", header, currency.code());
}

std::string breakdownName(const Project& project, CostBreakdown by, const std::string& key) {
    if (by == CostBreakdown::category) {
        const auto category = enumFromKey<ItemCategory>(key);
        return category ? std::string(nameOf(*category).label) : key;
    }
    if (key.empty()) return by == CostBreakdown::phase ? "Before the first phase" : "No one site";
    const ElementId element = findByKey(project, key);
    return element.value == 0 ? key : displayName(project, element);
}

}  // namespace

TableModel bomTable(const Project& project, const cost::CostReport& report) {
    TableModel table{{{"Item", 4},
                      {"Category", 2},
                      {"Phase", 2},
                      {"Site", 2},
                      {withCurrency("Total", report.currency), 11, true},
                      {"Spend", 1.5F},
                      {"Quantity", 8, true},
                      {withCurrency("Unit price", report.currency), 11, true, "Of opex: a month"},
                      {"From", 9, true}},
                     {},
                     "Nothing is priced yet: give devices and links a catalogue item."};
    for (const cost::BomLine& line : report.bom) {
        const double quantity = line.quantity.toDouble();
        const double price = line.unitPrice.toDouble();
        table.rows.push_back(
            {line.elements,
             {Cell::plain(line.description.empty() ? line.item : line.description),
              Cell::plain(std::string(nameOf(line.category).label)),
              Cell::plain(line.phase ? displayName(project, line.phase) : "Before"),
              Cell::plain(line.site ? displayName(project, line.site) : "–"), money(line.total),
              Cell::plain(line.spend == cost::Spend::capex ? "Capex" : "Opex"),
              Cell{line.quantity.text(), quantity, Tone::normal, std::nullopt},
              Cell{figure(price, report.currency.minorDigits()), price, Tone::normal, std::nullopt},
              Cell{line.from.text(), line.from.monthsSince(Month()), Tone::normal, std::nullopt}}});
    }
    return table;
}

TableModel leaseTable(const Project& project, const cost::CostReport& report) {
    TableModel table{{{"Item", 4},
                      {"Site", 2},
                      {"Pieces", 6, true},
                      {"Buy", 9, true, "Price, less a credit when it leaves"},
                      {"Lease", 9, true, "All payments and the buyout, also beyond the horizon"},
                      {"Buy, PV", 9, true, "Present value"},
                      {"Lease, PV", 9, true, "Present value"},
                      {"Cheaper", 2, false, "By present value, and what the budget reckons with"}},
                     {},
                     "No device is bought at a catalogue price in any phase."};
    for (const cost::LeaseOption& option : report.leases.options) {
        const bool leasing = option.presentLease.minorUnits() < option.presentBuy.minorUnits();
        const bool even = option.presentLease == option.presentBuy;
        const bool leased = option.chosen == Financing::lease;
        Cell answer = Cell::plain(fmt::format("{}; {}",
                                              even      ? "Even"
                                              : leasing ? "Lease"
                                                        : "Buy",
                                              leased ? "leased" : "bought"));
        if (!even && leasing != leased) answer.tone = Tone::warning;
        table.rows.push_back(
            {option.elements,
             {Cell::plain(option.description),
              Cell::plain(option.site ? displayName(project, option.site) : "–"),
              Cell{option.quantity.text(), option.quantity.toDouble(), Tone::normal, std::nullopt},
              money(option.buy), money(option.lease), money(option.presentBuy), money(option.presentLease),
              std::move(answer)}});
    }
    return table;
}

TableModel costTable(const Project& project, const cost::CostReport& report, CostBreakdown by) {
    const char* header = by == CostBreakdown::category ? "Category"
                         : by == CostBreakdown::phase  ? "Phase"
                                                       : "Site";
    TableModel table{{{header, 3}, {withCurrency("Total", report.currency), 18, true}},
                     {},
                     "Nothing is priced yet: give devices and links a catalogue item."};
    const auto& parts = by == CostBreakdown::category ? report.byCategory
                        : by == CostBreakdown::phase  ? report.byPhase
                                                      : report.bySite;
    const double total = report.total.toDouble();
    for (const auto& [key, value] : parts) {
        std::vector<ElementId> elements;
        if (by != CostBreakdown::category && !key.empty()) elements.push_back(findByKey(project, key));
        Cell cell = money(value);
        if (total > 0) cell.bar = value.toDouble() / total;
        table.rows.push_back({elements, {Cell::plain(breakdownName(project, by, key)), cell}});
    }
    return table;
}

TableModel variantTable(const Project& project, const Analysis& analysis,
                        const std::vector<Variant>& variants) {
    TableModel table{{{"Figure", 2}}, {}, "Nothing to compare yet."};
    std::vector<std::optional<VariantFigures>> compared(1);
    if (auto own = variantFigures(project, project.settings.name, analysis)) compared[0] = std::move(*own);
    table.columns.push_back({project.settings.name + " (open)", 3});
    for (const Variant& variant : variants) {
        std::string name = variant.file.filename().string();
        table.columns.push_back({name.substr(0, name.find(".span.json")), 3});
        compared.push_back(variant.figures);
    }
    // One row a figure, one column a variant: the order of rows is that of the numbers in the first column.
    const auto add = [&](const char* label, auto textOf, auto numberOf, auto differenceOf) {
        TableRow row{{}, {Cell{label, static_cast<double>(table.rows.size())}}};
        for (std::size_t at = 0; at < compared.size(); ++at) {
            if (!compared[at]) {
                const std::string& problem = at == 0 ? std::string() : variants[at - 1].problem;
                row.cells.push_back(Cell::plain(problem.empty() ? "reading…" : problem));
                continue;
            }
            const VariantFigures& figures = *compared[at];
            Cell cell{textOf(figures), numberOf(figures)};
            const double difference = compared[0] ? numberOf(figures) - numberOf(*compared[0]) : 0;
            if (at > 0 && std::abs(difference) > 1e-9)
                cell.text += fmt::format("  ({}{})", difference > 0 ? "+" : "", differenceOf(difference));
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    };
    const auto whole = [](double difference) { return figure(difference, 0); };
    const auto addMoney = [&](const char* label, Money VariantFigures::*of) {
        add(
            label,
            [of](const VariantFigures& figures) {
                return (figures.*of).display(Money::Grouping::wholeUnits);
            },
            [of](const VariantFigures& figures) { return (figures.*of).toDouble(); }, whole);
    };
    addMoney("Total", &VariantFigures::total);
    addMoney("Capex", &VariantFigures::capex);
    addMoney("Opex", &VariantFigures::opex);
    addMoney("Present value", &VariantFigures::presentValue);
    add(
        "P80", [](const VariantFigures& figures) { return figure(figures.p80, 0); },
        [](const VariantFigures& figures) { return figures.p80; }, whole);
    add(
        "Highest utilization (%)",
        [](const VariantFigures& figures) { return percentFigure(figures.maxUtilization); },
        [](const VariantFigures& figures) { return figures.maxUtilization; },
        [](double difference) { return figure(difference * 100, 1); });
    add(
        "Single points of failure",
        [](const VariantFigures& figures) { return figure(figures.singlePointsOfFailure, 0); },
        [](const VariantFigures& figures) { return static_cast<double>(figures.singlePointsOfFailure); },
        whole);
    add(
        "Least availability (%)",
        [](const VariantFigures& figures) {
            return availabilityFigure(figures.leastAvailability.value_or(1));
        },
        [](const VariantFigures& figures) { return figures.leastAvailability.value_or(1); },
        [](double difference) { return figure(difference * 100, 4); });
    add(
        "Finish", [](const VariantFigures& figures) { return date(figures.finish).text; },
        [](const VariantFigures& figures) { return date(figures.finish).number.value_or(0); },
        [](double difference) { return figure(difference, 0) + " days"; });
    return table;
}

TableModel packageTable(const Project& project, const plan::Schedule& schedule) {
    TableModel table{{{"Work package", 4},
                      {"Kind", 2},
                      {"Phase", 2},
                      {"Start", 9, true},
                      {"Finish", 9, true},
                      {"Total float (days)", 8, true, "Working days that it may slip before the end moves"},
                      {"Free float (days)", 8, true, "Working days that it may slip before another moves"}},
                     {},
                     "No work packages yet. Add one below the chart."};
    for (const plan::ScheduledPackage& scheduled : schedule.packages) {
        const WorkPackage* package = project.plan.workPackages.find(scheduled.package);
        if (package == nullptr) continue;
        const Tone tone = scheduled.critical ? Tone::bad : Tone::normal;
        table.rows.push_back(
            {{scheduled.package},
             {Cell{displayName(project, scheduled.package), std::nullopt, tone, std::nullopt},
              Cell::plain(std::string(nameOf(package->kind).label)),
              Cell::plain(package->phase ? displayName(project, package->phase) : "–"), date(scheduled.start),
              date(scheduled.finish),
              Cell{figure(scheduled.totalFloatDays, 0), scheduled.totalFloatDays, tone, std::nullopt},
              Cell{figure(scheduled.freeFloatDays, 0), scheduled.freeFloatDays, Tone::normal,
                   std::nullopt}}});
    }
    return table;
}

TableModel riskTable(const Project& project) {
    const Currency currency = project.settings.currency;
    TableModel table{
        {{"Risk", 4},
         {withCurrency("Expected cost", currency), 11, true, "Probability × mean impact"},
         {"Expected delay (days)", 9, true, "Probability × mean delay, in working days"},
         {"Probability (%)", 9, true},
         {"Phase", 2},
         {"Owner", 2},
         {"Response", 2}},
        {},
        "No risks yet. Write down what could go wrong, what it would cost and who looks after it."};
    for (const Risk& risk : project.plan.risks) {
        const double expected = expectedCost(risk);
        const double delay = expectedDelayDays(risk);
        table.rows.push_back(
            {{risk.id},
             {Cell::plain(displayName(project, risk.id)),
              Cell{figure(expected, 0), expected, Tone::normal, std::nullopt},
              Cell{figure(delay, 1), delay, Tone::normal, std::nullopt},
              Cell{figure(risk.probabilityPercent, 0), risk.probabilityPercent, Tone::normal, std::nullopt},
              Cell::plain(risk.phase ? displayName(project, risk.phase) : "–"),
              Cell::plain(risk.owner.empty() ? "nobody" : risk.owner),
              Cell::plain(std::string(nameOf(risk.response).label))}});
    }
    return table;
}

}  // namespace spanwright::app
