// SPDX-License-Identifier: MIT
#include "engine/io/import/source.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

bool isContinuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Length of the UTF-8 sequence at `at`; 0 when it is none. Table 3-7 of the Unicode Standard.
std::size_t sequenceLength(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t n) {
        return at + n < text.size() ? static_cast<unsigned char>(text[at + n]) : 0U;
    };
    const auto continues = [&](std::size_t n) { return (byte(n) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    const unsigned second = byte(1);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool overlong = lead == 0xE0 && second < 0xA0;
        const bool surrogate = lead == 0xED && second > 0x9F;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool overlong = lead == 0xF0 && second < 0x90;
        const bool beyond = lead == 0xF4 && second > 0x8F;
        return continues(1) && continues(2) && continues(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::string Source::where(std::size_t offset) const {
    const std::string_view before = std::string_view(text).substr(0, std::min(offset, text.size()));
    std::size_t line = 1;
    std::size_t lineStart = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool loneReturn = before[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n');
        if (before[i] == '\n' || loneReturn) {
            ++line;
            lineStart = i + 1;
        }
    }
    std::size_t column = 1;
    for (const char c : before.substr(lineStart))
        column += isContinuation(c) ? 0 : 1;
    return fmt::format("{}:{}:{}", name, line, column);
}

tl::unexpected<Error> failAt(const Place& place, Code code, std::string message) {
    return fail(code, std::move(message), place.text());
}

Result<double> readNumber(const Token& token, std::string_view what, NumberRange range) {
    std::string_view digits = token.text;
    if (digits.size() > 1 && digits.front() == '+' && digits[1] != '-') digits.remove_prefix(1);
    double value = 0;
    const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = !digits.empty() && end == digits.data() + digits.size();
    if (whole && status == std::errc::result_out_of_range) {
        return failAt(
            token.place, Code::overflow,
            fmt::format("{} is {}, which is too large or too small for a number", what, quoted(token.text)));
    }
    if (!whole || status != std::errc{} || !std::isfinite(value)) {
        return failAt(token.place, Code::invalidValue,
                      fmt::format("{} is {}; expected a number", what, quoted(token.text)));
    }
    if (value < range.min) {
        return failAt(token.place, Code::invalidValue,
                      fmt::format("{} is {}; expected at least {}", what, value, range.min));
    }
    if (value > range.max) {
        return failAt(token.place, Code::invalidValue,
                      fmt::format("{} is {}; expected at most {}", what, value, range.max));
    }
    return value;
}

Result<std::size_t> readCount(const Token& token, std::string_view what) {
    std::size_t value = 0;
    const char* last = token.text.data() + token.text.size();
    const auto [end, status] = std::from_chars(token.text.data(), last, value);
    if (token.empty() || end != last || status != std::errc{}) {
        return failAt(
            token.place, Code::invalidValue,
            fmt::format("{} is {}; expected a whole number of at least 0", what, quoted(token.text)));
    }
    return value;
}

std::size_t firstInvalidUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

Result<void> checkText(const Source& source) {
    const std::string_view text = source.text;
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return failAt({&source, 0}, Code::syntax, "the file is UTF-16; expected UTF-8: save it as UTF-8");
    }
    if (const std::size_t at = firstInvalidUtf8(text); at != std::string_view::npos) {
        return failAt(
            {&source, at}, Code::syntax,
            fmt::format("byte 0x{:02X} is not UTF-8; expected text in UTF-8: save the file as UTF-8",
                        static_cast<unsigned char>(text[at])));
    }
    const auto control = std::find_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == '\x7F';
    });
    if (control != text.end()) {
        return failAt({&source, static_cast<std::size_t>(control - text.begin())}, Code::syntax,
                      fmt::format("control character 0x{:02X}; expected plain text",
                                  static_cast<unsigned char>(*control)));
    }
    return {};
}

std::string quoted(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        const bool plain = length > 0 && static_cast<unsigned char>(text[at]) >= 0x20 && text[at] != '\x7F';
        if (at + length > kLongest) {
            out += "…";
            break;
        }
        out += plain ? text.substr(at, length) : "?";
        at += std::max<std::size_t>(length, 1);
    }
    return out + "\"";
}

}  // namespace spanwright::io
