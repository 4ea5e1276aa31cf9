// SPDX-License-Identifier: MIT
#include "engine/templates/template.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace spanwright::templates {
namespace {

using io::JsonNode;
using Kind = JsonNode::Kind;

constexpr std::array kKinds{
    std::pair{std::string_view("whole"), Parameter::Kind::whole},
    std::pair{std::string_view("number"), Parameter::Kind::number},
    std::pair{std::string_view("choice"), Parameter::Kind::choice},
    std::pair{std::string_view("yes-no"), Parameter::Kind::yesNo},
    std::pair{std::string_view("text"), Parameter::Kind::text},
};

constexpr std::array kStyles{
    std::pair{std::string_view("hierarchical"), layout::Style::hierarchical},
    std::pair{std::string_view("force-directed"), layout::Style::forceDirected},
    std::pair{std::string_view("radial"), layout::Style::radial},
    std::pair{std::string_view("circular"), layout::Style::circular},
};

/// Reads one file; the first error ends it.
class Reader {
  public:
    Reader(std::string_view text, std::string fileName) : text_(text), fileName_(std::move(fileName)) {}

    Result<Template> run() {
        Result<JsonNode> root = io::parseJson(text_, fileName_);
        if (!root) return tl::unexpected(root.error());
        if (root->kind != Kind::object || textOf(*root, "format") != "spanwright-template") {
            refuse(*root, "expected a template: \"format\": \"spanwright-template\"");
        } else if (textOf(*root, "version") != "1") {
            refuse(*root, "expected \"version\": 1");
        } else {
            readHead(*root);
            readParameters(*root);
            readRules(*root);
            readElements(*root);
        }
        if (error_) return tl::unexpected(*error_);
        template_.fileName = fileName_;
        template_.source = text_;
        return std::move(template_);
    }

  private:
    void refuse(const JsonNode& node, std::string message) {
        if (error_) return;
        error_ = Error{Code::invalidValue, std::move(message), io::placeOf(text_, fileName_, node.begin)};
    }

    /// The text or the digits of a member; empty where there is none.
    static std::string textOf(const JsonNode& object, std::string_view name) {
        const JsonNode* node = object.find(name);
        if (node == nullptr) return {};
        if (node->kind == Kind::boolean) return node->boolean ? "true" : "false";
        return node->text;
    }

    std::string needed(const JsonNode& object, std::string_view name) {
        std::string text = textOf(object, name);
        if (text.empty()) refuse(object, fmt::format("\"{}\" is missing", name));
        return text;
    }

    /// Calls `visit` for each object of the array that the member is; no member is an empty one.
    template <class Visit>
    void eachOf(const JsonNode& object, std::string_view name, Visit&& visit) {
        const JsonNode* list = object.find(name);
        if (list == nullptr) return;
        if (list->kind != Kind::array) return refuse(*list, fmt::format("\"{}\" must be an array", name));
        for (const JsonNode& item : list->items) {
            if (item.kind != Kind::object) return refuse(item, "expected an object");
            visit(item);
        }
    }

    void readHead(const JsonNode& root) {
        template_.key = needed(root, "id");
        template_.name = needed(root, "name");
        template_.description = textOf(root, "description");
        template_.icon = textOf(root, "icon");
        const std::string style = textOf(root, "layout");
        if (style.empty()) return;
        for (const auto& [name, value] : kStyles) {
            if (name == style) template_.layout = value;
        }
        if (!template_.layout) {
            refuse(*root.find("layout"),
                   "expected hierarchical, force-directed, radial or circular, or no layout");
        }
    }

    void readParameters(const JsonNode& root) {
        eachOf(root, "parameters", [&](const JsonNode& node) {
            Parameter parameter;
            parameter.key = needed(node, "id");
            parameter.label = textOf(node, "name").empty() ? parameter.key : textOf(node, "name");
            parameter.help = textOf(node, "help");
            parameter.unit = textOf(node, "unit");
            const std::string kind = needed(node, "kind");
            const auto* known = std::find_if(kKinds.begin(), kKinds.end(),
                                             [&](const auto& entry) { return entry.first == kind; });
            if (known == kKinds.end())
                return refuse(node, "\"kind\": expected whole, number, choice, yes-no or text");
            parameter.kind = known->second;
            if (template_.parameter(parameter.key) != nullptr)
                return refuse(node, fmt::format("a second parameter \"{}\"", parameter.key));
            parameter.min = numberOf(node, "min", 0);
            parameter.max = numberOf(node, "max", 1e9);
            eachOf(node, "options", [&](const JsonNode& option) {
                const JsonNode* value = option.find("value");
                if (value == nullptr) return refuse(option, "\"value\" is missing");
                const std::string label = textOf(option, "name");
                parameter.options.push_back({valueOf(*value), label.empty() ? value->text : label});
            });
            if (parameter.kind == Parameter::Kind::choice && parameter.options.empty())
                return refuse(node, "a choice needs \"options\"");
            const JsonNode* initial = node.find("default");
            if (initial == nullptr) return refuse(node, "\"default\" is missing");
            const Result<Value> value = readValue(parameter, textOf(node, "default"));
            if (!value) return refuse(*initial, value.error().message);
            parameter.initial = *value;
            template_.parameters.push_back(std::move(parameter));
        });
    }

    static Value valueOf(const JsonNode& node) {
        double number = 0;
        if (node.kind != Kind::number) return node.text;
        std::from_chars(node.text.data(), node.text.data() + node.text.size(), number);
        return number;
    }

    double numberOf(const JsonNode& object, std::string_view name, double otherwise) {
        const JsonNode* node = object.find(name);
        if (node == nullptr) return otherwise;
        if (node->kind != Kind::number) refuse(*node, "expected a number");
        const Value value = valueOf(*node);
        return std::holds_alternative<double>(value) ? std::get<double>(value) : otherwise;
    }

    void readRules(const JsonNode& root) {
        eachOf(root, "values", [&](const JsonNode& node) {
            template_.derived.emplace_back(needed(node, "id"), needed(node, "value"));
        });
        eachOf(root, "conditions", [&](const JsonNode& node) {
            template_.conditions.emplace_back(needed(node, "holds"), needed(node, "else"));
        });
        eachOf(root, "figures", [&](const JsonNode& node) {
            template_.figures.push_back({needed(node, "name"), needed(node, "value"), textOf(node, "unit")});
        });
    }

    void readElements(const JsonNode& root) {
        const JsonNode* elements = root.find("elements");
        if (elements == nullptr || elements->kind != Kind::object)
            return refuse(root, "\"elements\" is missing: an object of arrays");
        for (const io::JsonMember& member : elements->members) {
            static constexpr std::array<std::string_view, 6> kTables{"sites",   "zones", "zone_rules",
                                                                     "devices", "links", "demands"};
            if (std::find(kTables.begin(), kTables.end(), member.name) == kTables.end()) {
                return refuse(member.value, fmt::format("\"{}\" is no kind of element; expected {}",
                                                        member.name, fmt::join(kTables, ", ")));
            }
            eachOf(*elements, member.name, [](const JsonNode&) {});
        }
        template_.elements = *elements;
    }

    std::string_view text_;
    std::string fileName_;
    Template template_;
    std::optional<Error> error_;
};

std::string rangeOf(const Parameter& parameter) {
    const std::string unit = parameter.unit.empty() ? "" : " " + parameter.unit;
    return fmt::format("{} to {}{}", parameter.min, parameter.max, unit);
}

Result<Value> checked(const Parameter& parameter, const Value& value) {
    const auto refuse = [&](std::string expected) {
        return fail(Code::invalidValue,
                    fmt::format("{} is {}; expected {}", parameter.label, textOf(value), expected),
                    parameter.key);
    };
    if (parameter.kind == Parameter::Kind::choice) {
        std::vector<std::string> choices;
        for (const Parameter::Option& option : parameter.options) {
            if (option.value == value) return value;
            choices.push_back(textOf(option.value));
        }
        return refuse(fmt::format("one of {}", fmt::join(choices, ", ")));
    }
    if (parameter.kind == Parameter::Kind::text) {
        constexpr std::size_t kLongest = 200;
        const std::string text = textOf(value);
        return text.size() <= kLongest ? Result<Value>(text) : refuse("at most 200 characters");
    }
    const double* number = std::get_if<double>(&value);
    if (number == nullptr) return refuse(rangeOf(parameter));
    if (parameter.kind == Parameter::Kind::yesNo) {
        return *number == 0 || *number == 1 ? Result<Value>(value) : refuse("yes or no");
    }
    const bool whole = parameter.kind == Parameter::Kind::number || *number == std::floor(*number);
    if (!whole) return refuse(fmt::format("a whole number, {}", rangeOf(parameter)));
    return *number >= parameter.min && *number <= parameter.max ? Result<Value>(value)
                                                                : refuse(rangeOf(parameter));
}

}  // namespace

const Parameter* Template::parameter(std::string_view wanted) const {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& one) { return one.key == wanted; });
    return found == parameters.end() ? nullptr : &*found;
}

Result<Template> templateFromJson(std::string_view text, std::string_view fileName) {
    return Reader(text, std::string(fileName)).run();
}

Result<Value> readValue(const Parameter& parameter, std::string_view text) {
    if (parameter.kind == Parameter::Kind::text) return checked(parameter, std::string(text));
    if (parameter.kind == Parameter::Kind::yesNo) {
        if (text == "yes" || text == "true") return 1.0;
        if (text == "no" || text == "false") return 0.0;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isNumber =
        error == std::errc{} && end == text.data() + text.size() && !text.empty() && std::isfinite(number);
    return checked(parameter, isNumber ? Value(number) : Value(std::string(text)));
}

Result<Values> completeValues(const Template& chosen, const Values& given) {
    for (const auto& [key, value] : given) {
        if (chosen.parameter(key) != nullptr) continue;
        std::vector<std::string_view> known;
        for (const Parameter& parameter : chosen.parameters)
            known.push_back(parameter.key);
        return fail(Code::notFound,
                    fmt::format("the template {} has no parameter \"{}\"; expected one of {}", chosen.key,
                                key, fmt::join(known, ", ")),
                    key);
    }
    Values values;
    for (const Parameter& parameter : chosen.parameters) {
        const auto found = given.find(parameter.key);
        const Result<Value> value =
            checked(parameter, found == given.end() ? parameter.initial : found->second);
        if (!value) return tl::unexpected(value.error());
        values[parameter.key] = *value;
    }
    const auto worked = [&](const std::string& expression) {
        return evaluate(expression, values).map_error([&](Error error) {
            error.where = chosen.fileName;
            return error;
        });
    };
    for (const auto& [name, expression] : chosen.derived) {
        const Result<Value> value = worked(expression);
        if (!value) return tl::unexpected(value.error());
        values[name] = *value;
    }
    for (const auto& [expression, message] : chosen.conditions) {
        const Result<Value> holds = worked(expression);
        if (!holds) return tl::unexpected(holds.error());
        if (*holds != Value(0.0)) continue;
        const Result<std::string> text = interpolated(message, values);
        return fail(Code::invalidValue, text ? *text : message);
    }
    return values;
}

}  // namespace spanwright::templates
