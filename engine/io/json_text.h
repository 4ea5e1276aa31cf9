// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spanwright::io {

/// A quoted and escaped JSON string; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string quotedText(std::string_view text);

/// Shortest text that reads back as the same double; the value must be finite (asserted).
[[nodiscard]] std::string numberText(double value);

/// One-line JSON of members or items that are JSON already.
[[nodiscard]] std::string objectText(const std::vector<std::pair<std::string, std::string>>& members);
[[nodiscard]] std::string arrayText(const std::vector<std::string>& items);

/// The same JSON without blanks outside strings, one blank behind each ':' and ','. The input must be
/// well-formed.
[[nodiscard]] std::string oneLine(std::string_view json);

}  // namespace spanwright::io
