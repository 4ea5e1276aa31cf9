// SPDX-License-Identifier: MIT
#include "engine/sim/routing.h"
#include "engine/traffic/growth.h"
#include "engine/traffic/queueing.h"
#include "engine/traffic/sharing.h"
#include "engine/traffic/traffic.h"
#include "tests/support/design_builder.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

/// What classes and demands get of full links, how long they wait, and when links are full: on generated
/// networks with twice as many links as devices and twenty demands a device, in all classes of service.
namespace spanwright {
namespace {

/// Traffic is such that the fullest link would need so many times its capacity.
constexpr double kFullest = 3;

struct Case {
    Project project;
    traffic::RoutedFlows routed;
    sim::Routing routing;
};

void editDemands(Project& project, auto&& edit) {
    for (const Demand& row : Table<Demand>(project.design.demands)) {
        Demand demand = row;
        edit(demand);
        project.design.demands.put(demand);
    }
}

const Case& generated(std::int64_t devices) {
    static std::map<std::int64_t, Case> made;
    const auto found = made.find(devices);
    if (found != made.end()) return found->second;
    const int count = static_cast<int>(devices);
    Project project = test::randomNetwork(1, count, count, 20 * count).project;
    const double scale = kFullest / sim::route(project, {})->maxUtilization;
    int next = 0;
    editDemands(project, [&](Demand& demand) {
        demand.trafficClass = static_cast<TrafficClass>(next++ % static_cast<int>(traffic::kClasses));
        demand.mbps *= scale;
        demand.reverseMbps *= scale;
        demand.growthPercentPerYear = 20;
    });
    auto routed = traffic::routeFlows(project, {}).value();
    auto routing = sim::route(project, {}).value();
    return made.emplace(devices, Case{std::move(project), std::move(routed), std::move(routing)})
        .first->second;
}

void BM_RouteFlows(benchmark::State& state) {
    const Case& given = generated(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(traffic::routeFlows(given.project, {})->flows.size());
}
BENCHMARK(BM_RouteFlows)->Arg(100)->Arg(500)->Arg(2000)->Unit(benchmark::kMillisecond);

void BM_ShareTraffic(benchmark::State& state) {
    const Case& given = generated(state.range(0));
    traffic::Traffic shared;
    for (auto _ : state)
        shared = traffic::shareTraffic(given.routed, given.routing, 0);
    state.counters["flows"] = static_cast<double>(shared.demands.size());
    state.counters["lost"] = shared.lostMbps / shared.offeredMbps;
}
BENCHMARK(BM_ShareTraffic)->Arg(100)->Arg(500)->Arg(2000)->Unit(benchmark::kMillisecond);

void BM_Growth(benchmark::State& state) {
    const Case& given = generated(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(traffic::growthOf(given.project, given.routed, given.routing).links.size());
}
BENCHMARK(BM_Growth)->Arg(100)->Arg(500)->Arg(2000)->Unit(benchmark::kMillisecond);

/// Max-min sharing alone: flows over four random resources each, of which most overflow.
void BM_ShareCapacity(benchmark::State& state) {
    const auto flowCount = static_cast<std::size_t>(state.range(0));
    const std::size_t resources = flowCount / 20;
    std::mt19937 random(1);
    std::vector<traffic::ShareFlow> flows(flowCount);
    for (traffic::ShareFlow& flow : flows) {
        flow = {static_cast<int>(random() % 3), 1.0 + static_cast<double>(random() % 100), {}};
        for (std::size_t use = 0; use < 4; ++use)
            flow.uses.push_back({static_cast<int>(random() % resources), 1});
    }
    const std::vector<double> capacity(resources, 2500);
    const std::vector<traffic::ShareClass> classes{{1, 1}, {0, 40}, {0, 25}};
    traffic::Sharing sharing;
    for (auto _ : state)
        sharing = traffic::shareCapacity(capacity, classes, flows);
    state.counters["sweeps"] = sharing.sweeps;
    state.counters["settled"] = sharing.settled ? 1 : 0;
}
BENCHMARK(BM_ShareCapacity)->Arg(1000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void BM_QueueingOfOneLink(benchmark::State& state) {
    const std::vector<traffic::QueueClass> classes{{1, 5, 200, 0, 1},
                                                   {0, 20, 1000, 0.5, 30},
                                                   {0, 25, 700, 1, 40},
                                                   {0, 30, 1400, 0.2, 10},
                                                   {0, 10, 700, 1, 25}};
    for (auto _ : state)
        benchmark::DoNotOptimize(traffic::queueingMs(100, classes));
}
BENCHMARK(BM_QueueingOfOneLink);

}  // namespace
}  // namespace spanwright
