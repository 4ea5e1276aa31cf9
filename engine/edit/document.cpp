// SPDX-License-Identifier: MIT
#include "engine/edit/document.h"

#include <atomic>
#include <utility>

namespace spanwright::edit {
namespace {

/// Never the same twice in one run of the program, so that an answer for one document is never taken for
/// another's.
Revision nextRevision() {
    static std::atomic<Revision> last = 0;
    return ++last;
}

}  // namespace

Document::Document(Project project) : savedRevision_(nextRevision()) {
    State first;
    first.snapshot = std::make_shared<const Project>(std::move(project));
    first.revision = savedRevision_;
    states_.push_back(std::move(first));
}

const Snapshot& Document::snapshot() const {
    return states_[current_].snapshot;
}

Revision Document::revision() const {
    return states_[current_].revision;
}

Result<Snapshot> Document::preview(const Command& command) const {
    auto next = apply(project(), command);
    if (!next) return tl::unexpected(next.error());
    return std::make_shared<const Project>(std::move(*next));
}

Result<void> Document::run(const Command& command, const RunOptions& options) {
    auto next = preview(command);
    if (!next) return tl::unexpected(next.error());
    if (**next == project()) return {};
    const bool merges = !options.mergeKey.empty() && states_[current_].mergeKey == options.mergeKey &&
                        states_[current_].revision != savedRevision_;
    std::string label = merges ? states_[current_].label : describe(project(), command);
    states_.resize(merges ? current_ : current_ + 1);
    states_.push_back({std::move(*next), std::move(label), options.mergeKey, nextRevision()});
    current_ = states_.size() - 1;
    return {};
}

void Document::endMerge() {
    states_[current_].mergeKey.clear();
}

bool Document::canUndo() const {
    return current_ > 0;
}

bool Document::canRedo() const {
    return current_ + 1 < states_.size();
}

std::string_view Document::undoLabel() const {
    return canUndo() ? std::string_view(states_[current_].label) : std::string_view();
}

std::string_view Document::redoLabel() const {
    return canRedo() ? std::string_view(states_[current_ + 1].label) : std::string_view();
}

void Document::undo() {
    if (!canUndo()) return;
    endMerge();
    --current_;
    endMerge();
}

void Document::redo() {
    if (!canRedo()) return;
    ++current_;
    endMerge();
}

bool Document::modified() const {
    return revision() != savedRevision_;
}

void Document::markSaved() {
    savedRevision_ = revision();
}

}  // namespace spanwright::edit
