// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"

#include <string>
#include <thread>

namespace spanwright::cli {

/// Shows on standard error how far long work is, while it lives: only where that is a terminal, unless quiet,
/// and only for work that takes longer than a moment.
class ProgressBar {
  public:
    ProgressBar(std::string label, bool quiet);
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();

    [[nodiscard]] WorkContext work() { return WorkContext{{}, &progress_}; }

  private:
    void show(const std::stop_token& stop) const;

    std::string label_;
    Progress progress_;
    std::jthread painter_;  // last: stopped before the rest is destroyed
};

}  // namespace spanwright::cli
