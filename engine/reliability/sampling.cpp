// SPDX-License-Identifier: MIT
#include "engine/reliability/sampling.h"

#include "engine/base/counter_random.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace spanwright::reliability {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

struct Estimate {
    double mean = 0;
    double variance = 0;  ///< of the mean
};

/// Draws histories of one core.
class CoreSampler {
  public:
    CoreSampler(const ReducedCore& core, CounterRandom random)
        : network_(core.network), terminal_(core.terminal), random_(random) {
        edgesOf_.resize(network_.nodes.size());
        for (std::size_t edge = 0; edge < network_.edges.size(); ++edge) {
            edgesOf_[at(network_.edges[edge].from)].push_back(static_cast<int>(edge));
            edgesOf_[at(network_.edges[edge].to)].push_back(static_cast<int>(edge));
        }
        terminals_ = static_cast<int>(std::count(terminal_.begin(), terminal_.end(), 1));
        first_ = static_cast<int>(std::find(terminal_.begin(), terminal_.end(), 1) - terminal_.begin());
    }

    Estimate run(int samples, const std::stop_token& stop) {
        const std::size_t causes = network_.causes.size();
        double calm = 1;
        for (const double strikes : network_.causes)
            calm *= 1 - strikes;
        const int calmSamples = causes == 0 ? samples : samples / 2;
        Estimate sum = stratum(-1, calm, calmSamples, stop);
        double before = 1;
        for (std::size_t cause = 0; cause < causes; ++cause) {
            const double weight = before * network_.causes[cause];
            before *= 1 - network_.causes[cause];
            const int share = std::max(8, samples / 2 / static_cast<int>(causes));
            const Estimate part = stratum(static_cast<int>(cause), weight, share, stop);
            sum.mean += part.mean;
            sum.variance += part.variance;
        }
        return sum;
    }

  private:
    double uniform() { return random_.uniform(drawn_++); }

    /// `firstStruck`: the first cause that strikes, later ones are drawn; -1: none does.
    Estimate stratum(int firstStruck, double weight, int samples, const std::stop_token& stop) {
        if (weight <= 0) return {};
        double sum = 0;
        double squares = 0;
        std::vector<char> struck(network_.causes.size(), 0);
        for (int sample = 0; sample < samples; ++sample) {
            if (stop.stop_requested()) return {};
            const double likelihood = drawLaterCauses(firstStruck, struck);
            const double value = likelihood * history(struck);
            sum += value;
            squares += value * value;
        }
        const double mean = sum / samples;
        const double variance = std::max(0.0, squares / samples - mean * mean) / (samples - 1);
        return {weight * mean, weight * weight * variance};
    }

    [[nodiscard]] static bool dead(const UnreliablePart& part, const std::vector<char>& struck) {
        return std::any_of(part.causes.begin(), part.causes.end(),
                           [&](int cause) { return struck[at(cause)] != 0; });
    }

    /// One history: the sum, over its steps, of the probability that all ways out fail there.
    double history(const std::vector<char>& struck) {
        const std::size_t nodes = network_.nodes.size();
        nodeDown_.resize(nodes);
        for (std::size_t node = 0; node < nodes; ++node)
            nodeDown_[node] = dead(network_.nodes[node], struck) ? 1 : network_.nodes[node].down;
        within_.assign(nodes, 0);
        decided_.assign(network_.edges.size(), 0);
        allDown_.assign(nodes, 1);
        touched_.clear();
        int terminalsLeft = terminals_;
        double down = 0;
        double weight = 1;
        const auto join = [&](int node) {
            within_[at(node)] = 1;
            if (terminal_[at(node)] != 0) --terminalsLeft;
            std::erase(touched_, node);
            for (const int edge : edgesOf_[at(node)]) {
                const UnreliableEdge& row = network_.edges[at(edge)];
                const int other = row.from == node ? row.to : row.from;
                if (within_[at(other)] != 0 || decided_[at(edge)] != 0 || dead(row, struck)) continue;
                decided_[at(edge)] = 1;
                if (nodeDown_[at(other)] >= 1) continue;
                if (std::find(touched_.begin(), touched_.end(), other) == touched_.end()) {
                    touched_.push_back(other);
                    allDown_[at(other)] = 1;
                }
                allDown_[at(other)] *= row.down;
            }
        };
        join(first_);
        while (terminalsLeft > 0) {
            // A way out is a neighbour with all its edges to the component.
            fails_.clear();
            for (const int node : touched_) {
                const double nodeDown = nodeDown_[at(node)];
                fails_.push_back({node, nodeDown + (1 - nodeDown) * allDown_[at(node)]});
            }
            // The firmest first, as in a maximum adjacency order, and terminals last: so that weak cuts are
            // met as a whole and added up exactly.
            std::sort(fails_.begin(), fails_.end(), [&](const Way& a, const Way& b) {
                return std::tuple(terminal_[at(a.node)], a.fails, a.node) <
                       std::tuple(terminal_[at(b.node)], b.fails, b.node);
            });
            double allFail = 1;
            for (const Way& way : fails_)
                allFail *= way.fails;
            down += weight * allFail;
            weight *= 1 - allFail;
            if (weight <= 0) break;
            const auto [works, chance] = drawFirstWorking(1 - allFail);
            weight *= chance;
            // Ways before it have failed: their nodes are down more likely than they were, their edges gone.
            const int next = fails_[works].node;
            for (std::size_t way = 0; way < works; ++way) {
                nodeDown_[at(fails_[way].node)] /= fails_[way].fails;
                std::erase(touched_, fails_[way].node);
            }
            join(next);
        }
        return down;
    }

    /// Causes behind the first that strikes, at least one of them in expectation, as failures are below.
    double drawLaterCauses(int firstStruck, std::vector<char>& struck) {
        double likelihood = 1;
        std::fill(struck.begin(), struck.end(), 0);
        if (firstStruck < 0) return likelihood;
        struck[at(firstStruck)] = 1;
        const double later = static_cast<double>(struck.size()) - firstStruck;
        for (std::size_t cause = at(firstStruck) + 1; cause < struck.size(); ++cause) {
            const double natural = network_.causes[cause];
            const double biased = std::max(natural, 0.5 / later);
            struck[cause] = uniform() < biased ? 1 : 0;
            likelihood *= struck[cause] != 0 ? natural / biased : (1 - natural) / (1 - biased);
        }
        return likelihood;
    }

    struct Way {
        int node = 0;
        double fails = 0;
    };

    struct Drawn {
        std::size_t way = 0;
        double likelihood = 1;  ///< its probability over that of drawing it
    };

    /// Which way is the first that works, given that one does. Mostly as likely as it is; about twice a
    /// history any way, so that rare failures are seen (failure biasing).
    Drawn drawFirstWorking(double oneWorks) {
        const auto ways = static_cast<double>(fails_.size());
        const double bias = std::min(0.5, 2.0 / static_cast<double>(network_.nodes.size()));
        double rest = uniform();
        double before = 1;
        Drawn drawn;
        for (std::size_t way = 0; way < fails_.size(); ++way) {
            const double natural = before * (1 - fails_[way].fails) / oneWorks;
            const double biased = (1 - bias) * natural + bias / ways;
            before *= fails_[way].fails;
            if (natural > 0) drawn = {way, natural / biased};
            if (rest < biased) {
                if (natural <= 0) drawn = {way, 0};
                break;
            }
            rest -= biased;
        }
        return drawn;
    }

    const UnreliableNetwork& network_;
    const std::vector<char>& terminal_;
    CounterRandom random_;
    std::uint64_t drawn_ = 0;
    std::vector<std::vector<int>> edgesOf_;
    int terminals_ = 0;
    int first_ = 0;
    std::vector<double> nodeDown_;  ///< given what has been drawn
    std::vector<char> within_;
    std::vector<char> decided_;    ///< edges that belong to a way out, or did
    std::vector<double> allDown_;  ///< by node: product over its edges to the component
    std::vector<int> touched_;
    std::vector<Way> fails_;
};

}  // namespace

SampledDown sampleDown(const UnreliableNetwork& network, std::span<const int> terminals,
                       const SamplingOptions& options) {
    Reduction reduction = reduceNetwork(network, terminals);
    if (reduction.cut) return {1, 0, 1, 1, true};
    const std::vector<double> values = reduction.evaluate(partDowns(network));
    double down = values[at(reduction.needed)];
    double variance = 0;
    for (std::size_t core = 0; core < reduction.cores.size(); ++core) {
        CoreSampler sampler(reduction.cores[core], CounterRandom(options.seed, core));
        const Estimate part = sampler.run(options.samples, options.stop);
        if (options.stop.stop_requested()) return {0, 0, 0, 1, false};
        // down ∪ part: 1 − (1 − a)(1 − b), of independent estimates.
        variance = variance * (1 - part.mean) * (1 - part.mean) + part.variance * (1 - down) * (1 - down) +
                   variance * part.variance;
        down += (1 - down) * part.mean;
    }
    constexpr double kTwoSided95 = 1.959963984540054;
    const double error = std::sqrt(variance);
    return {down, error, std::max(0.0, down - kTwoSided95 * error), std::min(1.0, down + kTwoSided95 * error),
            true};
}

}  // namespace spanwright::reliability
