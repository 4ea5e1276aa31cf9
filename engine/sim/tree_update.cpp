// SPDX-License-Identifier: MIT
#include "engine/sim/tree_update.h"

#include <algorithm>
#include <cmath>

namespace spanwright::sim {
namespace {

/// Relative to all traffic of a tree: what is left where equal flows were taken away and added back.
constexpr double kNegligible = 1e-15;

}  // namespace

template <class Length>
void TreeUpdate<Length>::begin(const Tree& tree) {
    affected_.clear();
    settled_.clear();
    rerouted_.clear();
    cut_.clear();
    journal_.distances.clear();
    journal_.hops.clear();
    journal_.flows.clear();
    negligible_ = kNegligible * tree.flow[tree.root];
}

/// Takes an arc out of a node's next hops, and the flow off it.
template <class Length>
void TreeUpdate<Length>::detach(const Tree& tree, std::uint32_t tail, std::uint32_t arc, std::uint32_t head,
                                std::span<double> load) {
    Scratch& scratch = scratch_[tail];
    if ((marks_[tail] & kReduced) == 0) {
        marks_[tail] |= kReduced;
        journal_.hops.emplace_back(tail, tree.hops[tail]);
        scratch.share =
            tree.hops[tail] == 1 ? tree.flow[tail] : tree.flow[tail] / static_cast<double>(tree.hops[tail]);
    }
    load[arc] -= scratch.share;
    scratch_[head].difference -= scratch.share;
    if (--tree.hops[tail] == 0) {
        marks_[tail] |= kAffected;
        affected_.push_back(tail);
    }
}

template <class Length>
template <bool kForGood>
void TreeUpdate<Length>::lengthen(const Network& network, const Tree& tree, std::span<const Change> changes,
                                  std::span<double> load) {
    begin(tree);
    for (const Change& change : changes) {
        if (onTree(tree, change.tail, change.before, change.head))
            detach(tree, change.tail, change.arc, change.head, load);
    }
    if (journal_.hops.empty()) return;
    // Who has lost all next hops takes itself out of the next hops of others.
    for (std::size_t at = 0; at < affected_.size(); ++at) {
        const std::uint32_t head = affected_[at];
        for (std::uint32_t place = network.firstInto(head); place < network.endInto(head); ++place) {
            const auto& in = network.in(place);
            if (onTree(tree, in.tail, in.metric, head))
                detach(tree, in.tail, network.arcAt(place), head, load);
        }
    }
    settleAffected(network, tree);
    for (const auto& [node, hops] : journal_.hops)
        enqueue(tree, node);
    for (const Change& change : changes) {
        if (scratch_[change.head].difference != 0) enqueue(tree, change.head);
    }
    pushDifferences<kForGood>(network, tree, load);
    takeCut<kForGood>(tree);
}

/// Dijkstra over the affected nodes alone, from their neighbours that are not.
template <class Length>
void TreeUpdate<Length>::settleAffected(const Network& network, const Tree& tree) {
    for (const std::uint32_t node : affected_) {
        journal_.distances.emplace_back(node, tree.distance[node]);
        Length best = Network::kFar;
        Hops hops = 0;
        const std::uint32_t end = network.endArc(node);
        for (std::uint32_t at = network.firstArc(node); at < end; ++at) {
            const auto& arc = network.out(at);
            if ((marks_[arc.head] & kAffected) != 0) continue;
            const Length through = arc.metric + tree.distance[arc.head];
            if (through > best) continue;
            hops = through == best ? static_cast<Hops>(hops + 1) : Hops{1};
            best = through;
        }
        tree.distance[node] = best;
        tree.hops[node] = best == Network::kFar ? Hops{0} : hops;
    }
    if (affected_.size() == 1) {
        const std::uint32_t node = affected_.front();
        if (tree.distance[node] == Network::kFar) return;
        marks_[node] |= kMoved;
        settled_.push_back(node);
        return;
    }
    for (const std::uint32_t node : affected_) {
        if (tree.distance[node] != Network::kFar) nearest_.push(tree.distance[node], node);
    }
    while (!nearest_.empty()) {
        const std::uint32_t node = nearest_.topNode();
        const Length length = nearest_.topLength();
        nearest_.pop();
        if ((marks_[node] & kMoved) != 0 || length != tree.distance[node]) continue;
        marks_[node] |= kMoved;
        settled_.push_back(node);
        for (const auto& arc : network.into(node)) {
            if ((marks_[arc.tail] & (kAffected | kMoved)) != kAffected) continue;
            const Length through = length + arc.metric;
            if (through > tree.distance[arc.tail]) continue;
            if (through == tree.distance[arc.tail]) {
                ++tree.hops[arc.tail];
                continue;
            }
            tree.distance[arc.tail] = through;
            tree.hops[arc.tail] = 1;
            nearest_.push(through, arc.tail);
        }
    }
}

/// Nodes that no path is left to; all that flowed through them was taken off where it came from.
template <class Length>
template <bool kForGood>
void TreeUpdate<Length>::takeCut(const Tree& tree) {
    if (affected_.size() == settled_.size()) return;
    for (const std::uint32_t node : affected_) {
        if (tree.distance[node] != Network::kFar) continue;
        cut_.push_back(node);
        scratch_[node].difference = 0;
        marks_[node] = 0;
        if constexpr (kForGood) journal_.flows.emplace_back(node, tree.flow[node]);
    }
}

template <class Length>
void TreeUpdate<Length>::improve(const Tree& tree, std::uint32_t node, Length length) {
    if ((marks_[node] & kAffected) == 0) {
        marks_[node] |= kAffected;
        affected_.push_back(node);
        scratch_[node].before = tree.distance[node];
        journal_.distances.emplace_back(node, tree.distance[node]);
    }
    tree.distance[node] = length;
    nearest_.push(length, node);
}

template <class Length>
void TreeUpdate<Length>::settleImproved(const Network& network, const Tree& tree,
                                        std::span<const Change> changes) {
    for (const Change& change : changes) {
        const Length through = change.after + tree.distance[change.head];
        if (through < tree.distance[change.tail]) improve(tree, change.tail, through);
    }
    while (!nearest_.empty()) {
        const std::uint32_t node = nearest_.topNode();
        const Length length = nearest_.topLength();
        nearest_.pop();
        if ((marks_[node] & kMoved) != 0 || length != tree.distance[node]) continue;
        marks_[node] |= kMoved;
        settled_.push_back(node);
        for (const auto& arc : network.into(node)) {
            const Length through = length + arc.metric;
            if (through < tree.distance[arc.tail]) improve(tree, arc.tail, through);
        }
    }
}

/// Takes a node's flow off all its former next hops and counts its new ones.
template <class Length>
void TreeUpdate<Length>::reroute(const Network& network, const Tree& tree, std::uint32_t node,
                                 std::span<const Change> changes, std::span<double> load) {
    const auto before = [&](std::uint32_t at) {
        return (marks_[at] & kMoved) != 0 ? scratch_[at].before : tree.distance[at];
    };
    const auto metricBefore = [&](std::uint32_t arc) {
        if ((marks_[node] & kTail) != 0) {
            for (const Change& change : changes) {
                if (change.arc == arc) return change.before;
            }
        }
        return network.out(arc).metric;
    };
    const Hops formerHops = tree.hops[node];
    const double share = formerHops == 0 ? 0 : tree.flow[node] / static_cast<double>(formerHops);
    journal_.hops.emplace_back(node, formerHops);
    Hops hops = 0;
    const Length distance = before(node);
    for (std::uint32_t arc = network.firstArc(node); arc < network.endArc(node); ++arc) {
        const std::uint32_t head = network.out(arc).head;
        if (distance == metricBefore(arc) + before(head)) {
            load[arc] -= share;
            scratch_[head].difference -= share;
            enqueue(tree, head);
        }
        if (onTree(tree, node, network.out(arc).metric, head)) ++hops;
    }
    tree.hops[node] = hops;
}

template <class Length>
void TreeUpdate<Length>::shorten(const Network& network, const Tree& tree, std::span<const Change> changes,
                                 std::span<double> load) {
    begin(tree);
    settleImproved(network, tree, changes);
    const auto gains = [&](std::uint32_t tail, Length metric, std::uint32_t head) {
        if ((marks_[tail] & (kMoved | kRerouted)) != 0 || !onTree(tree, tail, metric, head)) return;
        marks_[tail] |= kRerouted;
        rerouted_.push_back(tail);
    };
    for (const Change& change : changes)
        gains(change.tail, change.after, change.head);
    for (const std::uint32_t node : settled_) {
        for (const auto& arc : network.into(node))
            gains(arc.tail, arc.metric, node);
    }
    for (const Change& change : changes)
        marks_[change.tail] |= kTail;
    for (const std::uint32_t node : settled_)
        reroute(network, tree, node, changes, load);
    for (const std::uint32_t node : rerouted_)
        reroute(network, tree, node, changes, load);
    for (const Change& change : changes)
        marks_[change.tail] &= static_cast<std::uint8_t>(~kTail);
    for (const std::uint32_t node : rerouted_)
        enqueue(tree, node);
    pushDifferences<true>(network, tree, load);
}

template <class Length>
void TreeUpdate<Length>::addDemand(const Network& network, const Tree& tree, std::uint32_t node, double mbps,
                                   std::span<double> load) {
    begin(tree);
    negligible_ = kNegligible * std::max(tree.flow[tree.root], std::abs(mbps));
    if (tree.distance[node] == Network::kFar || node == tree.root) {
        journal_.flows.emplace_back(node, tree.flow[node]);
        tree.flow[node] += mbps;
        return;
    }
    scratch_[node].difference += mbps;
    enqueue(tree, node);
    pushDifferences<true>(network, tree, load);
}

/// Farthest first: when a node's turn comes, all differences that flow through it have arrived.
template <class Length>
template <bool kForGood>
void TreeUpdate<Length>::pushDifferences(const Network& network, const Tree& tree, std::span<double> load) {
    std::size_t left = settled_.size();
    for (;;) {
        std::uint32_t node = 0;
        if (left > 0 && (farthest_.empty() ||
                         tree.distance[settled_[left - 1]] >= Network::kFar - farthest_.topLength())) {
            node = settled_[--left];
        } else if (!farthest_.empty()) {
            node = farthest_.topNode();
            farthest_.pop();
        } else {
            break;
        }
        pushFrom<kForGood>(network, tree, node, load);
    }
    const double arrived = std::exchange(scratch_[tree.root].difference, 0.0);
    marks_[tree.root] = 0;
    if constexpr (kForGood) {
        journal_.flows.emplace_back(tree.root, tree.flow[tree.root]);
        tree.flow[tree.root] += arrived;
    }
}

template <class Length>
template <bool kForGood>
void TreeUpdate<Length>::pushFrom(const Network& network, const Tree& tree, std::uint32_t node,
                                  std::span<double> load) {
    const double difference = std::exchange(scratch_[node].difference, 0.0);
    const std::uint8_t mark = std::exchange(marks_[node], std::uint8_t{0});
    const Hops hops = tree.hops[node];
    double change = difference;
    double flow = tree.flow[node] + difference;
    if (std::abs(flow) <= negligible_) flow = 0;
    if ((mark & (kMoved | kRerouted)) != 0) {
        change = hops == 1 ? flow : flow / static_cast<double>(hops);
    } else if ((mark & kReduced) != 0) {
        change = flow / static_cast<double>(hops) - scratch_[node].share;
    } else {
        if (std::abs(difference) <= negligible_) return;
        if (hops != 1) change /= static_cast<double>(hops);
    }
    if constexpr (kForGood) {
        journal_.flows.emplace_back(node, tree.flow[node]);
        tree.flow[node] = flow;
    }
    if (change == 0) return;
    const Length distance = tree.distance[node];
    Hops left = hops;
    for (std::uint32_t arc = network.firstArc(node); left > 0; ++arc) {
        const auto& out = network.out(arc);
        if (out.metric + tree.distance[out.head] != distance) continue;
        --left;
        load[arc] += change;
        scratch_[out.head].difference += change;
        enqueue(tree, out.head);
    }
}

template <class Length>
void TreeUpdate<Length>::Journal::putBack(const Tree& tree) const {
    // Backwards: where something was overwritten twice, the first value is the one to keep.
    for (auto at = flows.rbegin(); at != flows.rend(); ++at)
        tree.flow[at->first] = at->second;
    for (auto at = hops.rbegin(); at != hops.rend(); ++at)
        tree.hops[at->first] = at->second;
    for (auto at = distances.rbegin(); at != distances.rend(); ++at)
        tree.distance[at->first] = at->second;
}

template <class Length>
void TreeUpdate<Length>::rollBack(const Tree& tree) const {
    journal_.putBack(tree);
}

template class TreeUpdate<std::uint32_t>;
template class TreeUpdate<std::uint64_t>;

}  // namespace spanwright::sim
