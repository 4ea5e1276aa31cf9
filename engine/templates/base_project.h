// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

namespace spanwright::templates {

/// What a new project starts as: nothing drawn, but the shipped catalogue with the exchange rates of its
/// currencies. Read once.
[[nodiscard]] const Project& baseProject();

}  // namespace spanwright::templates
