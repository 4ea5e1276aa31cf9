// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <string>

namespace spanwright::io {

/// The network as of a phase in the three tables that the CSV importer reads, with the ids of the project.
struct NetworkCsv {
    std::string nodes;
    std::string links;
    std::string demands;  ///< one row a direction; the way back of a demand has "-reverse" behind its id
};

/// Figures that a device takes from its catalogue item (throughput, times of failure) are written with it.
/// A link's capacity is that of all its members. Text is made plain for spreadsheets, see csv_text.h. Linear.
[[nodiscard]] NetworkCsv networkCsv(const Project& project, PhaseId phase);

}  // namespace spanwright::io
