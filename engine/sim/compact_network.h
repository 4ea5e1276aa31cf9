// SPDX-License-Identifier: MIT
#pragma once

#include "engine/graph/graph_index.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace spanwright::sim {

/// How IGP metrics become whole numbers, so that lengths of paths compare exactly whatever the order in which
/// they are added up.
///
/// Metrics with up to six decimals, or with small denominators, are represented exactly. Others are rounded
/// to a grid so fine that a path of n links is off by less than n / 2^60 of the longest possible path.
struct MetricScale {
    double factor = 1;   ///< whole number = round(metric × factor), at least 1
    bool narrow = true;  ///< every path fits 31 bits

    /// The scale for these metrics (> 0) in a network of so many nodes.
    static MetricScale of(std::span<const double> metrics, std::size_t nodes);
    /// The whole number of a metric; absent when this scale does not fit it as well as its own would.
    [[nodiscard]] std::optional<std::uint64_t> whole(double metric, std::size_t nodes) const;
    [[nodiscard]] std::uint64_t rounded(double metric) const;
};

/// A network in the form that routing runs on: arcs in compressed rows by tail, with copies by head, metrics
/// as whole numbers. An arc that is out of service has the metric `kDown`, which no path can afford.
///
/// `Length` is std::uint32_t or std::uint64_t, see MetricScale::narrow. Arcs are numbered by tail here;
/// `arcOf` and `graphArc` translate to and from a GraphIndex.
template <class Length>
class CompactNetwork {
  public:
    static constexpr Length kFar = std::numeric_limits<Length>::max() / 2;  ///< no path
    static constexpr Length kDown = kFar + 1;

    struct OutArc {
        Length metric;
        std::uint32_t head;
    };
    struct InArc {
        Length metric;
        std::uint32_t tail;
    };

    CompactNetwork(const graph::GraphIndex& graph, const MetricScale& scale);

    [[nodiscard]] std::uint32_t nodeCount() const { return static_cast<std::uint32_t>(outStart_.size() - 1); }
    [[nodiscard]] std::uint32_t arcCount() const { return static_cast<std::uint32_t>(out_.size()); }
    [[nodiscard]] std::uint32_t firstArc(std::uint32_t node) const { return outStart_[node]; }
    [[nodiscard]] std::uint32_t endArc(std::uint32_t node) const { return outStart_[node + 1]; }
    [[nodiscard]] const OutArc& out(std::uint32_t arc) const { return out_[arc]; }
    [[nodiscard]] std::uint32_t tail(std::uint32_t arc) const { return in_[inSlot_[arc]].tail; }
    [[nodiscard]] std::span<const InArc> into(std::uint32_t node) const {
        return {in_.data() + inStart_[node], inStart_[node + 1] - inStart_[node]};
    }
    /// The same arcs by place, and the number of each: apart, so that a search reads half as much.
    [[nodiscard]] std::uint32_t firstInto(std::uint32_t node) const { return inStart_[node]; }
    [[nodiscard]] std::uint32_t endInto(std::uint32_t node) const { return inStart_[node + 1]; }
    [[nodiscard]] const InArc& in(std::uint32_t place) const { return in_[place]; }
    [[nodiscard]] std::uint32_t arcAt(std::uint32_t place) const { return inArc_[place]; }
    /// Asks for the arcs into a node ahead of their use.
    void prefetchInto(std::uint32_t node) const { __builtin_prefetch(in_.data() + inStart_[node]); }
    [[nodiscard]] std::uint32_t arcOf(std::size_t graphArc) const { return arcOf_[graphArc]; }
    [[nodiscard]] std::size_t graphArc(std::uint32_t arc) const { return graphArc_[arc]; }

    void setMetric(std::uint32_t arc, Length metric) {
        out_[arc].metric = metric;
        in_[inSlot_[arc]].metric = metric;
    }
    /// The range of the metrics that the network was made with; {1, 1} without arcs.
    [[nodiscard]] Length leastMetric() const { return least_; }
    [[nodiscard]] Length greatestMetric() const { return greatest_; }

  private:
    std::vector<std::uint32_t> outStart_, inStart_, inSlot_, inArc_, arcOf_, graphArc_;
    std::vector<OutArc> out_;
    std::vector<InArc> in_;
    Length least_ = 1;
    Length greatest_ = 1;
};

extern template class CompactNetwork<std::uint32_t>;
extern template class CompactNetwork<std::uint64_t>;

/// The metrics of all arcs, in order of the arcs.
[[nodiscard]] std::vector<double> metricsOf(const graph::GraphIndex& graph);

}  // namespace spanwright::sim
