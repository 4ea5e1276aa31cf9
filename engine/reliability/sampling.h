// SPDX-License-Identifier: MIT
#pragma once

#include "engine/reliability/reduction.h"

#include <cstdint>
#include <span>
#include <stop_token>

namespace spanwright::reliability {

struct SamplingOptions {
    int samples = 20000;  ///< for each core; half without common causes, the rest spread over these
    std::uint64_t seed = 1;
    std::stop_token stop = {};
};

/// An unbiased estimate of the probability of being down.
struct SampledDown {
    double down = 0;
    double standardError = 0;
    double low = 0;  ///< 95 % confidence interval, normal approximation
    double high = 0;
    bool finished = true;  ///< false: stopped, nothing was estimated
};

/// Estimates "not all terminals are up and connected" where it is too wide to count.
///
/// Recursive variance reduction (Cancela, El Khadiri, IEEE Trans. Reliability 44, 1995, in the sequential
/// form): the terminals' component grows by one node at a time; the probability that all its ways out fail
/// is added up exactly, and only which way works first is drawn. Its relative error stays bounded as failures
/// become rare, where plain sampling sees none. Common causes are strata: none strikes, or which does first.
/// The same seed gives the same figures on any number of threads.
[[nodiscard]] SampledDown sampleDown(const UnreliableNetwork& network, std::span<const int> terminals,
                                     const SamplingOptions& options);

}  // namespace spanwright::reliability
