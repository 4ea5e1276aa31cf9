// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace spanwright::reliability {

/// Sets of indexes that grow together.
class UnionFind {
  public:
    explicit UnionFind(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0); }

    /// The member that stands for the set; almost constant time.
    [[nodiscard]] int root(int member) {
        while (of(member) != member)
            member = of(member) = of(of(member));
        return member;
    }
    void join(int a, int b) { of(root(a)) = root(b); }

  private:
    int& of(int member) { return parent_[static_cast<std::size_t>(member)]; }

    std::vector<int> parent_;
};

}  // namespace spanwright::reliability
