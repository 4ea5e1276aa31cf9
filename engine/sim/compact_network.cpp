// SPDX-License-Identifier: MIT
#include "engine/sim/compact_network.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace spanwright::sim {
namespace {

constexpr double kNarrowLimit = 0x1p30;
constexpr double kWideLimit = 0x1p60;
/// A metric this close to a whole number, relative to it, is that number: 0.1 × 10 in doubles.
constexpr double kWhole = 1e-12;
/// 720720 has all divisors up to 16, so that metrics as reference bandwidth / capacity tie as they should.
constexpr std::array kFactors{1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 720720.0, 720720e3};

bool isWhole(double value) {
    return value >= 1 && std::abs(value - std::round(value)) <= kWhole * value;
}

}  // namespace

MetricScale MetricScale::of(std::span<const double> metrics, std::size_t nodes) {
    if (metrics.empty()) return {};
    const double longest = std::max(1e-9, *std::max_element(metrics.begin(), metrics.end())) *
                           static_cast<double>(std::max<std::size_t>(nodes, 1));
    for (const double factor : kFactors) {
        if (longest * factor >= kWideLimit) break;
        if (std::all_of(metrics.begin(), metrics.end(),
                        [&](double metric) { return isWhole(metric * factor); })) {
            return {factor, longest * factor < kNarrowLimit};
        }
    }
    return {std::exp2(std::floor(std::log2(kWideLimit / longest))), false};
}

std::uint64_t MetricScale::rounded(double metric) const {
    return static_cast<std::uint64_t>(std::max(1.0, std::round(metric * factor)));
}

std::optional<std::uint64_t> MetricScale::whole(double metric, std::size_t nodes) const {
    const double scaled = metric * factor;
    if (scaled * static_cast<double>(nodes) >= (narrow ? kNarrowLimit : kWideLimit)) return std::nullopt;
    if (!isWhole(scaled)) return std::nullopt;
    return rounded(metric);
}

std::vector<double> metricsOf(const graph::GraphIndex& graph) {
    std::vector<double> metrics;
    metrics.reserve(graph.arcs().size());
    for (const graph::Arc& arc : graph.arcs())
        metrics.push_back(arc.metric);
    return metrics;
}

template <class Length>
CompactNetwork<Length>::CompactNetwork(const graph::GraphIndex& graph, const MetricScale& scale) {
    const auto nodes = static_cast<std::size_t>(graph.nodeCount());
    const auto& arcs = graph.arcs();
    outStart_.reserve(nodes + 1);
    inStart_.reserve(nodes + 1);
    inSlot_.resize(arcs.size());
    arcOf_.resize(arcs.size());
    graphArc_.reserve(arcs.size());
    out_.reserve(arcs.size());
    in_.reserve(arcs.size());
    inArc_.reserve(arcs.size());
    least_ = arcs.empty() ? 1 : kFar;
    for (std::size_t node = 0; node < nodes; ++node) {
        outStart_.push_back(static_cast<std::uint32_t>(out_.size()));
        for (const int index : graph.outArcs(static_cast<int>(node))) {
            const auto at = static_cast<std::size_t>(index);
            const auto metric = static_cast<Length>(scale.rounded(arcs[at].metric));
            least_ = std::min(least_, metric);
            greatest_ = std::max(greatest_, metric);
            arcOf_[at] = static_cast<std::uint32_t>(out_.size());
            graphArc_.push_back(static_cast<std::uint32_t>(at));
            out_.push_back({metric, static_cast<std::uint32_t>(arcs[at].to)});
        }
    }
    outStart_.push_back(static_cast<std::uint32_t>(out_.size()));
    for (std::size_t node = 0; node < nodes; ++node) {
        inStart_.push_back(static_cast<std::uint32_t>(in_.size()));
        for (const int index : graph.inArcs(static_cast<int>(node))) {
            const std::uint32_t arc = arcOf_[static_cast<std::size_t>(index)];
            inSlot_[arc] = static_cast<std::uint32_t>(in_.size());
            in_.push_back(
                {out_[arc].metric, static_cast<std::uint32_t>(arcs[static_cast<std::size_t>(index)].from)});
            inArc_.push_back(arc);
        }
    }
    inStart_.push_back(static_cast<std::uint32_t>(in_.size()));
}

template class CompactNetwork<std::uint32_t>;
template class CompactNetwork<std::uint64_t>;

}  // namespace spanwright::sim
