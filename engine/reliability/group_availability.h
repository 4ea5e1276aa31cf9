// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/reliability/resilience.h"

#include <array>
#include <vector>

namespace spanwright::reliability {

/// What "connected" asks of a network: of two devices, of some, of all in service.
enum class TerminalQuestion { twoTerminal, kTerminal, allTerminal };

/// Whether all of a group are up and connected with each other at once.
struct GroupAvailability : AvailabilityFigure {
    TerminalQuestion question = TerminalQuestion::kTerminal;
    std::vector<DeviceId> terminals;  ///< by id
};

/// Of sites and devices as of `phase`. A site stands for its devices where demands end; where none do, for
/// those with links that lead out of it; else for all that it has. Tunnels add no way; device failures and
/// common causes count. Options: seconds, mostStates, seed.
///
/// Fails with Code::invalidValue for what is neither site nor device and for a group that comes to fewer than
/// two devices, with Code::notFound for a member that has nothing in service, and with Code::cancelled.
Result<GroupAvailability> groupAvailability(const Project& project, PhaseId phase,
                                            const std::vector<ElementId>& members,
                                            const ResilienceOptions& options = {},
                                            const WorkContext& work = {});

}  // namespace spanwright::reliability

namespace spanwright {

template <>
struct EnumNames<reliability::TerminalQuestion> {
    using Question = reliability::TerminalQuestion;
    static constexpr std::array kNames{
        EnumName<Question>{Question::twoTerminal, "two-terminal", "Two-terminal"},
        EnumName<Question>{Question::kTerminal, "k-terminal", "K-terminal"},
        EnumName<Question>{Question::allTerminal, "all-terminal", "All-terminal"}};
};

}  // namespace spanwright
