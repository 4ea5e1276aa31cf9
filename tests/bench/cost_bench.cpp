// SPDX-License-Identifier: MIT
#include "engine/analysis/price_change.h"
#include "engine/base/counter_random.h"
#include "engine/cost/simulate.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace spanwright {
namespace {

/// `devices` devices and as many links at a twentieth as many sites, of `items` uncertain items, in ten
/// phases of `packages` packages each.
Project network(int devices, int items, int packages) {
    Project project;
    std::vector<PhaseId> phases;
    WorkPackageId previous;
    for (int n = 0; n < 10; ++n) {
        Phase phase;
        phase.id = project.newId<PhaseId>();
        phase.key = "phase-" + std::to_string(n);
        phase.sequence = n;
        project.design.phases.put(phase);
        phases.push_back(phase.id);
        for (int k = 0; k < packages; ++k) {
            WorkPackage package;
            package.id = project.newId<WorkPackageId>();
            package.key = "package-" + std::to_string(package.id.value);
            package.phase = phase.id;
            package.durationDays = {1, 2, 5};
            if (previous) package.predecessors.push_back({previous});
            project.plan.workPackages.put(package);
            if (k % 3 == 0) previous = package.id;
        }
    }
    std::vector<CatalogueItemId> catalogue;
    for (int n = 0; n < items; ++n) {
        CatalogueItem item;
        item.id = project.newId<CatalogueItemId>();
        item.key = "item-" + std::to_string(n);
        item.price = {Decimal::fromInteger(800), Decimal::fromInteger(1000), Decimal::fromInteger(1500)};
        item.monthlyPrice = ThreePoint<Decimal>::certain(Decimal::fromInteger(10));
        item.supportPercentPerYear = Decimal::fromInteger(12);
        item.powerWatts = 150;
        project.catalogue.put(item);
        catalogue.push_back(item.id);
    }
    project.costPolicy.electricityPricePerKilowattHour = Decimal::fromMicros(200000);
    std::vector<SiteId> sites;
    for (int n = 0; n < devices / 20 + 1; ++n) {
        Site site;
        site.id = project.newId<SiteId>();
        site.key = "site-" + std::to_string(n);
        project.design.sites.put(site);
        sites.push_back(site.id);
    }
    DeviceId last;
    for (int n = 0; n < devices; ++n) {
        const auto at = static_cast<std::size_t>(n);
        Device device;
        device.id = project.newId<DeviceId>();
        device.key = "device-" + std::to_string(n);
        device.site = sites[at / 20];
        device.item = catalogue[at / 5 % catalogue.size()];  // four models a site
        device.lifetime.enters = phases[at / 20 % phases.size()];
        project.design.devices.put(device);
        if (last) {
            Link link;
            link.id = project.newId<LinkId>();
            link.key = "link-" + std::to_string(n);
            link.from.device = last;
            link.to.device = device.id;
            link.item = device.item;
            link.lifetime = device.lifetime;
            project.design.links.put(link);
        }
        last = device.id;
    }
    return project;
}

void schedulePackages(benchmark::State& state) {
    const Project project = network(10, 1, static_cast<int>(state.range(0)) / 10);
    for (auto step : state)
        benchmark::DoNotOptimize(plan::schedule(project, {.trials = static_cast<int>(state.range(1))}));
}
BENCHMARK(schedulePackages)
    ->Args({100, 0})
    ->Args({1000, 0})
    ->Args({100, 2000})
    ->Unit(benchmark::kMillisecond);

void priceDevices(benchmark::State& state) {
    const Project project = network(static_cast<int>(state.range(0)), 20, 5);
    const auto schedule = plan::schedule(project, {.trials = 0}).value();
    for (auto step : state)
        benchmark::DoNotOptimize(cost::cost(project, schedule, {.trials = 0}));
}
BENCHMARK(priceDevices)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

/// A budget of as many uncertain lines, each of an item of its own.
Project uncertainLines(int lines) {
    Project project = network(1, 1, 1);
    const PhaseId phase = project.design.phases.begin()->id;
    for (int n = 0; n < lines; ++n) {
        CatalogueItem item = *project.catalogue.begin();
        item.id = project.newId<CatalogueItemId>();
        item.key = "line-" + std::to_string(n);
        item.category = static_cast<ItemCategory>(n % 12);
        item.monthlyPrice = {};
        item.supportPercentPerYear = {};
        item.powerWatts = 0;
        project.catalogue.put(item);
        Device device;
        device.id = project.newId<DeviceId>();
        device.item = item.id;
        device.lifetime.enters = phase;
        project.design.devices.put(device);
    }
    return project;
}

/// Lines, trials, correlation by category in percent; on two threads.
void trials(benchmark::State& state) {
    Project project = uncertainLines(static_cast<int>(state.range(0)));
    project.costPolicy.categoryCorrelationPercent = static_cast<double>(state.range(2));
    const auto schedule = plan::schedule(project, {.trials = 0}).value();
    const auto report = cost::cost(project, schedule, {.trials = 0}).value();
    const cost::CostOptions options{.trials = static_cast<int>(state.range(1)), .threads = 2};
    for (auto step : state)
        benchmark::DoNotOptimize(cost::simulate(project, report, options, {}));
}
BENCHMARK(trials)
    ->Args({500, 2000, 0})
    ->Args({2000, 100000, 0})
    ->Args({2000, 100000, 30})
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// The yardstick: the same trials one figure after the other, with 64-bit counters and double precision, on
/// one thread.
void trialsOneByOne(benchmark::State& state) {
    const auto lines = static_cast<std::uint64_t>(state.range(0));
    const ThreePoint<double> factor{0.8, 1, 1.5};
    for (auto step : state) {
        std::vector<double> totals(static_cast<std::size_t>(state.range(1)));
        for (std::uint64_t line = 0; line < lines; ++line) {
            const CounterRandom random(1, line);
            for (std::size_t trial = 0; trial < totals.size(); ++trial)
                totals[trial] += 1000 * triangularQuantile(factor, random.uniform(trial));
        }
        std::sort(totals.begin(), totals.end());
        benchmark::DoNotOptimize(totals);
    }
}
BENCHMARK(trialsOneByOne)
    ->Args({2000, 100000})
    ->Iterations(1)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// What a proposed link costs, against a project that is priced already.
void priceALink(benchmark::State& state) {
    Project project = network(static_cast<int>(state.range(0)), 20, 5);
    const auto schedule = plan::schedule(project, {.trials = 0}).value();
    PhaseId last;
    for (const Phase& phase : project.design.phases)
        last = phase.id;
    DeviceId far;
    for (const Device& device : project.design.devices)
        far = device.id;
    const auto preview = PricePreview::of(std::make_shared<const Project>(project), schedule, last).value();
    Link link = *project.design.links.begin();
    link.id = project.newId<LinkId>();
    link.to.device = far;
    project.design.links.put(link);
    for (auto step : state)
        benchmark::DoNotOptimize(preview.change(project));
}
BENCHMARK(priceALink)->Arg(100)->Arg(300)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace spanwright
