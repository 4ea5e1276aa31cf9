// SPDX-License-Identifier: MIT
#include "engine/graph/graph_index.h"
#include "engine/io/import/import.h"
#include "engine/reliability/connectivity.h"
#include "engine/reliability/sampling.h"
#include "tests/support/shared_data.h"

#include <cstddef>
#include <ctime>
#include <filesystem>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace spanwright {
namespace {

using reliability::ConnectivityQuestion;

reliability::UnreliableNetwork grid(int side, double down) {
    reliability::UnreliableNetwork network;
    network.nodes.resize(static_cast<std::size_t>(side * side));
    for (int node = 0; node < side * side; ++node) {
        reliability::UnreliableEdge edge;
        edge.down = down;
        edge.from = node;
        edge.to = node + 1;
        if (node % side + 1 < side) network.edges.push_back(edge);
        edge.to = node + side;
        if (node + side < side * side) network.edges.push_back(edge);
    }
    return network;
}

/// Corner to corner of a square grid, the hard case of two-terminal availability.
void BM_TwoTerminalGrid(benchmark::State& state) {
    const int side = static_cast<int>(state.range(0));
    const auto network = grid(side, 0.1);
    const int ends[] = {0, side * side - 1};
    reliability::Reachability answer;
    for (auto _ : state)
        answer = ConnectivityQuestion(network, ends).answer({.maxStates = std::size_t{1} << 22});
    state.counters["undecided"] = answer.undecided;
    state.counters["up"] = benchmark::Counter(answer.up);
}
BENCHMARK(BM_TwoTerminalGrid)->ArgName("side")->Arg(4)->Arg(8)->Arg(10)->Unit(benchmark::kMillisecond);

/// All devices connected, links available with 0.999; absent: the file cannot be read.
std::optional<reliability::UnreliableNetwork> networkOf(const std::filesystem::path& file) {
    const auto imported = io::importFiles({file});
    if (!imported) return std::nullopt;
    const graph::GraphIndex index(imported->project.design);
    reliability::UnreliableNetwork network;
    network.nodes.resize(static_cast<std::size_t>(index.nodeCount()));
    for (int link = 0; link < index.linkCount(); ++link) {
        reliability::UnreliableEdge edge;
        edge.down = 0.001;
        edge.from = index.ends(link).first;
        edge.to = index.ends(link).second;
        network.edges.push_back(edge);
    }
    return network;
}

reliability::Reachability allTerminal(const reliability::UnreliableNetwork& network) {
    std::vector<int> all(network.nodes.size());
    std::iota(all.begin(), all.end(), 0);
    return ConnectivityQuestion(network, all).answer({});
}

void BM_AllTerminal(benchmark::State& state, const std::string& file) {
    const auto data = test::sharedData();
    if (!data) return state.SkipWithError("needs ../shared/data, which is absent");
    const auto network = networkOf(*data / file);
    if (!network) return state.SkipWithError("cannot be read");
    double up = 0;
    for (auto _ : state)
        up = allTerminal(*network).up;
    state.counters["up"] = benchmark::Counter(up);
}
BENCHMARK_CAPTURE(BM_AllTerminal, Cogentco, "repetita/2016TopologyZooUCL_inverseCapacity/Cogentco.graph")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_AllTerminal, Kdl, "topology-zoo/Kdl.graphml")->Unit(benchmark::kMillisecond);

/// Every published network of a folder: the slowest of them by CPU time, and how many are not exact.
void BM_AllTerminalOfAll(benchmark::State& state, const std::string& folder) {
    const auto data = test::sharedData();
    if (!data) return state.SkipWithError("needs ../shared/data, which is absent");
    double slowest = 0;
    double inexact = 0;
    double count = 0;
    std::string name;
    for (auto _ : state) {
        for (const auto& entry : std::filesystem::directory_iterator(*data / folder)) {
            const std::string kind = entry.path().extension().string();
            if (kind != ".graphml" && kind != ".graph") continue;
            const auto network = networkOf(entry.path());
            if (!network || network->nodes.size() < 2) continue;
            const std::clock_t before = std::clock();
            const reliability::Reachability answer = allTerminal(*network);
            const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
            ++count;
            if (answer.undecided > 0) ++inexact;
            if (seconds <= slowest) continue;
            slowest = seconds;
            name = entry.path().stem().string();
        }
    }
    state.counters["networks"] = count;
    state.counters["inexact"] = inexact;
    state.counters["slowest_ms"] = slowest * 1000;
    state.SetLabel("slowest: " + name);
}
BENCHMARK_CAPTURE(BM_AllTerminalOfAll, topologyZoo, "topology-zoo")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_AllTerminalOfAll, repetita, "repetita/2016TopologyZooUCL_inverseCapacity")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// Sampling where counting would be possible too: 20 000 histories of a grid of 6 × 6 at 0.999.
void BM_SampleGrid(benchmark::State& state) {
    const auto network = grid(6, 0.001);
    const int ends[] = {0, 35};
    reliability::SampledDown sampled;
    for (auto _ : state)
        sampled = reliability::sampleDown(network, ends, {});
    state.counters["relative error"] = sampled.standardError / sampled.down;
}
BENCHMARK(BM_SampleGrid)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace spanwright
