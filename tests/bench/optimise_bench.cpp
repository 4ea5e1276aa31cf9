// SPDX-License-Identifier: MIT
#include "engine/graph/graph_index.h"
#include "engine/io/import/import.h"
#include "engine/optimise/min_max_flow.h"
#include "engine/sim/ecmp.h"
#include "tests/support/flow_program.h"
#include "tests/support/shared_data.h"

#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

/// The least possible maximum utilization: BM_Bound proves it to 0.1 %, BM_Clp solves the same flow problem
/// as one linear program. Compare the CPU columns of one run.
namespace spanwright {
namespace {

using optimise::FlowArc;
using optimise::FlowDemand;
using optimise::FlowNetwork;

std::optional<Project> imported(const std::vector<std::string>& names) {
    const auto data = test::sharedData();
    if (!data) return std::nullopt;
    std::vector<std::filesystem::path> files;
    for (const std::string& name : names)
        files.push_back(*data / name);
    auto result = io::importFiles(files);
    if (!result) return std::nullopt;
    return std::move(result->project);
}

std::vector<FlowArc> arcsOf(const graph::GraphIndex& graph) {
    std::vector<FlowArc> arcs;
    for (const graph::Arc& arc : graph.arcs())
        arcs.push_back({arc.from, arc.to, arc.capacityMbps});
    return arcs;
}

/// All pairs, in proportion to random sizes of both ends.
std::vector<FlowDemand> gravity(int nodes, double perNode, std::mt19937& random) {
    std::normal_distribution<double> normal;
    std::vector<double> size;
    double sum = 0;
    for (int node = 0; node < nodes; ++node) {
        size.push_back(std::exp(normal(random)));
        sum += size.back();
    }
    std::vector<FlowDemand> demands;
    for (int from = 0; from < nodes; ++from) {
        for (int to = 0; to < nodes; ++to) {
            const double amount =
                perNode * size[static_cast<std::size_t>(from)] * size[static_cast<std::size_t>(to)] / sum;
            if (from != to) demands.push_back({from, to, amount});
        }
    }
    return demands;
}

std::optional<FlowNetwork> repetita(const std::string& folder, const std::string& graph,
                                    const std::string& demands) {
    const auto project = imported({"repetita/" + folder + "/" + graph, "repetita/" + folder + "/" + demands});
    if (!project) return std::nullopt;
    const graph::GraphIndex index(project->design);
    std::vector<FlowDemand> asked;
    for (const sim::Flow& flow : sim::flowsOf(project->design, index, 0))
        asked.push_back({flow.from, flow.to, flow.mbps});
    return FlowNetwork(index.nodeCount(), arcsOf(index), asked);
}

/// Kdl, whose file states no capacities, with random ones and gravity demands.
std::optional<FlowNetwork> kdl() {
    const auto project = imported({"topology-zoo/Kdl.graphml"});
    if (!project) return std::nullopt;
    const graph::GraphIndex index(project->design);
    std::mt19937 random(1);
    constexpr double kCapacities[] = {10000, 10000, 40000, 100000};
    std::vector<FlowArc> arcs = arcsOf(index);
    for (std::size_t arc = 0; arc + 1 < arcs.size(); arc += 2)
        arcs[arc].capacity = arcs[arc + 1].capacity = kCapacities[random() % 4];
    return FlowNetwork(index.nodeCount(), std::move(arcs), gravity(index.nodeCount(), 10, random));
}

/// Of the size of RocketFuel's network 1239 (315 nodes, 972 links), grown by preferential attachment, each
/// node with at least three links so that no single access link decides.
FlowNetwork grown() {
    constexpr int kNodes = 315;
    constexpr double kCapacities[] = {2500, 10000, 10000, 40000};
    std::mt19937 random(1);
    std::vector<FlowArc> arcs;
    std::vector<int> ends{0};
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
    for (int node = 1; node < kNodes; ++node) {
        for (int link = 0; link < (node < 37 ? 4 : 3); ++link) {
            const bool preferred = random() % 10 < 7;
            const int to = preferred ? ends[below(ends.size())]
                                     : static_cast<int>(below(static_cast<std::size_t>(node)));
            const double capacity = kCapacities[below(4)];
            if (to == node) continue;
            arcs.push_back({node, to, capacity});
            arcs.push_back({to, node, capacity});
            ends.push_back(to);
            ends.push_back(node);
        }
    }
    return {kNodes, arcs, gravity(kNodes, 2500, random)};
}

const FlowNetwork* instance(const std::string& name) {
    static std::map<std::string, std::optional<FlowNetwork>> made;
    const auto found = made.find(name);
    if (found == made.end()) {
        const std::string zoo = "2016TopologyZooUCL_inverseCapacity";
        std::optional<FlowNetwork> network;
        if (name == "Interoute" || name == "Cogentco") {
            network = repetita(zoo, name + ".graph", name + ".0000.demands");
        }
        if (name == "rf3257")
            network = repetita("2015DEFO", "rf3257_real_hard.graph", "rf3257_real_hard.demands");
        if (name == "Kdl") network = kdl();
        if (name == "grown315") network = grown();
        return (made[name] = std::move(network)) ? &*made[name] : nullptr;
    }
    return found->second ? &*found->second : nullptr;
}

void BM_Bound(benchmark::State& state, const std::string& name) {
    const FlowNetwork* network = instance(name);
    if (network == nullptr) return state.SkipWithError("needs ../shared/data, which is absent");
    optimise::MinMaxFlow flow;
    for (auto _ : state)
        flow = optimise::minimiseMaxUtilization(*network, {1e-3, 0});
    state.counters["utilization"] = flow.maxUtilization;
    state.counters["gap"] = flow.gap();
}
BENCHMARK_CAPTURE(BM_Bound, Interoute, "Interoute")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Bound, Cogentco, "Cogentco")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Bound, rf3257, "rf3257")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Bound, grown315, "grown315")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Bound, Kdl, "Kdl")->Unit(benchmark::kMillisecond);

void BM_Clp(benchmark::State& state, const std::string& name) {
    const FlowNetwork* network = instance(name);
    if (network == nullptr) return state.SkipWithError("needs ../shared/data, which is absent");
    double utilization = 0;
    for (auto _ : state)
        utilization = test::leastMaxUtilization(*network);
    state.counters["utilization"] = utilization;
}
BENCHMARK_CAPTURE(BM_Clp, Interoute, "Interoute")->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Clp, Cogentco, "Cogentco")->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace spanwright
