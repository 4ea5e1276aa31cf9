// SPDX-License-Identifier: MIT
#include "app/session/session.h"

namespace spanwright::app {

void Session::requestProposal(ElementId target) {
    proposal_ = {target, phase_, document_.revision(), std::nullopt};
    proposalJob_.start(document_.revision(),
                       [snapshot = document_.snapshot(), phase = phase_, target](const WorkContext& work) {
                           return proposals::propose(*snapshot, phase, target, {}, work);
                       });
}

void Session::dropProposal() {
    proposalJob_.cancel();
    proposal_.reset();
}

void Session::applyProposal() {
    if (!proposal_ || !proposal_->answer || !*proposal_->answer) return;
    if (proposal_->revision != document_.revision()) {
        // What was priced is not what would be built.
        requestProposal(proposal_->target);
        return;
    }
    const edit::Batch batch = (*proposal_->answer)->batch;
    if (run(batch)) dropProposal();
}

void Session::pollProposal() {
    auto done = proposalJob_.poll();
    if (done && proposal_) proposal_->answer.emplace(std::move(done->result));
}

}  // namespace spanwright::app
