// SPDX-License-Identifier: MIT
#include "app/cli/output.h"

#include "app/cli/json_text.h"
#include "engine/design/queries.h"
#include "engine/io/files.h"

#include <cstdio>

#include <CLI/CLI.hpp>

namespace spanwright::cli {

void addCommonOptions(CLI::App& verb, CommonOptions& options) {
    verb.add_option("--json", options.json, "Write the full result as JSON (\"-\": standard output)")
        ->type_name("FILE");
    verb.add_option("--threads", options.threads,
                    "Threads; the figures do not depend on it (default: all cores)")
        ->type_name("N")
        ->check(CLI::Range(0, 4096));
    verb.add_option("--seed", options.seed, "Seed of all random draws (default: 1)")->type_name("N");
    verb.add_flag("--quiet", options.quiet, "No progress on standard error");
}

void addProjectOption(CLI::App& verb, CommonOptions& options) {
    verb.add_option("PROJECT", options.project, "Project file (*.span.json)")->required()->type_name("FILE");
}

void addPhaseOption(CLI::App& verb, CommonOptions& options) {
    verb.add_option("--phase", options.phase, "Snapshot: key or name of a phase, or \"last\" (default)")
        ->type_name("NAME");
}

Result<PhaseId> phaseOf(const Project& project, const CommonOptions& options) {
    Result<PhaseId> phase = findPhase(project.design, options.phase);
    if (!phase) phase.error().where = options.project;
    return phase;
}

Keys::Keys(const Project& project) {
    visitTables(project, [&](const auto& table) {
        for (const auto& row : table)
            keys_.emplace(row.id.value, row.key);
    });
}

const std::string& Keys::of(ElementId element) const {
    static const std::string kNone;
    const auto at = keys_.find(element.value);
    return at == keys_.end() ? kNone : at->second;
}

Json Keys::list(const std::vector<ElementId>& elements) const {
    Json keys = Json::array();
    for (const ElementId element : elements)
        keys.push_back(of(element));
    return keys;
}

Json Keys::failed(const sim::Fault& fault) const {
    return fault.element.value != 0 ? Json(of(fault.element)) : Json();
}

Json Keys::sharedFate(const sim::Fault& fault) const {
    if (fault.group.empty()) return {};
    return {{"name", fault.name}, {"elements", list(fault.group)}};
}

Json orNull(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

Result<void> write(const CommonOptions& options, const Json& json, const std::vector<TextTable>& tables) {
    std::string text;
    if (options.json.empty()) {
        for (const TextTable& table : tables)
            text += (text.empty() ? "" : "\n") + table.text();
    } else {
        text = jsonText(json) + "\n";
    }
    if (!options.json.empty() && options.json != "-") {
        return io::writeFileAtomically(options.json, text, io::Backup::none);
    }
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (!written || std::fflush(stdout) != 0) {
        return fail(Code::inputOutput, "standard output cannot be written");
    }
    return {};
}

}  // namespace spanwright::cli
