// SPDX-License-Identifier: MIT
#include "engine/scene/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace spanwright::scene {
namespace {

constexpr Colour hex(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U & 0xFFU),
            static_cast<std::uint8_t>(rgb & 0xFFU), 255};
}

// Categories: searched for the greatest least difference (CIEDE2000) between any two of them and the colour
// of idle links, as seen with normal vision, protanopia, deuteranopia and tritanopia; about 17.
constexpr Palette kDark{
    .canvas = hex(0x15171A),
    .gridMinor = hex(0x1B1E22),
    .gridMajor = hex(0x23272C),
    .window = hex(0x1C1F23),
    .panel = hex(0x25292E),
    .field = hex(0x2B3036),
    .border = hex(0x3A4048),
    .text = hex(0xE8EAED),
    .textMuted = hex(0xA3ABB5),
    .accent = hex(0x3DC2B3),
    .accentText = hex(0x06201D),
    .good = hex(0x5DC38A),
    .warning = hex(0xF2B84B),
    .bad = hex(0xF4526B),
    .siteFill = hex(0x1B1E22),
    .siteBorder = hex(0x434A53),
    .deviceFill = hex(0x2A2F35),
    .deviceBorder = hex(0x565F6A),
    .icon = hex(0xDDE2E8),
    .linkIdle = hex(0x7D8793),
    .categories = {hex(0x54A7E4), hex(0x92771D), hex(0x387055), hex(0x7A57BD), hex(0xE98B7A), hex(0xE9EA47)},
};

constexpr Palette kLight{
    .canvas = hex(0xF7F8F9),
    .gridMinor = hex(0xEFF1F3),
    .gridMajor = hex(0xE3E6EA),
    .window = hex(0xFBFCFD),
    .panel = hex(0xF0F2F5),
    .field = hex(0xE9ECF0),
    .border = hex(0xD0D5DB),
    .text = hex(0x1B2026),
    .textMuted = hex(0x59636F),
    .accent = hex(0x0B7A6F),
    .accentText = hex(0xFFFFFF),
    .good = hex(0x1F7A4A),
    .warning = hex(0x9A6200),
    .bad = hex(0xA1104C),
    .siteFill = hex(0xFFFFFF),
    .siteBorder = hex(0xC3CAD2),
    .deviceFill = hex(0xFFFFFF),
    .deviceBorder = hex(0x98A2AE),
    .icon = hex(0x2B333C),
    .linkIdle = hex(0x8A94A0),
    .categories = {hex(0x0E98FE), hex(0xB48053), hex(0x016B5C), hex(0x5F2C88), hex(0x4E1C1B), hex(0x575C0E)},
};

struct Stop {
    double utilization;
    Colour colour;
};

// Blue to yellow is the axis that red-green blind people keep; from yellow on, lightness falls steadily, so
// that order and distance survive without any hue. Dark paper needs other lightness than white paper.
constexpr std::array kDarkStops{Stop{0.0, hex(0x4A78C2)}, Stop{0.35, hex(0x6FA0DA)},
                                Stop{0.5, hex(0x9CC7B4)}, Stop{0.65, hex(0xF0DC7A)},
                                Stop{0.8, hex(0xF0A03C)}, Stop{1.0, hex(0xE0602C)}};
constexpr std::array kLightStops{Stop{0.0, hex(0x7FA9DE)}, Stop{0.35, hex(0x3F74BD)},
                                 Stop{0.5, hex(0x4C9A86)}, Stop{0.65, hex(0xC29700)},
                                 Stop{0.8, hex(0xC4590C)}, Stop{1.0, hex(0x97220F)}};

std::uint8_t between(std::uint8_t a, std::uint8_t b, double t) {
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * t));
}

}  // namespace

const Palette& palette(Theme theme) {
    return theme == Theme::dark ? kDark : kLight;
}

Colour mixed(Colour a, Colour b, double t) {
    return {between(a.red, b.red, t), between(a.green, b.green, t), between(a.blue, b.blue, t),
            between(a.alpha, b.alpha, t)};
}

Colour utilizationColour(double utilization, Theme theme) {
    if (std::isnan(utilization) || utilization > 1) return palette(theme).bad;
    const auto& stops = theme == Theme::dark ? kDarkStops : kLightStops;
    const double at = std::max(utilization, 0.0);
    const auto upper = std::find_if(stops.begin() + 1, stops.end() - 1,
                                    [at](const Stop& stop) { return at <= stop.utilization; });
    const Stop& low = *(upper - 1);
    return mixed(low.colour, upper->colour, (at - low.utilization) / (upper->utilization - low.utilization));
}

}  // namespace spanwright::scene
