// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "engine/sim/routing.h"

/// Where traffic goes, hop by hop, and whose it is.
namespace spanwright::app {

/// The hops in their order, each tunnel followed by what carries it, indented.
[[nodiscard]] TableModel pathTable(const Project& project, const std::vector<sim::PathHop>& hops);
/// Who uses a link, heaviest first.
[[nodiscard]] TableModel userTable(const Project& project, const std::vector<sim::LinkUser>& users);

}  // namespace spanwright::app
