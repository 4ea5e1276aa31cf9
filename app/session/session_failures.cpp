// SPDX-License-Identifier: MIT
#include "app/session/session.h"
#include "engine/design/queries.h"

namespace spanwright::app {

void Session::failNow(std::set<ElementId> elements) {
    std::erase_if(elements, [&](ElementId element) {
        const bool canFail = element.kind == ElementKind::site || element.kind == ElementKind::device ||
                             element.kind == ElementKind::link ||
                             element.kind == ElementKind::sharedRiskGroup ||
                             element.kind == ElementKind::failureScenario;
        return !canFail || !exists(project(), element);
    });
    failedNow_ = std::move(elements);
}

void Session::toggleFailed(ElementId element) {
    std::set<ElementId> elements = failedNow_;
    if (elements.erase(element) == 0) elements.insert(element);
    failNow(std::move(elements));
}

void Session::updateFailure() {
    if (auto done = failureJob_.poll()) {
        if (done->result) failedNetwork_ = std::make_shared<const FailedNetwork>(std::move(*done->result));
    }
    if (!failedNow_.empty()) failNow(failedNow_);  // without what was deleted meanwhile
    if (failedNow_.empty()) {
        failureJob_.cancel();
        failedNetwork_ = nullptr;
        failureAsked_ = {};
        return;
    }
    FailureAsked asked{document_.snapshot(), phase_, failedNow_};
    if (asked == failureAsked_) return;
    failureAsked_ = std::move(asked);
    const std::vector<ElementId> elements(failedNow_.begin(), failedNow_.end());
    failureJob_.start(document_.revision(),
                      [snapshot = failureAsked_.snapshot, phase = phase_, elements](const WorkContext& work) {
                          return failNetwork(*snapshot, phase, elements, work);
                      });
}

}  // namespace spanwright::app
