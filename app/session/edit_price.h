// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/session.h"
#include "engine/analysis/price_change.h"

#include <optional>
#include <string>

namespace spanwright::app {

/// The price of an edit while it is only proposed: priced once for each proposal and state, so that it may be
/// asked for in every frame.
class EditPrice {
  public:
    /// "+ EUR 14 200 capex, + 310 a month"; empty before the first analysis and where the edit is refused.
    /// `proposal` tells proposals apart: which devices would be joined.
    const std::string& text(const Session& session, const edit::Command& command,
                            const std::string& proposal);

  private:
    void startFrom(const Session& session);

    Snapshot before_;
    PhaseId phase_;
    std::shared_ptr<const Analysis> analysis_;  ///< whose schedule the edits are priced with
    std::optional<PricePreview> preview_;
    std::string proposal_;
    std::string text_;
};

}  // namespace spanwright::app
