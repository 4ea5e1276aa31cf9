// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/job/latest_job.h"

#include <optional>
#include <utility>

namespace spanwright::app {

/// What a search was asked about.
struct SearchQuestion {
    Revision revision = 0;
    PhaseId phase;
    double growthYears = 0;

    friend bool operator==(const SearchQuestion&, const SearchQuestion&) = default;
};

/// Work that somebody starts and may cancel, and its latest answer. One thread, but for that work.
template <class Out>
class Search {
  public:
    void start(const SearchQuestion& question, typename job::LatestJob<Out>::Work work) {
        question_ = question;
        answer_.reset();
        job_.start(question.revision, std::move(work));
    }
    /// Stops what runs and forgets what was found.
    void drop() {
        job_.cancel();
        answer_.reset();
    }
    /// Collects the answer. Never waits.
    void poll() {
        if (auto done = job_.poll()) answer_.emplace(std::move(done->result));
    }
    /// Puts another answer, to another question, in place of the one found.
    void replace(const SearchQuestion& question, Out answer) {
        question_ = question;
        answer_.emplace(std::move(answer));
    }

    [[nodiscard]] bool running() const { return job_.running(); }
    [[nodiscard]] float fraction() const { return job_.fraction(); }
    [[nodiscard]] const SearchQuestion& question() const { return question_; }
    [[nodiscard]] const std::optional<Result<Out>>& answer() const { return answer_; }

  private:
    SearchQuestion question_;
    std::optional<Result<Out>> answer_;
    job::LatestJob<Out> job_;
};

}  // namespace spanwright::app
