// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spanwright::geo {

/// Whole numbers as text that is short for small ones: five bits a character from the lowest, a sixth says
/// that more follow. Characters are 0–9, A–Z, a–z, "-" and "_", so that the text can be embedded and diffed.
void appendNumber(std::string& text, std::int64_t value);

/// Takes one number off the front; nothing where the text ends early, has another character in it or the
/// number has more than 60 bits.
[[nodiscard]] std::optional<std::int64_t> takeNumber(std::string_view& text);

}  // namespace spanwright::geo
