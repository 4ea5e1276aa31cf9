// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace spanwright::app {

/// How well a text answers what somebody typed; 0: not at all, more is better. Both as geo::folded gives
/// them. From the best: the whole text, its beginning, the beginnings of words (each word typed begins one),
/// any place in it, the letters in their order with others between. Among equals the shorter text is better.
/// Nothing typed matches everything alike. Linear in the text for each word typed.
[[nodiscard]] int matchScore(std::string_view text, std::string_view typed);

}  // namespace spanwright::app
