// SPDX-License-Identifier: MIT
#pragma once

#include "engine/optimise/flow_network.h"
#include "engine/optimise/shortest_tree.h"

#include <cstddef>
#include <vector>

namespace spanwright::optimise {

/// The traffic towards one destination that an arc carries.
struct ArcFlow {
    int arc = 0;
    double amount = 0;
};

/// A routing that is made better step by step until its busiest arc is as little used as it can be.
///
/// Each arc has a length exp(sharpness × (utilization / highest − 1)) / capacity, the gradient of a smooth
/// stand-in for the maximum. A pass finds, for each destination, arcs whose traffic would have a shorter way,
/// and moves traffic between the two ways (a *pair*) until they are equally long: a Newton step on the
/// logarithms of their lengths, which are nearly linear in what is moved. Pairs are kept and balanced again
/// between passes, which costs far less than finding them (as in TAPAS, Bar-Gera, Transportation Research B
/// 44, 2010).
///
/// The lengths are also a proof: for any lengths y ≥ 0, no routing has a maximum utilization below
/// (Σ demand × distance under y + Σ fixed load × y) / Σ capacity × y (linear programming duality; Shahrokhi
/// and Matula, 1990).
///
/// Deterministic. Memory: what each destination's traffic uses, about one entry a node.
class FlowBalancer {
  public:
    /// Starts from shortest paths, an arc being as long as its capacity is small. `precision` is the share of
    /// the objective below which an improvement is not worth a step.
    FlowBalancer(const FlowNetwork& network, double precision);

    /// What a pass found before it changed anything; lower <= smoothed <= maxUtilization.
    struct Pass {
        double maxUtilization = 0;
        double smoothed = 0;  ///< mean utilization, weighted by length × capacity
        double lower = 0;     ///< proved, but for rounding
    };
    /// Shortest paths for all destinations; new pairs are found and balanced.
    Pass improve();
    /// Balances the known pairs once more.
    void balance();
    /// Doubles the sharpness: the smooth stand-in comes closer to the maximum.
    void sharpen() { sharpness_ *= 2; }
    /// Of the present flows.
    [[nodiscard]] double maxUtilization() const;

    /// By destination of the network, in its order: what each arc carries (> 0).
    [[nodiscard]] const std::vector<std::vector<ArcFlow>>& flows() const { return flows_; }
    /// By arc: its share of the proof of the last pass (length × capacity, summing to 1).
    [[nodiscard]] const std::vector<double>& weights() const { return weights_; }

  private:
    /// Two ways from one node to another for the traffic to one destination; arcs [begin, middle) and
    /// [middle, end) of its pool.
    struct Pair {
        std::size_t begin = 0;
        std::size_t middle = 0;
        std::size_t end = 0;
        int idle = 0;  ///< how often in a row nothing was to be moved
    };
    struct Pairs {
        std::vector<Pair> list;
        std::vector<int> pool;
    };
    struct Way {
        const int* first;
        const int* last;
        double length = 0;
        double slope = 0;  ///< of the length, by what is moved
    };

    void start();
    void refresh();
    /// Shortest paths to a destination over the arcs that are open to it.
    void findTree(const FlowNetwork::Destination& destination, const std::vector<double>& lengths);
    [[nodiscard]] double lengthOf(std::size_t arc) const;
    void open(std::size_t destination);
    void close(std::size_t destination);
    void add(int arc, double amount);
    void findPairs(std::size_t destination, double worthwhile);
    bool tracePair(int arc, Pairs& pairs);
    void cancelCycle(const std::vector<int>& trail, int node);
    bool balance(const Pair& pair, const Pairs& pairs, double total, double worthwhile);
    void measure(Way& way) const;
    void move(const Way& from, const Way& to, double amount);

    const FlowNetwork& network_;
    double precision_;
    double sharpness_;
    double highest_ = 0;     ///< the utilization that lengths are relative to
    double worthwhile_ = 0;  ///< least gain of a step
    ShortestTree tree_;
    std::vector<double> load_, length_, fixedLength_, openLength_, weights_;
    std::vector<std::vector<ArcFlow>> flows_;
    std::vector<Pairs> pairs_;
    std::vector<double> flow_;  ///< by arc, of the destination that is open
    std::vector<int> used_;     ///< arcs of flow_ that may carry something
    std::vector<char> listed_;  ///< whether an arc is in used_
    std::vector<int> onTree_, onTrail_;
    int stamp_ = 0;
    double excess_ = 0;  ///< what the last pass could have gained at most, as a share of the objective
    double found_ = 0;   ///< pairs that it found
    std::vector<int> trail_;
};

}  // namespace spanwright::optimise
