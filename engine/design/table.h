// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/assert.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace spanwright {

/// Rows ordered by id in shared chunks, so that copying a table copies chunk pointers, not rows.
///
/// A Row has a member `id` with a total order. `find` is logarithmic; `put` and `erase` copy one chunk (and
/// the list of chunks) when they are shared with another table, and work in place when they are not. A table
/// may be read from any number of threads; one object is written by one thread.
template <class Row>
class Table {
  public:
    using RowType = Row;
    using RowId = decltype(Row::id);

    class Iterator {
      public:
        using iterator_category = std::forward_iterator_tag;  // NOLINT(readability-identifier-naming)
        using value_type = Row;                               // NOLINT(readability-identifier-naming)
        using difference_type = std::ptrdiff_t;               // NOLINT(readability-identifier-naming)
        using pointer = const Row*;                           // NOLINT(readability-identifier-naming)
        using reference = const Row&;                         // NOLINT(readability-identifier-naming)

        Iterator() = default;
        Iterator(const Table* table, std::size_t chunk, std::size_t row)
            : table_(table), chunk_(chunk), row_(row) {}
        reference operator*() const { return (*(*table_->chunks_)[chunk_])[row_]; }
        pointer operator->() const { return &**this; }
        Iterator& operator++() {
            if (++row_ == (*table_->chunks_)[chunk_]->size()) {
                ++chunk_;
                row_ = 0;
            }
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) {
            return a.chunk_ == b.chunk_ && a.row_ == b.row_;
        }

      private:
        const Table* table_ = nullptr;
        std::size_t chunk_ = 0;
        std::size_t row_ = 0;
    };

    [[nodiscard]] Iterator begin() const { return {this, 0, 0}; }
    [[nodiscard]] Iterator end() const { return {this, chunks_->size(), 0}; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }

    /// The row with this id, or null. Valid until this table object is written or destroyed.
    [[nodiscard]] const Row* find(RowId id) const {
        const std::size_t chunk = chunkOf(id);
        if (chunk == chunks_->size()) return nullptr;
        const Rows& rows = *(*chunks_)[chunk];
        const auto at = lowerBound(rows, id);
        return at != rows.end() && at->id == id ? &*at : nullptr;
    }

    [[nodiscard]] bool contains(RowId id) const { return find(id) != nullptr; }

    /// The row with this id, which must exist (asserted).
    [[nodiscard]] const Row& at(RowId id) const {
        const Row* row = find(id);
        SPANWRIGHT_ASSERT(row != nullptr);
        return *row;
    }

    /// Inserts the row, or replaces the one with the same id. The id must not be null (asserted).
    void put(Row row) {
        SPANWRIGHT_ASSERT(row.id);
        Chunks& chunks = ownedChunks();
        if (chunks.empty()) {
            chunks.push_back(std::make_shared<Rows>(1, std::move(row)));
            size_ = 1;
            return;
        }
        const std::size_t chunk = std::min(chunkOf(row.id), chunks.size() - 1);
        Rows& rows = ownedRows(chunks, chunk);
        const auto at = std::lower_bound(rows.begin(), rows.end(), row.id, orderedBefore);
        if (at != rows.end() && at->id == row.id) {
            *at = std::move(row);
            return;
        }
        rows.insert(at, std::move(row));
        ++size_;
        if (rows.size() > kMaxRows) splitChunk(chunks, chunk);
    }

    /// Removes the row with this id; false when there is none.
    bool erase(RowId id) {
        if (!contains(id)) return false;
        Chunks& chunks = ownedChunks();
        const std::size_t chunk = chunkOf(id);
        Rows& rows = ownedRows(chunks, chunk);
        rows.erase(std::lower_bound(rows.begin(), rows.end(), id, orderedBefore));
        if (rows.empty()) chunks.erase(chunks.begin() + static_cast<std::ptrdiff_t>(chunk));
        --size_;
        return true;
    }

    /// True when both share all their chunks: equal without looking at a row. Linear in chunks.
    [[nodiscard]] bool sharesAllWith(const Table& other) const {
        return chunks_ == other.chunks_ || *chunks_ == *other.chunks_;
    }

    friend bool operator==(const Table& a, const Table& b) {
        if (a.size_ != b.size_) return false;
        return a.sharesAllWith(b) || std::equal(a.begin(), a.end(), b.begin());
    }

  private:
    using Rows = std::vector<Row>;
    using Chunks = std::vector<std::shared_ptr<Rows>>;
    static constexpr std::size_t kMaxRows = 128;

    static bool orderedBefore(const Row& row, RowId id) { return row.id < id; }

    static auto lowerBound(const Rows& rows, RowId id) {
        return std::lower_bound(rows.begin(), rows.end(), id, orderedBefore);
    }

    /// First chunk whose last id is not before `id`.
    [[nodiscard]] std::size_t chunkOf(RowId id) const {
        const auto at =
            std::lower_bound(chunks_->begin(), chunks_->end(), id,
                             [](const auto& rows, RowId wanted) { return rows->back().id < wanted; });
        return static_cast<std::size_t>(at - chunks_->begin());
    }

    Chunks& ownedChunks() {
        if (chunks_.use_count() != 1) chunks_ = std::make_shared<Chunks>(*chunks_);
        return *chunks_;
    }

    static Rows& ownedRows(Chunks& chunks, std::size_t chunk) {
        if (chunks[chunk].use_count() != 1) chunks[chunk] = std::make_shared<Rows>(*chunks[chunk]);
        return *chunks[chunk];
    }

    static void splitChunk(Chunks& chunks, std::size_t chunk) {
        Rows& rows = *chunks[chunk];
        // Rows are mostly appended: leave the full half behind and go on in the new one.
        const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(rows.size() / 2);
        auto upper =
            std::make_shared<Rows>(std::make_move_iterator(middle), std::make_move_iterator(rows.end()));
        rows.erase(middle, rows.end());
        chunks.insert(chunks.begin() + static_cast<std::ptrdiff_t>(chunk) + 1, std::move(upper));
    }

    std::shared_ptr<Chunks> chunks_ = std::make_shared<Chunks>();
    std::size_t size_ = 0;
};

}  // namespace spanwright
