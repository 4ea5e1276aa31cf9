// SPDX-License-Identifier: MIT
#include "engine/io/csv_text.h"

namespace spanwright::io {
namespace {

constexpr std::string_view kFormulaStarts = "=+-@";
constexpr std::string_view kBlanks = " \t\r\n";

/// Behind any apostrophes: would a spreadsheet see a formula?
bool looksLikeFormula(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    if (text.empty()) return false;
    if (text.front() != ' ' && kBlanks.find(text.front()) != std::string_view::npos) return true;
    const std::size_t first = text.find_first_not_of(kBlanks);
    return first != std::string_view::npos && kFormulaStarts.find(text[first]) != std::string_view::npos;
}

}  // namespace

std::string guarded(std::string_view text) {
    return looksLikeFormula(text) ? "'" + std::string(text) : std::string(text);
}

std::string unguarded(std::string_view text) {
    const bool guard = text.starts_with('\'') && looksLikeFormula(text);
    return std::string(guard ? text.substr(1) : text);
}

std::string csvRecord(const std::vector<std::string>& fields) {
    std::string record;
    for (const std::string& field : fields) {
        if (&field != fields.data()) record += ',';
        const bool quote = field.find_first_of("\",\r\n") != std::string::npos || field.starts_with(' ') ||
                           field.starts_with('\t') || field.ends_with(' ') || field.ends_with('\t');
        if (!quote) {
            record += field;
            continue;
        }
        record += '"';
        for (const char c : field)
            record += c == '"' ? std::string("\"\"") : std::string(1, c);
        record += '"';
    }
    return record + "\r\n";
}

}  // namespace spanwright::io
