// SPDX-License-Identifier: MIT
#include "engine/job/parallel_for.h"

#include <algorithm>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace spanwright::job {

void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)>& body) {
    // More threads than cores are a request, too: without this, TBB warns on standard error and keeps to the
    // cores.
    const std::size_t wanted = static_cast<std::size_t>(std::max(threads, 0));
    const std::size_t cores = tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, std::max(wanted, cores));
    tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
    arena.execute([&] { tbb::parallel_for(std::size_t{0}, count, body); });
}

}  // namespace spanwright::job
