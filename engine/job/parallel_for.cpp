// SPDX-License-Identifier: MIT
#include "engine/job/parallel_for.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace spanwright::job {

void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)>& body) {
    tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
    arena.execute([&] { tbb::parallel_for(std::size_t{0}, count, body); });
}

}  // namespace spanwright::job
