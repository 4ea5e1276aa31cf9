// SPDX-License-Identifier: MIT
#pragma once

#include "engine/reliability/unreliable_network.h"

#include <algorithm>
#include <cstddef>
#include <random>
#include <span>
#include <utility>
#include <vector>

namespace spanwright::reliability::test {

inline UnreliableNetwork network(std::size_t nodes, const std::vector<std::pair<int, int>>& ends,
                                 double down) {
    UnreliableNetwork net;
    net.nodes.resize(nodes);
    for (const auto& [from, to] : ends) {
        UnreliableEdge edge;
        edge.down = down;
        edge.from = from;
        edge.to = to;
        net.edges.push_back(edge);
    }
    return net;
}

inline UnreliableNetwork grid(int rows, int columns, double down) {
    std::vector<std::pair<int, int>> ends;
    for (int node = 0; node < rows * columns; ++node) {
        if (node % columns + 1 < columns) ends.emplace_back(node, node + 1);
        if (node + columns < rows * columns) ends.emplace_back(node, node + columns);
    }
    return network(static_cast<std::size_t>(rows * columns), ends, down);
}

inline UnreliableNetwork complete(int nodes, double down) {
    std::vector<std::pair<int, int>> ends;
    for (int a = 0; a < nodes; ++a) {
        for (int b = a + 1; b < nodes; ++b)
            ends.emplace_back(a, b);
    }
    return network(static_cast<std::size_t>(nodes), ends, down);
}

inline std::vector<int> allNodes(const UnreliableNetwork& network) {
    std::vector<int> all;
    for (std::size_t node = 0; node < network.nodes.size(); ++node)
        all.push_back(static_cast<int>(node));
    return all;
}

/// Whether the terminals are connected when the parts marked 0 are down.
inline bool connected(const UnreliableNetwork& network, std::span<const int> terminals, unsigned world) {
    const std::size_t nodes = network.nodes.size();
    const std::size_t edges = network.edges.size();
    const auto works = [&](std::size_t part) { return ((world >> part) & 1U) != 0; };
    const auto alive = [&](std::size_t part, const UnreliablePart& row) {
        return works(part) && std::all_of(row.causes.begin(), row.causes.end(), [&](int cause) {
                   return works(nodes + edges + static_cast<std::size_t>(cause));
               });
    };
    std::vector<char> reached(nodes, 0);
    const auto reach = [&](int node) {
        const auto index = static_cast<std::size_t>(node);
        if (alive(index, network.nodes[index])) reached[index] = 1;
    };
    reach(terminals.front());
    for (std::size_t round = 0; round < nodes; ++round) {
        for (std::size_t edge = 0; edge < edges; ++edge) {
            const UnreliableEdge& row = network.edges[edge];
            if (!alive(nodes + edge, row)) continue;
            if (reached[static_cast<std::size_t>(row.from)] != 0) reach(row.to);
            if (reached[static_cast<std::size_t>(row.to)] != 0) reach(row.from);
        }
    }
    return std::all_of(terminals.begin(), terminals.end(),
                       [&](int node) { return reached[static_cast<std::size_t>(node)] != 0; });
}

struct Enumerated {
    long double down = 0;
    std::vector<long double> birnbaum;  ///< by part
};

/// Adds up all states of all parts, given the parts' down-probabilities.
inline Enumerated enumerate(const UnreliableNetwork& network, std::span<const int> terminals,
                            const std::vector<double>& downs) {
    Enumerated out;
    out.birnbaum.assign(downs.size(), 0);
    for (unsigned world = 0; world < (1U << downs.size()); ++world) {
        if (connected(network, terminals, world)) continue;
        const auto without = [&](std::size_t skipped) {
            long double probability = 1;
            for (std::size_t part = 0; part < downs.size(); ++part) {
                if (part == skipped) continue;
                const long double down = downs[part];
                probability *= ((world >> part) & 1U) != 0 ? 1 - down : down;
            }
            return probability;
        };
        out.down += without(downs.size());
        for (std::size_t part = 0; part < downs.size(); ++part)
            out.birnbaum[part] += ((world >> part) & 1U) != 0 ? -without(part) : without(part);
    }
    return out;
}

/// A small network of any kind: node failures, common causes, perfect and dead parts; 14 parts at most.
inline UnreliableNetwork anySmallNetwork(std::mt19937& random) {
    const auto uniform = [&] { return static_cast<double>(random() % 1000) / 1000; };
    UnreliableNetwork network;
    const auto nodes = static_cast<int>(2 + random() % 4);
    network.nodes.resize(static_cast<std::size_t>(nodes));
    const auto causes = static_cast<int>(random() % 3);
    for (int cause = 0; cause < causes; ++cause)
        network.causes.push_back(random() % 8 == 0 ? 0 : uniform() * 0.4);
    const bool plain = random() % 3 == 0;
    const auto fallible = [&](UnreliablePart& part) {
        const auto kind = random() % 12;
        part.down = kind < 4 ? 0 : kind == 11 ? (random() % 3 == 0 ? 1.0 : 0.5) : uniform() * 0.5;
        for (int cause = 0; cause < causes && !plain; ++cause) {
            if (random() % 4 == 0) part.causes.push_back(cause);
        }
    };
    for (UnreliablePart& node : network.nodes) {
        if (!plain) fallible(node);
    }
    const auto edges = std::min(static_cast<int>(1 + random() % 8), 14 - nodes - causes);
    for (int edge = 0; edge < edges; ++edge) {
        UnreliableEdge row;
        fallible(row);
        row.from = static_cast<int>(random() % static_cast<unsigned>(nodes));
        row.to = (row.from + 1 + static_cast<int>(random() % static_cast<unsigned>(nodes - 1))) % nodes;
        network.edges.push_back(row);
    }
    return network;
}

/// Two of its nodes, all of them, or some.
inline std::vector<int> anyTerminals(const UnreliableNetwork& network, std::mt19937& random) {
    const std::vector<int> all = allNodes(network);
    const auto kind = random() % 3;
    if (kind == 1) return all;
    std::vector<int> some{0};
    for (const int node : all) {
        if (kind == 2 && node > 0 && random() % 2 == 0) some.push_back(node);
    }
    if (some.size() < 2) some.push_back(all.back());
    return some;
}

}  // namespace spanwright::reliability::test
