// SPDX-License-Identifier: MIT
#pragma once

#include "engine/security/inspection.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace spanwright::security {

/// One direction of a judged demand; `row` is its place in the answer.
struct Asked {
    std::size_t row = 0;
    DemandId demand;
    sim::Direction direction = sim::Direction::forward;
    int from = 0;
};

/// What goes to one destination under rules that count the same devices.
struct Group {
    int to = 0;
    const std::vector<char>* inspects = nullptr;  ///< by node
    std::vector<Asked> asked;
};

/// What one group finds out about one of its flows.
struct Answer {
    bool connected = false;  ///< while nothing fails
    std::vector<int> inspectors;
    std::optional<UninspectedPath> now;
    std::vector<std::size_t> openedBy;  ///< indexes of failures
    std::optional<UninspectedPath> opened;
    std::vector<int> cutBy;  ///< devices that leave no path when they fail
};

}  // namespace spanwright::security
