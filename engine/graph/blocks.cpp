// SPDX-License-Identifier: MIT
#include "engine/graph/blocks.h"

#include <algorithm>
#include <map>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>

namespace spanwright::graph {

std::vector<int> blocksOf(int nodes, const std::vector<std::pair<int, int>>& edges) {
    using EdgeNumber = boost::property<boost::edge_index_t, std::size_t>;
    using Undirected =
        boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, EdgeNumber>;
    // Boost's search passes over a second edge to the parent, so parallel edges become one here.
    std::map<std::pair<int, int>, std::size_t> numberOf;
    Undirected graph(static_cast<std::size_t>(nodes));
    std::vector<std::size_t> merged;
    merged.reserve(edges.size());
    for (const auto& [a, b] : edges) {
        const auto [found, fresh] = numberOf.emplace(std::minmax(a, b), numberOf.size());
        if (fresh) {
            boost::add_edge(static_cast<std::size_t>(a), static_cast<std::size_t>(b), found->second, graph);
        }
        merged.push_back(found->second);
    }
    std::vector<std::size_t> blockOf(numberOf.size());
    boost::biconnected_components(
        graph, boost::make_iterator_property_map(blockOf.begin(), boost::get(boost::edge_index, graph)));
    std::vector<int> blocks;
    blocks.reserve(edges.size());
    for (const std::size_t edge : merged)
        blocks.push_back(static_cast<int>(blockOf[edge]));
    return blocks;
}

}  // namespace spanwright::graph
