// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

/// Arithmetic of money over time, on plain figures: statistics and comparisons, never stored amounts.
namespace spanwright::cost {

/// Sum of flow n / (1 + rate)^n, the first flow at once. `rate` is a period's, more than −1.
[[nodiscard]] double netPresentValue(double rate, std::span<const double> flows);

/// Every rate a period (more than −1) at which the present value of the flows is zero, ascending: none, one
/// or several, as often as the flows change their sign at most (Descartes). Finds the roots between −99.99 %
/// and 1 000 000 % that lie further apart than about a thousandth of 1 + rate. O(flows) times some thousands.
[[nodiscard]] std::vector<double> internalRates(std::span<const double> flows);

/// Equal payment at the end of each of `periods` periods that pays back `principal` and leaves `residual` to
/// be paid at the end. `rate` is a period's, at least 0; periods >= 1.
[[nodiscard]] double annuityPayment(double principal, double rate, int periods, double residual = 0);

/// What `start` and a payment at the end of each period have grown to.
[[nodiscard]] double futureValue(double start, double payment, double rate, int periods);

/// Periods until the sum of the flows is no longer negative for good, 0: at once; -1: never. The point within
/// a period is not interpolated.
[[nodiscard]] int paybackPeriods(std::span<const double> flows);

/// A rate a month as one a year, compounded: (1 + m)^12 − 1.
[[nodiscard]] double yearlyRate(double monthlyRate);

}  // namespace spanwright::cost
