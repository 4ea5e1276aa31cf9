// SPDX-License-Identifier: MIT
#include "engine/sim/large_array.h"

#include "engine/base/assert.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace spanwright::sim {
namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20U;
constexpr std::size_t kCacheLine = 64;

}  // namespace

void* allocateLarge(std::size_t bytes) {
    const std::size_t alignment = bytes < kLargePage ? kCacheLine : kLargePage;
    const std::size_t whole = (bytes / alignment + 1) * alignment;
    void* memory = std::aligned_alloc(alignment, whole);
    SPANWRIGHT_ASSERT(memory != nullptr);
#ifdef __linux__
    // A wish: without large pages the memory is as good, only slower to find.
    if (bytes >= kLargePage) static_cast<void>(madvise(memory, whole, MADV_HUGEPAGE));
#endif
    return memory;
}

}  // namespace spanwright::sim
