// SPDX-License-Identifier: MIT
#include "engine/geo/coordinates_text.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::geo {
namespace {

constexpr std::string_view kDegreeSign = "°";

void skipBlanks(std::string_view& text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
}

/// Takes one angle off the front, with its degree sign and the letter of its side of the globe.
std::optional<double> takeAngle(std::string_view& text, char positive, char negative) {
    skipBlanks(text);
    double value = 0;
    const auto read =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (read.ec != std::errc() || !std::isfinite(value)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    if (text.starts_with(kDegreeSign)) text.remove_prefix(kDegreeSign.size());
    skipBlanks(text);
    if (text.empty()) return value;
    const char side = text.front() >= 'a' ? static_cast<char>(text.front() - 'a' + 'A') : text.front();
    if (side != positive && side != negative) return value;
    text.remove_prefix(1);
    return side == negative ? -value : value;
}

}  // namespace

std::string textOf(Coordinates at) {
    return fmt::format("{:.3f}° {}, {:.3f}° {}", std::abs(at.latitudeDegrees),
                       at.latitudeDegrees < 0 ? 'S' : 'N', std::abs(at.longitudeDegrees),
                       at.longitudeDegrees < 0 ? 'W' : 'E');
}

std::optional<Coordinates> coordinatesFrom(std::string_view text) {
    const auto latitude = takeAngle(text, 'N', 'S');
    if (!latitude) return std::nullopt;
    const std::string_view rest = text;
    skipBlanks(text);
    if (!text.empty() && text.front() == ',') text.remove_prefix(1);
    const auto longitude = takeAngle(text, 'E', 'W');
    skipBlanks(text);
    // Something must stand between the two: "5011" is no pair of angles.
    if (!longitude || !text.empty() || rest.empty()) return std::nullopt;
    if (std::abs(*latitude) > 90 || std::abs(*longitude) > 180) return std::nullopt;
    return Coordinates{*latitude, *longitude};
}

}  // namespace spanwright::geo
