// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/json_text.h"
#include "app/cli/options.h"
#include "app/cli/progress_bar.h"
#include "app/cli/results.h"
#include "app/cli/verbs.h"
#include "engine/analysis/analysis.h"
#include "engine/analysis/summary.h"
#include "engine/io/files.h"
#include "engine/io/project_file.h"
#include "engine/report/bom_csv.h"
#include "engine/report/budget_workbook.h"

#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    CommonOptions common;
    std::string folder;
};

Json phasesJson(const Project& project, const Analysis& analysis) {
    Json phases = Json::array();
    for (const PhaseSummary& phase : phaseSummaries(project, &analysis)) {
        phases.push_back({{"phase", phase.name},
                          {"start", phase.start ? Json(phase.start->text()) : Json()},
                          {"finish", phase.finish ? Json(phase.finish->text()) : Json()},
                          {"capex", phase.capex ? exact(*phase.capex) : Json()},
                          {"max_utilization", orNull(phase.maxUtilization)},
                          {"lost_mbps", phase.lostMbps},
                          {"single_points_of_failure", phase.singlePointsOfFailure},
                          {"findings", phase.findings}});
    }
    return phases;
}

Json reportJson(const Project& project, const Analysis& analysis) {
    Json json = {{"project", project.settings.name},
                 {"start_date", project.settings.startDate.text()},
                 {"horizon_months", project.settings.horizonMonths},
                 {"currency", std::string(project.settings.currency.code())}};
    json["phases"] = phasesJson(project, analysis);
    if (analysis.cost) json["cost"] = costJson(Keys(project), *analysis.cost);
    if (analysis.schedule) {
        json["schedule"] = {{"start", analysis.schedule->start.text()},
                            {"finish", analysis.schedule->finish.text()}};
    }
    return json;
}

/// Writes all files, or none: what was written before an error is removed again.
Result<void> writeAll(const fs::path& folder, const std::vector<std::pair<std::string, std::string>>& files) {
    std::error_code error;
    const bool fresh = fs::create_directories(folder, error);
    if (error) {
        return fail(Code::inputOutput, fmt::format("the folder cannot be made: {}", error.message()),
                    folder.string());
    }
    std::vector<fs::path> written;
    for (const auto& [name, content] : files) {
        const fs::path file = folder / name;
        const bool existed = fs::exists(file, error);
        if (Result<void> done = io::writeFileAtomically(file, content, io::Backup::none); !done) {
            for (const fs::path& other : written)
                fs::remove(other, error);
            if (fresh) fs::remove(folder, error);
            return done;
        }
        if (!existed) written.push_back(file);
    }
    return {};
}

Result<int> report(const Options& options) {
    Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    AnalysisOptions analysisOptions;
    analysisOptions.seed = options.common.seed;
    analysisOptions.threads = options.common.threads;
    ProgressBar bar("report", options.common.quiet);
    const auto snapshot = std::make_shared<const Project>(std::move(*project));
    const Result<Analysis> analysis = analyse(snapshot, 1, analysisOptions, bar.work());
    if (!analysis) return tl::unexpected(analysis.error());
    Result<std::string> budget = report::budgetWorkbook(*snapshot, *analysis);
    if (!budget) {
        Error error = budget.error();
        error.where =
            error.where.empty() ? options.common.project : options.common.project + ": " + error.where;
        return tl::unexpected(std::move(error));
    }
    const std::vector<std::pair<std::string, std::string>> files{
        {"budget.xlsx", std::move(*budget)},
        {"bom.csv", report::bomCsv(*snapshot, *analysis->cost)},
        {"report.json", jsonText(reportJson(*snapshot, *analysis)) + "\n"}};
    if (Result<void> done = writeAll(options.folder, files); !done) return tl::unexpected(done.error());
    Json names = Json::array();
    TextTable table(fmt::format("Written to {}", options.folder), {{"File"}, {"Bytes", Align::right}});
    for (const auto& [name, content] : files) {
        names.push_back(name);
        table.add({name, std::to_string(content.size())});
    }
    return write(options.common, {{"folder", options.folder}, {"files", names}}, {table}).map([] {
        return kDone;
    });
}

}  // namespace

CLI::App& addReport(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "report", "Write the report pack into a folder: budget.xlsx, bom.csv, report.json");
    addProjectOption(*verb, options->common);
    verb->add_option("-o,--output", options->folder, "Folder to write into; made where it is absent")
        ->required()
        ->type_name("DIR");
    addCommonOptions(*verb, options->common);
    verb->callback([options, &action] { action = [options] { return report(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
