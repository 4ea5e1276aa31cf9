// SPDX-License-Identifier: MIT
#include "engine/scene/text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::scene {
namespace {

struct Prefix {
    double of;
    char letter;
};
constexpr std::array kPrefixes{Prefix{1e6, 'T'}, Prefix{1e3, 'G'}, Prefix{1, 'M'}};

}  // namespace

std::string shortBandwidth(double mbps) {
    if (mbps == 0) return "0";
    for (const Prefix& prefix : kPrefixes) {
        // 999.6 M is "1 G", not "1e+03 M".
        if (mbps >= prefix.of * 0.9995) return fmt::format("{:.3g} {}", mbps / prefix.of, prefix.letter);
    }
    return fmt::format("{:.3g} k", mbps * 1e3);
}

std::string shortPercent(double ratio) {
    const double percent = ratio * 100;
    if (percent > 999.5) return "> 999 %";
    if (percent > 0 && percent < 0.95) return fmt::format("{:.1f} %", percent);
    return fmt::format("{:.0f} %", percent);
}

std::string shortAvailability(double unavailability) {
    if (unavailability <= 0) return "100 %";
    // Two digits of the complement; cut, not rounded, so that 99.9996 never reads as 100.
    const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(unavailability))) - 1, 0, 9);
    const double scale = std::pow(10, digits);
    std::string text =
        fmt::format("{:.{}f}", std::floor((1 - unavailability) * 100 * scale + 1e-6) / scale, digits);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return text + " %";
}

std::string shortAmount(double amount) {
    constexpr std::array kLarge{Prefix{1e9, 'G'}, Prefix{1e6, 'M'}, Prefix{1e3, 'k'}};
    for (const Prefix& prefix : kLarge) {
        if (std::abs(amount) >= prefix.of * 0.9995)
            return fmt::format("{:.3g} {}", amount / prefix.of, prefix.letter);
    }
    return fmt::format("{:.0f}", amount);
}

}  // namespace spanwright::scene
