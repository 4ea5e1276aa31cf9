// SPDX-License-Identifier: MIT
#include "app/shell/actions/lists.h"
#include "app/shell/application.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <array>

/// The Go menu: to anything by its name, and to another phase.
namespace spanwright::app {
namespace {

bool hasPhases(const Application& app) {
    return !app.session().project().design.phases.empty();
}

/// Goes to the phase so many further; before the first one lies the state of today.
template <int kSteps>
void stepPhase(Application& app) {
    const std::vector<Phase> phases = orderedPhases(app.session().project().design);
    int at = -1;
    for (std::size_t i = 0; i < phases.size(); ++i) {
        if (phases[i].id == app.session().phase()) at = static_cast<int>(i);
    }
    at = std::clamp(at + kSteps, -1, static_cast<int>(phases.size()) - 1);
    app.session().showPhase(at < 0 ? PhaseId{} : phases[static_cast<std::size_t>(at)].id);
}

const std::array kActions{
    Action{.id = "command-palette",
           .title = "Command palette",
           .menu = MenuPlace::go,
           .icon = "search",
           .shortcut = ctrl(Key::k),
           .run = [](Application& app) { app.toggleCommandPalette(); },
           .inTextFields = true,
           .alternative = ctrl(Key::p)},
    Action{.id = "phase-before",
           .title = "Phase before",
           .menu = MenuPlace::go,
           .shortcut = plain(Key::pageUp),
           .run = stepPhase<-1>,
           .enabled = hasPhases,
           .separatorBefore = true},
    Action{.id = "phase-after",
           .title = "Phase after",
           .menu = MenuPlace::go,
           .shortcut = plain(Key::pageDown),
           .run = stepPhase<1>,
           .enabled = hasPhases},
};

}  // namespace

std::span<const Action> goActions() {
    return kActions;
}

}  // namespace spanwright::app
