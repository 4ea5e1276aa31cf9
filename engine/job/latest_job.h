// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace spanwright::job {

/// A result with the revision of what it was computed from.
template <class Out>
struct Stamped {
    std::uint64_t revision = 0;
    Result<Out> result;
};

/// One kind of work off the UI thread; the newest request wins and results of older ones are dropped.
///
/// `start`, `poll` and `cancel` belong to one thread (the UI's) and never wait for the work: threads that
/// were asked to stop are parked and joined once they are done. The destructor stops and joins everything.
template <class Out>
class LatestJob {
  public:
    using Work = std::function<Result<Out>(const WorkContext&)>;

    void start(std::uint64_t revision, Work work) {
        cancel();
        auto task = std::make_unique<Task>();
        task->revision = revision;
        Task* running = task.get();
        task->thread = std::jthread([running, work = std::move(work)](std::stop_token stop) {
            Result<Out> result = work(WorkContext{std::move(stop), &running->progress});
            const std::lock_guard lock(running->mutex);
            running->result = std::move(result);
        });
        current_ = std::move(task);
    }

    /// Asks the running work to stop; its result is dropped.
    void cancel() {
        if (current_) {
            current_->thread.request_stop();
            retired_.push_back(std::move(current_));
        }
        std::erase_if(retired_, [](const std::unique_ptr<Task>& task) { return task->done(); });
    }

    /// The result of the newest request, once. Cancelled work gives none.
    std::optional<Stamped<Out>> poll() {
        std::erase_if(retired_, [](const std::unique_ptr<Task>& task) { return task->done(); });
        if (!current_ || !current_->done()) return std::nullopt;
        Stamped<Out> stamped{current_->revision, std::move(*current_->result)};
        current_.reset();
        return stamped;
    }

    [[nodiscard]] bool running() const { return current_ != nullptr; }
    [[nodiscard]] float fraction() const { return current_ ? current_->progress.fraction() : 0.0F; }

  private:
    struct Task {
        std::uint64_t revision = 0;
        Progress progress;
        std::mutex mutex;
        std::optional<Result<Out>> result;
        std::jthread thread;  // last: joined before the rest is destroyed

        bool done() {
            const std::lock_guard lock(mutex);
            return result.has_value();
        }
    };

    std::unique_ptr<Task> current_;
    std::vector<std::unique_ptr<Task>> retired_;
};

}  // namespace spanwright::job
