// SPDX-License-Identifier: MIT
#include "engine/scene/palette.h"

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

using Triple = std::array<double, 3>;

/// sRGB to linear light (IEC 61966-2-1).
Triple linear(Colour c) {
    const auto part = [](std::uint8_t byte) {
        const double v = byte / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return {part(c.red), part(c.green), part(c.blue)};
}

/// Contrast ratio of WCAG 2.1.
double contrast(Colour a, Colour b) {
    const auto luminance = [](Colour c) {
        const Triple l = linear(c);
        return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
    };
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

using Matrix = std::array<Triple, 3>;
constexpr Matrix kNormal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
// Machado, Oliveira, Fernandes: "A physiologically-based model for simulation of color vision deficiency",
// IEEE TVCG 15 (2009), severity 1.0, on linear RGB.
constexpr Matrix kProtanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

constexpr Matrix kTritanopia{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

/// CIE L*a*b* (D65) of a colour as seen with this vision.
Triple lab(Colour colour, const Matrix& vision) {
    const Triple rgb = linear(colour);
    Triple seen{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j)
            seen.at(i) += vision.at(i).at(j) * rgb.at(j);
        seen.at(i) = std::max(seen.at(i), 0.0);
    }
    const double x = (0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047;
    const double y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2];
    const double z = (0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883;
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double distance(Colour a, Colour b, const Matrix& vision) {
    const Triple p = lab(a, vision);
    const Triple q = lab(b, vision);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

double degrees(double radians) {
    return radians * 180 / std::acos(-1.0);
}
double radians(double degreesOf) {
    return degreesOf * std::acos(-1.0) / 180;
}

/// CIEDE2000 (CIE 142-2001), after Sharma, Wu, Dalal: "The CIEDE2000 color-difference formula", 2005.
double ciede2000(const Triple& p, const Triple& q) {
    const double meanC = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2;
    const double c7 = std::pow(meanC, 7);
    const double g = 0.5 * (1 - std::sqrt(c7 / (c7 + std::pow(25.0, 7))));
    const double a1 = p[1] * (1 + g);
    const double a2 = q[1] * (1 + g);
    const double c1 = std::hypot(a1, p[2]);
    const double c2 = std::hypot(a2, q[2]);
    const auto hue = [](double a, double b) {
        return a == 0 && b == 0 ? 0 : std::fmod(degrees(std::atan2(b, a)) + 360, 360.0);
    };
    const double h1 = hue(a1, p[2]);
    const double h2 = hue(a2, q[2]);
    const bool grey = c1 * c2 == 0;
    const double dh = grey ? 0 : std::fmod(h2 - h1 + 540, 360.0) - 180;
    const double dL = q[0] - p[0];
    const double dC = c2 - c1;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(radians(dh / 2));
    const double l = (p[0] + q[0]) / 2;
    const double c = (c1 + c2) / 2;
    double h = (h1 + h2) / 2;
    if (grey) h = h1 + h2;
    if (!grey && std::abs(h1 - h2) > 180) h += h1 + h2 < 360 ? 180 : -180;
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                     0.32 * std::cos(radians(3 * h + 6)) - 0.2 * std::cos(radians(4 * h - 63));
    const double sL = 1 + 0.015 * (l - 50) * (l - 50) / std::sqrt(20 + (l - 50) * (l - 50));
    const double sC = 1 + 0.045 * c;
    const double sH = 1 + 0.015 * c * t;
    const double turn = 60 * std::exp(-std::pow((h - 275) / 25, 2));
    const double rT =
        -2 * std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7))) * std::sin(radians(turn));
    return std::sqrt(std::pow(dL / sL, 2) + std::pow(dC / sC, 2) + std::pow(dH / sH, 2) +
                     rT * (dC / sC) * (dH / sH));
}

TEST(Ciede2000, givesThePublishedDifferences) {
    // Pairs 1, 4 and 34 of the test data of Sharma, Wu, Dalal.
    EXPECT_NEAR(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 5e-5);
    EXPECT_NEAR(ciede2000({50, -1.3802, -84.2814}, {50, 0, -82.7485}), 1.0000, 5e-5);
    EXPECT_NEAR(ciede2000({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}), 0.9082, 5e-5);
}

class PaletteOf : public testing::TestWithParam<Theme> {};

TEST(Contrast, followsThePublishedExtremes) {
    EXPECT_NEAR(contrast({0, 0, 0, 255}, {255, 255, 255, 255}), 21.0, 1e-9);
    EXPECT_NEAR(contrast({119, 119, 119, 255}, {255, 255, 255, 255}), 4.48, 0.005);  // #777: just fails AA
}

TEST_P(PaletteOf, textHasTheContrastThatSmallTextNeeds) {
    const Palette& p = palette(GetParam());
    for (const auto& [name, ink, ground] : std::vector<std::tuple<std::string, Colour, Colour>>{
             {"text on window", p.text, p.window},
             {"text on panel", p.text, p.panel},
             {"text on field", p.text, p.field},
             {"text on canvas", p.text, p.canvas},
             {"text on site", p.text, p.siteFill},
             {"muted on window", p.textMuted, p.window},
             {"muted on panel", p.textMuted, p.panel},
             {"muted on field", p.textMuted, p.field},
             {"muted on canvas", p.textMuted, p.canvas},
             {"accent text on accent", p.accentText, p.accent},
             {"accent on window", p.accent, p.window},
             {"accent on panel", p.accent, p.panel},
             {"good on window", p.good, p.window},
             {"warning on window", p.warning, p.window},
             {"bad on window", p.bad, p.window},
             {"bad on canvas", p.bad, p.canvas},
             {"icon on device", p.icon, p.deviceFill}}) {
        EXPECT_GE(contrast(ink, ground), 4.5) << name;
    }
}

TEST_P(PaletteOf, linksAndFramesStandOutFromTheGround) {
    const Palette& p = palette(GetParam());
    EXPECT_GE(contrast(p.linkIdle, p.canvas), 2.8);
    EXPECT_GE(contrast(p.deviceBorder, p.siteFill), 2.4);
    for (const double u : {0.2, 0.35, 0.5, 0.65, 0.8, 1.0, 1.2})
        EXPECT_GE(contrast(utilizationColour(u, GetParam()), p.canvas), 2.4) << u;
}

TEST_P(PaletteOf, utilizationStaysReadableWithoutRedAndGreen) {
    const std::array steps{0.0, 0.35, 0.5, 0.65, 0.8, 1.0, 1.01};
    for (const Matrix* vision : {&kNormal, &kProtanopia, &kDeuteranopia}) {
        for (std::size_t i = 0; i < steps.size(); ++i) {
            for (std::size_t j = i + 1; j < steps.size(); ++j) {
                // About 2.3 is the least difference that is seen at all; 10 is clear at a glance.
                EXPECT_GE(distance(utilizationColour(steps.at(i), GetParam()),
                                   utilizationColour(steps.at(j), GetParam()), *vision),
                          10)
                    << steps.at(i) << " against " << steps.at(j) << " with vision "
                    << (vision == &kNormal       ? "normal"
                        : vision == &kProtanopia ? "protanopia"
                                                 : "deuteranopia");
            }
        }
    }
}

/// What a drawing or legend shows side by side and a person must tell apart.
TEST_P(PaletteOf, colourBlindPeopleTellEachColourFromItsNeighbours) {
    const Palette& p = palette(GetParam());
    std::vector<Colour> categories(p.categories.begin(), p.categories.end());
    categories.push_back(p.linkIdle);
    const std::vector<std::pair<std::string, std::vector<Colour>>> groups{
        {"categories and idle links", categories},
        {"what fails", {p.bad, p.categories[3], p.warning, p.linkIdle}},
        {"phases", {p.accent, p.warning, p.linkIdle}},
        {"end of support", {p.bad, p.warning, p.categories[0], p.linkIdle}},
        {"failed and degraded", {p.bad, p.warning}}};
    const std::vector<std::pair<std::string, const Matrix*>> visions{{"normal", &kNormal},
                                                                     {"protanopia", &kProtanopia},
                                                                     {"deuteranopia", &kDeuteranopia},
                                                                     {"tritanopia", &kTritanopia}};
    for (const auto& [group, colours] : groups) {
        for (const auto& [name, vision] : visions) {
            for (std::size_t i = 0; i < colours.size(); ++i) {
                for (std::size_t j = i + 1; j < colours.size(); ++j) {
                    // 1 is about the least difference that is seen at all, side by side.
                    EXPECT_GE(ciede2000(lab(colours[i], *vision), lab(colours[j], *vision)), 10)
                        << group << ": " << i << " against " << j << " with " << name;
                }
            }
        }
    }
}

TEST_P(PaletteOf, categoriesStandOutFromTheGround) {
    const Palette& p = palette(GetParam());
    for (const Colour& colour : p.categories)
        EXPECT_GE(contrast(colour, p.canvas), 2.4);
}

TEST_P(PaletteOf, utilizationIsContinuousAndEndsInBad) {
    for (int step = 0; step < 100; ++step) {
        const Colour a = utilizationColour(step / 100.0, GetParam());
        const Colour b = utilizationColour((step + 1) / 100.0, GetParam());
        EXPECT_LT(distance(a, b, kNormal), 10) << step;
    }
    EXPECT_EQ(utilizationColour(1.0001, GetParam()), palette(GetParam()).bad);
    EXPECT_EQ(utilizationColour(std::nan(""), GetParam()), palette(GetParam()).bad);
    EXPECT_EQ(utilizationColour(-1, GetParam()), utilizationColour(0, GetParam()));
}

INSTANTIATE_TEST_SUITE_P(BothThemes, PaletteOf, testing::Values(Theme::dark, Theme::light));

TEST(Mixed, goesFromOneColourToTheOther) {
    const Colour a{0, 100, 200, 255};
    const Colour b{100, 0, 0, 55};
    EXPECT_EQ(mixed(a, b, 0), a);
    EXPECT_EQ(mixed(a, b, 1), b);
    EXPECT_EQ(mixed(a, b, 0.5), (Colour{50, 50, 100, 155}));
}

}  // namespace
}  // namespace spanwright::scene
