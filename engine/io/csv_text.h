// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Text for spreadsheets. A cell that begins like a formula is run by the program that opens the file, so a
/// name that somebody else has typed could fetch or send data (OWASP, "CSV Injection").
namespace spanwright::io {

/// The text with an apostrophe in front where a spreadsheet could take it for a formula: it begins with
/// = + - @ (after blanks too), a tab, or a line end. Text that begins with an apostrophe and goes on so gets
/// one more, so that `unguarded` gives back every text as it was.
[[nodiscard]] std::string guarded(std::string_view text);

/// What `guarded` was given.
[[nodiscard]] std::string unguarded(std::string_view text);

/// One record of comma-separated values, with its line end (RFC 4180: CRLF, quotes where they are needed).
/// Fields are written as they are; text of others has to be guarded before.
[[nodiscard]] std::string csvRecord(const std::vector<std::string>& fields);

}  // namespace spanwright::io
