// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spanwright {

/// The unit that a figure is stored in; widgets show it, importers convert to it.
enum class Unit {
    none,
    megabitsPerSecond,
    kilometres,
    milliseconds,
    watts,
    rackUnits,
    seconds,
    hours,
    workingDays,
    calendarDays,
    months,
    years,
    bytes,
    packetsPerSecond,
    percent,
    percentPerYear,
    degrees,
    money,
    moneyPerMonth,
    moneyPerYear,
    moneyPerHour,
    moneyPerKilowattHour,
    moneyPerGigabyte,
    moneyPerMegabitMonth,
    moneyPerRackUnitMonth,
    gigabytesPerMonth,
    canvasUnits,
};

/// Symbol after a figure: "Mbit/s", "km", "%". Empty for Unit::none and for money (the currency says it).
[[nodiscard]] constexpr std::string_view symbol(Unit unit) {
    switch (unit) {
        case Unit::megabitsPerSecond:
            return "Mbit/s";
        case Unit::kilometres:
            return "km";
        case Unit::milliseconds:
            return "ms";
        case Unit::watts:
            return "W";
        case Unit::rackUnits:
            return "U";
        case Unit::seconds:
            return "s";
        case Unit::hours:
            return "h";
        case Unit::workingDays:
            return "working days";
        case Unit::calendarDays:
            return "days";
        case Unit::months:
            return "months";
        case Unit::years:
            return "years";
        case Unit::bytes:
            return "bytes";
        case Unit::packetsPerSecond:
            return "packets/s";
        case Unit::percent:
            return "%";
        case Unit::percentPerYear:
            return "% a year";
        case Unit::degrees:
            return "°";
        case Unit::moneyPerMonth:
            return "a month";
        case Unit::moneyPerYear:
            return "a year";
        case Unit::moneyPerHour:
            return "an hour";
        case Unit::moneyPerKilowattHour:
            return "a kWh";
        case Unit::moneyPerGigabyte:
            return "a GB";
        case Unit::moneyPerMegabitMonth:
            return "a Mbit/s and month";
        case Unit::moneyPerRackUnitMonth:
            return "a U and month";
        case Unit::gigabytesPerMonth:
            return "GB a month";
        case Unit::none:
        case Unit::money:
        case Unit::canvasUnits:
            return "";
    }
    return "";
}

/// What one field of an element is called in files and on screen, its unit and what it may hold.
///
/// Every element type lists its fields once, in a `visitFields(row, visitor)` beside the type; the reader,
/// the writer, validation, comparison and the inspector are all visitors of that list.
struct FieldInfo {
    std::string_view key;    ///< in files: snake_case, unit included
    std::string_view label;  ///< on screen: sentence case, no unit
    Unit unit = Unit::none;
    double min = std::numeric_limits<double>::lowest();  ///< inclusive; figures only
    double max = std::numeric_limits<double>::max();     ///< inclusive; figures only
    std::string_view help = {};  ///< one sentence, where the label does not say it all
};

/// A name and text that the user or an importer attached to an element; kept, never interpreted.
using Properties = std::vector<std::pair<std::string, std::string>>;

/// Fields of a newer or foreign writer, as (name, JSON text): written back as they came.
using UnknownFields = std::vector<std::pair<std::string, std::string>>;

/// File key and screen label of an enumerator.
template <class Enum>
struct EnumName {
    Enum value;
    std::string_view key;
    std::string_view label;
};

/// Specialised beside each enum of the model with `static constexpr std::array kNames`, in declaration order.
template <class Enum>
struct EnumNames;

template <class Enum>
[[nodiscard]] constexpr const EnumName<Enum>& nameOf(Enum value) {
    return EnumNames<Enum>::kNames.at(static_cast<std::size_t>(value));
}

template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> enumFromKey(std::string_view key) {
    for (const EnumName<Enum>& name : EnumNames<Enum>::kNames) {
        if (name.key == key) return name.value;
    }
    return std::nullopt;
}

}  // namespace spanwright
