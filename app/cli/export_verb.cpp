// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/analysis/analysis.h"
#include "engine/io/files.h"
#include "engine/io/import/price_book_csv.h"
#include "engine/io/network_csv.h"
#include "engine/io/project_file.h"
#include "engine/report/budget_file.h"

#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    CommonOptions common;
    std::string format;
    std::string output;
};

using Files = std::vector<std::pair<fs::path, std::string>>;

Error inProject(Error error, const std::string& file) {
    error.where = error.where.empty() ? file : file + ": " + error.where;
    return error;
}

/// "site.csv" gives "site-nodes.csv", "site-links.csv" and "site-demands.csv".
Result<Files> networkFiles(const Project& project, const Options& options) {
    const Result<PhaseId> phase = phaseOf(project, options.common);
    if (!phase) return tl::unexpected(phase.error());
    io::NetworkCsv csv = io::networkCsv(project, *phase);
    const fs::path output = options.output;
    const auto named = [&](const char* what) {
        return output.parent_path() / (output.stem().string() + "-" + what + output.extension().string());
    };
    return Files{{named("nodes"), std::move(csv.nodes)},
                 {named("links"), std::move(csv.links)},
                 {named("demands"), std::move(csv.demands)}};
}

Result<Files> moneyFiles(const Project& project, const Options& options) {
    AnalysisOptions analysisOptions;
    analysisOptions.seed = options.common.seed;
    analysisOptions.threads = options.common.threads;
    analysisOptions.boundSteps = 0;
    analysisOptions.onlyPhase = PhaseId{};  // money needs none of the answers for phases
    ProgressBar bar("export", options.common.quiet);
    const Result<Analysis> analysis =
        analyse(std::make_shared<const Project>(project), 1, analysisOptions, bar.work());
    if (!analysis) return tl::unexpected(analysis.error());
    Result<std::string> content = report::budgetFile(
        options.format == "bom-csv" ? report::BudgetFormat::bomCsv : report::BudgetFormat::workbook, project,
        *analysis);
    if (!content) return tl::unexpected(inProject(content.error(), options.common.project));
    return Files{{options.output, std::move(*content)}};
}

Result<int> exportProject(const Options& options) {
    const Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    Result<Files> files;
    if (options.format == "csv") {
        files = networkFiles(*project, options);
    } else if (options.format == "price-book") {
        files = Files{{options.output, io::priceBookText(*project)}};
    } else {
        files = moneyFiles(*project, options);
    }
    if (!files) return tl::unexpected(files.error());
    Json names = Json::array();
    TextTable table("Exported", {{"File"}, {"Bytes", Align::right}});
    for (const auto& [file, content] : *files) {
        if (Result<void> done = io::writeFileAtomically(file, content, io::Backup::none); !done)
            return tl::unexpected(done.error());
        names.push_back(file.string());
        table.add({file.string(), std::to_string(content.size())});
    }
    return write(options.common, {{"format", options.format}, {"files", names}}, {table}).map([] {
        return kDone;
    });
}

}  // namespace

CLI::App& addExport(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("export", "Write one file for another program");
    addProjectOption(*verb, options->common);
    verb->add_option(
            "--format", options->format,
            "bom-csv: bill of materials; budget-xlsx: budget as a workbook; price-book: the catalogue "
            "as CSV that import reads; csv: nodes, links and demands, each in a file of its own")
        ->required()
        ->check(CLI::IsMember({"bom-csv", "budget-xlsx", "price-book", "csv"}))
        ->type_name("FORMAT");
    verb->add_option("-o,--output", options->output, "File to write; csv: NAME-nodes.csv, NAME-links.csv, …")
        ->required()
        ->type_name("FILE");
    addPhaseOption(*verb, options->common);
    addCommonOptions(*verb, options->common);
    verb->callback([options, &action] { action = [options] { return exportProject(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
