// SPDX-License-Identifier: MIT
#include "engine/geo/number_text.h"

#include <array>

namespace spanwright::geo {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
constexpr unsigned kBits = 5;
constexpr std::uint64_t kMore = 1U << kBits;
constexpr unsigned kMostBits = 60;

constexpr std::array<std::int8_t, 256> kValues = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i)
        values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
    return values;
}();

}  // namespace

void appendNumber(std::string& text, std::int64_t value) {
    // Zigzag: small negative numbers are short, too.
    std::uint64_t rest = static_cast<std::uint64_t>(value) << 1U;
    if (value < 0) rest = ~rest;
    do {
        const std::uint64_t part = rest % kMore;
        rest >>= kBits;
        text.push_back(kAlphabet[part | (rest > 0 ? kMore : 0)]);
    } while (rest > 0);
}

std::optional<std::int64_t> takeNumber(std::string_view& text) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < kMostBits && !text.empty(); shift += kBits) {
        const std::int8_t value = kValues[static_cast<unsigned char>(text.front())];
        if (value < 0) return std::nullopt;
        text.remove_prefix(1);
        const auto part = static_cast<std::uint64_t>(static_cast<unsigned char>(value));
        number |= part % kMore << shift;
        if (part < kMore)
            return static_cast<std::int64_t>(number >> 1U) ^ -static_cast<std::int64_t>(number & 1U);
    }
    return std::nullopt;
}

}  // namespace spanwright::geo
