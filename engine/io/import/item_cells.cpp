// SPDX-License-Identifier: MIT
#include "engine/io/import/item_cells.h"

#include "engine/io/import/band_cells.h"
#include "engine/io/import/source.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <type_traits>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

constexpr std::string_view kPortsColumn = "ports";
constexpr std::string_view kPortsField = "port_groups";

bool isMoney(Unit unit) {
    switch (unit) {
        case Unit::money:
        case Unit::moneyPerMonth:
        case Unit::moneyPerYear:
        case Unit::moneyPerHour:
        case Unit::moneyPerKilowattHour:
        case Unit::moneyPerGigabyte:
        case Unit::moneyPerMegabitMonth:
            return true;
        default:
            return false;
    }
}

std::string low(std::string_view key) {
    return fmt::format("{}_low", key);
}
std::string high(std::string_view key) {
    return fmt::format("{}_high", key);
}

/// A visitor of an item's fields that writes the cells of those that fit a table.
struct CellWriter {
    ItemCells& out;

    template <class Value>
    void operator()(const FieldInfo& info, const Value& value) const {
        write(info, value);
    }

  private:
    void add(std::string_view column, std::string text) const {
        out.emplace_back(std::string(column), std::move(text));
    }
    void write(const FieldInfo& info, const std::string& value) const { add(info.key, value); }
    void write(const FieldInfo& info, int value) const {
        add(info.key, value == 0 ? "" : std::to_string(value));
    }
    void write(const FieldInfo& info, double value) const {
        add(info.key, value == 0 ? "" : fmt::format("{}", value));
    }
    void write(const FieldInfo& info, Decimal value) const {
        add(info.key, value.isZero() ? "" : value.text());
    }
    void write(const FieldInfo& info, const ThreePoint<Decimal>& value) const {
        const bool none = value == ThreePoint<Decimal>{};
        add(low(info.key), none ? "" : value.low.text());
        add(info.key, none ? "" : value.likely.text());
        add(high(info.key), none ? "" : value.high.text());
    }
    template <class Value>
    void write(const FieldInfo& info, const std::optional<Value>& value) const {
        if (!value) {
            add(info.key, "");
        } else if constexpr (std::is_arithmetic_v<Value>) {
            add(info.key, fmt::format("{}", *value));
        } else {
            add(info.key, value->text());
        }
    }
    void write(const FieldInfo& /*info*/, const std::vector<PortGroup>& value) const {
        add(kPortsColumn, portsText(value));
    }
    void write(const FieldInfo& info, const std::vector<TransferTier>& value) const {
        add(info.key, bandsText(value));
    }
    void write(const FieldInfo& info, const std::vector<RateBand>& value) const {
        add(info.key, bandsText(value));
    }
    void write(const FieldInfo& info, const std::vector<ModuleBay>& value) const {
        add(info.key, baysText(value));
    }
    template <class Value>
    void write(const FieldInfo& info, const Value& value) const {
        if constexpr (std::is_enum_v<Value>) add(info.key, std::string(nameOf(value).key));
    }
};

Result<double> readFigure(std::string_view text) {
    double value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return fail(Code::invalidValue,
                    fmt::format("{} is no number; expected one such as 1234.5", quoted(text)));
    }
    return value;
}

template <class Enum>
std::string keysOf() {
    std::string keys;
    for (const EnumName<Enum>& name : EnumNames<Enum>::kNames)
        keys += (keys.empty() ? "" : ", ") + std::string(name.key);
    return keys;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(' ');
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

/// One group of `portsText`.
std::optional<PortGroup> readPortGroup(std::string_view text) {
    PortGroup group;
    const auto [countEnd, countStatus] = std::from_chars(text.data(), text.data() + text.size(), group.count);
    if (countStatus != std::errc{}) return std::nullopt;
    text = text.substr(static_cast<std::size_t>(countEnd - text.data()));
    if (!text.starts_with('x')) return std::nullopt;
    text.remove_prefix(1);
    const std::string_view speed = text.substr(0, text.find(' '));
    const Result<double> mbps = readFigure(speed);
    constexpr int kMostPorts = 100000;
    if (!mbps || *mbps < 0 || group.count < 0 || group.count > kMostPorts) return std::nullopt;
    group.speedMbps = *mbps;
    group.connector = std::string(trimmed(text.substr(speed.size())));
    return group;
}

/// A visitor of an item's fields that sets those that have a cell.
struct CellReader {
    const std::map<std::string, std::string, std::less<>>& cells;
    std::vector<CellProblem>& problems;

    template <class Value>
    void operator()(const FieldInfo& info, Value& value) const {
        read(info, value);
    }

  private:
    [[nodiscard]] std::string_view cell(std::string_view column) const {
        const auto at = cells.find(column);
        return at == cells.end() ? std::string_view{} : std::string_view(at->second);
    }
    void report(std::string_view column, std::string message) const {
        problems.push_back({std::string(column), std::move(message)});
    }
    [[nodiscard]] bool inRange(const FieldInfo& info, std::string_view column, double value) const {
        if (value >= info.min && value <= info.max) return true;
        const bool below = value < info.min;
        report(column, fmt::format("{} is {}; expected at {} {}", column, value, below ? "least" : "most",
                                   below ? info.min : info.max));
        return false;
    }
    [[nodiscard]] std::optional<Decimal> amount(const FieldInfo& info, std::string_view column) const {
        const std::string_view text = cell(column);
        if (text.empty()) return std::nullopt;
        const Result<Decimal> value = Decimal::parse(text);
        if (!value) {
            report(column, fmt::format("{} is {}; expected an amount such as 1234.50", column, quoted(text)));
            return std::nullopt;
        }
        if (!inRange(info, column, value->toDouble())) return std::nullopt;
        return *value;
    }

    void read(const FieldInfo& info, std::string& value) const {
        if (const std::string_view text = cell(info.key); !text.empty()) value = text;
    }
    void read(const FieldInfo& info, double& value) const {
        const std::string_view text = cell(info.key);
        if (text.empty()) return;
        const Result<double> figure = readFigure(text);
        if (!figure) return report(info.key, figure.error().message);
        if (inRange(info, info.key, *figure)) value = *figure;
    }
    void read(const FieldInfo& info, int& value) const {
        double figure = value;
        read(info, figure);
        if (figure != std::floor(figure)) {
            return report(info.key, fmt::format("{} is {}; expected a whole number", info.key, figure));
        }
        value = static_cast<int>(figure);
    }
    void read(const FieldInfo& info, Decimal& value) const {
        if (const auto figure = amount(info, info.key)) value = *figure;
    }
    void read(const FieldInfo& info, ThreePoint<Decimal>& value) const {
        const auto likely = amount(info, info.key);
        const auto least = amount(info, low(info.key));
        const auto most = amount(info, high(info.key));
        if (!likely) {
            if (cell(info.key).empty() && (least || most)) {
                report(least ? low(info.key) : high(info.key),
                       fmt::format("a low or high {0} without {0} itself", info.key));
            }
            return;
        }
        const ThreePoint<Decimal> given{least.value_or(*likely), *likely, most.value_or(*likely)};
        if (given.low > given.likely || given.likely > given.high) {
            return report(given.low > given.likely ? low(info.key) : high(info.key),
                          fmt::format("{0}: expected low <= {0} <= high", info.key));
        }
        value = given;
    }
    void read(const FieldInfo& info, Date& value) const {
        const std::string_view text = cell(info.key);
        if (text.empty()) return;
        const Result<Date> date = Date::parse(text);
        if (!date) {
            return report(info.key, fmt::format("{} is {}; expected a date such as 2027-03-15", info.key,
                                                quoted(text)));
        }
        value = *date;
    }
    template <class Value>
    void read(const FieldInfo& info, std::optional<Value>& value) const {
        if (cell(info.key).empty()) return;
        Value given = value.value_or(Value{});
        read(info, given);
        value = given;
    }
    void read(const FieldInfo& /*info*/, std::vector<PortGroup>& value) const {
        std::string_view text = trimmed(cell(kPortsColumn));
        if (text.empty()) return;
        std::vector<PortGroup> groups;
        while (!text.empty()) {
            const std::string_view part = text.substr(0, text.find(';'));
            const auto group = readPortGroup(trimmed(part));
            if (!group) {
                return report(
                    kPortsColumn,
                    fmt::format("ports are {}; expected \"48x1000 RJ45; 4x10000 SFP+\"", quoted(text)));
            }
            groups.push_back(*group);
            text.remove_prefix(std::min(text.size(), part.size() + 1));
        }
        value = std::move(groups);
    }
    void read(const FieldInfo& info, std::vector<TransferTier>& value) const {
        readList(info, readTiers(cell(info.key)), value);
    }
    void read(const FieldInfo& info, std::vector<RateBand>& value) const {
        readList(info, readRateBands(cell(info.key)), value);
    }
    void read(const FieldInfo& info, std::vector<ModuleBay>& value) const {
        readList(info, readBays(cell(info.key)), value);
    }
    template <class Row>
    void readList(const FieldInfo& info, Result<std::vector<Row>> rows, std::vector<Row>& value) const {
        if (!rows) return report(info.key, fmt::format("{}: {}", info.key, rows.error().message));
        if (!rows->empty()) value = std::move(*rows);
    }
    template <class Value>
    void read(const FieldInfo& info, Value& value) const {
        if constexpr (std::is_enum_v<Value>) {
            const std::string_view text = cell(info.key);
            if (text.empty()) return;
            const auto read = enumFromKey<Value>(text);
            if (!read) {
                return report(info.key, fmt::format("{} is {}; expected one of {}", info.key, quoted(text),
                                                    keysOf<Value>()));
            }
            value = *read;
        }
    }
};

/// A visitor that looks for money, also in nested rows.
struct MoneyFinder {
    bool found = false;

    template <class Value>
    void operator()(const FieldInfo& info, const Value& value) {
        if constexpr (std::is_same_v<Value, Decimal>) {
            found = found || (isMoney(info.unit) && !value.isZero());
        } else if constexpr (std::is_same_v<Value, ThreePoint<Decimal>>) {
            found = found || (isMoney(info.unit) && value != ThreePoint<Decimal>{});
        } else if constexpr (requires { visitFields(*value.begin(), *this); }) {
            for (const auto& row : value)
                visitFields(row, *this);
        }
    }
};

}  // namespace

ItemCells cellsOf(const CatalogueItem& item) {
    ItemCells cells{{"item", item.key}, {"name", item.name}};
    visitFields(item, CellWriter{cells});
    return cells;
}

std::vector<CellProblem> setCells(CatalogueItem& item,
                                  const std::map<std::string, std::string, std::less<>>& cells) {
    std::vector<CellProblem> problems;
    if (const auto name = cells.find("name"); name != cells.end() && !name->second.empty())
        item.name = name->second;
    visitFields(item, CellReader{cells, problems});
    return problems;
}

std::string fieldOfColumn(std::string_view column) {
    if (column == kPortsColumn) return std::string(kPortsField);
    std::string field(column);
    const CatalogueItem item;
    visitFields(item, [&](const FieldInfo& info, const auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, ThreePoint<Decimal>>) {
            if (column == low(info.key) || column == high(info.key)) field = info.key;
        }
    });
    return field;
}

std::set<std::string> pricedFields(const CatalogueItem& item) {
    std::set<std::string> fields;
    visitFields(item, [&](const FieldInfo& info, const auto& value) {
        MoneyFinder finder;
        finder(info, value);
        if (finder.found) fields.emplace(info.key);
    });
    return fields;
}

std::string portsText(const std::vector<PortGroup>& groups) {
    std::string text;
    for (const PortGroup& group : groups) {
        text += fmt::format("{}{}x{}{}{}", text.empty() ? "" : "; ", group.count, group.speedMbps,
                            group.connector.empty() ? "" : " ", group.connector);
    }
    return text;
}

}  // namespace spanwright::io
