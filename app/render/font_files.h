// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>

namespace spanwright::app {

/// Files of the interface's typeface.
struct FontFiles {
    std::filesystem::path regular;
    std::filesystem::path semibold;
};

/// Asks fontconfig for Inter, else takes what it gives for a sans-serif face (a face that scales, first of
/// its file). Absent when there is none at all: callers fall back on ImGui's built-in face. Asked once.
[[nodiscard]] const std::optional<FontFiles>& fontFiles();

}  // namespace spanwright::app
