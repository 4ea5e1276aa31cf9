// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "engine/edit/command.h"
#include "engine/traffic/demand_sources.h"

#include <array>
#include <string_view>

/// Demands as a table that is edited in place, and the edit that makes them anew.
namespace spanwright::app {

/// The fields of a demand that the table shows, by file key, in the order of its columns.
inline constexpr std::array<std::string_view, 10> kDemandColumns{"name",
                                                                 "from",
                                                                 "to",
                                                                 "class",
                                                                 "mbps",
                                                                 "reverse_mbps",
                                                                 "growth_percent_per_year",
                                                                 "max_latency_ms",
                                                                 "max_loss_percent",
                                                                 "dscp"};

/// The demands in service in a phase, a row each, to sort and filter by.
[[nodiscard]] TableModel demandEditorTable(const Project& project, PhaseId phase);

/// One undoable edit: the demands that the source made before go, the new ones come.
[[nodiscard]] edit::Command replaceGenerated(const traffic::GeneratedDemands& generated);

}  // namespace spanwright::app
