// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/design/queries.h"
#include "engine/io/files.h"
#include "engine/io/project_file.h"
#include "engine/plan/schedule.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

Json jsonOf(const Project& project, const Keys& keys, const plan::Schedule& schedule) {
    Json critical = Json::array();
    Json packages = Json::array();
    for (const plan::ScheduledPackage& scheduled : schedule.packages) {
        const WorkPackage& package = project.plan.workPackages.at(scheduled.package);
        if (scheduled.critical) critical.push_back(package.key);
        Json resources = Json::object();
        for (const Assignment& assignment : package.assignments) {
            const std::string& key = keys.of(assignment.resource);
            resources[key] = resources.value(key, 0.0) + assignment.units;
        }
        Json row = {{"id", package.key},
                    {"name", package.name},
                    {"phase", keys.of(package.phase)},
                    {"start", scheduled.start.text()},
                    {"finish", scheduled.finish.text()},
                    {"total_float_days", scheduled.totalFloatDays},
                    {"free_float_days", scheduled.freeFloatDays}};
        row["resources"] = std::move(resources);
        packages.push_back(std::move(row));
    }
    Json exposure = Json::array();
    for (const plan::Exposure& stretch : schedule.exposure) {
        exposure.push_back({{"from", stretch.from.text()},
                            {"to", stretch.to.text()},
                            {"reason", stretch.reason},
                            {"elements", keys.list(stretch.elements)}});
    }
    Json json = {{"start", schedule.start.text()},
                 {"finish", schedule.finish.text()},
                 {"working_days", schedule.workingDays}};
    json["critical"] = std::move(critical);
    json["p50"] = schedule.p50.text();
    json["p80"] = schedule.p80.text();
    json["p90"] = schedule.p90.text();
    json["packages"] = std::move(packages);
    json["exposure"] = std::move(exposure);
    return json;
}

std::vector<TextTable> tablesOf(const Project& project, const plan::Schedule& schedule) {
    TextTable facts = TextTable::facts("Schedule");
    facts.add({"start", schedule.start.text()});
    facts.add({"finish", schedule.finish.text()});
    facts.add({"working days", std::to_string(schedule.workingDays)});
    facts.add({"finish, P50", schedule.p50.text()});
    facts.add({"finish, P80", schedule.p80.text()});
    facts.add({"finish, P90", schedule.p90.text()});
    TextTable packages("Work packages (* critical)",
                       {{""}, {"package"}, {"phase"}, {"start"}, {"finish"}, {"float days", Align::right}});
    packages.limit(200);
    for (const plan::ScheduledPackage& scheduled : schedule.packages) {
        const WorkPackage& package = project.plan.workPackages.at(scheduled.package);
        packages.add({scheduled.critical ? "*" : "", displayName(project, package.id),
                      displayName(project, package.phase), scheduled.start.text(), scheduled.finish.text(),
                      figureText(scheduled.totalFloatDays)});
    }
    TextTable exposure("Less redundancy than before or after", {{"from"}, {"to"}, {"reason"}});
    for (const plan::Exposure& stretch : schedule.exposure)
        exposure.add({stretch.from.text(), stretch.to.text(), stretch.reason});
    std::vector<TextTable> tables{facts, packages};
    if (!schedule.exposure.empty()) tables.push_back(exposure);
    return tables;
}

/// PSPLIB's single-mode instances open with a line of asterisks and state their jobs as "supersource".
bool looksLikePsplib(std::string_view text) {
    return text.starts_with("****") && text.substr(0, 2000).find("supersource") != std::string_view::npos;
}

Result<Project> loadPlan(const std::string& file) {
    Result<std::string> text = io::readFile(file);
    if (!text) return tl::unexpected(text.error());
    if (looksLikePsplib(*text)) {
        return fail(Code::unknownFormat,
                    "a PSPLIB instance, which this version does not schedule; expected a project file",
                    file + ":1:1");
    }
    return io::projectFromJson(*text, file);
}

Result<int> schedule(const CommonOptions& options) {
    const Result<Project> project = loadPlan(options.project);
    if (!project) return tl::unexpected(project.error());
    plan::ScheduleOptions scheduleOptions;
    scheduleOptions.seed = options.seed;
    scheduleOptions.threads = options.threads;
    ProgressBar bar("schedule", options.quiet);
    Result<plan::Schedule> answer = plan::schedule(*project, scheduleOptions, bar.work());
    if (!answer) {
        answer.error().where = options.project + ": " + answer.error().where;
        return tl::unexpected(answer.error());
    }
    return write(options, jsonOf(*project, Keys(*project), *answer), tablesOf(*project, *answer)).map([] {
        return kDone;
    });
}

}  // namespace

CLI::App& addSchedule(CLI::App& app, Action& action) {
    auto options = std::make_shared<CommonOptions>();
    CLI::App* verb = app.add_subcommand("schedule", "Dates, floats and critical path of the work packages");
    addProjectOption(*verb, *options);
    addCommonOptions(*verb, *options);
    verb->callback([options, &action] { action = [options] { return schedule(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
