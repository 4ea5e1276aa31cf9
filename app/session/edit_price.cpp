// SPDX-License-Identifier: MIT
#include "app/session/edit_price.h"

namespace spanwright::app {

void EditPrice::startFrom(const Session& session) {
    before_ = session.document().snapshot();
    phase_ = session.phase();
    analysis_ = session.analysis();
    preview_.reset();
    proposal_.clear();
    text_.clear();
    if (!analysis_ || !analysis_->schedule) return;
    if (auto preview = PricePreview::of(before_, *analysis_->schedule, phase_))
        preview_ = std::move(*preview);
}

const std::string& EditPrice::text(const Session& session, const edit::Command& command,
                                   const std::string& proposal) {
    if (before_ != session.document().snapshot() || phase_ != session.phase() ||
        analysis_ != session.analysis()) {
        startFrom(session);
    }
    if (proposal == proposal_) return text_;
    proposal_ = proposal;
    text_.clear();
    if (!preview_) return text_;
    const auto after = session.document().preview(command);
    if (!after) return text_;
    const Result<PriceChange> change = preview_->change(**after);
    text_ = change ? change->text() : change.error().message;
    return text_;
}

}  // namespace spanwright::app
