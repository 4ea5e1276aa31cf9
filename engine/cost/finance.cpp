// SPDX-License-Identifier: MIT
#include "engine/cost/finance.h"

#include <cmath>
#include <cstddef>

namespace spanwright::cost {
namespace {

constexpr double kLowestGrowth = 1e-4;
constexpr double kHighestGrowth = 1e4;
constexpr int kSteps = 16384;

/// Sign and size of the present value at growth 1 + rate, scaled so that neither end of the range overflows:
/// by Horner's rule from the last flow where growth is above one, from the first where it is below.
double scaledValue(std::span<const double> flows, double growth) {
    double value = 0;
    if (growth >= 1) {
        for (std::size_t at = flows.size(); at-- > 0;)
            value = value / growth + flows[at];
        return value;
    }
    for (const double flow : flows)
        value = value * growth + flow;
    return value;
}

double rootBetween(std::span<const double> flows, double low, double high, double valueLow) {
    for (int step = 0; step < 200 && high - low > 1e-15 * high; ++step) {
        const double middle = low + (high - low) / 2;
        const double value = scaledValue(flows, middle);
        if (value == 0) return middle;
        if ((value > 0) == (valueLow > 0)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low + (high - low) / 2;
}

}  // namespace

double netPresentValue(double rate, std::span<const double> flows) {
    double value = 0;
    for (std::size_t at = flows.size(); at-- > 0;)
        value = value / (1 + rate) + flows[at];
    return value;
}

std::vector<double> internalRates(std::span<const double> flows) {
    std::vector<double> rates;
    bool any = false;
    for (const double flow : flows)
        any = any || flow != 0;
    if (!any) return rates;
    const double ratio = std::pow(kHighestGrowth / kLowestGrowth, 1.0 / kSteps);
    double last = kLowestGrowth;
    double valueLast = scaledValue(flows, last);
    for (int step = 1; step <= kSteps; ++step) {
        const double growth = kLowestGrowth * std::pow(ratio, step);
        const double value = scaledValue(flows, growth);
        if (valueLast != 0 && value == 0) {
            rates.push_back(growth - 1);
        } else if (valueLast != 0 && (valueLast < 0) != (value < 0)) {
            rates.push_back(rootBetween(flows, last, growth, valueLast) - 1);
        }
        last = growth;
        valueLast = value;
    }
    return rates;
}

double annuityPayment(double principal, double rate, int periods, double residual) {
    if (rate == 0) return (principal - residual) / periods;
    const double growth = std::pow(1 + rate, periods);
    return (principal * growth - residual) * rate / (growth - 1);
}

double futureValue(double start, double payment, double rate, int periods) {
    if (rate == 0) return start + payment * periods;
    const double growth = std::pow(1 + rate, periods);
    return start * growth + payment * (growth - 1) / rate;
}

int paybackPeriods(std::span<const double> flows) {
    double sum = 0;
    int since = 0;
    for (std::size_t at = 0; at < flows.size(); ++at) {
        sum += flows[at];
        if (sum < 0) since = static_cast<int>(at) + 1;
    }
    return sum < 0 ? -1 : since;
}

double yearlyRate(double monthlyRate) {
    return std::pow(1 + monthlyRate, 12) - 1;
}

}  // namespace spanwright::cost
