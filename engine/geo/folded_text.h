// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace spanwright::geo {

/// UTF-8 text as it is compared in searches: Latin letters without their marks ("Zürich" is "zurich", "Łódź"
/// "lodz", "Straße" "strasse"), Latin, Greek and Cyrillic in small letters, punctuation as single spaces,
/// none at the ends. Other scripts stay as they are; bytes that are no UTF-8 are left out.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace spanwright::geo
