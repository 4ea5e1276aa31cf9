// SPDX-License-Identifier: MIT
#include "engine/io/csv_text.h"
#include "engine/io/import/csv_table.h"
#include "engine/io/import/readers.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <span>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

constexpr double kAssumedMbps = 1000;

/// One row with its columns by name. The first figure that cannot be used is kept as the row's error.
class Row {
  public:
    Row(const CsvTable& table, const std::vector<CsvField>& fields) : table_(table), fields_(fields) {}

    [[nodiscard]] Place place() const { return fields_.front().place; }
    [[nodiscard]] std::string text(std::string_view column) const {
        return table_.has(column) ? unguarded(fields_[table_.columnOf(column)].text) : std::string();
    }
    std::string required(std::string_view column) {
        std::string value = text(column);
        if (value.empty()) {
            const Place at = table_.has(column) ? fields_[table_.columnOf(column)].place : place();
            note(failAt(at, Code::invalidValue, fmt::format("no {}; expected one", column)).value());
        }
        return value;
    }
    /// The figure; absent when the field is empty or there is no such column.
    std::optional<double> number(std::string_view column, NumberRange range = {}) {
        if (!table_.has(column)) return std::nullopt;
        const CsvField& field = fields_[table_.columnOf(column)];
        if (field.text.empty()) return std::nullopt;
        const Result<double> value = readNumber({field.text, field.place}, column, range);
        if (value) return *value;
        note(value.error());
        return std::nullopt;
    }
    /// The same where only whole numbers are meant.
    std::optional<int> whole(std::string_view column, NumberRange range) {
        const std::optional<double> value = number(column, range);
        if (!value) return std::nullopt;
        if (*value != std::floor(*value)) {
            note(failAt(fields_[table_.columnOf(column)].place, Code::invalidValue,
                        fmt::format("{} is {}; expected a whole number", column, *value))
                     .value());
        }
        return static_cast<int>(*value);
    }
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

    /// Every field whose column is not known, as a property.
    [[nodiscard]] Properties unknown(std::span<const std::string_view> known) const {
        Properties properties;
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            const std::string& column = table_.header()[i].text;
            if (fields_[i].text.empty() || std::find(known.begin(), known.end(), column) != known.end())
                continue;
            properties.emplace_back(column, unguarded(fields_[i].text));
        }
        return properties;
    }

  private:
    void note(Error error) {
        if (!error_) error_ = std::move(error);
    }

    const CsvTable& table_;
    const std::vector<CsvField>& fields_;
    std::optional<Error> error_;
};

/// The enumerator that the column names; what is no key is kept as a property and noted.
template <class Enum>
Enum enumIn(const Row& row, std::string_view column, Enum otherwise, Properties& properties, Notes& notes) {
    const std::string text = row.text(column);
    if (text.empty()) return otherwise;
    if (const auto value = enumFromKey<Enum>(text)) return *value;
    properties.emplace_back(column, text);
    notes.add(
        fmt::format("values of the column \"{}\" that are not known, kept as properties and taken as {}",
                    column, nameOf(otherwise).key),
        text);
    return otherwise;
}

Reliability reliabilityIn(Row& row) {
    return {row.number("availability", {0, 1}), row.number("mtbf_hours"), row.number("mttr_hours")};
}

constexpr std::string_view kNodeColumns[] = {
    "id",   "name",         "kind",       "site",       "lat",
    "lon",  "availability", "mtbf_hours", "mttr_hours", "throughput_mbps",
    "count"};
constexpr std::string_view kLinkColumns[] = {"id",
                                             "from",
                                             "to",
                                             "name",
                                             "kind",
                                             "capacity_mbps",
                                             "capacity_reverse_mbps",
                                             "igp_metric",
                                             "igp_metric_reverse",
                                             "length_km",
                                             "latency_ms",
                                             "availability",
                                             "mtbf_hours",
                                             "mttr_hours",
                                             "srlgs"};
constexpr std::string_view kDemandColumns[] = {"id",
                                               "from",
                                               "to",
                                               "name",
                                               "mbps",
                                               "class",
                                               "growth_percent_per_year",
                                               "availability_target",
                                               "max_latency_ms",
                                               "dscp",
                                               "max_loss_percent"};

std::optional<Error> addNode(Row& row, ForeignNetwork& network) {
    ForeignNode node;
    node.place = row.place();
    node.id = row.required("id");
    node.name = row.text("name");
    node.properties = row.unknown(kNodeColumns);
    node.kind = enumIn(row, "kind", DeviceKind::router, node.properties, network.notes);
    node.site = row.text("site");
    node.latitudeDegrees = row.number("lat", {-90, 90});
    node.longitudeDegrees = row.number("lon", {-180, 180});
    node.reliability = reliabilityIn(row);
    node.throughputMbps = row.number("throughput_mbps");
    node.count = row.whole("count", {1, 100000}).value_or(1);
    if (row.error()) return row.error();
    network.nodes.push_back(std::move(node));
    return std::nullopt;
}

std::vector<std::string> listIn(const Row& row, std::string_view column) {
    std::vector<std::string> items;
    const std::string text = row.text(column);
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(';', from), text.size());
        std::string item = text.substr(from, to - from);
        item.erase(0, std::min(item.find_first_not_of(' '), item.size()));
        item.erase(item.find_last_not_of(' ') + 1);
        if (!item.empty() && std::find(items.begin(), items.end(), item) == items.end())
            items.push_back(item);
        from = to + 1;
    }
    return items;
}

std::optional<Error> addLink(Row& row, ForeignNetwork& network) {
    constexpr NumberRange kMetric{1e-9, 1e9};
    ForeignLink link;
    link.place = row.place();
    link.id = row.required("id");
    link.from = row.required("from");
    link.to = row.required("to");
    link.name = row.text("name");
    link.unknownEnds = UnknownEnds::createDevices;
    link.properties = row.unknown(kLinkColumns);
    link.kind = enumIn(row, "kind", LinkKind::fibre, link.properties, network.notes);
    const std::optional<double> capacity = row.number("capacity_mbps");
    link.capacityMbps = capacity.value_or(kAssumedMbps);
    link.capacityReverseMbps = row.number("capacity_reverse_mbps");
    link.igpMetric = row.number("igp_metric", kMetric);
    link.igpMetricReverse = row.number("igp_metric_reverse", kMetric);
    link.lengthKm = row.number("length_km", {0, 1e6});
    link.latencyMs = row.number("latency_ms", {0, 1e6});
    link.reliability = reliabilityIn(row);
    link.sharedRiskGroups = listIn(row, "srlgs");
    if (row.error()) return row.error();
    if (!capacity) {
        network.notes.add(fmt::format("links without a stated capacity, taken as {} Mbit/s", kAssumedMbps),
                          link.id);
    }
    network.links.push_back(std::move(link));
    return std::nullopt;
}

std::optional<Error> addDemand(Row& row, ForeignNetwork& network) {
    ForeignDemand demand;
    demand.place = row.place();
    demand.id = row.required("id");
    demand.from = row.required("from");
    demand.to = row.required("to");
    demand.name = row.text("name");
    demand.properties = row.unknown(kDemandColumns);
    row.required("mbps");
    demand.mbps = row.number("mbps").value_or(0);
    demand.trafficClass = enumIn(row, "class", TrafficClass::bestEffort, demand.properties, network.notes);
    demand.growthPercentPerYear = row.number("growth_percent_per_year", {-100, 10000}).value_or(0);
    demand.availabilityTarget = row.number("availability_target", {0, 1});
    demand.maxLatencyMs = row.number("max_latency_ms");
    demand.maxLossPercent = row.number("max_loss_percent", {0, 100});
    demand.dscp = row.whole("dscp", {0, 63});
    if (row.error()) return row.error();
    network.demands.push_back(std::move(demand));
    return std::nullopt;
}

struct Kind {
    std::string_view name;
    std::span<const std::string_view> columns;
    std::optional<Error> (*add)(Row&, ForeignNetwork&);
};

/// Column names are compared without case; `lower` is in lower case.
bool sameName(std::string_view name, std::string_view lower) {
    return std::equal(name.begin(), name.end(), lower.begin(), lower.end(),
                      [](unsigned char a, char b) { return static_cast<char>(std::tolower(a)) == b; });
}

/// By columns: from and to tell links and demands from nodes, mbps tells demands from links.
Kind kindOf(const CsvTable& table) {
    if (!table.has("from") || !table.has("to")) return {"nodes", kNodeColumns, addNode};
    if (table.has("mbps")) return {"demands", kDemandColumns, addDemand};
    return {"links", kLinkColumns, addLink};
}

void noteUnknownColumns(const CsvTable& table, const Kind& kind, Notes& notes) {
    for (const CsvField& column : table.header()) {
        if (std::find(kind.columns.begin(), kind.columns.end(), column.text) != kind.columns.end()) continue;
        notes.add(fmt::format("columns of {} that are not known, kept as properties", kind.name),
                  column.text);
    }
}

}  // namespace

bool looksLikeCsv(std::string_view text) {
    const Source source{"", std::string(text.substr(0, text.find_first_of("\r\n")))};
    const Result<std::vector<CsvField>> header = CsvRecords(source).next();
    if (!header) return false;
    const auto has = [&](std::string_view name) {
        return std::any_of(header->begin(), header->end(),
                           [&](const CsvField& field) { return sameName(field.text, name); });
    };
    return has("id") || (has("from") && has("to"));
}

Result<void> readCsv(const Source& source, ForeignNetwork& network) {
    Result<CsvTable> table = CsvTable::open(source);
    if (!table) return tl::unexpected(table.error());
    const Kind kind = kindOf(*table);
    if (!table->has("id")) {
        return failAt({&source, 0}, Code::syntax, fmt::format("{} need a column \"id\"", kind.name));
    }
    noteUnknownColumns(*table, kind, network.notes);
    for (;;) {
        const Result<std::vector<CsvField>> fields = table->next();
        if (!fields) return tl::unexpected(fields.error());
        if (fields->empty()) return {};
        Row row(*table, *fields);
        if (std::optional<Error> error = kind.add(row, network)) return tl::unexpected(std::move(*error));
    }
}

}  // namespace spanwright::io
