// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/project.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace spanwright::io {

/// Version of the project format that this program writes.
inline constexpr int kFormatVersion = 1;

/// Reads a project from JSON text. Money is read from the digits, never through binary floating point.
/// Unknown fields are kept. On anything broken, one error: `where` is "FILE:LINE:COLUMN", the message names
/// the JSON pointer, what is wrong and what was expected. `fileName` is used in errors only.
Result<Project> projectFromJson(std::string_view text, std::string_view fileName);

/// Writes a project: one element a line, keys in a fixed order, fields at their default left out. Reading it
/// back gives the same project but for the numbers of its ids, and writing that gives the same bytes.
[[nodiscard]] std::string projectToJson(const Project& project);

/// Reads a `*.span.json` file.
Result<Project> loadProject(const std::filesystem::path& file);

/// Saves atomically: writes a temporary file beside `file`, flushes it to disk and renames it; the version
/// that was there before is kept as `file` + "~". On any failure the old file stands untouched.
Result<void> saveProject(const Project& project, const std::filesystem::path& file);

}  // namespace spanwright::io
