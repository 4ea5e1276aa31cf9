// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/session.h"
#include "engine/job/latest_job.h"

#include <string>

namespace spanwright::app {

/// The text about the link under the pointer: who uses it. Found off the UI thread, once for each link and
/// state; the newest link wins.
class LinkUsersTip {
  public:
    /// Empty until the answer is there.
    [[nodiscard]] const std::string& text(const Session& session, LinkId link);
    /// True while an answer is awaited: somebody has to come back for it.
    [[nodiscard]] bool waiting() const { return waiting_; }
    /// The pointer is elsewhere: what is under way is of no use any more.
    void forget();

  private:
    struct Asked {
        Snapshot snapshot;
        PhaseId phase;
        LinkId link;
        double growthYears = 0;
        friend bool operator==(const Asked&, const Asked&) = default;
    };
    Asked asked_;
    bool waiting_ = false;
    std::string text_;
    job::LatestJob<std::vector<sim::LinkUser>> job_;
};

}  // namespace spanwright::app
