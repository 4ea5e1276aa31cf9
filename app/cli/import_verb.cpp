// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "engine/io/import/import.h"
#include "engine/io/project_file.h"

#include <cstdio>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

struct Options {
    CommonOptions common;
    std::vector<std::string> inputs;
    std::string output;
};

Json jsonOf(const io::Imported& imported) {
    const Design& design = imported.project.design;
    Json json = {{"format", imported.format},        {"sites", design.sites.size()},
                 {"devices", design.devices.size()}, {"links", design.links.size()},
                 {"demands", design.demands.size()}, {"warnings", imported.warnings}};
    if (imported.catalogue.items() > 0) {
        json["catalogue"] = {{"items", imported.project.catalogue.size()},
                             {"added", imported.catalogue.added},
                             {"updated", imported.catalogue.updated},
                             {"unchanged", imported.catalogue.unchanged},
                             {"changes", imported.catalogue.changes}};
    }
    return json;
}

TextTable tableOf(const io::Imported& imported) {
    const Design& design = imported.project.design;
    TextTable table = TextTable::facts(fmt::format("Imported ({})", imported.format));
    table.add({"sites", std::to_string(design.sites.size())});
    table.add({"devices", std::to_string(design.devices.size())});
    table.add({"links", std::to_string(design.links.size())});
    table.add({"demands", std::to_string(design.demands.size())});
    return table;
}

/// What price books and device types among the inputs did.
std::vector<TextTable> tablesOf(const io::Imported& imported) {
    std::vector<TextTable> tables{tableOf(imported)};
    const io::CatalogueChange& change = imported.catalogue;
    if (change.items() == 0) return tables;
    TextTable changes(fmt::format("Catalogue: {} added, {} updated, {} unchanged", change.added,
                                  change.updated, change.unchanged),
                      {{""}});
    for (const std::string& line : change.changes)
        changes.add({line});
    tables.push_back(std::move(changes));
    return tables;
}

Result<int> import(const Options& options) {
    const Result<io::Imported> imported = io::importFiles({options.inputs.begin(), options.inputs.end()});
    if (!imported) return tl::unexpected(imported.error());
    for (const std::string& warning : imported->warnings)
        std::fprintf(stderr, "%s\n", warning.c_str());
    if (Result<void> saved = io::saveProject(imported->project, options.output); !saved) {
        return tl::unexpected(saved.error());
    }
    Result<void> written = write(options.common, jsonOf(*imported), tablesOf(*imported));
    if (!written) {
        std::error_code ignored;
        std::filesystem::remove(options.output, ignored);
        return tl::unexpected(written.error());
    }
    return kDone;
}

}  // namespace

CLI::App& addImport(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "import",
        "Make a project of foreign files: a topology, its demands, a project to add to, prices and hardware "
        "for its catalogue");
    verb->add_option(
            "INPUT", options->inputs,
            "REPETITA .graph/.demands, SNDlib, GraphML, CSV or project files, price books (CSV) and NetBox "
            "device types (YAML); told apart by content")
        ->required()
        ->type_name("FILE...");
    verb->add_option("-o,--output", options->output, "Project file to write (*.span.json)")
        ->required()
        ->type_name("FILE");
    addCommonOptions(*verb, options->common);
    verb->callback([options, &action] { action = [options] { return import(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
