// SPDX-License-Identifier: MIT
#pragma once

namespace spanwright::cli {

/// Exit codes that scripts rely on.
inline constexpr int kDone = 0;
inline constexpr int kViolated = 1;       ///< done, but rules are violated or a named limit is not met
inline constexpr int kUnusableInput = 2;  ///< one line on standard error, no output file left behind
inline constexpr int kInternalError = 3;
inline constexpr int kWrongUsage = 64;

/// Runs one verb; the exit code of the program. Never throws.
int run(int argc, char** argv);

}  // namespace spanwright::cli
