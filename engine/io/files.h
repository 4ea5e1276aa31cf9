// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace spanwright::io {

/// The whole content of a file, at most 512 MiB. Errors carry the file name in `where`.
Result<std::string> readFile(const std::filesystem::path& file);

enum class Backup { none, keepPrevious };

/// Replaces `file` by `content` in one step: temporary file beside it, fsync, rename. With keepPrevious the
/// version before stays as `file` + "~". On any failure the old file stands untouched and nothing is left
/// behind.
Result<void> writeFileAtomically(const std::filesystem::path& file, std::string_view content, Backup backup);

}  // namespace spanwright::io
