// SPDX-License-Identifier: MIT
#include "engine/io/import/import.h"
#include "engine/sim/failures.h"
#include "engine/sim/routing.h"
#include "tests/support/design_builder.h"
#include "tests/support/shared_data.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include <benchmark/benchmark.h>

namespace spanwright {
namespace {

/// A network of this many devices with twice as many links, and five demands a device.
const Project& generated(int devices) {
    static std::map<int, Project> made;
    const auto found = made.find(devices);
    if (found != made.end()) return found->second;
    return made[devices] = test::randomNetwork(1, devices, devices, 5 * devices).project;
}

/// The same with all demands towards its first twenty devices, as traffic goes to a few data centres.
Project towardsHubs(int devices) {
    Project project = generated(devices);
    std::vector<DeviceId> hubs;
    for (const Device& device : project.design.devices) {
        if (hubs.size() < 20) hubs.push_back(device.id);
    }
    std::size_t next = 0;
    for (const Demand& row : Table<Demand>(project.design.demands)) {
        Demand demand = row;
        demand.to = hubs[next++ % hubs.size()];
        demand.reverseMbps = 0;
        if (demand.from != demand.to) project.design.demands.put(demand);
    }
    return project;
}

/// Cogentco with its demands from the public data beside the checkout, where it is.
const Project* cogentco() {
    static const std::optional<Project> kProject = []() -> std::optional<Project> {
        const auto data = test::sharedData();
        if (!data) return std::nullopt;
        const auto folder = *data / "repetita" / "2016TopologyZooUCL_inverseCapacity";
        auto imported = io::importFiles({folder / "Cogentco.graph", folder / "Cogentco.0000.demands"});
        if (!imported) return std::nullopt;
        return std::move(imported->project);
    }();
    return kProject ? &*kProject : nullptr;
}

void routeAll(benchmark::State& state, const Project& project) {
    for (auto _ : state)
        benchmark::DoNotOptimize(sim::route(project, {})->maxUtilization);
}

void failEveryLink(benchmark::State& state, const Project& project, std::int64_t threads) {
    sim::FailureOptions options;
    options.elements = {sim::FailureElements::links};
    options.threads = static_cast<int>(threads);
    int scenarios = 0;
    for (auto _ : state)
        scenarios = static_cast<int>(sim::failures(project, {}, options)->scenarios);
    state.counters["scenarios"] = scenarios;
}

void BM_RouteGenerated(benchmark::State& state) {
    routeAll(state, generated(static_cast<int>(state.range(0))));
}
BENCHMARK(BM_RouteGenerated)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

void BM_SingleLinkFailuresHubs(benchmark::State& state) {
    failEveryLink(state, towardsHubs(static_cast<int>(state.range(0))), state.range(1));
}
BENCHMARK(BM_SingleLinkFailuresHubs)
    ->ArgNames({"devices", "threads"})
    ->Args({100, 1})
    ->Args({100, 2})
    ->Args({1000, 2})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void BM_RouteCogentco(benchmark::State& state) {
    if (cogentco() == nullptr) return state.SkipWithError("needs ../shared/data, which is absent");
    routeAll(state, *cogentco());
}
BENCHMARK(BM_RouteCogentco)->Unit(benchmark::kMillisecond);

void BM_SingleLinkFailuresCogentco(benchmark::State& state) {
    if (cogentco() == nullptr) return state.SkipWithError("needs ../shared/data, which is absent");
    failEveryLink(state, *cogentco(), state.range(0));
}
BENCHMARK(BM_SingleLinkFailuresCogentco)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// All 29 890 pairs of links, on one core.
void BM_DoubleLinkFailuresCogentco(benchmark::State& state) {
    if (cogentco() == nullptr) return state.SkipWithError("needs ../shared/data, which is absent");
    sim::FailureOptions options;
    options.order = 2;
    options.elements = {sim::FailureElements::links};
    options.threads = 1;
    options.listedDemands = 0;
    std::int64_t scenarios = 0;
    for (auto _ : state)
        scenarios = sim::failures(*cogentco(), {}, options)->scenarios;
    state.counters["scenarios"] = static_cast<double>(scenarios);
}
BENCHMARK(BM_DoubleLinkFailuresCogentco)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace spanwright
