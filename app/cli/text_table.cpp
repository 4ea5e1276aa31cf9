// SPDX-License-Identifier: MIT
#include "app/cli/text_table.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::cli {
namespace {

/// Characters that a terminal shows, not bytes.
std::size_t widthOf(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// One cell is one line, and no control character of a file reaches the terminal.
std::string singleLine(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') c = ' ';
    }
    return text;
}

}  // namespace

TextTable::TextTable(std::string title, std::vector<Column> columns)
    : title_(std::move(title)), columns_(std::move(columns)) {}

TextTable TextTable::facts(std::string title) {
    TextTable table(std::move(title), {{"", Align::left}, {"", Align::right}});
    table.limit(1000);
    return table;
}

void TextTable::add(std::vector<std::string> cells) {
    for (std::string& cell : cells)
        cell = singleLine(std::move(cell));
    rows_.push_back(std::move(cells));
}

std::string TextTable::text() const {
    std::vector<std::vector<std::string>> shown;
    std::vector<std::string> headings;
    bool headed = false;
    for (const Column& column : columns_) {
        headings.push_back(column.heading);
        headed = headed || !column.heading.empty();
    }
    if (headed && !rows_.empty()) shown.push_back(headings);
    shown.insert(shown.end(), rows_.begin(),
                 rows_.begin() + static_cast<std::ptrdiff_t>(std::min(limit_, rows_.size())));
    std::vector<std::size_t> widths(columns_.size(), 0);
    for (const auto& row : shown) {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[i]));
    }
    std::string out = title_ + "\n";
    for (const auto& row : shown) {
        std::string line = " ";
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const std::string gap(widths[i] - widthOf(row[i]), ' ');
            line += " ";
            line += columns_[i].align == Align::right ? gap + row[i] : row[i] + gap;
            line += " ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    if (rows_.size() > limit_) out += fmt::format("  … and {} more\n", rows_.size() - limit_);
    return out;
}

std::string percentText(double share) {
    return fmt::format("{:.1f} %", share * 100);
}

std::string figureText(double value) {
    std::string text = fmt::format("{:.3f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace spanwright::cli
