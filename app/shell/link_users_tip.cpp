// SPDX-License-Identifier: MIT
#include "app/shell/link_users_tip.h"

#include "app/panels/model/hover_text.h"
#include "engine/sim/link_users.h"

namespace spanwright::app {

const std::string& LinkUsersTip::text(const Session& session, LinkId link) {
    Asked asked{session.document().snapshot(), session.phase(), link, session.growthYears()};
    if (!(asked == asked_)) {
        asked_ = std::move(asked);
        text_.clear();
        waiting_ = true;
        job_.start(session.document().revision(), [question = asked_](const WorkContext& work) {
            return sim::findLinkUsers(*question.snapshot, question.phase, question.link, question.growthYears,
                                      work);
        });
    }
    if (const auto done = job_.poll()) {
        waiting_ = false;
        if (done->result) text_ = linkUsersText(*asked_.snapshot, asked_.link, *done->result);
    }
    return text_;
}

void LinkUsersTip::forget() {
    if (!waiting_) return;
    job_.cancel();
    waiting_ = false;
    asked_ = {};
}

}  // namespace spanwright::app
