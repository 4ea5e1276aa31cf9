// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <type_traits>

namespace spanwright::sim {

/// Bytes that nobody has written yet; large ones in large pages where the system has them, because trees are
/// read here and there. Never null.
[[nodiscard]] void* allocateLarge(std::size_t bytes);

/// An array that is written before it is read: filling it with zeros first would take as long as routing.
template <class Value>
class LargeArray {
    static_assert(std::is_trivially_copyable_v<Value>);

  public:
    explicit LargeArray(std::size_t count)
        : values_(static_cast<Value*>(allocateLarge(count * sizeof(Value)))) {}
    [[nodiscard]] Value* data() { return values_.get(); }

  private:
    struct Free {
        void operator()(Value* values) const { std::free(values); }  // NOLINT(cppcoreguidelines-no-malloc)
    };
    std::unique_ptr<Value[], Free> values_;
};

}  // namespace spanwright::sim
