// SPDX-License-Identifier: MIT
#pragma once

#include "engine/edit/command.h"

#include <set>
#include <string>
#include <vector>

namespace spanwright::app {

/// What a pasted table of nodes, links or demands adds, as one command.
struct PastedTable {
    edit::Add add;
    std::set<ElementId> placed;  ///< sites, devices, links and demands
    std::vector<std::string> warnings;
};

/// New elements enter service in `phase`. The error is that of io::addNetworkTable.
Result<PastedTable> pastedTable(const Project& project, std::string text, PhaseId phase);

}  // namespace spanwright::app
