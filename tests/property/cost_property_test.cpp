// SPDX-License-Identifier: MIT
#include "engine/cost/cost.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace spanwright::cost {
namespace {

/// A random project with everything that costs: sites, devices, links, packages, currencies, risks.
class RandomProject {
  public:
    explicit RandomProject(unsigned seed) : random_(seed) {}

    Project make() {
        project_.settings.startDate = Date(2027, 1, 4).plusDays(below(400));
        project_.settings.horizonMonths = 1 + below(48);
        CostPolicy& policy = project_.costPolicy;
        policy.discountRatePercentPerYear = figure(20);
        policy.contingencyPercent = figure(30);
        policy.sparePercent = figure(40);
        policy.labourRatePerHour = figure(120);
        policy.electricityPricePerKilowattHour = figure(1);
        policy.powerUsageEffectiveness = Decimal::fromInteger(1) + figure(1);
        policy.exchangeRates = {{"USD", figure(2), Date(2026, 1, 1)},
                                {"USD", figure(2), Date(2027, 6, 1).plusDays(below(300))}};
        policy.travelCostPerVisit = figure(500);
        policy.rackUnitPricePerMonth = figure(30);
        policy.parallelRunningMonths = below(4);
        policy.taxPercent = figure(25);
        policy.leaseTermMonths = 1 + below(40);
        policy.leaseRatePercentPerYear = figure(12);
        policy.leaseBuyoutPercent = figure(20);
        policy.fiscalYearStartMonth = 1 + below(12);
        for (int n = 0; n < 6; ++n) {
            CategoryRule rule;
            rule.category = static_cast<ItemCategory>(3 * n);
            rule.priceChangePercentPerYear = figure(20) - figure(20);
            rule.monthlyPriceChangePercentPerYear = figure(20) - figure(20);
            rule.depreciationYears = below(4);
            rule.quantityHighPercent = Decimal::fromInteger(100) + figure(30);
            policy.categoryRules.push_back(rule);
        }
        for (int n = 0; n < 4; ++n)
            addPhase(n);
        for (int n = 0; n < 12; ++n)
            addItem(n);
        for (int n = 0; n < 5; ++n)
            addSite(n);
        for (int n = 0; n < 60; ++n)
            addDevice();
        for (int n = 0; n < 60; ++n)
            addLink();
        for (int n = 0; n < 20; ++n)
            addDemand();
        return project_;
    }

  private:
    int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
    Decimal figure(int bound) { return Decimal::fromMicros(below(bound) * Decimal::kScale + below(1000000)); }
    ThreePoint<Decimal> spread(int bound) {
        const Decimal low = figure(bound);
        const Decimal likely = low + figure(bound);
        return {low, likely, likely + figure(bound)};
    }
    template <class TypedId>
    TypedId pick(const std::vector<TypedId>& ids) {
        const int at = below(static_cast<int>(ids.size()) + 1);
        return at == 0 ? TypedId{} : ids[static_cast<std::size_t>(at - 1)];
    }
    template <class Row>
    void named(Row& row, const char* kind) {
        row.id = project_.newId<decltype(row.id)>();
        row.key = kind + std::to_string(row.id.value);
    }
    Lifetime lifetime() { return {pick(phases_), below(3) == 0 ? pick(phases_) : PhaseId{}}; }

    void addPhase(int sequence) {
        Phase phase;
        named(phase, "phase-");
        phase.sequence = sequence;
        project_.design.phases.put(phase);
        phases_.push_back(phase.id);
        Resource crew;
        named(crew, "crew-");
        crew.ratePerHour = figure(100);
        project_.plan.resources.put(crew);
        for (int n = 0; n < below(4); ++n) {
            WorkPackage package;
            named(package, "package-");
            package.phase = phase.id;
            package.kind = static_cast<WorkPackageKind>(below(10));
            const double likely = below(80);
            package.durationDays = {likely / 2, likely, likely * 2};
            package.notBefore = project_.settings.startDate.plusDays(below(900));
            package.assignments = {{crew.id, below(40) / 10.0}};
            package.fixedCost = figure(10000);
            project_.plan.workPackages.put(package);
        }
        Risk risk;
        named(risk, "risk-");
        risk.probabilityPercent = below(100);
        risk.costImpact = spread(50000);
        risk.delayDays = {0, 5, 20};
        risk.phase = phase.id;
        project_.plan.risks.put(risk);
    }

    void addItem(int n) {
        CatalogueItem item;
        named(item, "item-");
        item.category = static_cast<ItemCategory>(n);
        item.currency = below(3) == 0 ? "USD" : "";
        item.price = spread(5000);
        item.monthlyPrice = below(2) == 0 ? spread(400) : ThreePoint<Decimal>{};
        item.supportPercentPerYear = figure(20);
        item.licencePerYear = figure(700);
        item.termMonths = below(40);
        item.powerWatts = below(9000) / 7.0;
        item.installationHours = below(50) / 4.0;
        item.rackUnits = below(4);
        item.supplier = below(2) == 0 ? "Supplier" : "";
        item.vendor = "Vendor " + std::to_string(below(3));
        item.rampMonths = below(6);
        item.rampPercent = figure(99);
        if (below(2) == 0) item.earlyTerminationPercent = figure(80);
        item.decommissioningCreditPercent = figure(20);
        if (below(2) == 0) item.priceChangePercentPerYear = figure(10) - figure(20);
        if (below(2) == 0) item.depreciationYears = below(4);
        if (below(3) == 0) item.rateBands = {{"", 2000, spread(2)}, {"north", std::nullopt, spread(2)}};
        if (below(3) == 0) item.transferTiers = {{"", 5000, spread(1)}, {"", std::nullopt, spread(1)}};
        if (!items_.empty() && below(2) == 0) item.requiredItems = {{pick(items_), figure(3)}};
        project_.catalogue.put(item);
        items_.push_back(item.id);
    }

    void addSite(int n) {
        Site site;
        named(site, "site-");
        if (n > 2) site.lifetime = lifetime();
        if (n % 2 == 0) site.region = "north";
        if (n % 3 == 0) site.costCentre = "centre " + std::to_string(n);
        project_.design.sites.put(site);
        sites_.push_back(site.id);
    }

    void addDevice() {
        Device device;
        named(device, "device-");
        device.site = pick(sites_);
        device.item = pick(items_);
        device.count = 1 + below(5);
        device.redundancy = static_cast<RedundancyMode>(below(4));
        device.lifetime = lifetime();
        device.financing = below(4) == 0 ? Financing::lease : Financing::purchase;
        if (below(4) == 0) device.countHigh = device.count + below(5);
        project_.design.devices.put(device);
        devices_.push_back(device.id);
    }

    void addLink() {
        Link link;
        named(link, "link-");
        link.from.device = devices_[static_cast<std::size_t>(below(60))];
        link.to.device = devices_[static_cast<std::size_t>(below(60))];
        if (link.from.device == link.to.device) return;
        link.item = pick(items_);
        link.memberCount = 1 + below(3);
        if (below(3) == 0) link.monthlyPrice = figure(900);
        if (below(3) == 0) link.setupPrice = figure(900);
        link.termMonths = below(30);
        link.lifetime = lifetime();
        project_.design.links.put(link);
    }

    void addDemand() {
        Demand demand;
        named(demand, "demand-");
        demand.from = devices_[static_cast<std::size_t>(below(60))];
        demand.to = devices_[static_cast<std::size_t>(below(60))];
        demand.mbps = below(300);
        demand.growthPercentPerYear = below(40);
        if (demand.from != demand.to) project_.design.demands.put(demand);
    }

    std::mt19937 random_;
    Project project_;
    std::vector<PhaseId> phases_;
    std::vector<CatalogueItemId> items_;
    std::vector<SiteId> sites_;
    std::vector<DeviceId> devices_;
};

CostReport costOf(const Project& project, const CostOptions& options = {.trials = 0}) {
    return cost(project, plan::schedule(project, {.trials = 0}).value(), options).value();
}

Money sumOf(const std::map<std::string, Money>& parts) {
    Money sum;
    for (const auto& [key, amount] : parts)
        sum += amount;
    return sum;
}

TEST(CostProperty, allSumsAreTheTotal) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        const Project project = RandomProject(seed).make();
        const CostReport report = costOf(project);
        EXPECT_FALSE(report.bom.empty());
        Money capex;
        Money opex;
        for (const BomLine& line : report.bom)
            (line.spend == Spend::capex ? capex : opex) += line.total;
        EXPECT_EQ(report.capex, capex);
        EXPECT_EQ(report.opex, opex);
        EXPECT_EQ(report.total, capex + opex);
        EXPECT_EQ(sumOf(report.byCategory), report.total);
        EXPECT_EQ(sumOf(report.byPhase), report.total);
        EXPECT_EQ(sumOf(report.bySite), report.total);
        ASSERT_EQ(report.cashFlow.size(), static_cast<std::size_t>(project.settings.horizonMonths));
        EXPECT_EQ(report.cashFlow.back().cumulative, report.total);
        Money cumulative;
        for (const CashMonth& month : report.cashFlow) {
            cumulative += month.capex + month.opex;
            EXPECT_EQ(month.cumulative, cumulative);
        }
        EXPECT_EQ(sumOf(report.byCostCentre), report.total);
        EXPECT_EQ(sumOf(report.bySupplier), report.total);
        Money fiscal;
        Money depreciation;
        for (const FiscalYear& year : report.fiscalYears) {
            fiscal += year.capex + year.opex;
            depreciation += year.depreciation;
        }
        EXPECT_EQ(fiscal, report.total);
        EXPECT_EQ(depreciation + report.cashFlow.back().bookValue, report.capex);
        Money tax;
        for (const BomLine& line : report.bom)
            tax += line.tax;
        EXPECT_EQ(tax, report.tax);
        for (const CashMonth& month : report.cashFlow)
            EXPECT_GE(month.bookValue.minorUnits(), 0) << month.month.text();
    }
}

TEST(CostProperty, linesAreDistinctWithinTheHorizonAndTraceable) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE(seed);
        const Project project = RandomProject(seed).make();
        const Month start(project.settings.startDate);
        const Month end = start.plus(project.settings.horizonMonths);
        const CostReport report = costOf(project);
        for (const BomLine& line : report.bom) {
            EXPECT_FALSE(line.elements.empty()) << line.description;
            EXPECT_FALSE(line.description.empty());
            EXPECT_GE(line.from, start);
            EXPECT_LT(line.from, line.until);
            EXPECT_LE(line.until, end);
            EXPECT_LE(line.spread.low, line.spread.likely);
            EXPECT_GE(line.spread.high, line.spread.likely);
            if (line.spend == Spend::opex) {
                const Money month = Money::of(line.unitPrice, line.quantity, line.total.currency());
                EXPECT_EQ(line.total.minorUnits(), month.minorUnits() * line.until.monthsSince(line.from));
            }
        }
    }
}

TEST(CostProperty, aLongerHorizonAddsMonthsAndChangesNone) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE(seed);
        Project project = RandomProject(seed).make();
        const CostReport shorter = costOf(project);
        project.settings.horizonMonths += 7;
        const CostReport longer = costOf(project);
        for (std::size_t month = 0; month < shorter.cashFlow.size(); ++month) {
            EXPECT_EQ(shorter.cashFlow[month].capex, longer.cashFlow[month].capex);
            // Lines that end at the shorter horizon are one there and may be several in the longer one, each
            // rounded on its own.
            EXPECT_NEAR(static_cast<double>(shorter.cashFlow[month].opex.minorUnits()),
                        static_cast<double>(longer.cashFlow[month].opex.minorUnits()),
                        static_cast<double>(longer.bom.size()));
        }
        // What came after the horizon is either in the months that were added, or still after it.
        Money after;
        for (const BomLine& line : shorter.afterHorizon)
            after += line.total;
        for (const BomLine& line : longer.afterHorizon)
            after -= line.total;
        EXPECT_EQ(longer.capex - shorter.capex, after);
    }
}

TEST(CostProperty, figuresDoNotDependOnThreads) {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        SCOPED_TRACE(seed);
        const Project project = RandomProject(seed).make();
        const CostReport one = costOf(project, {.seed = seed, .trials = 3000, .threads = 1});
        const CostReport four = costOf(project, {.seed = seed, .trials = 3000, .threads = 4});
        EXPECT_EQ(one.p10, four.p10);
        EXPECT_EQ(one.p50, four.p50);
        EXPECT_EQ(one.p80, four.p80);
        EXPECT_EQ(one.p90, four.p90);
        EXPECT_LT(one.p10, one.p50);
        EXPECT_LT(one.p80, one.p90);
        EXPECT_NE(one.p50, costOf(project, {.seed = seed + 1, .trials = 3000}).p50);
        const auto single = plan::schedule(project, {.threads = 1}).value();
        const auto several = plan::schedule(project, {.threads = 4}).value();
        EXPECT_EQ(single.p50, several.p50);
        EXPECT_EQ(single.p80, several.p80);
        EXPECT_EQ(single.p90, several.p90);
    }
}

}  // namespace
}  // namespace spanwright::cost
