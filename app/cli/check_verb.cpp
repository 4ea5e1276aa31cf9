// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/analysis/analysis.h"
#include "engine/check/finding.h"
#include "engine/io/project_file.h"

#include <chrono>
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

struct Options {
    CommonOptions common;
    std::string failOn = "error";
    std::string today;  ///< empty: the computer's date
};

std::string_view nameOf(check::Severity severity) {
    switch (severity) {
        case check::Severity::error:
            return "error";
        case check::Severity::warning:
            return "warning";
        case check::Severity::info:
            return "info";
    }
    return "info";
}

/// Findings that count: what somebody has accepted does not.
std::size_t count(const std::vector<check::Finding>& findings, check::Severity severity) {
    std::size_t n = 0;
    for (const check::Finding& finding : findings)
        n += !finding.waived && finding.severity == severity ? 1 : 0;
    return n;
}

Json jsonOf(const Keys& keys, const std::vector<check::Finding>& findings) {
    Json violations = Json::array();
    for (const check::Finding& finding : findings) {
        violations.push_back({{"rule", finding.rule},
                              {"severity", nameOf(finding.severity)},
                              {"elements", keys.list(finding.elements)},
                              {"message", finding.message},
                              {"key", finding.key},
                              {"waived", finding.waived}});
    }
    return {{"violations", std::move(violations)},
            {"errors", count(findings, check::Severity::error)},
            {"warnings", count(findings, check::Severity::warning)}};
}

std::vector<TextTable> tablesOf(const std::vector<check::Finding>& findings) {
    TextTable table(fmt::format("{} errors, {} warnings", count(findings, check::Severity::error),
                                count(findings, check::Severity::warning)),
                    {{"severity"}, {"rule"}, {"message"}});
    table.limit(200);
    for (const check::Finding& finding : findings) {
        table.add({finding.waived ? "accepted" : std::string(nameOf(finding.severity)), finding.rule,
                   finding.message});
    }
    return {table};
}

Result<Date> todayOf(const std::string& text) {
    if (text.empty()) return Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    Result<Date> date = Date::parse(text);
    if (!date) date.error().where = "--today";
    return date;
}

Result<int> checkProject(const Options& options) {
    Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    const Result<PhaseId> phase = phaseOf(*project, options.common);
    if (!phase) return tl::unexpected(phase.error());
    AnalysisOptions analysisOptions;
    analysisOptions.seed = options.common.seed;
    analysisOptions.threads = options.common.threads;
    analysisOptions.onlyPhase = *phase;
    analysisOptions.boundSteps = 0;
    const Result<Date> today = todayOf(options.today);
    if (!today) return tl::unexpected(today.error());
    analysisOptions.today = *today;
    ProgressBar bar("check", options.common.quiet);
    const auto snapshot = std::make_shared<const Project>(std::move(*project));
    const Result<Analysis> analysis = analyse(snapshot, 1, analysisOptions, bar.work());
    if (!analysis) return tl::unexpected(analysis.error());
    // Rules that need an answer that cannot be computed say nothing: say so for them.
    for (const Error& problem : analysis->problems)
        std::fprintf(stderr, "not checked: %s\n", problem.text().c_str());
    const std::vector<check::Finding>& findings = analysis->phases.front().findings;
    const Result<void> written = write(options.common, jsonOf(Keys(*snapshot), findings), tablesOf(findings));
    if (!written) return tl::unexpected(written.error());
    const bool violated = count(findings, check::Severity::error) > 0 ||
                          (options.failOn == "warning" && count(findings, check::Severity::warning) > 0);
    return violated ? kViolated : kDone;
}

}  // namespace

CLI::App& addCheck(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("check", "Judge the design by its rules");
    addProjectOption(*verb, options->common);
    addCommonOptions(*verb, options->common);
    addPhaseOption(*verb, options->common);
    verb->add_option(
            "--fail-on", options->failOn,
            "Exit with 1 on: error (default), or warning (errors as well); accepted findings do not count")
        ->type_name("SEVERITY")
        ->check(CLI::IsMember({"error", "warning"}));
    verb->add_option("--today", options->today,
                     "Day on which acceptances are looked at (default: the computer's date)")
        ->type_name("DATE");
    verb->callback([options, &action] { action = [options] { return checkProject(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
