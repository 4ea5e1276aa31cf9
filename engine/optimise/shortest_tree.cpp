// SPDX-License-Identifier: MIT
#include "engine/optimise/shortest_tree.h"

#include <algorithm>
#include <limits>

namespace spanwright::optimise {
namespace {

constexpr int kArity = 4;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

}  // namespace

ShortestTree::ShortestTree(const FlowNetwork& network)
    : network_(network),
      distance_(at(network.nodeCount())),
      next_(at(network.nodeCount())),
      heap_(at(network.nodeCount())),
      place_(at(network.nodeCount())) {
    order_.reserve(at(network.nodeCount()));
}

void ShortestTree::rise(int position) {
    const int node = heap_[at(position)];
    const double distance = distance_[at(node)];
    while (position > 0) {
        const int parent = (position - 1) / kArity;
        const int above = heap_[at(parent)];
        if (distance_[at(above)] <= distance) break;
        heap_[at(position)] = above;
        place_[at(above)] = position;
        position = parent;
    }
    heap_[at(position)] = node;
    place_[at(node)] = position;
}

void ShortestTree::sink(int position) {
    const int node = heap_[at(position)];
    const double distance = distance_[at(node)];
    for (;;) {
        const int first = kArity * position + 1;
        if (first >= size_) break;
        int least = first;
        for (int child = first + 1; child < std::min(first + kArity, size_); ++child) {
            if (distance_[at(heap_[at(child)])] < distance_[at(heap_[at(least)])]) least = child;
        }
        const int below = heap_[at(least)];
        if (distance_[at(below)] >= distance) break;
        heap_[at(position)] = below;
        place_[at(below)] = position;
        position = least;
    }
    heap_[at(position)] = node;
    place_[at(node)] = position;
}

void ShortestTree::compute(int destination, const std::vector<double>& lengths) {
    std::fill(distance_.begin(), distance_.end(), std::numeric_limits<double>::infinity());
    std::fill(next_.begin(), next_.end(), -1);
    std::fill(place_.begin(), place_.end(), -1);
    order_.clear();
    distance_[at(destination)] = 0;
    heap_[0] = destination;
    place_[at(destination)] = 0;
    size_ = 1;
    while (size_ > 0) {
        const int node = heap_[0];
        order_.push_back(node);
        --size_;
        if (size_ > 0) {
            heap_[0] = heap_[at(size_)];
            sink(0);
        }
        const double distance = distance_[at(node)];
        for (const int arc : network_.into(node)) {
            const int from = network_.arcs()[at(arc)].from;
            const double candidate = distance + lengths[at(arc)];
            if (candidate >= distance_[at(from)]) continue;
            distance_[at(from)] = candidate;
            next_[at(from)] = arc;
            if (place_[at(from)] < 0) {
                place_[at(from)] = size_;
                heap_[at(size_)] = from;
                ++size_;
            }
            rise(place_[at(from)]);
        }
    }
}

}  // namespace spanwright::optimise
