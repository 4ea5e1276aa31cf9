// SPDX-License-Identifier: MIT
#include "engine/base/date.h"

#include <charconv>

#include <fmt/format.h>

namespace spanwright {
namespace {

bool readDigits(std::string_view text, int& out) {
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), out);
    return status == std::errc{} && end == text.data() + text.size() && text.front() != '-';
}

}  // namespace

Result<Date> Date::parse(std::string_view iso) {
    int year = 0;
    int month = 0;
    int day = 0;
    const bool shaped = iso.size() == 10 && iso[4] == '-' && iso[7] == '-' &&
                        readDigits(iso.substr(0, 4), year) && readDigits(iso.substr(5, 2), month) &&
                        readDigits(iso.substr(8, 2), day);
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!shaped || !date.ok() || year < 1900) {
        return fail(Code::invalidValue, fmt::format("\"{}\" is not a date; expected YYYY-MM-DD", iso));
    }
    return Date(std::chrono::sys_days(date));
}

std::string Date::text() const {
    const std::chrono::year_month_day date{days_};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Month::Month(Date date) {
    const std::chrono::year_month_day day{date.days()};
    index_ = static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}

std::string Month::text() const {
    return fmt::format("{:04}-{:02}", index_ / 12, index_ % 12 + 1);
}

Date Month::firstDay() const {
    return {index_ / 12, static_cast<unsigned>(index_ % 12 + 1), 1U};
}

Month Month::plus(int months) const {
    Month later = *this;
    later.index_ += months;
    return later;
}

}  // namespace spanwright
