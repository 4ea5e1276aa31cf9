// SPDX-License-Identifier: MIT
#include "engine/report/workbook.h"

#include "engine/io/csv_text.h"
#include "engine/io/files.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <unistd.h>

namespace spanwright::report {
namespace {

constexpr lxw_color_t kInk = 0x1F2933;
constexpr lxw_color_t kMuted = 0x66727F;
constexpr lxw_color_t kHead = 0x1F3A5F;
constexpr lxw_color_t kSection = 0xE4EAF1;
constexpr lxw_color_t kRule = 0xC5CED8;
constexpr lxw_color_t kInput = 0xFFF7E0;
constexpr std::size_t kLongestText = 32000;  ///< bytes; a cell holds 32 767 characters

std::string columnName(lxw_col_t column) {
    std::string name;
    for (int left = column + 1; left > 0; left = (left - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
    return name;
}

std::string moneyFormat(Currency currency) {
    const std::string digits = currency.minorDigits() > 0
                                   ? "." + std::string(static_cast<std::size_t>(currency.minorDigits()), '0')
                                   : "";
    return fmt::format("#,##0{0} [${1}];[Red]-#,##0{0} [${1}]", digits, currency.code());
}

lxw_datetime datetimeOf(Date date) {
    const std::chrono::year_month_day day(date.days());
    return {static_cast<int>(day.year()),
            static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day())),
            0,
            0,
            0};
}

/// Cut between characters.
std::string cut(std::string text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
        --bytes;
    text.resize(bytes);
    return text + "…";
}

bool isTotal(Look look) {
    return look == Look::totalText || look == Look::totalMoney;
}

}  // namespace

std::string nameOf(Cell cell) {
    return fmt::format("{}{}", columnName(cell.column), cell.row + 1);
}

std::string absoluteNameOf(Cell cell) {
    return fmt::format("${}${}", columnName(cell.column), cell.row + 1);
}

std::string columnRange(lxw_col_t column, lxw_row_t first, lxw_row_t last) {
    return absoluteNameOf({first, column}) + ":" + absoluteNameOf({last, column});
}

std::string onSheet(std::string_view sheet, std::string_view range) {
    return fmt::format("'{}'!{}", sheet, range);
}

void Sheet::text(Cell at, std::string_view text, Look look) {
    worksheet_write_string(sheet_, at.row, at.column, cut(io::guarded(text), kLongestText).c_str(),
                           workbook_.format(look));
}

void Sheet::number(Cell at, double value, Look look) {
    worksheet_write_number(sheet_, at.row, at.column, value, workbook_.format(look));
}

void Sheet::date(Cell at, Date date, Look look) {
    lxw_datetime moment = datetimeOf(date);
    worksheet_write_datetime(sheet_, at.row, at.column, &moment, workbook_.format(look));
}

void Sheet::formula(Cell at, const std::string& formula, double value, Look look) {
    worksheet_write_formula_num(sheet_, at.row, at.column, formula.c_str(), workbook_.format(look), value);
}

void Sheet::formula(Cell at, const std::string& formula, const char* value, Look look) {
    worksheet_write_formula_str(sheet_, at.row, at.column, formula.c_str(), workbook_.format(look), value);
}

void Sheet::choice(Cell at, std::string_view text, std::vector<std::string> choices) {
    this->text(at, text, Look::textInput);
    std::vector<char*> list;
    list.reserve(choices.size() + 1);
    for (std::string& each : choices)
        list.push_back(each.data());
    list.push_back(nullptr);
    lxw_data_validation validation = {};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = list.data();
    worksheet_data_validation_cell(sheet_, at.row, at.column, &validation);
}

void Sheet::headings(lxw_row_t row, const std::vector<std::string>& names, lxw_col_t texts) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        text({row, column}, names[i], column < texts ? Look::heading : Look::figureHeading);
    }
    worksheet_freeze_panes(sheet_, row + 1, 0);
    constexpr double kHeadingHeight = 30;
    worksheet_set_row(sheet_, row, kHeadingHeight, nullptr);
}

void Sheet::width(lxw_col_t column, double characters) {
    worksheet_set_column(sheet_, column, column, characters, nullptr);
}

void Sheet::fit(lxw_row_t row, std::string_view text, double characters) {
    constexpr double kLine = 13.5;
    constexpr double kMostLines = 30;
    const auto length = static_cast<double>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    const double lines = std::min(std::ceil(1.1 * length / characters), kMostLines);
    if (lines > 1) worksheet_set_row(sheet_, row, lines * kLine, nullptr);
}

void Sheet::widths(const std::vector<double>& characters) {
    for (std::size_t i = 0; i < characters.size(); ++i)
        width(static_cast<lxw_col_t>(i), characters[i]);
}

void Sheet::title(std::string_view title, std::string_view subtitle) {
    text({0, 0}, title, Look::title);
    text({1, 0}, subtitle, Look::subtitle);
    constexpr double kTitleHeight = 26;
    worksheet_set_row(sheet_, 0, kTitleHeight, nullptr);
}

void Sheet::print(lxw_row_t repeated, bool landscape) {
    constexpr std::uint8_t kA4 = 9;
    worksheet_set_paper(sheet_, kA4);
    if (landscape) worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_margins(sheet_, 0.5, 0.5, 0.6, 0.7);
    if (repeated > 0) worksheet_repeat_rows(sheet_, 0, repeated);
    worksheet_set_footer(sheet_, workbook_.footer().c_str());
    worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
}

Result<std::unique_ptr<Workbook>> Workbook::create(std::string_view project, Currency currency,
                                                   Date created) {
    std::error_code error;
    std::string file = (std::filesystem::temp_directory_path(error) / "spanwright-XXXXXX").string();
    const int descriptor = error ? -1 : mkstemp(file.data());
    if (descriptor < 0) return fail(Code::inputOutput, "no temporary file can be written for the workbook");
    close(descriptor);
    std::unique_ptr<Workbook> workbook(new Workbook(currency, file));
    workbook->book_ = workbook_new(file.c_str());
    if (workbook->book_ == nullptr) return fail(Code::inputOutput, "the workbook cannot be started");
    std::string title = io::guarded(cut(std::string(project), 200));
    lxw_doc_properties properties = {};
    std::string application = "Spanwright";
    properties.title = title.data();
    properties.author = application.data();
    // The time of writing would make two equal budgets differ.
    properties.created = std::chrono::system_clock::to_time_t(created.days());
    workbook_set_properties(workbook->book_, &properties);
    std::string plain;  // an ampersand starts a code in footers
    for (const char c : cut(std::string(project), 100))
        plain += c == '&' ? std::string("&&") : std::string(1, c);
    workbook->footer_ = "&L&8" + plain + "&C&8&A&R&8&P / &N";
    return workbook;
}

Workbook::~Workbook() {
    if (book_ != nullptr) lxw_workbook_free(book_);
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

Sheet& Workbook::addSheet(const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    return *sheets_.emplace_back(std::make_unique<Sheet>(*this, sheet, name));
}

lxw_chart* Workbook::addChart(std::uint8_t type, std::string_view title) {
    lxw_chart* chart = workbook_add_chart(book_, type);
    chart_title_set_name(chart, std::string(title).c_str());
    lxw_chart_font titleFont = {};
    titleFont.size = 12;
    titleFont.bold = LXW_TRUE;
    titleFont.color = kInk;
    chart_title_set_name_font(chart, &titleFont);
    lxw_chart_font small = {};
    small.size = 9;
    small.color = kMuted;
    chart_axis_set_num_font(chart->x_axis, &small);
    chart_axis_set_num_font(chart->y_axis, &small);
    const bool lying = type == LXW_CHART_BAR || type == LXW_CHART_BAR_STACKED;
    lxw_chart_axis* amounts = lying ? chart->x_axis : chart->y_axis;
    chart_axis_set_num_format(amounts, "#,##0");
    lxw_chart_line grid = {};
    grid.color = kRule;
    grid.width = 0.5F;
    chart_axis_major_gridlines_set_line(amounts, &grid);
    if (lying) {
        // The first row stands on top; the amounts stay at the bottom.
        chart_axis_set_reverse(chart->y_axis);
        chart_axis_set_label_position(amounts, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
    }
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    return chart;
}

void Workbook::addSeries(lxw_chart* chart, const std::string& name, const std::string& categories,
                         const std::string& values, lxw_color_t colour) {
    lxw_chart_series* series = chart_add_series(chart, ("=" + categories).c_str(), ("=" + values).c_str());
    chart_series_set_name(series, name.c_str());
    lxw_chart_fill fill = {};
    fill.color = colour;
    chart_series_set_fill(series, &fill);
    lxw_chart_line line = {};
    line.color = colour;
    line.width = 2;
    chart_series_set_line(series, &line);
}

void Workbook::name(const std::string& name, const Sheet& sheet, Cell cell) {
    workbook_define_name(book_, name.c_str(), ("=" + onSheet(sheet.name(), absoluteNameOf(cell))).c_str());
}

void Workbook::place(lxw_chart* chart, Sheet& sheet, Cell at, int width, int height) {
    constexpr double kDefaultWidth = 480;
    constexpr double kDefaultHeight = 288;
    lxw_chart_options options = {};
    options.x_scale = width / kDefaultWidth;
    options.y_scale = height / kDefaultHeight;
    worksheet_insert_chart_opt(sheet.handle(), at.row, at.column, chart, &options);
}

lxw_format* Workbook::format(Look look) {
    const auto known = formats_.find(look);
    if (known != formats_.end()) return known->second;
    lxw_format* format = workbook_add_format(book_);
    format_set_font_name(format, "Calibri");
    format_set_font_size(format, 10);
    format_set_font_color(format, kInk);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    const auto number = [&](const std::string& text) {
        format_set_num_format(format, text.c_str());
        format_set_align(format, LXW_ALIGN_RIGHT);
    };
    switch (look) {
        case Look::title:
            format_set_font_size(format, 18);
            format_set_bold(format);
            format_set_font_color(format, kHead);
            break;
        case Look::subtitle:
            format_set_font_color(format, kMuted);
            break;
        case Look::note:
            format_set_font_color(format, kMuted);
            format_set_indent(format, 1);
            break;
        case Look::heading:
        case Look::figureHeading:
            format_set_bold(format);
            format_set_font_color(format, LXW_COLOR_WHITE);
            format_set_bg_color(format, kHead);
            format_set_text_wrap(format);
            format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
            if (look == Look::figureHeading) {
                format_set_align(format, LXW_ALIGN_RIGHT);
            } else {
                format_set_indent(format, 1);
            }
            break;
        case Look::section:
            format_set_bold(format);
            format_set_bg_color(format, kSection);
            break;
        case Look::wrapped:
            format_set_text_wrap(format);
            format_set_indent(format, 1);
            break;
        case Look::text:
        case Look::totalText:
        case Look::textInput:
            format_set_indent(format, 1);
            break;
        case Look::whole:
            number("#,##0");
            break;
        case Look::figure:
        case Look::figureInput:
            number("General");
            break;
        case Look::percent:
            number("0.0##\" %\"");
            break;
        case Look::price:
            number("#,##0.00####");
            break;
        case Look::money:
        case Look::moneyInput:
        case Look::totalMoney:
            number(moneyFormat(currency_));
            break;
        case Look::date:
            number("yyyy-mm-dd");
            break;
        case Look::month:
        case Look::monthInput:
            number("yyyy-mm");
            break;
    }
    if (look == Look::moneyInput || look == Look::figureInput || look == Look::monthInput ||
        look == Look::textInput) {
        format_set_bg_color(format, kInput);
    }
    if (look == Look::moneyInput) format_set_num_format(format, "#,##0.00####");
    if (isTotal(look)) {
        format_set_bold(format);
        format_set_top(format, LXW_BORDER_THIN);
        format_set_top_color(format, kHead);
    } else if (look != Look::title && look != Look::subtitle && look != Look::note && look != Look::heading &&
               look != Look::figureHeading) {
        format_set_bottom(format, LXW_BORDER_HAIR);
        format_set_bottom_color(format, kRule);
    }
    formats_[look] = format;
    return format;
}

Result<std::string> Workbook::bytes() {
    lxw_workbook* book = std::exchange(book_, nullptr);
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR) {
        return fail(Code::inputOutput,
                    fmt::format("the workbook cannot be written: {}", lxw_strerror(error)));
    }
    return io::readFile(file_);
}

}  // namespace spanwright::report
