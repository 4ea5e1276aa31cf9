// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/element_kind.h"

#include <map>
#include <string>
#include <vector>

namespace spanwright::cost {

/// What seeded trials of an amount gave, in major units.
struct Quantiles {
    double mean = 0;
    double deviation = 0;  ///< standard deviation
    double p10 = 0, p50 = 0, p80 = 0, p90 = 0;
};

/// One source of uncertainty and how far it alone moves the total: a bar of a tornado chart.
struct Driver {
    std::string name;  ///< of the item, or of the risk
    ElementId element;
    double low = 0;   ///< total with this one at its 10 % quantile and all others as likely
    double high = 0;  ///< at its 90 % quantile; of a risk: with it, against without it
    [[nodiscard]] double swing() const { return high - low; }
};

/// How sure the budget is.
struct Uncertainty {
    Quantiles total;
    std::map<std::string, Quantiles> byCategory;  ///< by the keys that the report's sums have
    std::map<std::string, Quantiles> byPhase;
    std::map<std::string, Quantiles> bySite;
    std::map<std::string, Quantiles> byFiscalYear;
    std::vector<Driver> drivers;  ///< widest first
    double confidence = 0;        ///< the policy's, as a share of 1
    double atConfidence = 0;      ///< the total that this share of the trials does not exceed
    /// Totals of an S-curve: the n-th is not exceeded by n % of the trials, 0 to 100.
    std::vector<double> curve;
};

}  // namespace spanwright::cost
