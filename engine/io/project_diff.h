// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/project.h"

#include <string>
#include <vector>

namespace spanwright::io {

/// One field that two versions of an element, or of the project's settings, do not have alike.
struct FieldChange {
    std::string id;      ///< key of the element; "project", "cost_policy"… for what holds for all
    std::string field;   ///< as files name it
    std::string before;  ///< JSON text; "null" where the file leaves the field out
    std::string after;
};

/// What is different between two projects, in file order. Elements are the same by their keys.
struct ProjectDiff {
    std::vector<std::string> added;
    std::vector<std::string> removed;
    std::vector<FieldChange> changed;
};

/// Linear in the sizes of the two files.
[[nodiscard]] ProjectDiff diffOf(const Project& before, const Project& after);

}  // namespace spanwright::io
