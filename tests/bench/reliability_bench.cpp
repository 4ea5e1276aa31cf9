// SPDX-License-Identifier: MIT
#include "engine/reliability/two_terminal.h"

#include <cstddef>

#include <benchmark/benchmark.h>

namespace spanwright {
namespace {

/// Corner to corner of a square grid, the hard case of two-terminal availability.
void BM_TwoTerminalGrid(benchmark::State& state) {
    const int side = static_cast<int>(state.range(0));
    reliability::UnreliableNetwork grid;
    grid.nodes.resize(static_cast<std::size_t>(side * side));
    for (int node = 0; node < side * side; ++node) {
        reliability::UnreliableEdge edge;
        edge.down = 0.1;
        edge.from = node;
        edge.to = node + 1;
        if (node % side + 1 < side) grid.edges.push_back(edge);
        edge.to = node + side;
        if (node + side < side * side) grid.edges.push_back(edge);
    }
    reliability::Reachability answer;
    for (auto _ : state)
        answer = reliability::twoTerminal(grid, 0, side * side - 1, std::size_t{1} << 20);
    state.counters["undecided"] = answer.undecided;
}
BENCHMARK(BM_TwoTerminalGrid)->ArgName("side")->Arg(4)->Arg(8)->Arg(10)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace spanwright
