// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/design/validate.h"
#include "engine/io/json_text.h"
#include "engine/io/json_tree.h"
#include "engine/io/project_file.h"

#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

using Kind = JsonNode::Kind;

/// What was read wrong, at its node; carried as an exception inside this file only, so that visitors stay
/// short.
struct ReadError {
    const JsonNode& node;
    std::string pointer;
    std::string message;
};

struct Element {
    ElementId id;
    const JsonNode* node = nullptr;
    std::string pointer;
};

/// Elements by key, in all tables.
using Index = std::map<std::string, Element, std::less<>>;

[[noreturn]] void refuse(const JsonNode& node, const std::string& pointer, std::string message) {
    throw ReadError{node, pointer, std::move(message)};
}

void expectKind(const JsonNode& node, Kind kind, const std::string& pointer) {
    if (node.kind != kind) {
        refuse(node, pointer, fmt::format("is {}; expected {}", kindName(node.kind), kindName(kind)));
    }
}

std::string pointerToken(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
    return out;
}

double readDouble(const JsonNode& node, const std::string& pointer) {
    expectKind(node, Kind::number, pointer);
    double value = 0;
    const char* last = node.text.data() + node.text.size();
    const auto [end, status] = std::from_chars(node.text.data(), last, value);
    if (status != std::errc{} || end != last || !std::isfinite(value)) {
        refuse(node, pointer, fmt::format("the number {} is out of range", node.text));
    }
    return value;
}

void checkRange(const JsonNode& node, const std::string& pointer, const FieldInfo& info, double value) {
    if (value < info.min) refuse(node, pointer, fmt::format("is {}; expected at least {}", value, info.min));
    if (value > info.max) refuse(node, pointer, fmt::format("is {}; expected at most {}", value, info.max));
}

/// A visitor of fields that reads each from the members of one object and remembers which it has met.
class FieldReader {
  public:
    FieldReader(const JsonNode& object, std::string_view text, const Index& index, std::string pointer)
        : object_(object), text_(text), index_(index), pointer_(std::move(pointer)) {}

    template <class Value>
    void operator()(const FieldInfo& info, Value& value) {
        known_.insert(info.key);
        const JsonNode* node = object_.find(info.key);
        if (node != nullptr) read(*node, fmt::format("{}/{}", pointer_, info.key), info, value);
    }

    /// Members that no field claimed, as one-line JSON.
    [[nodiscard]] UnknownFields unknown(std::initializer_list<std::string_view> alsoKnown = {}) const {
        UnknownFields fields;
        for (const auto& [name, node] : object_.members) {
            const bool claimed = known_.contains(name) ||
                                 std::find(alsoKnown.begin(), alsoKnown.end(), name) != alsoKnown.end();
            if (!claimed) fields.emplace_back(name, oneLine(text_.substr(node.begin, node.end - node.begin)));
        }
        return fields;
    }

    static void readText(const JsonNode& node, const std::string& pointer, std::string& value) {
        expectKind(node, Kind::string, pointer);
        value = node.text;
    }

    static void readProperties(const JsonNode& node, const std::string& pointer, Properties& properties) {
        expectKind(node, Kind::object, pointer);
        for (const auto& [name, value] : node.members) {
            std::string content;
            readText(value, pointer + "/" + pointerToken(name), content);
            properties.emplace_back(name, std::move(content));
        }
    }

  private:
    using Pointer = const std::string&;

    void read(const JsonNode& node, Pointer pointer, const FieldInfo& info, double& value) {
        value = readDouble(node, pointer);
        checkRange(node, pointer, info, value);
    }
    void read(const JsonNode& node, Pointer pointer, const FieldInfo& info, int& value) {
        const double number = readDouble(node, pointer);
        if (number != std::floor(number) || std::abs(number) > 1e9) {
            refuse(node, pointer, fmt::format("is {}; expected a whole number", node.text));
        }
        checkRange(node, pointer, info, number);
        value = static_cast<int>(number);
    }
    void read(const JsonNode& node, Pointer pointer, const FieldInfo& info, Decimal& value) {
        expectKind(node, Kind::number, pointer);
        auto decimal = Decimal::parse(node.text);
        if (!decimal) refuse(node, pointer, decimal.error().message);
        checkRange(node, pointer, info, decimal->toDouble());
        value = *decimal;
    }
    void read(const JsonNode& node, Pointer pointer, const FieldInfo&, bool& value) {
        expectKind(node, Kind::boolean, pointer);
        value = node.boolean;
    }
    void read(const JsonNode& node, Pointer pointer, const FieldInfo&, std::string& value) {
        readText(node, pointer, value);
    }
    void read(const JsonNode& node, Pointer pointer, const FieldInfo&, Properties& value) {
        readProperties(node, pointer, value);
    }
    template <class Parsed>
    requires(std::same_as<Parsed, Date> ||
             std::same_as<Parsed, Currency>) void read(const JsonNode& node, Pointer pointer,
                                                       const FieldInfo&, Parsed& value) {
        expectKind(node, Kind::string, pointer);
        auto parsed = Parsed::parse(node.text);
        if (!parsed) refuse(node, pointer, parsed.error().message);
        value = *parsed;
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void read(const JsonNode& node, Pointer pointer, const FieldInfo&, Enum& value) {
        expectKind(node, Kind::string, pointer);
        const std::optional<Enum> found = enumFromKey<Enum>(node.text);
        if (!found) {
            std::string known;
            for (const auto& name : EnumNames<Enum>::kNames)
                known += (known.empty() ? "" : ", ") + std::string(name.key);
            refuse(node, pointer, fmt::format("is \"{}\"; expected one of {}", node.text, known));
        }
        value = *found;
    }
    void read(const JsonNode& node, Pointer pointer, const FieldInfo&, ElementId& value) {
        value.value = 0;
        if (node.kind == Kind::null) return;
        expectKind(node, Kind::string, pointer);
        const auto at = index_.find(node.text);
        if (at == index_.end()) {
            refuse(node, pointer, fmt::format("refers to \"{}\", which is not in this project", node.text));
        }
        value = at->second.id;
    }
    template <ElementKind kKind>
    void read(const JsonNode& node, Pointer pointer, const FieldInfo& info, Id<KindTag<kKind>>& value) {
        ElementId element;
        read(node, pointer, info, element);
        if (element.value != 0 && element.kind != kKind) {
            refuse(node, pointer,
                   fmt::format("\"{}\" is in \"{}\"; expected one of \"{}\"", node.text,
                               nameOf(element.kind).key, nameOf(kKind).key));
        }
        value = {element.value};
    }
    template <class Value>
    void read(const JsonNode& node, Pointer pointer, const FieldInfo& info, std::optional<Value>& value) {
        if (node.kind == Kind::null) return;
        Value content{};
        read(node, pointer, info, content);
        value = std::move(content);
    }
    template <class Value>
    void read(const JsonNode& node, Pointer pointer, const FieldInfo& info, ThreePoint<Value>& value) {
        if (node.kind == Kind::number) {
            read(node, pointer, info, value.likely);
            value = ThreePoint<Value>::certain(value.likely);
            return;
        }
        expectKind(node, Kind::object, pointer);
        for (const auto& [name, ignored] : node.members) {
            if (name != "low" && name != "likely" && name != "high") {
                refuse(node, pointer, fmt::format("has \"{}\"; expected low, likely and high", name));
            }
        }
        const auto part = [&](std::string_view name, Value& into) {
            const JsonNode* member = node.find(name);
            if (member == nullptr) refuse(node, pointer, fmt::format("lacks \"{}\"", name));
            read(*member, fmt::format("{}/{}", pointer, name), info, into);
        };
        part("low", value.low);
        part("likely", value.likely);
        part("high", value.high);
        if (!(value.low <= value.likely && value.likely <= value.high)) {
            refuse(node, pointer, "expected low <= likely <= high");
        }
    }
    template <class Value>
    void read(const JsonNode& node, Pointer pointer, const FieldInfo& info, std::vector<Value>& values) {
        expectKind(node, Kind::array, pointer);
        values.clear();
        for (std::size_t at = 0; at < node.items.size(); ++at) {
            Value value{};
            read(node.items[at], fmt::format("{}/{}", pointer, at), info, value);
            values.push_back(std::move(value));
        }
    }
    template <class Row>
    requires requires(Row& row, FieldReader& reader) { visitFields(row, reader); }
    void read(const JsonNode& node, Pointer pointer, const FieldInfo&, Row& row) {
        expectKind(node, Kind::object, pointer);
        FieldReader inner(node, text_, index_, pointer);
        visitFields(row, inner);
        UnknownFields unknown = inner.unknown();
        if constexpr (requires { row.unknownFields; }) {
            row.unknownFields = std::move(unknown);
        } else if (!unknown.empty()) {
            refuse(node, pointer, fmt::format("has the unknown field \"{}\"", unknown.front().first));
        }
    }

    const JsonNode& object_;
    std::string_view text_;
    const Index& index_;
    std::string pointer_;
    std::set<std::string_view> known_;
};

class ProjectReader {
  public:
    ProjectReader(const JsonNode& root, std::string_view text) : root_(root), text_(text) {}

    Project read() {
        checkHeader();
        collectElements();
        readBlock("project", project_.settings);
        readBlock("cost_policy", project_.costPolicy);
        readBlock("routing_policy", project_.design.routingPolicy);
        readBlock("traffic_policy", project_.design.trafficPolicy);
        readBlock("reliability_policy", project_.design.reliabilityPolicy);
        visitTables(project_, [&](auto& table) { readTable(table); });
        for (const auto& [name, node] : root_.members) {
            if (claimed_.contains(name)) continue;
            project_.unknownFields.emplace_back(name,
                                                oneLine(text_.substr(node.begin, node.end - node.begin)));
        }
        checkWhole();
        return std::move(project_);
    }

  private:
    void checkHeader() {
        if (root_.kind != Kind::object) {
            refuse(root_, "", fmt::format("is {}; expected a Spanwright project", kindName(root_.kind)));
        }
        const JsonNode* format = root_.find("format");
        if (format == nullptr || format->text != "spanwright") {
            refuse(format == nullptr ? root_ : *format, "/format",
                   "this is no Spanwright project; expected \"format\": \"spanwright\"");
        }
        const JsonNode* version = root_.find("version");
        if (version == nullptr) refuse(root_, "/version", "is missing; expected the version of the format");
        const double number = readDouble(*version, "/version");
        if (number != std::floor(number) || number < 1)
            refuse(*version, "/version", "expected a whole number from 1");
        if (number > kFormatVersion) {
            refuse(*version, "/version",
                   fmt::format("the file is of version {}, newer than this program knows ({})", version->text,
                               kFormatVersion));
        }
        claimed_ = {"format", "version"};
    }

    /// Gives out the ids first, so that elements can refer to each other in any order.
    void collectElements() {
        visitTables(project_, [&](auto& table) {
            using Row = typename std::decay_t<decltype(table)>::RowType;
            const std::string name(nameOf(kindOf<Row>()).key);
            const JsonNode* rows = root_.find(name);
            claimed_.insert(name);
            if (rows == nullptr) return;
            expectKind(*rows, Kind::array, "/" + name);
            for (std::size_t at = 0; at < rows->items.size(); ++at) {
                collect(rows->items[at], fmt::format("/{}/{}", name, at),
                        ElementId(kindOf<Row>(), ++project_.lastId));
            }
        });
    }

    void collect(const JsonNode& node, const std::string& pointer, ElementId id) {
        expectKind(node, Kind::object, pointer);
        const JsonNode* key = node.find("id");
        if (key == nullptr) refuse(node, pointer, "lacks \"id\"");
        std::string keyText;
        FieldReader::readText(*key, pointer + "/id", keyText);
        if (keyText.empty()) refuse(*key, pointer + "/id", "is empty; expected a short readable text");
        const auto [at, fresh] = index_.emplace(keyText, Element{id, &node, pointer});
        if (!fresh) {
            refuse(*key, pointer + "/id",
                   fmt::format("the id \"{}\" is used already, at {}", keyText, at->second.pointer));
        }
    }

    template <class Block>
    void readBlock(std::string_view name, Block& block) {
        claimed_.insert(std::string(name));
        const JsonNode* node = root_.find(name);
        if (node == nullptr) return;
        const std::string pointer = fmt::format("/{}", name);
        expectKind(*node, Kind::object, pointer);
        FieldReader reader(*node, text_, index_, pointer);
        visitFields(block, reader);
        block.unknownFields = reader.unknown();
    }

    template <class Row>
    void readTable(Table<Row>& table) {
        const JsonNode* rows = root_.find(nameOf(kindOf<Row>()).key);
        if (rows == nullptr) return;
        for (const JsonNode& node : rows->items) {
            const Element& element = index_.find(node.find("id")->text)->second;
            Row row;
            row.id = element.id.as<decltype(Row::id)>();
            row.key = node.find("id")->text;
            if (const JsonNode* name = node.find("name")) {
                FieldReader::readText(*name, element.pointer + "/name", row.name);
            }
            if (const JsonNode* properties = node.find("properties")) {
                FieldReader::readProperties(*properties, element.pointer + "/properties", row.properties);
            }
            FieldReader reader(node, text_, index_, element.pointer);
            visitFields(row, reader);
            row.unknownFields = reader.unknown({"id", "name", "properties"});
            table.put(std::move(row));
        }
    }

    /// What single fields cannot show; the error names element and field, which leads back to the node.
    void checkWhole() const {
        const std::vector<Error> errors = validate(project_);
        if (errors.empty()) return;
        const Error& error = errors.front();
        const std::string key = error.where.substr(0, error.where.find('/'));
        const std::string field = key.size() < error.where.size() ? error.where.substr(key.size() + 1) : "";
        const auto at = index_.find(key);
        const JsonNode* node = at == index_.end() ? root_.find(key) : at->second.node;
        const std::string pointer = at == index_.end() ? "/" + key : at->second.pointer;
        if (node == nullptr) refuse(root_, "/" + error.where, error.message);
        const JsonNode* member = node->find(field);
        if (member == nullptr) refuse(*node, pointer, error.message);
        refuse(*member, pointer + "/" + field, error.message);
    }

    const JsonNode& root_;
    std::string_view text_;
    Project project_;
    Index index_;
    std::set<std::string, std::less<>> claimed_;
};

}  // namespace

Result<Project> projectFromJson(std::string_view text, std::string_view fileName) {
    auto root = parseJson(text, fileName);
    if (!root) return tl::unexpected(root.error());
    try {
        return ProjectReader(*root, text).read();
    } catch (const ReadError& error) {
        return fail(
            error.pointer == "/format" ? Code::unknownFormat : Code::invalidValue,
            error.pointer.empty() ? error.message : fmt::format("{}: {}", error.pointer, error.message),
            placeOf(text, fileName, error.node.begin));
    }
}

}  // namespace spanwright::io
