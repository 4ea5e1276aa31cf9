// SPDX-License-Identifier: MIT
#include "app/panels/model/demand_edits.h"

#include "app/panels/model/field_text.h"
#include "engine/design/queries.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// A field as a cell: figures sort as figures, references by the name of what they name.
struct CellOf {
    const Project& project;

    Cell operator()(double value) const { return {fieldText(value), value, Tone::normal, std::nullopt}; }
    Cell operator()(int value) const {
        return {fieldText(value), static_cast<double>(value), Tone::normal, std::nullopt};
    }
    Cell operator()(DeviceId value) const { return Cell::plain(displayName(project, value)); }
    Cell operator()(TrafficClass value) const {
        return {std::string(nameOf(value).label), static_cast<double>(value), Tone::normal, std::nullopt};
    }
    template <class Value>
    Cell operator()(const std::optional<Value>& value) const {
        return value ? (*this)(*value) : Cell::plain("");
    }
    template <class Value>
    Cell operator()(const Value& /*value*/) const {
        return Cell::plain("");
    }
};

std::size_t columnOf(std::string_view key) {
    return static_cast<std::size_t>(std::find(kDemandColumns.begin(), kDemandColumns.end(), key) -
                                    kDemandColumns.begin());
}

}  // namespace

TableModel demandEditorTable(const Project& project, PhaseId phase) {
    TableModel table;
    table.whenEmpty =
        "No demands in this phase. Say who talks to whom with the Demand tool (T), or make demands of users.";
    table.columns.resize(kDemandColumns.size());
    table.columns[0].header = "Demand";
    const Demand fresh;
    visitFields(fresh, [&](const FieldInfo& info, const auto&) {
        const std::size_t column = columnOf(info.key);
        if (column == kDemandColumns.size()) return;
        const std::string unit(symbol(info.unit));
        table.columns[column] = {
            unit.empty() ? std::string(info.label) : fmt::format("{} ({})", info.label, unit), 8,
            info.unit != Unit::none, std::string(info.help)};
    });
    for (const Demand& demand : project.design.demands) {
        if (!inService(project.design, demand.lifetime, phase)) continue;
        TableRow row{{demand.id}, std::vector<Cell>(kDemandColumns.size())};
        row.cells[0] = Cell::plain(displayName(project, demand.id));
        visitFields(demand, [&](const FieldInfo& info, const auto& value) {
            const std::size_t column = columnOf(info.key);
            if (column < kDemandColumns.size()) row.cells[column] = CellOf{project}(value);
        });
        table.rows.push_back(std::move(row));
    }
    return table;
}

edit::Command replaceGenerated(const traffic::GeneratedDemands& generated) {
    edit::Batch batch{fmt::format("make {} demands", generated.demands.size()), {}};
    if (!generated.replaced.empty())
        batch.commands.emplace_back(edit::Remove{{generated.replaced.begin(), generated.replaced.end()}});
    batch.commands.emplace_back(edit::Add{{generated.demands.begin(), generated.demands.end()}});
    return batch;
}

}  // namespace spanwright::app
