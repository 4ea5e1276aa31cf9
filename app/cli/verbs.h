// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"

#include <functional>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
}

namespace spanwright::cli {

/// What the chosen verb does once its options are read: its exit code, or why the input cannot be used.
using Action = std::function<Result<int>()>;

/// Each adds one verb with its options; parsing that verb sets `action`.
CLI::App& addImport(CLI::App& app, Action& action);
CLI::App& addCheck(CLI::App& app, Action& action);
CLI::App& addSimulate(CLI::App& app, Action& action);
CLI::App& addFailures(CLI::App& app, Action& action);
CLI::App& addResilience(CLI::App& app, Action& action);
CLI::App& addPropose(CLI::App& app, Action& action);
CLI::App& addRedundancy(CLI::App& app, Action& action);
CLI::App& addSegmentation(CLI::App& app, Action& action);
CLI::App& addCost(CLI::App& app, Action& action);
CLI::App& addSchedule(CLI::App& app, Action& action);
CLI::App& addGrowth(CLI::App& app, Action& action);
CLI::App& addDemands(CLI::App& app, Action& action);
CLI::App& addDiff(CLI::App& app, Action& action);
CLI::App& addCompare(CLI::App& app, Action& action);
CLI::App& addReport(CLI::App& app, Action& action);
CLI::App& addExport(CLI::App& app, Action& action);
CLI::App& addMetrics(CLI::App& app, Action& action);
CLI::App& addNew(CLI::App& app, Action& action);
CLI::App& addUpgrades(CLI::App& app, Action& action);

}  // namespace spanwright::cli
