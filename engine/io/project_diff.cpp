// SPDX-License-Identifier: MIT
#include "engine/io/project_diff.h"

#include "engine/base/assert.h"
#include "engine/io/json_tree.h"
#include "engine/io/project_file.h"

#include <map>
#include <string_view>

namespace spanwright::io {
namespace {

/// A project as its file has it: what is compared is what would be saved, digit by digit.
struct Written {
    explicit Written(const Project& project) : text(projectToJson(project)), root(parsed(text)) {}

    static JsonNode parsed(const std::string& text) {
        auto tree = parseJson(text, "");
        SPANWRIGHT_ASSERT(tree.has_value());
        return std::move(*tree);
    }
    [[nodiscard]] std::string textOf(const JsonNode* node) const {
        return node == nullptr ? "null" : text.substr(node->begin, node->end - node->begin);
    }

    std::string text;
    JsonNode root;
};

class Differ {
  public:
    Differ(const Project& before, const Project& after) : before_(before), after_(after) {}

    ProjectDiff run() {
        for (const auto& [name, node] : after_.root.members)
            compareMember(name, before_.root.find(name), &node);
        for (const auto& [name, node] : before_.root.members) {
            if (after_.root.find(name) == nullptr) compareMember(name, &node, nullptr);
        }
        return std::move(diff_);
    }

  private:
    void compareMember(const std::string& name, const JsonNode* before, const JsonNode* after) {
        const JsonNode& any = before != nullptr ? *before : *after;
        if (any.kind == JsonNode::Kind::array) {
            compareRows(before, after);
        } else if (any.kind == JsonNode::Kind::object) {
            compareFields(name, before, after);
        }
    }

    void compareRows(const JsonNode* before, const JsonNode* after) {
        std::map<std::string_view, const JsonNode*> old;
        static const std::vector<JsonNode> kNone;
        for (const JsonNode& row : before != nullptr ? before->items : kNone)
            old.emplace(keyOf(row), &row);
        for (const JsonNode& row : after != nullptr ? after->items : kNone) {
            const auto known = old.find(keyOf(row));
            if (known == old.end()) {
                diff_.added.emplace_back(keyOf(row));
            } else {
                compareFields(known->first, known->second, &row);
                old.erase(known);
            }
        }
        for (const JsonNode& row : before != nullptr ? before->items : kNone) {
            if (old.contains(keyOf(row))) diff_.removed.emplace_back(keyOf(row));
        }
    }

    static std::string_view keyOf(const JsonNode& row) {
        const JsonNode* key = row.find("id");
        return key == nullptr ? std::string_view() : std::string_view(key->text);
    }

    void compareFields(std::string_view id, const JsonNode* before, const JsonNode* after) {
        const auto compare = [&](const std::string& field) {
            const JsonNode* old = before == nullptr ? nullptr : before->find(field);
            const JsonNode* now = after == nullptr ? nullptr : after->find(field);
            std::string oldText = before_.textOf(old);
            std::string nowText = after_.textOf(now);
            if (oldText == nowText) return;
            diff_.changed.push_back({std::string(id), field, std::move(oldText), std::move(nowText)});
        };
        if (after != nullptr) {
            for (const auto& [field, node] : after->members)
                compare(field);
        }
        if (before == nullptr) return;
        for (const auto& [field, node] : before->members) {
            if (after == nullptr || after->find(field) == nullptr) compare(field);
        }
    }

    Written before_;
    Written after_;
    ProjectDiff diff_;
};

}  // namespace

ProjectDiff diffOf(const Project& before, const Project& after) {
    return Differ(before, after).run();
}

}  // namespace spanwright::io
