// SPDX-License-Identifier: MIT
#include "app/panels/model/figures.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

std::string grouped(std::string digits) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = !digits.empty() && digits.front() == '-' ? 1 : 0;
    for (std::size_t at = point; at > first + 3; at -= 3)
        digits.insert(at - 3, " ");
    return digits;
}

}  // namespace

std::string figure(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    // "-0.0" says nothing that "0.0" does not.
    if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-') text.erase(0, 1);
    return grouped(std::move(text));
}

std::string percentFigure(double ratio) {
    return figure(ratio * 100, 1);
}

std::string amount(Money money) {
    const std::string shown = money.display(Money::Grouping::wholeUnits);
    const std::size_t space = shown.find(' ');
    return space == std::string::npos ? shown : shown.substr(space + 1);
}

std::string shortMoney(Money money) {
    const double value = money.toDouble();
    const double size = std::abs(value);
    const Currency currency = money.currency();
    const std::string_view code = currency.code();
    if (size >= 999'500) return fmt::format("{} {:.2f} M", code, value / 1e6);
    if (size >= 9'999.5) return fmt::format("{} {:.0f} k", code, value / 1e3);
    return fmt::format("{} {}", code, figure(value, 0));
}

std::string availabilityFigure(double availability) {
    if (availability >= 1) return "100";
    const double down = 1 - availability;
    const int nines = down > 0 ? static_cast<int>(std::floor(-std::log10(down))) : 0;
    // Two figures of the unavailability, which is what tells two good networks apart. Truncated, since
    // 99.9996 must not read as 100.
    const int decimals = std::clamp(nines, 1, 7);
    const double step = std::pow(10.0, decimals);
    return fmt::format("{:.{}f}", std::floor(availability * 100 * step + 1e-6) / step, decimals);
}

}  // namespace spanwright::app
