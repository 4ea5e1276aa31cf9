// SPDX-License-Identifier: MIT
#include "app/session/paste.h"

#include "engine/io/import/network_text.h"

namespace spanwright::app {

Result<PastedTable> pastedTable(const Project& project, std::string text, PhaseId phase) {
    Result<io::Imported> whole = io::addNetworkTable(project, std::move(text), "clipboard");
    if (!whole) return tl::unexpected(whole.error());
    PastedTable pasted;
    visitTables(whole->project, [&](const auto& table) {
        for (auto row : table) {
            // Ids are given out in order: what is new lies above the last one.
            if (row.id.value <= project.lastId) continue;
            if constexpr (requires { row.lifetime.enters; }) {
                row.lifetime.enters = phase;
                pasted.placed.insert(row.id);
            }
            pasted.add.rows.emplace_back(std::move(row));
        }
    });
    pasted.warnings = std::move(whole->warnings);
    return pasted;
}

}  // namespace spanwright::app
