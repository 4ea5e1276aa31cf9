// SPDX-License-Identifier: MIT
#include "engine/reliability/downtime_shares.h"

#include <array>
#include <cstddef>

namespace spanwright::reliability {

std::optional<DowntimeShares> downtimeShares(const ConnectivityQuestion& question,
                                             const ConnectivityModel& model, const SweepLimits& limits) {
    // ±√(3/5) around the middle of [0, 1], weights 5/18, 8/18, 5/18; the end point for the importance itself.
    constexpr double kReach = 0.38729833462074168852;
    constexpr std::array kScales{0.5 - kReach, 0.5, 0.5 + kReach, 1.0};
    constexpr std::array kWeights{5.0 / 18, 8.0 / 18, 5.0 / 18};
    const auto passes = question.importance(kScales, limits);
    if (passes.size() != kScales.size()) return std::nullopt;
    const std::vector<double>& parts = question.parts();
    DowntimeShares out;
    out.birnbaum = passes.back().birnbaum;
    out.shares.assign(parts.size(), 0);
    double sum = 0;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        for (std::size_t point = 0; point < kWeights.size(); ++point)
            out.shares[part] += kWeights[point] * parts[part] * passes[point].birnbaum[part];
        sum += out.shares[part];
        out.outagesPerYear += out.birnbaum[part] * model.origins[part].unavailability.failuresPerYear();
    }
    const double scale = sum > 0 ? passes.back().down / sum : 0;
    for (double& share : out.shares)
        share *= scale;
    return out;
}

}  // namespace spanwright::reliability
