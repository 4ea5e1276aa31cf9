// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/project.h"

#include <cstdint>
#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
}

namespace spanwright::cli {

/// The options that all verbs share.
struct CommonOptions {
    std::string project;         ///< file of a verb that reads one project
    std::string json;            ///< where the full result goes; "-": standard output; empty: nowhere
    std::string phase = "last";  ///< of the verbs that answer for one phase
    int threads = 0;             ///< 0: all cores
    std::uint64_t seed = 1;
    bool quiet = false;
};

void addCommonOptions(CLI::App& verb, CommonOptions& options);
void addProjectOption(CLI::App& verb, CommonOptions& options);
void addPhaseOption(CLI::App& verb, CommonOptions& options);

/// The phase that the options name; `where` of the error is the project's file.
Result<PhaseId> phaseOf(const Project& project, const CommonOptions& options);

}  // namespace spanwright::cli
