// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"

#include "app/cli/verbs.h"

#include <cstdio>
#include <exception>

#include <CLI/CLI.hpp>

namespace spanwright::cli {
namespace {

constexpr const char* kFooter =
    "Exit codes: 0 done; 1 done, but rules are violated or a limit of --fail-on is not met;\n"
    "2 the input cannot be used; 3 internal error; 64 wrong usage.";

/// An error is one line, whatever the text of a file put into it.
void printError(const Error& error) {
    std::string line = error.text();
    for (char& c : line) {
        if (c == '\n' || c == '\r') c = ' ';
    }
    std::fprintf(stderr, "%s\n", line.c_str());
}

int parseAndRun(int argc, char** argv) {
    CLI::App app("Plans networks: imports, checks, simulates, costs and schedules them.", "spanwright-cli");
    app.set_version_flag("--version", std::string("spanwright-cli ") + SPANWRIGHT_VERSION);
    app.footer(kFooter);
    app.require_subcommand(1);
    Action action;
    for (const auto& add : {addImport, addNew, addCheck, addSimulate, addFailures, addResilience, addPropose,
                            addRedundancy, addSegmentation, addCost, addSchedule, addGrowth, addDemands,
                            addDiff, addCompare, addReport, addExport, addMetrics, addUpgrades}) {
        CLI::App& verb = add(app, action);
        verb.set_version_flag("--version", std::string("spanwright-cli ") + SPANWRIGHT_VERSION);
        verb.footer(kFooter);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // Help and version are parse errors of code 0 to this library.
        return app.exit(error) == 0 ? kDone : kWrongUsage;
    }
    const Result<int> result = action();
    if (result) return *result;
    printError(result.error());
    return kUnusableInput;
}

}  // namespace

int run(int argc, char** argv) {
    try {
        return parseAndRun(argc, argv);
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "internal error: %s\n", exception.what());
    } catch (...) {
        std::fprintf(stderr, "internal error\n");
    }
    return kInternalError;
}

}  // namespace spanwright::cli
