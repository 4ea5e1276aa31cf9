// SPDX-License-Identifier: MIT
#pragma once

#include "engine/edit/command.h"

#include <optional>
#include <string_view>

namespace spanwright::app {

enum class PhaseMove { earlier, later };

/// A phase behind the last one, called "Phase n".
[[nodiscard]] edit::Command addPhase(const Project& project);
/// Nothing when the name is the same or empty.
[[nodiscard]] std::optional<edit::Command> renamePhase(const Project& project, PhaseId phase,
                                                       std::string_view name);
/// Swaps the phase with its neighbour and numbers all phases afresh; nothing at the end of the row.
[[nodiscard]] std::optional<edit::Command> movePhase(const Project& project, PhaseId phase, PhaseMove move);

}  // namespace spanwright::app
