// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/io/import/source.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::io {

/// One field of a CSV record, unquoted. Blanks around an unquoted field are left out.
struct CsvField {
    std::string text;
    Place place;
};

/// Goes through the records of a comma-separated text (RFC 4180): quoted fields may hold commas, line ends
/// and doubled quotes; lines end in LF, CRLF or CR; blank lines are left out.
class CsvRecords {
  public:
    explicit CsvRecords(const Source& source) : source_(source) {}
    /// The next record; empty after the last. Code::syntax for a quote that is not closed, or text behind
    /// one.
    Result<std::vector<CsvField>> next();

  private:
    Result<CsvField> field();
    Result<CsvField> quotedField();

    const Source& source_;
    std::size_t at_ = 0;
};

/// A CSV text with a header line: columns by name, rows one by one.
class CsvTable {
  public:
    /// Reads the header. Names are compared without case; one that is empty or stands twice is an error.
    static Result<CsvTable> open(const Source& source);

    [[nodiscard]] bool has(std::string_view column) const { return columns_.contains(column); }
    [[nodiscard]] const std::vector<CsvField>& header() const { return header_; }
    [[nodiscard]] std::size_t columnOf(std::string_view column) const {
        return columns_.at(std::string(column));
    }

    /// The fields of the next row, as many as there are columns; empty after the last. After a row with
    /// another number of fields (Code::invalidValue) the next one can be read.
    Result<std::vector<CsvField>> next();

  private:
    explicit CsvTable(const Source& source) : records_(source) {}

    CsvRecords records_;
    std::vector<CsvField> header_;
    std::map<std::string, std::size_t, std::less<>> columns_;
};

}  // namespace spanwright::io
