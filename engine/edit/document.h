// SPDX-License-Identifier: MIT
#pragma once

#include "engine/edit/command.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::edit {

/// Which answers an edit can have touched, so that only those are computed again.
struct Change {
    bool network = false;            ///< routing, failures, resilience: topology, capacities, demands, phases
    bool cost = false;               ///< prices, items, policy
    bool schedule = false;           ///< work packages, calendars, resources, risks
    bool drawing = false;            ///< anything that the canvas shows
    std::vector<ElementKind> kinds;  ///< tables that differ
    [[nodiscard]] bool any() const { return network || cost || schedule || drawing; }
};

/// The difference between two states: by shared chunks first, by rows only where chunks differ. Moving a
/// symbol changes the drawing alone.
[[nodiscard]] Change changeBetween(const Project& before, const Project& after);

/// Edits with the same merge key that follow each other become one step, until `endMerge`.
struct RunOptions {
    std::string mergeKey = {};
};

/// A project with its history. Undo and redo are unlimited and move along earlier values. One thread.
class Document {
  public:
    explicit Document(Project project = {});

    [[nodiscard]] const Snapshot& snapshot() const;
    [[nodiscard]] const Project& project() const { return *snapshot(); }
    [[nodiscard]] Revision revision() const;  ///< differs between any two states of all documents

    /// The state after the command, without making it: to price and check an edit before it is made.
    [[nodiscard]] Result<Snapshot> preview(const Command& command) const;
    /// Makes the edit the current state, as one step of the history.
    Result<void> run(const Command& command, const RunOptions& options = {});
    void endMerge();

    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    /// "move 3 devices": what undo would take back; empty when there is nothing.
    [[nodiscard]] std::string_view undoLabel() const;
    [[nodiscard]] std::string_view redoLabel() const;
    void undo();
    void redo();

    /// False exactly when the current state is the one that was saved or opened last.
    [[nodiscard]] bool modified() const;
    void markSaved();

  private:
    struct State {
        Snapshot snapshot;
        std::string label;  ///< of the edit that led here
        std::string mergeKey;
        Revision revision = 0;
    };

    std::vector<State> states_;
    std::size_t current_ = 0;
    Revision savedRevision_;
};

}  // namespace spanwright::edit
