// SPDX-License-Identifier: MIT
#include "app/panels/model/table_model.h"

#include <algorithm>

namespace spanwright::app {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// "Branch 2" before "Branch 10": runs of digits compare by value, letters without case.
int compareNatural(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            while (i < a.size() && a[i] == '0')
                ++i;
            while (j < b.size() && b[j] == '0')
                ++j;
            const std::size_t startA = i;
            const std::size_t startB = j;
            while (i < a.size() && isDigit(a[i]))
                ++i;
            while (j < b.size() && isDigit(b[j]))
                ++j;
            const std::string_view runA = a.substr(startA, i - startA);
            const std::string_view runB = b.substr(startB, j - startB);
            if (runA.size() != runB.size()) return runA.size() < runB.size() ? -1 : 1;
            if (const int order = runA.compare(runB); order != 0) return order;
            continue;
        }
        if (lower(a[i]) != lower(b[j])) return lower(a[i]) < lower(b[j]) ? -1 : 1;
        ++i;
        ++j;
    }
    if (i == a.size() && j == b.size()) return 0;
    return i == a.size() ? -1 : 1;
}

bool before(const Cell& a, const Cell& b, bool descending) {
    if (a.number.has_value() != b.number.has_value()) return a.number.has_value();
    if (a.number) return descending ? *a.number > *b.number : *a.number < *b.number;
    const int order = compareNatural(a.text, b.text);
    return descending ? order > 0 : order < 0;
}

}  // namespace

bool matchesFilter(std::string_view text, std::string_view filter) {
    std::size_t at = 0;
    while (at < filter.size()) {
        if (filter[at] == ' ') {
            ++at;
            continue;
        }
        const std::size_t end = std::min(filter.find(' ', at), filter.size());
        const std::string_view word = filter.substr(at, end - at);
        const auto found = std::search(text.begin(), text.end(), word.begin(), word.end(),
                                       [](char a, char b) { return lower(a) == lower(b); });
        if (found == text.end()) return false;
        at = end;
    }
    return true;
}

std::vector<std::size_t> orderOf(const TableModel& table, std::size_t column, bool descending,
                                 std::string_view filter) {
    std::vector<std::size_t> order;
    order.reserve(table.rows.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::string all;
        if (!filter.empty()) {
            for (const Cell& cell : table.rows[i].cells)
                all += cell.text + '\n';
        }
        if (matchesFilter(all, filter)) order.push_back(i);
    }
    if (column < table.columns.size()) {
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return before(table.rows[a].cells[column], table.rows[b].cells[column], descending);
        });
    }
    return order;
}

}  // namespace spanwright::app
