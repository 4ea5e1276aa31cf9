// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/json_text.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/results.h"
#include "app/cli/verbs.h"
#include "engine/cost/cost.h"
#include "engine/design/queries.h"
#include "engine/io/project_file.h"
#include "engine/plan/schedule.h"

#include <map>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

Json jsonOf(const std::map<std::string, Money>& sums) {
    Json json = Json::object();
    for (const auto& [key, amount] : sums)
        json[key] = exact(amount);
    return json;
}

Json jsonOf(const cost::Quantiles& quantiles) {
    return {{"mean", quantiles.mean}, {"deviation", quantiles.deviation},
            {"p10", quantiles.p10},   {"p50", quantiles.p50},
            {"p80", quantiles.p80},   {"p90", quantiles.p90}};
}

Json jsonOf(const std::map<std::string, cost::Quantiles>& groups) {
    Json json = Json::object();
    for (const auto& [key, quantiles] : groups)
        json[key] = jsonOf(quantiles);
    return json;
}

Json jsonOf(const Keys& keys, const cost::Uncertainty& uncertainty) {
    Json drivers = Json::array();
    for (const cost::Driver& driver : uncertainty.drivers) {
        drivers.push_back({{"name", driver.name},
                           {"element", keys.of(driver.element)},
                           {"low", driver.low},
                           {"high", driver.high}});
    }
    Json json = {{"total", jsonOf(uncertainty.total)},
                 {"confidence", uncertainty.confidence},
                 {"at_confidence", uncertainty.atConfidence}};
    json["by_category"] = jsonOf(uncertainty.byCategory);
    json["by_phase"] = jsonOf(uncertainty.byPhase);
    json["by_site"] = jsonOf(uncertainty.bySite);
    json["by_fiscal_year"] = jsonOf(uncertainty.byFiscalYear);
    json["drivers"] = std::move(drivers);
    return json;
}

Json jsonOf(const std::vector<cost::FiscalYear>& years) {
    Json json = Json::array();
    for (const cost::FiscalYear& year : years) {
        json.push_back({{"year", year.name},
                        {"from", year.from.text()},
                        {"until", year.until.text()},
                        {"capex", exact(year.capex)},
                        {"opex", exact(year.opex)},
                        {"depreciation", exact(year.depreciation)}});
    }
    return json;
}

Json jsonOf(const Keys& keys, const cost::AsIs& asIs) {
    Json json = {{"phase", keys.of(asIs.phase)},
                 {"total", exact(asIs.total)},
                 {"npv", exact(asIs.presentValue)},
                 {"savings", exact(asIs.savings)},
                 {"npv_savings", exact(asIs.presentSavings)},
                 {"irr", asIs.internalRates}};
    json["payback_months"] = asIs.paybackMonths < 0 ? Json() : Json(asIs.paybackMonths);
    return json;
}

Json jsonOf(const Keys& keys, const cost::LeaseComparison& leases) {
    Json options = Json::array();
    for (const cost::LeaseOption& option : leases.options) {
        options.push_back({{"item", option.item},
                           {"description", option.description},
                           {"phase", keys.of(option.phase)},
                           {"site", keys.of(option.site)},
                           {"elements", keys.list(option.elements)},
                           {"financing", nameOf(option.chosen).key},
                           {"quantity", exact(option.quantity)},
                           {"unit_price", exact(option.price)},
                           {"payment_per_month", exact(option.payment)},
                           {"months", option.months},
                           {"buyout", exact(option.buyout)},
                           {"buy", exact(option.buy)},
                           {"lease", exact(option.lease)},
                           {"npv_buy", exact(option.presentBuy)},
                           {"npv_lease", exact(option.presentLease)}});
    }
    Json json = {{"buy", exact(leases.buy)},
                 {"lease", exact(leases.lease)},
                 {"npv_buy", exact(leases.presentBuy)},
                 {"npv_lease", exact(leases.presentLease)}};
    json["options"] = std::move(options);
    return json;
}

}  // namespace

Json costJson(const Keys& keys, const cost::CostReport& report) {
    Json cashFlow = Json::array();
    for (const cost::CashMonth& month : report.cashFlow) {
        cashFlow.push_back({{"month", month.month.text()},
                            {"capex", exact(month.capex)},
                            {"opex", exact(month.opex)},
                            {"cumulative", exact(month.cumulative)},
                            {"depreciation", exact(month.depreciation)},
                            {"book_value", exact(month.bookValue)}});
    }
    Json bom = Json::array();
    for (const cost::BomLine& line : report.bom) {
        bom.push_back({{"item", line.item},
                       {"description", line.description},
                       {"category", nameOf(line.category).key},
                       {"quantity", exact(line.quantity)},
                       {"unit_price", exact(line.unitPrice)},
                       {"total", exact(line.total)},
                       {"phase", keys.of(line.phase)},
                       {"site", keys.of(line.site)},
                       {"spend", line.spend == cost::Spend::capex ? "capex" : "opex"},
                       {"cost_centre", line.costCentre},
                       {"supplier", line.supplier},
                       {"ordered_by", keys.of(line.orderedBy)},
                       {"elements", keys.list(line.elements)},
                       {"from", line.from.text()},
                       {"until", line.until.text()},
                       {"tax", exact(line.tax)}});
    }
    Json json = {{"currency", std::string(report.currency.code())},
                 {"capex", exact(report.capex)},
                 {"opex", exact(report.opex)},
                 {"total", exact(report.total)},
                 {"npv", exact(report.presentValue)},
                 {"contingency", exact(report.contingency)},
                 {"p10", report.p10},
                 {"p50", report.p50},
                 {"p80", report.p80},
                 {"p90", report.p90}};
    json["by_category"] = jsonOf(report.byCategory);
    json["by_phase"] = jsonOf(report.byPhase);
    json["by_site"] = jsonOf(report.bySite);
    json["cash_flow"] = std::move(cashFlow);
    json["bom"] = std::move(bom);
    json["tax"] = exact(report.tax);
    json["by_cost_centre"] = jsonOf(report.byCostCentre);
    json["by_supplier"] = jsonOf(report.bySupplier);
    json["fiscal_years"] = jsonOf(report.fiscalYears);
    json["uncertainty"] = jsonOf(keys, report.uncertainty);
    if (report.asIs) json["as_is"] = jsonOf(keys, *report.asIs);
    json["lease_or_buy"] = jsonOf(keys, report.leases);
    Json gaps = Json::array();
    for (const cost::CostGap& gap : report.gaps)
        gaps.push_back({{"element", keys.of(gap.element)}, {"message", gap.message}});
    json["gaps"] = std::move(gaps);
    return json;
}

namespace {

TextTable sumsTable(const std::string& title, const std::map<std::string, Money>& sums,
                    const std::string& none) {
    TextTable table = TextTable::facts(title);
    for (const auto& [key, amount] : sums)
        table.add({key.empty() ? none : key, amount.display()});
    return table;
}

/// "12.3 % a year", several joined, for there can be several.
std::string ratesText(const std::vector<double>& rates) {
    std::string text;
    for (const double rate : rates)
        text += fmt::format("{}{:.1f} %", text.empty() ? "" : " or ", rate * 100);
    return text.empty() ? "none" : text + " a year";
}

std::vector<TextTable> tablesOf(const cost::CostReport& report) {
    TextTable facts = TextTable::facts(fmt::format("Cost ({})", report.currency.code()));
    facts.add({"capex", report.capex.display()});
    facts.add({"opex over the horizon", report.opex.display()});
    facts.add({"total", report.total.display()});
    facts.add({"present value", report.presentValue.display()});
    facts.add({"contingency, beside the total", report.contingency.display()});
    facts.add({"P50", fmt::format("{:.0f}", report.p50)});
    facts.add({"P80", fmt::format("{:.0f}", report.p80)});
    if (!report.tax.isZero()) facts.add({"tax, beside the total", report.tax.display()});
    if (const auto& asIs = report.asIs) {
        facts.add({"today's network, run on", asIs->total.display()});
        facts.add({"savings, present value", asIs->presentSavings.display()});
        facts.add({"internal rate of return", ratesText(asIs->internalRates)});
        facts.add({"payback", asIs->paybackMonths < 0 ? std::string("never")
                                                      : fmt::format("{} months", asIs->paybackMonths)});
    }
    if (!report.leases.options.empty()) {
        facts.add({"hardware bought, present value", report.leases.presentBuy.display()});
        facts.add({"hardware leased, present value", report.leases.presentLease.display()});
    }
    if (!report.gaps.empty()) facts.add({"missing from the budget", fmt::format("{}", report.gaps.size())});
    return {facts, sumsTable("By category", report.byCategory, "-"),
            sumsTable("By phase", report.byPhase, "before the first phase"),
            sumsTable("By site", report.bySite, "no one site")};
}

Result<int> costs(const CommonOptions& options) {
    const Result<Project> project = io::loadProject(options.project);
    if (!project) return tl::unexpected(project.error());
    plan::ScheduleOptions scheduleOptions;
    scheduleOptions.trials = 0;  // cost needs the planned dates, not their spread
    const auto withPlace = [&](Error error) {
        if (!error.where.starts_with(options.project)) {
            error.where = error.where.empty() ? options.project : options.project + ": " + error.where;
        }
        return tl::unexpected(std::move(error));
    };
    const Result<plan::Schedule> schedule = plan::schedule(*project, scheduleOptions);
    if (!schedule) return withPlace(schedule.error());
    cost::CostOptions costOptions;
    costOptions.seed = options.seed;
    costOptions.threads = options.threads;
    costOptions.asIs = true;
    ProgressBar bar("cost", options.quiet);
    const Result<cost::CostReport> report = cost::cost(*project, *schedule, costOptions, bar.work());
    if (!report) return withPlace(report.error());
    return write(options, costJson(Keys(*project), *report), tablesOf(*report)).map([] { return kDone; });
}

}  // namespace

CLI::App& addCost(CLI::App& app, Action& action) {
    auto options = std::make_shared<CommonOptions>();
    CLI::App* verb =
        app.add_subcommand("cost", "Bill of materials, capex, opex, present value and cash flow");
    addProjectOption(*verb, *options);
    addCommonOptions(*verb, *options);
    verb->callback([options, &action] { action = [options] { return costs(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
