// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace spanwright::job {

/// Calls `body(index)` for every index below `count`, on up to `threads` threads (0: all cores).
///
/// Bodies write only to what belongs to their index, so that the answer is the same for any number of
/// threads. Returns when all are done. An exception of a body is rethrown.
void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)>& body);

}  // namespace spanwright::job
