// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace spanwright {

/// Identity of one row, typed by what it identifies. Zero is null. Values come from one counter per project,
/// so they are unique over all kinds and never reused along one line of edits.
template <class Tag>
struct Id {
    std::uint32_t value = 0;

    [[nodiscard]] explicit operator bool() const { return value != 0; }
    friend auto operator<=>(Id, Id) = default;
};

}  // namespace spanwright

template <class Tag>
struct std::hash<spanwright::Id<Tag>> {
    std::size_t operator()(spanwright::Id<Tag> id) const noexcept {
        return std::hash<std::uint32_t>{}(id.value);
    }
};
