// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <stop_token>

namespace spanwright {

/// How far long work has come; written by the work, read by whoever shows it. Safe from any thread.
class Progress {
  public:
    void report(float fraction) { fraction_.store(fraction, std::memory_order_relaxed); }
    [[nodiscard]] float fraction() const { return fraction_.load(std::memory_order_relaxed); }

  private:
    std::atomic<float> fraction_{0.0F};
};

/// What long work is given: a token that says when to stop, and where to say how far it is. Both optional.
struct WorkContext {
    std::stop_token stop = {};
    Progress* progress = nullptr;
    float from = 0;  ///< share of the whole that was done before this work
    float to = 1;    ///< and that will be done after it

    [[nodiscard]] bool stopRequested() const { return stop.stop_requested(); }
    void report(float fraction) const {
        if (progress != nullptr) progress->report(from + (to - from) * fraction);
    }
    /// The context for a part of this work, from one share of it to another.
    [[nodiscard]] WorkContext part(float begin, float end) const {
        return {stop, progress, from + (to - from) * begin, from + (to - from) * end};
    }
};

}  // namespace spanwright
