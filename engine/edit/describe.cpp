// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/edit/command.h"

#include <map>

#include <fmt/format.h>

namespace spanwright::edit {
namespace {

std::string lowered(std::string_view label) {
    std::string text(label);
    const bool abbreviation = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
    if (!text.empty() && !abbreviation && text[0] >= 'A' && text[0] <= 'Z') {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}

/// "3 devices", "2 links and 1 device", "device lon-core-1".
std::string counted(const std::map<ElementKind, int>& counts, const std::string& onlyName) {
    int total = 0;
    for (const auto& [kind, count] : counts)
        total += count;
    if (total == 1 && !onlyName.empty()) {
        return fmt::format("{} {}", lowered(nameOf(counts.begin()->first).label), onlyName);
    }
    std::string text;
    std::size_t left = counts.size();
    for (const auto& [kind, count] : counts) {
        if (!text.empty()) text += left == 1 ? " and " : ", ";
        text += fmt::format("{} {}{}", count, lowered(nameOf(kind).label), count == 1 ? "" : "s");
        --left;
    }
    return text.empty() ? "nothing" : text;
}

std::string countedRows(const std::vector<AnyRow>& rows) {
    std::map<ElementKind, int> counts;
    std::string name;
    for (const AnyRow& any : rows) {
        std::visit(
            [&](const auto& row) {
                ++counts[kindOf<std::decay_t<decltype(row)>>()];
                name = row.name.empty() ? row.key : row.name;
            },
            any);
    }
    return counted(counts, name);
}

std::string countedElements(const Project& project, const std::vector<ElementId>& elements) {
    std::map<ElementKind, int> counts;
    for (const ElementId element : elements)
        ++counts[element.kind];
    return counted(counts, elements.size() == 1 ? displayName(project, elements.front()) : std::string());
}

struct Describer {
    const Project& before;

    std::string operator()(const Add& add) const { return "add " + countedRows(add.rows); }
    std::string operator()(const Put& put) const { return "change " + countedRows(put.rows); }
    std::string operator()(const Remove& remove) const {
        return "delete " + countedElements(before, remove.elements);
    }
    std::string operator()(const Move& move) const {
        return "move " + countedElements(before, move.elements);
    }
    std::string operator()(const PutSettings& /*settings*/) const { return "change project settings"; }
    std::string operator()(const PutCostPolicy& /*policy*/) const { return "change cost policy"; }
    std::string operator()(const PutReliabilityPolicy& /*policy*/) const {
        return "change reliability policy";
    }
    std::string operator()(const PutRoutingPolicy& /*policy*/) const { return "change routing policy"; }
    std::string operator()(const PutTrafficPolicy& /*policy*/) const { return "change classes of service"; }
    std::string operator()(const Batch& batch) const {
        if (!batch.label.empty()) return batch.label;
        return batch.commands.empty() ? "nothing" : describe(before, batch.commands.front());
    }
};

}  // namespace

std::string describe(const Project& before, const Command& command) {
    return std::visit(Describer{before}, command);
}

}  // namespace spanwright::edit
