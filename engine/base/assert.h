// SPDX-License-Identifier: MIT
#pragma once

namespace spanwright {

/// Writes the failed condition with its place to standard error and aborts.
[[noreturn]] void assertionFailed(const char* condition, const char* file, int line);

}  // namespace spanwright

/// Stays on in release builds: a crash beats a wrong price.
#define SPANWRIGHT_ASSERT(condition) \
    ((condition) ? static_cast<void>(0) : ::spanwright::assertionFailed(#condition, __FILE__, __LINE__))
