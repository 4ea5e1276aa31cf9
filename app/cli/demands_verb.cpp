// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "engine/edit/command.h"
#include "engine/io/files.h"
#include "engine/io/project_file.h"
#include "engine/traffic/demand_sources.h"

#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

struct Options {
    CommonOptions common;
    std::string output;
    bool fromProfiles = false;
    bool gravity = false;
    double busyHourFactor = 1;
    std::string profiles;  ///< file; empty: the shipped ones
    double totalMbps = 0;
    std::string weight = "users";
    std::string trafficClass = "best-effort";
};

Result<traffic::GeneratedDemands> generate(const Project& project, PhaseId phase, const Options& options) {
    if (options.gravity) {
        traffic::GravityOptions gravity;
        gravity.phase = phase;
        gravity.totalMbps = options.totalMbps;
        if (options.weight == "capacity") gravity.weight = traffic::GravityWeight::capacity;
        gravity.trafficClass = *enumFromKey<TrafficClass>(options.trafficClass);
        return traffic::demandsFromGravity(project, gravity);
    }
    traffic::ProfileOptions profile{phase, options.busyHourFactor};
    if (options.profiles.empty())
        return traffic::demandsFromProfiles(project, traffic::shippedApplications(), profile);
    const Result<std::string> text = io::readFile(options.profiles);
    if (!text) return tl::unexpected(text.error());
    const auto catalogue = traffic::applicationsFromJson(*text, options.profiles);
    if (!catalogue) return tl::unexpected(catalogue.error());
    return traffic::demandsFromProfiles(project, *catalogue, profile);
}

/// The project with the old demands of that source out and the new ones in, as one edit.
Result<Project> replaced(const Project& project, const traffic::GeneratedDemands& generated) {
    edit::Batch batch{"", {}};
    if (!generated.replaced.empty())
        batch.commands.push_back(edit::Remove{{generated.replaced.begin(), generated.replaced.end()}});
    batch.commands.push_back(edit::Add{{generated.demands.begin(), generated.demands.end()}});
    return edit::apply(project, batch);
}

Result<int> demands(const Options& options) {
    const Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    const Result<PhaseId> phase = phaseOf(*project, options.common);
    if (!phase) return tl::unexpected(phase.error());
    const auto generated = generate(*project, *phase, options);
    if (!generated) {
        Error error = generated.error();
        error.where = error.where.empty() ? options.common.project : error.where;
        return tl::unexpected(error);
    }
    for (const std::string& note : generated->notes)
        std::fprintf(stderr, "%s\n", note.c_str());
    const Result<Project> edited = replaced(*project, *generated);
    if (!edited) return tl::unexpected(edited.error());
    if (Result<void> saved = io::saveProject(*edited, options.output); !saved)
        return tl::unexpected(saved.error());
    const Json json = {{"generated", generated->demands.size()},
                       {"replaced", generated->replaced.size()},
                       {"offered_mbps", generated->offeredMbps()},
                       {"warnings", generated->notes}};
    TextTable table = TextTable::facts("Demands");
    table.add({"generated", std::to_string(generated->demands.size())});
    table.add({"replaced", std::to_string(generated->replaced.size())});
    table.add({"offered Mbit/s", figureText(generated->offeredMbps())});
    if (Result<void> written = write(options.common, json, {table}); !written)
        return tl::unexpected(written.error());
    return kDone;
}

}  // namespace

CLI::App& addDemands(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "demands", "Make demands of site populations or by a gravity model, in place of those made before");
    addProjectOption(*verb, options->common);
    addCommonOptions(*verb, options->common);
    addPhaseOption(*verb, options->common);
    auto* source = verb->add_option_group("source", "Where the demands come from");
    auto* profiles = source->add_flag("--from-profiles", options->fromProfiles,
                                      "Users of each site × what their application profile has them do");
    auto* gravity = source->add_flag("--gravity", options->gravity, "By the product of the sites' weights");
    source->require_option(1);
    verb->add_option("--busy-hour-factor", options->busyHourFactor,
                     "Busy hour over what the profiles say (default: 1)")
        ->type_name("X")
        ->check(CLI::Range(0.001, 1000.0))
        ->needs(profiles);
    verb->add_option("--profiles", options->profiles, "Application profiles (default: the shipped ones)")
        ->type_name("FILE")
        ->needs(profiles);
    auto* total = verb->add_option("--total", options->totalMbps, "Mbit/s of all demands, both ways together")
                      ->type_name("MBPS")
                      ->check(CLI::Range(0.0, 1e12))
                      ->needs(gravity);
    gravity->needs(total);
    verb->add_option("--weight", options->weight, "users (default) or capacity")
        ->check(CLI::IsMember({"users", "capacity"}))
        ->needs(gravity);
    verb->add_option("--class", options->trafficClass, "Class of service (default: best-effort)")
        ->check(CLI::IsMember({"voice", "video", "business", "bulk", "best-effort"}))
        ->needs(gravity);
    verb->add_option("-o,--output", options->output, "Project file to write (*.span.json)")
        ->required()
        ->type_name("FILE");
    verb->callback([options, &action] { action = [options] { return demands(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
