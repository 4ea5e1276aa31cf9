// SPDX-License-Identifier: MIT
#include "engine/optimise/flow_balancer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace spanwright::optimise {
namespace {

/// Soft enough that the first, poor routing does not make one arc the only one that counts.
constexpr double kFirstSharpness = 8;
/// exp() of less is nothing beside the busiest arc and would become a denormal number.
constexpr double kLeastExponent = -600;
/// Steps until two ways are about equally long; the rest is left to the next time.
constexpr int kNewtonSteps = 6;
constexpr double kEnoughAlike = 1.25;
/// Pairs between which nothing was to be moved for so long are forgotten.
constexpr int kIdleLimit = 4;
/// What is left of an arc's traffic after all that can be moved was moved: rounding.
constexpr double kRounding = 1e-12;
/// Share of the allowed gap that is left on a destination's arcs at most; there are some of them for each
/// one.
constexpr double kNegligible = 2.5e-5;
/// Share of the mean gain of the last pass's pairs below which a pair can wait: while much is wrong, many
/// small improvements are not worth finding. A third is too much (work comes to a standstill), a thirtieth is
/// safe.
constexpr double kMinor = 0.03;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

}  // namespace

FlowBalancer::FlowBalancer(const FlowNetwork& network, double precision)
    : network_(network),
      precision_(precision),
      sharpness_(kFirstSharpness),
      tree_(network),
      load_(network.arcs().size()),
      length_(network.arcs().size()),
      weights_(network.arcs().size()),
      flows_(network.destinations().size()),
      pairs_(network.destinations().size()),
      flow_(network.arcs().size()),
      listed_(network.arcs().size()),
      onTree_(at(network.nodeCount())),
      onTrail_(at(network.nodeCount())) {
    start();
}

void FlowBalancer::findTree(const FlowNetwork::Destination& destination, const std::vector<double>& lengths) {
    if (destination.closed < 0) return tree_.compute(destination.node, lengths);
    openLength_ = lengths;
    const std::vector<char>& closed = network_.closedSet(destination);
    for (std::size_t arc = 0; arc < closed.size(); ++arc) {
        if (closed[arc] != 0) openLength_[arc] = std::numeric_limits<double>::infinity();
    }
    tree_.compute(destination.node, openLength_);
}

void FlowBalancer::start() {
    for (std::size_t arc = 0; arc < length_.size(); ++arc) {
        load_[arc] = network_.arcs()[arc].fixed;
        length_[arc] = 1 / network_.arcs()[arc].capacity;
    }
    std::vector<double> through(at(network_.nodeCount()));
    for (std::size_t index = 0; index < flows_.size(); ++index) {
        const FlowNetwork::Destination& destination = network_.destinations()[index];
        findTree(destination, length_);
        std::fill(through.begin(), through.end(), 0);
        for (const FlowNetwork::Source& source : destination.sources)
            through[at(source.node)] = source.amount;
        for (auto node = tree_.order().rbegin(); *node != destination.node; ++node) {
            const double amount = through[at(*node)];
            if (amount <= 0) continue;
            const int arc = tree_.next(*node);
            flows_[index].push_back({arc, amount});
            load_[at(arc)] += amount;
            through[at(network_.arcs()[at(arc)].to)] += amount;
        }
    }
    refresh();
}

double FlowBalancer::lengthOf(std::size_t arc) const {
    const double capacity = network_.arcs()[arc].capacity;
    const double exponent = sharpness_ * (load_[arc] / capacity / highest_ - 1);
    return std::exp(std::max(exponent, kLeastExponent)) / capacity;
}

double FlowBalancer::maxUtilization() const {
    double highest = 0;
    for (std::size_t arc = 0; arc < load_.size(); ++arc)
        highest = std::max(highest, load_[arc] / network_.arcs()[arc].capacity);
    return highest;
}

void FlowBalancer::refresh() {
    highest_ = std::max(maxUtilization(), std::numeric_limits<double>::min());
    for (std::size_t arc = 0; arc < load_.size(); ++arc)
        length_[arc] = lengthOf(arc);
}

void FlowBalancer::open(std::size_t destination) {
    used_.clear();
    for (const ArcFlow& flow : flows_[destination]) {
        flow_[at(flow.arc)] = flow.amount;
        listed_[at(flow.arc)] = 1;
        used_.push_back(flow.arc);
    }
}

void FlowBalancer::close(std::size_t destination) {
    std::vector<ArcFlow>& kept = flows_[destination];
    kept.clear();
    for (const int arc : used_) {
        if (flow_[at(arc)] > 0) kept.push_back({arc, flow_[at(arc)]});
        flow_[at(arc)] = 0;
        listed_[at(arc)] = 0;
    }
}

void FlowBalancer::add(int arc, double amount) {
    flow_[at(arc)] += amount;
    load_[at(arc)] += amount;
    length_[at(arc)] = lengthOf(at(arc));
    if (listed_[at(arc)] == 0) {
        listed_[at(arc)] = 1;
        used_.push_back(arc);
    }
}

FlowBalancer::Pass FlowBalancer::improve() {
    refresh();
    fixedLength_ = length_;
    double capacities = 0;
    double loads = 0;
    double inAnyCase = 0;
    for (std::size_t arc = 0; arc < length_.size(); ++arc) {
        weights_[arc] = network_.arcs()[arc].capacity * length_[arc];
        capacities += weights_[arc];
        loads += load_[arc] * length_[arc];
        inAnyCase += network_.arcs()[arc].fixed * length_[arc];
    }
    for (double& weight : weights_)
        weight /= capacities;
    worthwhile_ =
        kNegligible * precision_ * loads / static_cast<double>(std::max<std::size_t>(1, flows_.size()));

    worthwhile_ = std::max(worthwhile_, kMinor * excess_ * loads / std::max(1.0, found_));
    found_ = 0;
    Pass pass;
    pass.maxUtilization = highest_;
    pass.smoothed = loads / capacities;
    double distances = inAnyCase;
    for (std::size_t index = 0; index < flows_.size(); ++index) {
        const FlowNetwork::Destination& destination = network_.destinations()[index];
        findTree(destination, fixedLength_);
        for (const FlowNetwork::Source& source : destination.sources)
            distances += source.amount * tree_.distance(source.node);
        open(index);
        findPairs(index, worthwhile_);
        close(index);
    }
    pass.lower = distances / capacities;
    excess_ = (loads - distances) / loads;
    return pass;
}

void FlowBalancer::findPairs(std::size_t destination, double worthwhile) {
    Pairs& pairs = pairs_[destination];
    const double total = network_.destinations()[destination].total;
    // Arcs that join `used_` on the way are on the tree: nothing is shorter.
    const std::size_t count = used_.size();
    for (std::size_t index = 0; index < count; ++index) {
        const int arc = used_[index];
        const double amount = flow_[at(arc)];
        if (amount <= 0) continue;
        const FlowArc& ends = network_.arcs()[at(arc)];
        if (tree_.next(ends.from) == arc) continue;
        const double excess = fixedLength_[at(arc)] + tree_.distance(ends.to) - tree_.distance(ends.from);
        if (excess * amount <= worthwhile) continue;
        found_ += 1;
        if (tracePair(arc, pairs)) balance(pairs.list.back(), pairs, total, worthwhile / 10);
    }
}

/// The way that traffic over the arc takes, until it meets the tree path from the arc's start again; and that
/// path.
bool FlowBalancer::tracePair(int arc, Pairs& pairs) {
    ++stamp_;
    const int start = network_.arcs()[at(arc)].from;
    for (int node = start; tree_.next(node) >= 0; node = network_.arcs()[at(tree_.next(node))].to)
        onTree_[at(network_.arcs()[at(tree_.next(node))].to)] = stamp_;
    trail_.assign(1, arc);
    onTrail_[at(start)] = stamp_;
    int node = network_.arcs()[at(arc)].to;
    while (onTree_[at(node)] != stamp_) {
        if (onTrail_[at(node)] == stamp_) {
            cancelCycle(trail_, node);
            return false;
        }
        onTrail_[at(node)] = stamp_;
        int most = -1;
        for (const int out : network_.outOf(node)) {
            if (flow_[at(out)] > 0 && (most < 0 || flow_[at(out)] > flow_[at(most)])) most = out;
        }
        if (most < 0) return false;  // what arrived here was rounding
        trail_.push_back(most);
        node = network_.arcs()[at(most)].to;
    }
    Pair pair;
    pair.begin = pairs.pool.size();
    pairs.pool.insert(pairs.pool.end(), trail_.begin(), trail_.end());
    pair.middle = pairs.pool.size();
    for (int each = start; each != node; each = network_.arcs()[at(tree_.next(each))].to)
        pairs.pool.push_back(tree_.next(each));
    pair.end = pairs.pool.size();
    pairs.list.push_back(pair);
    return true;
}

/// Takes out traffic that goes round; `node` is where the trail closes.
void FlowBalancer::cancelCycle(const std::vector<int>& trail, int node) {
    auto first = trail.end();
    double least = std::numeric_limits<double>::infinity();
    do {
        --first;
        least = std::min(least, flow_[at(*first)]);
    } while (network_.arcs()[at(*first)].from != node);
    for (; first != trail.end(); ++first)
        add(*first, -least);
}

void FlowBalancer::measure(Way& way) const {
    way.length = 0;
    way.slope = 0;
    for (const int* arc = way.first; arc != way.last; ++arc) {
        way.length += length_[at(*arc)];
        way.slope += length_[at(*arc)] / network_.arcs()[at(*arc)].capacity;
    }
    way.slope *= sharpness_ / highest_;
}

void FlowBalancer::move(const Way& from, const Way& to, double amount) {
    for (const int* arc = from.first; arc != from.last; ++arc)
        add(*arc, -amount);
    for (const int* arc = to.first; arc != to.last; ++arc)
        add(*arc, amount);
}

bool FlowBalancer::balance(const Pair& pair, const Pairs& pairs, double total, double worthwhile) {
    const int* pool = pairs.pool.data();
    Way from{pool + pair.begin, pool + pair.middle};
    Way to{pool + pair.middle, pool + pair.end};
    measure(from);
    measure(to);
    if (from.length < to.length) std::swap(from, to);
    if ((from.length - to.length) * total <= worthwhile) return false;
    double most = std::numeric_limits<double>::infinity();
    for (const int* arc = from.first; arc != from.last; ++arc)
        most = std::min(most, flow_[at(*arc)]);
    if ((from.length - to.length) * most <= worthwhile) return false;
    double least = 0;
    double limit = most;
    double moved = 0;
    for (int step = 0; step < kNewtonSteps; ++step) {
        const double change =
            std::log(from.length / to.length) / (from.slope / from.length + to.slope / to.length);
        const double next = std::clamp(moved + change, least, limit);
        if (next == moved) break;
        move(from, to, next - moved);
        moved = next;
        measure(from);
        measure(to);
        (from.length > to.length ? least : limit) = moved;
        const double ratio = from.length / to.length;
        if (ratio < kEnoughAlike && ratio * kEnoughAlike > 1) break;
    }
    if (moved == most) {
        for (const int* arc = from.first; arc != from.last; ++arc) {
            if (flow_[at(*arc)] < kRounding * most) flow_[at(*arc)] = 0;
        }
    }
    return moved > 0;
}

void FlowBalancer::balance() {
    refresh();
    for (std::size_t index = 0; index < pairs_.size(); ++index) {
        Pairs& pairs = pairs_[index];
        if (pairs.list.empty()) continue;
        open(index);
        const double total = network_.destinations()[index].total;
        for (Pair& pair : pairs.list)
            pair.idle = balance(pair, pairs, total, worthwhile_ / 10) ? 0 : pair.idle + 1;
        close(index);
        // Pairs that have come to rest are forgotten, the others move up.
        std::size_t end = 0;
        std::size_t kept = 0;
        for (const Pair& pair : pairs.list) {
            if (pair.idle >= kIdleLimit) continue;
            const std::size_t begin = end;
            for (std::size_t place = pair.begin; place < pair.end; ++place)
                pairs.pool[end++] = pairs.pool[place];
            pairs.list[kept++] = {begin, begin + (pair.middle - pair.begin), end, pair.idle};
        }
        pairs.list.resize(kept);
        pairs.pool.resize(end);
    }
}

}  // namespace spanwright::optimise
