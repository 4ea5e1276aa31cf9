// SPDX-License-Identifier: MIT
#include "engine/io/json_text.h"
#include "engine/io/project_file.h"

#include <map>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

using Members = std::vector<std::pair<std::string, std::string>>;
using Keys = std::map<ElementId, std::string_view>;

template <class Row>
Members fieldsOf(const Row& row, const Keys& keys);

/// A visitor of fields that collects each as (key, JSON text).
struct FieldWriter {
    const Keys& keys;
    Members& out;

    template <class Value>
    void operator()(const FieldInfo& info, const Value& value) const {
        out.emplace_back(info.key, text(value));
    }

  private:
    static std::string text(bool value) { return value ? "true" : "false"; }
    static std::string text(int value) { return fmt::format("{}", value); }
    static std::string text(double value) { return numberText(value); }
    static std::string text(const std::string& value) { return quotedText(value); }
    static std::string text(Decimal value) { return value.text(); }
    static std::string text(Date value) { return quotedText(value.text()); }
    static std::string text(const Currency& value) { return quotedText(value.code()); }

    template <class Enum>
    requires std::is_enum_v<Enum>
    static std::string text(Enum value) { return quotedText(nameOf(value).key); }
    template <ElementKind kKind>
    std::string text(Id<KindTag<kKind>> id) const {
        return text(ElementId(id));
    }
    std::string text(ElementId id) const {
        const auto at = keys.find(id);
        return at == keys.end() ? "null" : quotedText(at->second);
    }
    template <class Value>
    std::string text(const std::optional<Value>& value) const {
        return value ? text(*value) : "null";
    }
    template <class Value>
    std::string text(const ThreePoint<Value>& value) const {
        if (value == ThreePoint<Value>::certain(value.likely)) return text(value.likely);
        return objectText(
            {{"low", text(value.low)}, {"likely", text(value.likely)}, {"high", text(value.high)}});
    }
    static std::string text(const Properties& properties) {
        Members members;
        for (const auto& [name, value] : properties)
            members.emplace_back(name, quotedText(value));
        return objectText(members);
    }
    template <class Value>
    std::string text(const std::vector<Value>& values) const {
        std::vector<std::string> items;
        items.reserve(values.size());
        for (const Value& value : values)
            items.push_back(text(value));
        return arrayText(items);
    }
    template <class Row>
    requires requires(const Row& row, FieldWriter& writer) { visitFields(row, writer); }
    std::string text(const Row& row) const { return objectText(fieldsOf(row, keys)); }
};

/// The fields that differ from those of a new row, then the unknown ones. Rows leave their defaults out,
/// which makes the defaults part of the format.
template <class Row>
Members fieldsOf(const Row& row, const Keys& keys) {
    static const Members kDefaults = [] {
        const Row fresh{};
        Members members;
        visitFields(fresh, FieldWriter{Keys{}, members});
        return members;
    }();
    Members all;
    visitFields(row, FieldWriter{keys, all});
    Members members;
    for (std::size_t field = 0; field < all.size(); ++field) {
        if (all[field].second != kDefaults[field].second) members.push_back(std::move(all[field]));
    }
    if constexpr (requires { row.unknownFields; }) {
        members.insert(members.end(), row.unknownFields.begin(), row.unknownFields.end());
    }
    return members;
}

template <class Row>
std::string elementText(const Row& row, const Keys& keys) {
    Members members{{"id", quotedText(row.key)}};
    if (!row.name.empty()) members.emplace_back("name", quotedText(row.name));
    Members fields = fieldsOf(row, keys);
    if (!row.properties.empty()) {
        Members properties;
        for (const auto& [name, value] : row.properties)
            properties.emplace_back(name, quotedText(value));
        const auto behindOwn = fields.end() - static_cast<std::ptrdiff_t>(row.unknownFields.size());
        fields.insert(behindOwn, {"properties", objectText(properties)});
    }
    members.insert(members.end(), fields.begin(), fields.end());
    return objectText(members);
}

/// All fields, defaults too: what holds for the whole project is to be seen in the file.
template <class Row>
Members allFieldsOf(const Row& row, const Keys& keys) {
    Members members;
    visitFields(row, FieldWriter{keys, members});
    members.insert(members.end(), row.unknownFields.begin(), row.unknownFields.end());
    return members;
}

/// An object over several lines, one member each.
std::string blockText(const Members& members) {
    std::string out = "{";
    for (const auto& [name, value] : members) {
        out += fmt::format("{}\n    {}: {}", out.size() > 1 ? "," : "", quotedText(name), value);
    }
    return out + (members.empty() ? "}" : "\n  }");
}

}  // namespace

std::string projectToJson(const Project& project) {
    Keys keys;
    visitTables(project, [&](const auto& table) {
        for (const auto& row : table)
            keys.emplace(row.id, row.key);
    });
    std::string out = fmt::format("{{\n  \"format\": \"spanwright\",\n  \"version\": {}", kFormatVersion);
    const auto member = [&](std::string_view name, std::string_view value) {
        out += fmt::format(",\n  {}: {}", quotedText(name), value);
    };
    member("project", blockText(allFieldsOf(project.settings, keys)));
    member("cost_policy", blockText(allFieldsOf(project.costPolicy, keys)));
    const RoutingPolicy& routing = project.design.routingPolicy;
    if (routing != RoutingPolicy{}) member("routing_policy", blockText(fieldsOf(routing, keys)));
    const TrafficPolicy& traffic = project.design.trafficPolicy;
    if (traffic != TrafficPolicy{}) member("traffic_policy", blockText(fieldsOf(traffic, keys)));
    const ReliabilityPolicy& reliability = project.design.reliabilityPolicy;
    if (reliability != ReliabilityPolicy{}) {
        member("reliability_policy", blockText(fieldsOf(reliability, keys)));
    }
    visitTables(project, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        if (table.empty()) return;
        std::string rows = "[";
        for (const Row& row : table) {
            rows += fmt::format("{}\n    {}", rows.size() > 1 ? "," : "", elementText(row, keys));
        }
        member(nameOf(kindOf<Row>()).key, rows + "\n  ]");
    });
    for (const auto& [name, value] : project.unknownFields)
        member(name, value);
    return out + "\n}\n";
}

}  // namespace spanwright::io
