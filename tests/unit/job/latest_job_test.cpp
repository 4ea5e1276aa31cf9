// SPDX-License-Identifier: MIT
#include "engine/job/latest_job.h"

#include <atomic>

#include <gtest/gtest.h>

namespace spanwright::job {
namespace {

using namespace std::chrono_literals;

template <class Out>
std::optional<Stamped<Out>> waitFor(LatestJob<Out>& job, std::chrono::milliseconds limit = 5000ms) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < end) {
        if (auto result = job.poll()) return result;
        std::this_thread::sleep_for(1ms);
    }
    return std::nullopt;
}

TEST(LatestJob, givesItsResultOnceWithItsRevision) {
    LatestJob<int> job;
    job.start(7, [](const WorkContext&) -> Result<int> { return 42; });
    const auto result = waitFor(job);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->revision, 7U);
    EXPECT_EQ(result->result.value(), 42);
    EXPECT_FALSE(job.running());
    EXPECT_FALSE(job.poll());
}

TEST(LatestJob, startingNeverWaitsForOlderWork) {
    LatestJob<int> job;
    std::atomic<bool> stopped = false;
    std::atomic<bool> release = false;
    job.start(1, [&](const WorkContext& work) -> Result<int> {
        while (!release)
            std::this_thread::sleep_for(1ms);
        stopped = work.stopRequested();
        return 1;
    });
    // The older work holds out until it is released below; were this to wait for it, the test would hang.
    job.start(2, [](const WorkContext&) -> Result<int> { return 2; });
    const auto result = waitFor(job);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->result.value(), 2) << "the result of superseded work is dropped";
    EXPECT_FALSE(waitFor(job, 20ms));
    release = true;
    job.start(3, [](const WorkContext&) -> Result<int> { return 3; });
    EXPECT_TRUE(waitFor(job));
    while (!stopped)
        std::this_thread::sleep_for(1ms);
}

TEST(LatestJob, showsProgressAndCancels) {
    LatestJob<int> job;
    job.start(1, [](const WorkContext& work) -> Result<int> {
        work.report(0.5F);
        while (!work.stopRequested())
            std::this_thread::sleep_for(1ms);
        return fail(Code::cancelled, "cancelled");
    });
    while (job.fraction() != 0.5F)
        std::this_thread::sleep_for(1ms);
    EXPECT_TRUE(job.running());
    job.cancel();
    EXPECT_FALSE(job.running());
    EXPECT_FALSE(waitFor(job, 20ms));
}

}  // namespace
}  // namespace spanwright::job
