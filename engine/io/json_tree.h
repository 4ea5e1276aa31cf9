// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::io {

struct JsonMember;

/// A JSON value that knows where in the text it stands, and keeps the digits of its numbers.
struct JsonNode {
    enum class Kind { null, boolean, number, string, array, object };

    Kind kind = Kind::null;
    bool boolean = false;
    std::string text;       ///< of a string its characters, of a number its digits
    std::size_t begin = 0;  ///< offset of the first character
    std::size_t end = 0;    ///< offset behind the last one
    std::vector<JsonNode> items;
    std::vector<JsonMember> members;  ///< in file order

    /// The member called so, or null.
    [[nodiscard]] const JsonNode* find(std::string_view name) const;
};

struct JsonMember {
    std::string name;
    JsonNode value;
};

/// "a number", "an object"… for error messages.
[[nodiscard]] std::string_view kindName(JsonNode::Kind kind);

/// "FILE:LINE:COLUMN" of an offset; lines and columns count from 1, columns in bytes.
[[nodiscard]] std::string placeOf(std::string_view text, std::string_view fileName, std::size_t offset);

/// Parses JSON (RFC 8259). Code::syntax with the place for text that is not well-formed, is not UTF-8, names
/// a member twice or nests deeper than 64 levels. Linear.
Result<JsonNode> parseJson(std::string_view text, std::string_view fileName);

}  // namespace spanwright::io
