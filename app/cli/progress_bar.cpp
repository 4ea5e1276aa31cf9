// SPDX-License-Identifier: MIT
#include "app/cli/progress_bar.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>

#include <unistd.h>

namespace spanwright::cli {

ProgressBar::ProgressBar(std::string label, bool quiet) : label_(std::move(label)) {
    if (quiet || isatty(STDERR_FILENO) == 0) return;
    painter_ = std::jthread([this](const std::stop_token& stop) { show(stop); });
}

ProgressBar::~ProgressBar() = default;

void ProgressBar::show(const std::stop_token& stop) const {
    constexpr int kWidth = 30;
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    bool shown = false;
    for (;;) {
        wake.wait_for(lock, stop, std::chrono::milliseconds(shown ? 100 : 300), [] { return false; });
        if (stop.stop_requested()) break;
        shown = true;
        const float fraction = std::clamp(progress_.fraction(), 0.0F, 1.0F);
        const int full = static_cast<int>(fraction * kWidth);
        const std::string bar = std::string(static_cast<std::size_t>(full), '#') +
                                std::string(static_cast<std::size_t>(kWidth - full), '.');
        std::fprintf(stderr, "\r%s [%s] %3d %%", label_.c_str(), bar.c_str(),
                     static_cast<int>(fraction * 100));
    }
    if (shown) std::fprintf(stderr, "\r\x1b[K");
}

}  // namespace spanwright::cli
