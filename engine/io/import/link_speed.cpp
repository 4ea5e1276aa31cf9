// SPDX-License-Identifier: MIT
#include "engine/io/import/link_speed.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

namespace spanwright::io {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// Takes a plain decimal number from the front; absent when there is none.
std::optional<double> takeNumber(std::string_view& text) {
    double value = 0;
    const char* last = text.data() + text.size();
    const auto [end, status] = std::from_chars(text.data(), last, value, std::chars_format::fixed);
    if (status != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

void skipBlanks(std::string_view& text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
}

/// Mbit/s of one unit whose letter stands in front; absent when the text goes on as another word.
std::optional<double> takeUnit(std::string_view text) {
    if (text.empty()) return std::nullopt;
    constexpr std::string_view kLetters = "KMGT";
    const auto letter =
        kLetters.find(static_cast<char>(std::toupper(static_cast<unsigned char>(text.front()))));
    if (letter == std::string_view::npos) return std::nullopt;
    text.remove_prefix(1);
    const bool plain = text.empty() || !isLetter(text.front());
    const bool bits = !text.empty() && (text.front() == 'b' || text.front() == 'B');
    const bool ethernet = !text.empty() && text.front() == 'E' && (text.size() == 1 || !isLetter(text[1]));
    if (!plain && !bits && !ethernet) return std::nullopt;
    return std::pow(1000.0, static_cast<double>(letter) - 1);
}

}  // namespace

std::optional<double> speedInText(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool within =
            at > 0 && (isDigit(text[at - 1]) || isLetter(text[at - 1]) || text[at - 1] == '.');
        if (!isDigit(text[at]) || within) continue;
        std::string_view rest = text.substr(at);
        std::optional<double> value = takeNumber(rest);
        if (!value) continue;
        skipBlanks(rest);
        if (rest.size() > 1 && (rest.front() == 'x' || rest.front() == '*')) {
            rest.remove_prefix(1);
            skipBlanks(rest);
            if (rest.empty() || !isDigit(rest.front())) continue;
            const std::optional<double> each = takeNumber(rest);
            if (!each) continue;
            *value *= *each;
            skipBlanks(rest);
        }
        const std::optional<double> unit = takeUnit(rest);
        if (unit && *value > 0 && std::isfinite(*value * *unit)) return *value * *unit;
    }
    return std::nullopt;
}

}  // namespace spanwright::io
