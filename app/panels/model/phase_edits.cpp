// SPDX-License-Identifier: MIT
#include "app/panels/model/phase_edits.h"

#include "engine/design/queries.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::app {

edit::Command addPhase(const Project& project) {
    const std::vector<Phase> phases = orderedPhases(project.design);
    Phase phase;
    phase.name = fmt::format("Phase {}", phases.size() + 1);
    phase.sequence = phases.empty() ? 1 : phases.back().sequence + 1;
    return edit::Add{{phase}};
}

std::optional<edit::Command> renamePhase(const Project& project, PhaseId phase, std::string_view name) {
    const Phase* found = project.design.phases.find(phase);
    if (found == nullptr || name.empty() || found->name == name) return std::nullopt;
    Phase renamed = *found;
    renamed.name = name;
    return edit::Put{{renamed}};
}

std::optional<edit::Command> movePhase(const Project& project, PhaseId phase, PhaseMove move) {
    std::vector<Phase> phases = orderedPhases(project.design);
    const auto at =
        std::find_if(phases.begin(), phases.end(), [&](const Phase& row) { return row.id == phase; });
    if (at == phases.end()) return std::nullopt;
    if (move == PhaseMove::earlier ? at == phases.begin() : at + 1 == phases.end()) return std::nullopt;
    std::iter_swap(at, move == PhaseMove::earlier ? at - 1 : at + 1);
    edit::Put put;
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const int sequence = static_cast<int>(i) + 1;
        if (phases[i].sequence == sequence) continue;
        phases[i].sequence = sequence;
        put.rows.emplace_back(phases[i]);
    }
    return put;
}

}  // namespace spanwright::app
