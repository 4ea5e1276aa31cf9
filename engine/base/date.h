// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

namespace spanwright {

/// A calendar day, without a time zone. Text form is ISO 8601 ("2027-03-15"); years 1900 to 9999.
class Date {
  public:
    constexpr Date() = default;
    constexpr explicit Date(std::chrono::sys_days days) : days_(days) {}
    constexpr Date(int year, unsigned month, unsigned day)
        : days_(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)) {}
    static Result<Date> parse(std::string_view iso);

    [[nodiscard]] constexpr std::chrono::sys_days days() const { return days_; }
    [[nodiscard]] std::string text() const;
    [[nodiscard]] Date plusDays(int days) const { return Date(days_ + std::chrono::days(days)); }
    /// Calendar days from `earlier` to this date.
    [[nodiscard]] int daysSince(Date earlier) const {
        return static_cast<int>((days_ - earlier.days_).count());
    }
    friend auto operator<=>(Date, Date) = default;

  private:
    std::chrono::sys_days days_{};
};

/// A calendar month ("2027-03"), for cash flow.
class Month {
  public:
    constexpr Month() = default;
    explicit Month(Date date);

    [[nodiscard]] std::string text() const;
    [[nodiscard]] Date firstDay() const;
    [[nodiscard]] Month plus(int months) const;
    /// Whole months from `earlier` to this one.
    [[nodiscard]] int monthsSince(Month earlier) const { return index_ - earlier.index_; }
    friend auto operator<=>(Month, Month) = default;

  private:
    int index_ = 0;  ///< months since year 0
};

}  // namespace spanwright
