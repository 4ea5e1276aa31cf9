// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <string>
#include <string_view>
#include <vector>

namespace spanwright::check {

/// Code of the rule that summaries count.
inline constexpr std::string_view kSinglePointOfFailure = "single-point-of-failure";

enum class Severity { error, warning, info };

/// A problem of the network (not of the input).
struct Finding {
    std::string rule;  ///< code of the rule, "port-exhausted"
    Severity severity = Severity::warning;
    std::vector<ElementId> elements;  ///< the first is where to jump
    std::string message;
    std::string key;  ///< stable: rule and element keys; what a waiver names
    bool waived = false;
};

}  // namespace spanwright::check
