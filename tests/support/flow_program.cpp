// SPDX-License-Identifier: MIT
#include "tests/support/flow_program.h"

#include <stdexcept>
#include <vector>

#include <ClpSimplex.hpp>

namespace spanwright::test {

double leastMaxUtilization(const optimise::FlowNetwork& network) {
    const int nodes = network.nodeCount();
    const int arcs = static_cast<int>(network.arcs().size());
    const int destinations = static_cast<int>(network.destinations().size());
    if (destinations == 0) return 0;  // and nothing is fixed
    const int rows = arcs + destinations * nodes;
    const int columns = 1 + destinations * arcs;

    // Column 0 is the utilization; row `arc` says: all traffic of the arc - capacity × utilization <= 0.
    std::vector<CoinBigIndex> starts;
    std::vector<int> index;
    std::vector<double> value;
    const auto add = [&](int row, double coefficient) {
        index.push_back(row);
        value.push_back(coefficient);
    };
    starts.push_back(0);
    for (int arc = 0; arc < arcs; ++arc)
        add(arc, -network.arcs()[static_cast<std::size_t>(arc)].capacity);
    for (int destination = 0; destination < destinations; ++destination) {
        for (int arc = 0; arc < arcs; ++arc) {
            starts.push_back(static_cast<CoinBigIndex>(index.size()));
            const optimise::FlowArc& ends = network.arcs()[static_cast<std::size_t>(arc)];
            add(arc, 1);
            if (ends.from == ends.to) continue;
            add(arcs + destination * nodes + ends.from, 1);
            add(arcs + destination * nodes + ends.to, -1);
        }
    }
    starts.push_back(static_cast<CoinBigIndex>(index.size()));

    std::vector<double> lower(static_cast<std::size_t>(rows), -COIN_DBL_MAX);
    std::vector<double> upper(static_cast<std::size_t>(rows), 0);
    for (std::size_t arc = 0; arc < static_cast<std::size_t>(arcs); ++arc)
        upper[arc] = -network.arcs()[arc].fixed;
    for (int destination = 0; destination < destinations; ++destination) {
        const auto first = static_cast<std::size_t>(arcs + destination * nodes);
        for (std::size_t node = 0; node < static_cast<std::size_t>(nodes); ++node)
            lower[first + node] = 0;
        const auto& asked = network.destinations()[static_cast<std::size_t>(destination)];
        for (const auto& source : asked.sources) {
            const auto row = first + static_cast<std::size_t>(source.node);
            lower[row] = upper[row] = source.amount;
        }
        const auto own = first + static_cast<std::size_t>(asked.node);
        lower[own] = -COIN_DBL_MAX;
        upper[own] = COIN_DBL_MAX;
    }
    std::vector<double> objective(static_cast<std::size_t>(columns), 0);
    objective[0] = 1;

    ClpSimplex program;
    program.setLogLevel(0);
    program.loadProblem(columns, rows, starts.data(), index.data(), value.data(), nullptr, nullptr,
                        objective.data(), lower.data(), upper.data());
    for (int destination = 0; destination < destinations; ++destination) {
        const auto& asked = network.destinations()[static_cast<std::size_t>(destination)];
        for (int arc = 0; arc < arcs; ++arc) {
            if (!network.isOpen(asked, arc)) program.setColumnUpper(1 + destination * arcs + arc, 0);
        }
    }
    program.setPrimalTolerance(1e-9);
    program.setDualTolerance(1e-9);
    program.dual();
    if (!program.isProvenOptimal()) throw std::runtime_error("Clp found no optimum");
    return program.objectiveValue();
}

}  // namespace spanwright::test
