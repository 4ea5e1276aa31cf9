// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace spanwright::io {

/// The first speed that a free text states, in Mbit/s: "155 Mbps", "2.5 Gbit/s", "10GE", "2x10Gb/s" (20 000).
/// A number counts only with a unit K, M, G or T behind it that no other word goes on from ("5 Towers" is no
/// speed). Absent when the text states none.
[[nodiscard]] std::optional<double> speedInText(std::string_view text);

}  // namespace spanwright::io
