// SPDX-License-Identifier: MIT
#include "engine/io/import/csv_table.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

constexpr std::string_view kEnds = ",\r\n";

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

}  // namespace

Result<CsvField> CsvRecords::quotedField() {
    const std::string_view text = source_.text;
    CsvField field{{}, {&source_, at_}};
    ++at_;
    for (;;) {
        const std::size_t quote = text.find('"', at_);
        if (quote == std::string_view::npos) {
            return failAt(field.place, Code::syntax, "a quoted field is not closed; expected '\"'");
        }
        field.text += text.substr(at_, quote - at_);
        at_ = quote + 1;
        if (at_ >= text.size() || text[at_] != '"') break;
        field.text += '"';
        ++at_;
    }
    const std::size_t end = std::min(text.find_first_of(kEnds, at_), text.size());
    if (!trimmed(text.substr(at_, end - at_)).empty()) {
        return failAt({&source_, at_}, Code::syntax,
                      "text behind a closing quote; expected a comma or the line's end");
    }
    at_ = end;
    return field;
}

Result<CsvField> CsvRecords::field() {
    const std::string_view text = source_.text;
    at_ = std::min(text.find_first_not_of(" \t", at_), text.size());
    if (at_ < text.size() && text[at_] == '"') return quotedField();
    const std::size_t end = std::min(text.find_first_of(kEnds, at_), text.size());
    CsvField field{std::string(trimmed(text.substr(at_, end - at_))), {&source_, at_}};
    at_ = end;
    return field;
}

Result<std::vector<CsvField>> CsvRecords::next() {
    const std::string_view text = source_.text;
    for (;;) {
        std::vector<CsvField> fields;
        if (at_ >= text.size()) return fields;
        const std::size_t start = at_;
        for (;;) {
            Result<CsvField> read = field();
            if (!read) return tl::unexpected(read.error());
            fields.push_back(std::move(*read));
            if (at_ >= text.size() || text[at_] != ',') break;
            ++at_;
        }
        const bool blank = fields.size() == 1 && fields.front().text.empty() && text[start] != '"';
        if (text.substr(at_).starts_with("\r\n")) {
            at_ += 2;
        } else if (at_ < text.size()) {
            ++at_;
        }
        if (!blank) return fields;
    }
}

Result<CsvTable> CsvTable::open(const Source& source) {
    CsvTable table(source);
    Result<std::vector<CsvField>> header = table.records_.next();
    if (!header) return tl::unexpected(header.error());
    for (CsvField& column : *header) {
        std::transform(column.text.begin(), column.text.end(), column.text.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (column.text.empty()) return failAt(column.place, Code::syntax, "a column has no name");
        if (!table.columns_.emplace(column.text, table.columns_.size()).second) {
            return failAt(column.place, Code::conflict,
                          fmt::format("the column {} stands twice", quoted(column.text)));
        }
    }
    table.header_ = std::move(*header);
    return table;
}

Result<std::vector<CsvField>> CsvTable::next() {
    Result<std::vector<CsvField>> row = records_.next();
    if (row && !row->empty() && row->size() != header_.size()) {
        return failAt(row->front().place, Code::invalidValue,
                      fmt::format("{} fields; expected {} as in the header", row->size(), header_.size()));
    }
    return row;
}

}  // namespace spanwright::io
