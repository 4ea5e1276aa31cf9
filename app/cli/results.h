// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"
#include "engine/cost/cost.h"

/// Answers as JSON that more than one verb writes. Only .cpp files include it.
namespace spanwright::cli {

/// What `cost` writes.
[[nodiscard]] Json costJson(const Keys& keys, const cost::CostReport& report);

}  // namespace spanwright::cli
