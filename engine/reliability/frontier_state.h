// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace spanwright::reliability {

/// One state of a frontier sweep, a byte a slot. A node's byte is the lowest slot of its block, with a mark
/// when the block holds a terminal; so equal partitions are equal bytes without renumbering. Loops run over
/// all slots without branches, for the compiler to turn into a few vector instructions.
template <std::size_t kSlots>
struct alignas(16) FrontierState {
    static constexpr std::uint8_t kGone = 0xFF;    ///< free slot, or a node that is down or of no use
    static constexpr std::uint8_t kStruck = 0xFE;  ///< a common cause that has struck
    static constexpr std::uint8_t kCalm = 0xFD;    ///< one that has not
    static constexpr std::uint8_t kMark = 0x40;
    static constexpr std::uint8_t kSlotBits = 0x3F;

    std::array<std::uint8_t, kSlots> of;

    FrontierState() { of.fill(kGone); }

    [[nodiscard]] std::uint8_t operator[](int slot) const { return of[static_cast<std::size_t>(slot)]; }
    std::uint8_t& operator[](int slot) { return of[static_cast<std::size_t>(slot)]; }

    friend bool operator==(const FrontierState& a, const FrontierState& b) {
        return std::memcmp(a.of.data(), b.of.data(), kSlots) == 0;
    }

    [[nodiscard]] static bool marked(std::uint8_t label) { return (label & 0xC0) == kMark; }

    void merge(std::uint8_t a, std::uint8_t b) {
        const std::uint8_t slotA = a & kSlotBits;
        const std::uint8_t slotB = b & kSlotBits;
        const auto joint = static_cast<std::uint8_t>((slotA < slotB ? slotA : slotB) | ((a | b) & kMark));
        for (std::size_t i = 0; i < kSlots; ++i)
            of[i] = of[i] == a || of[i] == b ? joint : of[i];
    }

    /// True when all marked slots have this label.
    [[nodiscard]] bool onlyMarked(std::uint8_t label) const {
        std::uint8_t others = 0;
        for (std::size_t i = 0; i < kSlots; ++i) {
            const bool other = (of[i] & 0xC0) == kMark && of[i] != label;
            others = static_cast<std::uint8_t>(others | (other ? 1 : 0));
        }
        return others == 0;
    }

    /// True when no other slot has the label of this one.
    [[nodiscard]] bool alone(int slot) const {
        const std::uint8_t label = (*this)[slot];
        std::uint8_t same = 0;
        for (std::size_t i = 0; i < kSlots; ++i)
            same = static_cast<std::uint8_t>(same + (of[i] == label ? 1 : 0));
        return same == 1;
    }

    /// Frees a slot. False when a marked block has ended with it.
    [[nodiscard]] bool leave(int slot) {
        const std::uint8_t label = (*this)[slot];
        (*this)[slot] = kGone;
        if (label >= 0x80) return true;
        if ((label & kSlotBits) != slot) return true;
        std::uint8_t lowest = 0xFF;
        for (std::size_t i = 0; i < kSlots; ++i) {
            const auto candidate = of[i] == label ? static_cast<std::uint8_t>(i) : std::uint8_t{0xFF};
            lowest = candidate < lowest ? candidate : lowest;
        }
        if (lowest == 0xFF) return !marked(label);
        const auto renamed = static_cast<std::uint8_t>(lowest | (label & kMark));
        for (std::size_t i = 0; i < kSlots; ++i)
            of[i] = of[i] == label ? renamed : of[i];
        return true;
    }

    [[nodiscard]] std::uint64_t hash() const {
        std::uint64_t mixed = 0;
        for (std::size_t word = 0; word < kSlots / 8; ++word) {
            std::uint64_t bits = 0;
            std::memcpy(&bits, of.data() + word * 8, 8);
            mixed = (mixed ^ bits) * 0x9E3779B97F4A7C15ULL;
            mixed ^= mixed >> 32;
        }
        return mixed;
    }
};

}  // namespace spanwright::reliability
