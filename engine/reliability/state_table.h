// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace spanwright::reliability {

/// States with their probabilities: open addressing over a dense list, which keeps the order of arrival.
template <class State>
class StateTable {
  public:
    struct Entry {
        State state;
        double probability = 0;
    };

    void clear() {
        entries_.clear();
        std::fill(buckets_.begin(), buckets_.end(), kEmpty);
    }

    /// Adds to a state's probability; its place in the list.
    std::size_t add(const State& state, double probability) {
        const std::uint64_t hash = state.hash();
        const std::uint64_t tag = hash >> 32;
        for (std::size_t bucket = hash & mask_;; bucket = (bucket + 1) & mask_) {
            std::uint64_t& slot = buckets_[bucket];
            if (slot == kEmpty) {
                const std::size_t index = entries_.size();
                slot = (tag << 32) | index;
                entries_.push_back({state, probability});
                if (entries_.size() * 2 > mask_) grow();
                return index;
            }
            if ((slot >> 32) != tag) continue;
            const std::size_t index = slot & 0xFFFFFFFFU;
            Entry& entry = entries_[index];
            if (!(entry.state == state)) continue;
            entry.probability += probability;
            return index;
        }
    }

    [[nodiscard]] std::vector<Entry>& entries() { return entries_; }

  private:
    static constexpr std::uint64_t kEmpty = ~std::uint64_t{0};

    void grow() {
        mask_ = mask_ * 2 + 1;
        buckets_.assign(mask_ + 1, kEmpty);
        for (std::size_t index = 0; index < entries_.size(); ++index) {
            const std::uint64_t hash = entries_[index].state.hash();
            std::size_t bucket = hash & mask_;
            while (buckets_[bucket] != kEmpty)
                bucket = (bucket + 1) & mask_;
            buckets_[bucket] = ((hash >> 32) << 32) | index;
        }
    }

    std::vector<Entry> entries_;
    std::size_t mask_ = 1023;
    std::vector<std::uint64_t> buckets_ = std::vector<std::uint64_t>(1024, kEmpty);
};

}  // namespace spanwright::reliability
