// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"

#include <string>
#include <vector>

namespace spanwright::io {

/// What files have done to a catalogue.
struct CatalogueChange {
    int added = 0;                      ///< items
    int updated = 0;                    ///< items of which some field differs now
    int unchanged = 0;                  ///< items that a file names and agrees with
    std::vector<std::string> changes;   ///< one an added item or changed field: "acc-48p: price 6000 -> 5200"
    std::vector<std::string> warnings;  ///< what was left out or assumed

    void add(CatalogueChange other);
    [[nodiscard]] int items() const { return added + updated + unchanged; }
};

/// Either all of a file or nothing of it: a file's errors are listed together, each with its place.
template <class T>
using ResultOrErrors = tl::expected<T, std::vector<Error>>;

/// The first error, saying how many more there are.
[[nodiscard]] Error summary(const std::vector<Error>& errors);

}  // namespace spanwright::io
