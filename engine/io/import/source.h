// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace spanwright::io {

/// One input file: its name, for messages, and its text without a byte order mark.
struct Source {
    std::string name;
    std::string text;

    /// "FILE:LINE:COLUMN" of a byte; lines and columns count from 1, columns in characters. Linear in
    /// `offset`.
    [[nodiscard]] std::string where(std::size_t offset) const;
};

/// A byte of a source: where an element was read, for errors that show only later.
struct Place {
    const Source* source = nullptr;
    std::size_t offset = 0;

    [[nodiscard]] std::string text() const { return source == nullptr ? "" : source->where(offset); }
};

/// A piece of a source's text, and where it stands.
struct Token {
    std::string_view text;
    Place place;

    [[nodiscard]] bool empty() const { return text.empty(); }
};

/// An error at a place of a source.
[[nodiscard]] tl::unexpected<Error> failAt(const Place& place, Code code, std::string message);

/// What a figure may be.
struct NumberRange {
    double min = 0;
    double max = std::numeric_limits<double>::max();
};

/// A decimal number that fills the whole token. NaN, infinity, hexadecimal and figures outside the range are
/// Code::invalidValue; `what` names the figure in the message.
Result<double> readNumber(const Token& token, std::string_view what, NumberRange range = {});

/// A whole number >= 0 that fills the whole token.
Result<std::size_t> readCount(const Token& token, std::string_view what);

/// Refuses what is not plain text in UTF-8: invalid sequences, control characters, other encodings.
Result<void> checkText(const Source& source);

/// Offset of the first byte that is not UTF-8 (surrogates and overlong forms are not), or npos.
[[nodiscard]] std::size_t firstInvalidUtf8(std::string_view text);

/// The text, shortened for a message, with control characters left out.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace spanwright::io
