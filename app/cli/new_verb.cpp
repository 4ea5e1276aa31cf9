// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "engine/io/project_file.h"
#include "engine/templates/base_project.h"
#include "engine/templates/instance.h"
#include "engine/templates/library.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace spanwright::cli {
namespace {

using templates::Parameter;
using templates::Template;

struct Options {
    CommonOptions common;
    std::string name;
    std::vector<std::string> set;
    std::string output;
    bool list = false;
};

Json jsonOf(const templates::Value& value) {
    if (const double* number = std::get_if<double>(&value)) return *number;
    return std::get<std::string>(value);
}

Json jsonOf(const Parameter& parameter) {
    Json json = {{"key", parameter.key}, {"label", parameter.label}};
    constexpr std::array kKinds{"whole", "number", "choice", "yes-no", "text"};
    json["kind"] = kKinds[static_cast<std::size_t>(parameter.kind)];
    json["default"] = jsonOf(parameter.initial);
    if (parameter.kind == Parameter::Kind::whole || parameter.kind == Parameter::Kind::number) {
        json["min"] = parameter.min;
        json["max"] = parameter.max;
    }
    if (!parameter.unit.empty()) json["unit"] = parameter.unit;
    for (const Parameter::Option& option : parameter.options)
        json["options"].push_back(jsonOf(option.value));
    return json;
}

/// "spines=4 (2 to 16)".
std::string textOf(const Parameter& parameter) {
    std::string text = fmt::format("{}={}", parameter.key, templates::textOf(parameter.initial));
    if (parameter.kind == Parameter::Kind::choice) {
        std::vector<std::string> values;
        for (const Parameter::Option& option : parameter.options)
            values.push_back(templates::textOf(option.value));
        return text + fmt::format(" ({})", fmt::join(values, ", "));
    }
    if (parameter.kind == Parameter::Kind::yesNo) return text + " (0, 1)";
    if (parameter.kind == Parameter::Kind::text) return text;
    return text + fmt::format(" ({} to {})", parameter.min, parameter.max);
}

Result<int> list(const Options& options, const templates::Library& library) {
    Json json = {{"templates", Json::array()}};
    TextTable table("Templates", {{"name"}, {"what it is"}, {"parameters"}});
    table.limit(10'000);
    for (const Template& one : library.templates) {
        Json parameters = Json::array();
        bool first = true;
        for (const Parameter& parameter : one.parameters) {
            parameters.push_back(jsonOf(parameter));
            table.add({first ? one.key : "", first ? one.name : "", textOf(parameter)});
            first = false;
        }
        if (first) table.add({one.key, one.name, ""});
        json["templates"].push_back({{"name", one.key},
                                     {"title", one.name},
                                     {"description", one.description},
                                     {"shipped", one.shipped},
                                     {"parameters", std::move(parameters)}});
    }
    if (Result<void> written = write(options.common, json, {table}); !written)
        return tl::unexpected(written.error());
    return kDone;
}

Result<templates::Values> givenValues(const Template& chosen, const std::vector<std::string>& set) {
    templates::Values values;
    for (const std::string& one : set) {
        const std::size_t equals = one.find('=');
        if (equals == std::string::npos)
            return fail(Code::invalidValue, fmt::format("\"{}\"; expected KEY=VALUE", one), "--set");
        const std::string key = one.substr(0, equals);
        const Parameter* parameter = chosen.parameter(key);
        if (parameter == nullptr) {
            values[key] = 0.0;  // completeValues names it beside those that there are
            continue;
        }
        Result<templates::Value> value = templates::readValue(*parameter, one.substr(equals + 1));
        if (!value) return tl::unexpected(value.error());
        values[key] = std::move(*value);
    }
    return values;
}

Result<int> make(const Options& options, const templates::Library& library) {
    const Template* chosen = library.find(options.name);
    if (chosen == nullptr) {
        std::vector<std::string> names;
        for (const Template& one : library.templates)
            names.push_back(one.key);
        return fail(Code::notFound,
                    fmt::format("no template is called \"{}\"; expected one of {}", options.name,
                                fmt::join(names, ", ")),
                    "--template");
    }
    const Result<templates::Values> values = givenValues(*chosen, options.set);
    if (!values) return tl::unexpected(values.error());
    const Result<templates::Instance> instance =
        templates::instantiate(*chosen, *values, templates::baseProject());
    if (!instance) return tl::unexpected(instance.error());
    const Result<Project> project = templates::newProject(*chosen, *instance);
    if (!project) return tl::unexpected(project.error());
    if (Result<void> saved = io::saveProject(*project, options.output); !saved)
        return tl::unexpected(saved.error());

    const Design& design = project->design;
    Json json = {{"template", chosen->key},          {"sites", design.sites.size()},
                 {"devices", design.devices.size()}, {"links", design.links.size()},
                 {"demands", design.demands.size()}, {"figures", Json::array()}};
    TextTable table = TextTable::facts(chosen->name);
    table.add({"sites", std::to_string(design.sites.size())});
    table.add({"devices", std::to_string(design.devices.size())});
    table.add({"links", std::to_string(design.links.size())});
    table.add({"demands", std::to_string(design.demands.size())});
    for (const templates::Figure& figure : instance->figures) {
        json["figures"].push_back({{"label", figure.label}, {"value", figure.value}, {"unit", figure.unit}});
        table.add({figure.label, fmt::format("{} {}", figureText(figure.value), figure.unit)});
    }
    if (Result<void> written = write(options.common, json, {table}); !written) {
        std::error_code ignored;
        std::filesystem::remove(options.output, ignored);
        return tl::unexpected(written.error());
    }
    return kDone;
}

Result<int> run(const Options& options) {
    const templates::Library library = templates::loadLibrary(templates::userFolder());
    for (const Error& error : library.errors)
        std::fprintf(stderr, "left out: %s\n", error.text().c_str());
    return options.list ? list(options, library) : make(options, library);
}

}  // namespace

CLI::App& addNew(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "new", "Make a project from a template: campus, data-centre fabric, WAN, cloud landing zone…");
    CLI::Option* name =
        verb->add_option("--template", options->name, "Which template; --list names them")->type_name("NAME");
    verb->add_option("--set", options->set, "A parameter's value; can be given several times")
        ->type_name("KEY=VALUE");
    CLI::Option* output =
        verb->add_option("-o,--output", options->output, "Project file to write (*.span.json)")
            ->type_name("FILE");
    CLI::Option* listed =
        verb->add_flag("--list", options->list, "Name the templates and their parameters instead");
    listed->excludes(name)->excludes(output);
    name->needs(output);
    output->needs(name);
    addCommonOptions(*verb, options->common);
    verb->callback([options, &action] {
        if (!options->list && options->name.empty())
            throw CLI::RequiredError("--template with --output, or --list");
        action = [options] { return run(*options); };
    });
    return *verb;
}

}  // namespace spanwright::cli
