// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/panel.h"

/// The panels, one function and one file each; see allPanels for where they stand.
namespace spanwright::app {

/// Device kinds, site, link and demand tools, and the project's catalogue.
void drawPalette(Session& session, UiContext& ui);
/// The fields and live figures of what is selected; with nothing selected, the project's own.
void drawInspector(Session& session, UiContext& ui);
/// Pills for the phases, and what the shown one comes to.
void drawPhaseBar(Session& session, UiContext& ui);

/// Everything that can be bought: search, filter, add, duplicate, remove, import.
void drawCatalogue(Session& session, UiContext& ui);
void drawTraffic(Session& session, UiContext& ui);
/// Demands: edited in place, as a matrix, by class, and what each gets; makes them of users or by gravity.
void drawDemands(Session& session, UiContext& ui);
/// How many years to look ahead, and when links and devices are due for an upgrade.
void drawGrowth(Session& session, UiContext& ui);
/// How good routing could be; searches metrics and upgrades, and makes them edits.
void drawOptimise(Session& session, UiContext& ui);
/// The way of the selected demand or between two selected devices, hop by hop; who uses a selected link.
void drawPaths(Session& session, UiContext& ui);
void drawFailures(Session& session, UiContext& ui);
void drawResilience(Session& session, UiContext& ui);
/// Targets of demands and sites, what is reached, and how it changes over the phases.
void drawGoals(Session& session, UiContext& ui);
/// Zones against each other: what is allowed, inspected, bypassed, denied.
void drawZones(Session& session, UiContext& ui);
void drawCost(Session& session, UiContext& ui);
void drawSchedule(Session& session, UiContext& ui);
void drawRisks(Session& session, UiContext& ui);
/// Findings of the shown phase and why answers are absent; accepts findings.
void drawProblems(Session& session, UiContext& ui);

/// The dialog over the window while something is proposed or looked for; not a panel: called once a frame.
void drawProposal(Session& session, UiContext& ui);

}  // namespace spanwright::app
