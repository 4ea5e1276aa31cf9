// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/money.h"
#include "engine/base/result.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xlsxwriter.h>

/// A thin layer over libxlsxwriter: one look for all sheets, and no cell that runs what somebody typed.
namespace spanwright::report {

/// How a cell looks.
enum class Look {
    title,          ///< of a sheet
    subtitle,       ///< the line under it
    heading,        ///< over a column of text
    figureHeading,  ///< over a column of figures
    section,        ///< over a block of rows
    text,
    wrapped,  ///< text over several lines
    note,     ///< small print
    whole,    ///< a count
    figure,   ///< a number with the digits that it needs
    percent,  ///< of a number of percent: 7.5 %
    price,    ///< unit price, up to six digits
    money,
    moneyInput,   ///< an amount that may be changed: everything else follows
    figureInput,  ///< likewise a number
    totalText,    ///< of a row of sums
    totalMoney,
    date,
    month,
    monthInput,
    textInput,
};

/// A zero-based place in a sheet.
struct Cell {
    lxw_row_t row = 0;
    lxw_col_t column = 0;
};

/// "B5"; absolute: "$B$5".
[[nodiscard]] std::string nameOf(Cell cell);
[[nodiscard]] std::string absoluteNameOf(Cell cell);
/// "$C$5:$C$90" of one column, both rows included.
[[nodiscard]] std::string columnRange(lxw_col_t column, lxw_row_t first, lxw_row_t last);
/// "'Fiscal years'!$B$5:$B$9".
[[nodiscard]] std::string onSheet(std::string_view sheet, std::string_view range);

class Workbook;

/// One sheet. Owned by its workbook.
class Sheet {
  public:
    Sheet(Workbook& workbook, lxw_worksheet* sheet, std::string name)
        : workbook_(workbook), sheet_(sheet), name_(std::move(name)) {}

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] lxw_worksheet* handle() const { return sheet_; }

    /// Text of others: made plain, cut at what a cell can hold.
    void text(Cell at, std::string_view text, Look look = Look::text);
    void number(Cell at, double value, Look look = Look::figure);
    void money(Cell at, Money amount, Look look = Look::money) { number(at, amount.toDouble(), look); }
    void date(Cell at, Date date, Look look = Look::date);
    /// `value` is what a program shows that does not calculate.
    void formula(Cell at, const std::string& formula, double value, Look look);
    void formula(Cell at, const std::string& formula, const char* value, Look look);
    /// Text that may be changed to another of `choices`, which have 255 characters together at most.
    void choice(Cell at, std::string_view text, std::vector<std::string> choices);
    /// A row of headings, the first `texts` of them over text; freezes what is above the next row.
    void headings(lxw_row_t row, const std::vector<std::string>& names, lxw_col_t texts);
    void width(lxw_col_t column, double characters);
    /// Makes a row as high as this text needs in a column of that width; programs do not all do it alone.
    void fit(lxw_row_t row, std::string_view text, double characters);
    void widths(const std::vector<double>& characters);
    /// Title and the line under it, in the first two rows.
    void title(std::string_view title, std::string_view subtitle);
    /// A4 across, one page wide; rows up to `repeated` stand on every page.
    void print(lxw_row_t repeated, bool landscape);

  private:
    Workbook& workbook_;
    lxw_worksheet* sheet_;
    std::string name_;
};

/// A workbook that is written into a temporary file, which is gone when `bytes` has read it.
class Workbook {
  public:
    /// `project` stands in the footer and the properties; `created` in the properties.
    static Result<std::unique_ptr<Workbook>> create(std::string_view project, Currency currency,
                                                    Date created);
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook();

    Sheet& addSheet(const std::string& name);
    lxw_chart* addChart(std::uint8_t type, std::string_view title);
    void addSeries(lxw_chart* chart, const std::string& name, const std::string& categories,
                   const std::string& values, lxw_color_t colour);
    /// Puts a chart, complete with its series, at a cell; its size is in pixels.
    static void place(lxw_chart* chart, Sheet& sheet, Cell at, int width, int height);
    void name(const std::string& name, const Sheet& sheet, Cell cell);
    [[nodiscard]] lxw_format* format(Look look);
    [[nodiscard]] Currency currency() const { return currency_; }
    [[nodiscard]] const std::string& footer() const { return footer_; }

    /// Finishes the file; the workbook cannot be used after it.
    [[nodiscard]] Result<std::string> bytes();

  private:
    Workbook(Currency currency, std::string file) : currency_(currency), file_(std::move(file)) {}

    Currency currency_;
    std::string file_;
    std::string footer_;
    lxw_workbook* book_ = nullptr;
    std::vector<std::unique_ptr<Sheet>> sheets_;
    std::map<Look, lxw_format*> formats_;
};

/// The colours of charts.
inline constexpr lxw_color_t kCapexColour = 0x1F4E79;
inline constexpr lxw_color_t kOpexColour = 0x8FB4D9;
inline constexpr lxw_color_t kLineColour = 0xB85C00;

}  // namespace spanwright::report
