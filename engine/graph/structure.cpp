// SPDX-License-Identifier: MIT
#include "engine/graph/structure.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>

namespace spanwright::graph {
namespace {

using EdgeNumber = boost::property<boost::edge_index_t, std::size_t>;
using Undirected =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, EdgeNumber>;

}  // namespace

Structure structureOf(const GraphIndex& graph) {
    const auto nodes = static_cast<std::size_t>(graph.nodeCount());
    // Boost's search passes over a second edge to the parent, so parallel links become one edge here.
    std::map<std::pair<int, int>, std::vector<int>> linksBetween;
    std::vector<char> open(static_cast<std::size_t>(graph.linkCount()), 0);
    for (const Arc& arc : graph.arcs())
        open[static_cast<std::size_t>(arc.link)] = 1;
    for (int link = 0; link < graph.linkCount(); ++link) {
        if (open[static_cast<std::size_t>(link)] == 0) continue;
        const auto [from, to] = graph.ends(link);
        linksBetween[std::minmax(from, to)].push_back(link);
    }
    Undirected undirected(nodes);
    std::vector<const std::vector<int>*> linksOf;
    for (const auto& [ends, links] : linksBetween) {
        boost::add_edge(static_cast<std::size_t>(ends.first), static_cast<std::size_t>(ends.second),
                        linksOf.size(), undirected);
        linksOf.push_back(&links);
    }

    Structure structure;
    structure.componentOf.resize(nodes);
    structure.components = static_cast<int>(boost::connected_components(
        undirected, boost::make_iterator_property_map(structure.componentOf.begin(),
                                                      boost::get(boost::vertex_index, undirected))));

    std::vector<std::size_t> blockOf(linksOf.size());
    const std::size_t blocks =
        boost::biconnected_components(
            undirected,
            boost::make_iterator_property_map(blockOf.begin(), boost::get(boost::edge_index, undirected)),
            std::back_inserter(structure.articulationPoints))
            .first;
    structure.biconnectedComponents = static_cast<int>(blocks);
    std::sort(structure.articulationPoints.begin(), structure.articulationPoints.end());

    // A bridge is a biconnected component of one edge, made of one link.
    std::vector<int> edgesIn(blocks, 0);
    for (const std::size_t block : blockOf)
        ++edgesIn[block];
    for (std::size_t edge = 0; edge < linksOf.size(); ++edge) {
        if (edgesIn[blockOf[edge]] == 1 && linksOf[edge]->size() == 1)
            structure.bridges.push_back(linksOf[edge]->front());
    }
    std::sort(structure.bridges.begin(), structure.bridges.end());
    return structure;
}

}  // namespace spanwright::graph
