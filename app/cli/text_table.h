// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace spanwright::cli {

enum class Align { left, right };

/// An aligned table for a person, with a title and a line for rows that were left out.
class TextTable {
  public:
    struct Column {
        std::string heading;
        Align align = Align::left;
    };

    TextTable(std::string title, std::vector<Column> columns);
    /// Two columns without headings: what, and how much.
    static TextTable facts(std::string title);

    /// Rows beyond the limit are counted, not shown.
    void limit(std::size_t rows) { limit_ = rows; }
    void add(std::vector<std::string> cells);
    [[nodiscard]] std::string text() const;

  private:
    std::string title_;
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
    std::size_t limit_ = 20;
};

/// "83.1 %".
[[nodiscard]] std::string percentText(double share);
/// Three significant decimals at most, without trailing zeros: "1234.5".
[[nodiscard]] std::string figureText(double value);

}  // namespace spanwright::cli
