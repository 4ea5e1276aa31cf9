// SPDX-License-Identifier: MIT
#include "engine/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace spanwright {

void assertionFailed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "%s:%d: assertion failed: %s\n", file, line, condition);
    std::abort();
}

}  // namespace spanwright
