// SPDX-License-Identifier: MIT
#include "app/panels/panels.h"

#include <array>

namespace spanwright::app {

std::span<const Panel> allPanels() {
    static constexpr std::array kPanels{
        Panel{"Palette", Dock::left, drawPalette},     Panel{"Inspector", Dock::right, drawInspector},
        Panel{"Problems", Dock::bottom, drawProblems}, Panel{"Traffic", Dock::bottom, drawTraffic},
        Panel{"Paths", Dock::bottom, drawPaths},       Panel{"Demands", Dock::bottom, drawDemands},
        Panel{"Growth", Dock::bottom, drawGrowth},     Panel{"Optimise", Dock::bottom, drawOptimise},
        Panel{"Failures", Dock::bottom, drawFailures}, Panel{"Resilience", Dock::bottom, drawResilience},
        Panel{"Goals", Dock::bottom, drawGoals},       Panel{"Zones", Dock::bottom, drawZones},
        Panel{"Cost", Dock::bottom, drawCost},         Panel{"Schedule", Dock::bottom, drawSchedule},
        Panel{"Risks", Dock::bottom, drawRisks},       Panel{"Catalogue", Dock::bottom, drawCatalogue},
        Panel{"Phases", Dock::phaseBar, drawPhaseBar},
    };
    return kPanels;
}

}  // namespace spanwright::app
