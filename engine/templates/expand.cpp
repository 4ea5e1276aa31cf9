// SPDX-License-Identifier: MIT
#include "engine/templates/expand.h"

#include "engine/io/json_text.h"

#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace spanwright::templates {
namespace {

using io::JsonNode;
using Kind = JsonNode::Kind;

constexpr std::size_t kMostElements = 50'000;

class Expansion {
  public:
    Expansion(const Template& chosen, const Values& values) : template_(chosen), values_(values) {}

    Result<Expanded> run() {
        for (const io::JsonMember& table : template_.elements.members) {
            table_ = table.name;
            std::string rows;
            for (const JsonNode& entry : table.value.items)
                addRows(entry, 0, rows);
            if (error_) return tl::unexpected(*error_);
            if (rows.empty()) continue;
            expanded_.members += fmt::format("{}{}: [{}]", expanded_.members.empty() ? "" : ",\n",
                                             io::quotedText(table.name), rows);
        }
        return std::move(expanded_);
    }

  private:
    void refuse(const JsonNode& node, std::string message) {
        if (error_) return;
        error_ = Error{Code::invalidValue, std::move(message),
                       io::placeOf(template_.source, template_.fileName, node.begin)};
    }

    std::optional<Value> worked(const JsonNode& node, std::string_view expression) {
        Result<Value> value = evaluate(expression, values_);
        if (value) return std::move(*value);
        refuse(node, value.error().message);
        return std::nullopt;
    }

    /// The entry once for each round of its loops, from the loop with this index inwards.
    void addRows(const JsonNode& entry, std::size_t loop, std::string& rows) {
        if (error_) return;
        const JsonNode* loops = entry.find("for");
        if (loops != nullptr && loop < loops->members.size()) {
            const auto& [name, count] = loops->members[loop];
            const auto rounds = worked(count, count.text);
            if (!rounds) return;
            const double* most = std::get_if<double>(&*rounds);
            if (most == nullptr || !(*most <= static_cast<double>(kMostElements)))
                return refuse(count, "expected a number of rounds");
            for (double round = 1; round <= *most && !error_; ++round) {
                values_[name] = round;
                addRows(entry, loop + 1, rows);
            }
            values_.erase(name);
            return;
        }
        if (const JsonNode* condition = entry.find("if")) {
            const auto holds = worked(*condition, condition->text);
            if (!holds || *holds == Value(0.0)) return;
        }
        if (++elements_ > kMostElements) return refuse(entry, "more than 50 000 elements");
        std::vector<std::pair<std::string, std::string>> members;
        for (const auto& [name, value] : entry.members) {
            if (name == "for" || name == "if") continue;
            std::string text = textOf(value);
            if (name == "item" && text != "null") expanded_.items.insert(lastText_);
            if (name == "id") key_ = lastText_;
            if (name == "width" && table_ == "sites") expanded_.framedSites.insert(key_);
            members.emplace_back(name, std::move(text));
        }
        rows += (rows.empty() ? "" : ",\n") + io::objectText(members);
    }

    /// JSON of a value: texts that begin with = are expressions, in others ${…} are.
    std::string textOf(const JsonNode& node) {
        switch (node.kind) {
            case Kind::null:
                return "null";
            case Kind::boolean:
                return node.boolean ? "true" : "false";
            case Kind::number:
                return node.text;
            case Kind::array: {
                std::vector<std::string> items;
                for (const JsonNode& item : node.items)
                    items.push_back(textOf(item));
                return io::arrayText(items);
            }
            case Kind::object: {
                std::vector<std::pair<std::string, std::string>> members;
                for (const auto& [name, value] : node.members)
                    members.emplace_back(name, textOf(value));
                return io::objectText(members);
            }
            case Kind::string:
                break;
        }
        if (node.text.starts_with("=")) {
            const auto value = worked(node, std::string_view(node.text).substr(1));
            if (!value) return "null";
            lastText_ = templates::textOf(*value);
            return std::holds_alternative<double>(*value) ? io::numberText(std::get<double>(*value))
                                                          : io::quotedText(lastText_);
        }
        const Result<std::string> text = interpolated(node.text, values_);
        if (!text) {
            refuse(node, text.error().message);
            return "null";
        }
        lastText_ = *text;
        return io::quotedText(*text);
    }

    const Template& template_;
    Values values_;
    Expanded expanded_;
    std::string table_;
    std::string key_;
    std::string lastText_;  ///< of the last text that was worked out
    std::size_t elements_ = 0;
    std::optional<Error> error_;
};

}  // namespace

Result<Expanded> expanded(const Template& chosen, const Values& values) {
    return Expansion(chosen, values).run();
}

}  // namespace spanwright::templates
