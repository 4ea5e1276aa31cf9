// SPDX-License-Identifier: MIT
#include "engine/scene/text.h"

#include <array>

#include <fmt/format.h>

namespace spanwright::scene {
namespace {

struct Prefix {
    double mbps;
    char letter;
};
constexpr std::array kPrefixes{Prefix{1e6, 'T'}, Prefix{1e3, 'G'}, Prefix{1, 'M'}};

}  // namespace

std::string shortBandwidth(double mbps) {
    if (mbps == 0) return "0";
    for (const Prefix& prefix : kPrefixes) {
        // 999.6 M is "1 G", not "1e+03 M".
        if (mbps >= prefix.mbps * 0.9995) return fmt::format("{:.3g} {}", mbps / prefix.mbps, prefix.letter);
    }
    return fmt::format("{:.3g} k", mbps * 1e3);
}

std::string shortPercent(double ratio) {
    const double percent = ratio * 100;
    if (percent > 999.5) return "> 999 %";
    if (percent > 0 && percent < 0.95) return fmt::format("{:.1f} %", percent);
    return fmt::format("{:.0f} %", percent);
}

}  // namespace spanwright::scene
