// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace spanwright::reliability {

/// Down-probabilities as formulas of the parts of a network, which can be evaluated again and differentiated
/// backwards. A term is an index; terms name earlier terms only.
class Formula {
  public:
    /// The term of what never fails.
    static constexpr int kNever = 0;

    Formula() { rows_.push_back({Kind::never, 0, 0}); }

    int part(int index) { return add(Kind::part, index, 0); }
    /// Both are needed: a + (1 − a) b.
    int series(int a, int b) {
        if (a == kNever) return b;
        return b == kNever ? a : add(Kind::series, a, b);
    }
    /// One is enough: a b.
    int parallel(int a, int b) { return a == kNever || b == kNever ? kNever : add(Kind::parallel, a, b); }
    /// Exactly one of two is down, given that not both are: (a + b − 2ab) / (1 − ab). Connects the neighbours
    /// of a terminal of degree two, given that it is connected itself.
    int throughTerminal(int a, int b) { return a == kNever ? b : b == kNever ? a : add(Kind::through, a, b); }

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    /// Values of all terms, in positive terms only: relative accuracy is kept.
    [[nodiscard]] std::vector<double> values(std::span<const double> parts) const;
    /// Turns d(result)/d(term), given for some terms, into d(result)/d(part), added to `parts`.
    void backward(std::span<const double> values, std::vector<double> terms, std::span<double> parts) const;

  private:
    enum class Kind : std::uint8_t { never, part, series, parallel, through };
    struct Row {
        Kind kind = Kind::never;
        int a = 0;
        int b = 0;
    };

    int add(Kind kind, int a, int b) {
        rows_.push_back({kind, a, b});
        return static_cast<int>(rows_.size()) - 1;
    }

    std::vector<Row> rows_;
};

}  // namespace spanwright::reliability
