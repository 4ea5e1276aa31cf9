// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/json_text.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/design/queries.h"
#include "engine/io/project_file.h"
#include "engine/proposals/proposal.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

using goals::GoalLine;
using proposals::Proposal;

struct Options {
    CommonOptions common;
    std::string demand;
    std::string site;
    std::string output;
    std::size_t candidates = proposals::ProposalOptions().candidates;
};

std::string_view nameOf(goals::GoalKind kind) {
    switch (kind) {
        case goals::GoalKind::survival:
            return "survival";
        case goals::GoalKind::recovery:
            return "recovery";
        case goals::GoalKind::availability:
            return "availability";
    }
    return "survival";
}

Json jsonOf(const Keys& keys, const std::vector<GoalLine>& lines) {
    Json list = Json::array();
    for (const GoalLine& line : lines) {
        const bool survival = line.kind == goals::GoalKind::survival;
        list.push_back({{"goal", nameOf(line.kind)},
                        {"target", survival ? Json(spanwright::nameOf(line.asked).key) : Json(line.target)},
                        {"reached", survival ? Json(spanwright::nameOf(line.reached).key) : Json(line.value)},
                        {"met", line.verdict == goals::Verdict::met},
                        {"cause", line.cause.value != 0 ? Json(keys.of(line.cause)) : Json()}});
    }
    return list;
}

Json jsonOf(const Keys& keys, const std::string& target, const Proposal& proposal) {
    Json elements = Json::array();
    for (const proposals::ProposedElement& element : proposal.elements) {
        elements.push_back({{"text", element.text},
                            {"changes", element.changes.value != 0 ? Json(keys.of(element.changes)) : Json()},
                            {"capex", exact(element.price.capex)},
                            {"monthly", exact(element.price.monthly)},
                            {"total", exact(element.price.total)}});
    }
    return {{"target", target},
            {"met", proposal.met},
            {"reason", proposal.reason},
            {"elements", std::move(elements)},
            {"capex", exact(proposal.price.capex)},
            {"monthly", exact(proposal.price.monthly)},
            {"total", exact(proposal.price.total)},
            {"lower_bound", exact(proposal.lowerBound)},
            {"gap", proposal.gap},
            {"optimal", proposal.optimal},
            {"candidates", proposal.candidates},
            {"max_utilization_before", orNull(proposal.strainBefore.maxUtilization)},
            {"max_utilization_after", orNull(proposal.strain.maxUtilization)},
            {"fullest_after", proposal.fullestThen},
            {"fullest_when_failed",
             proposal.strain.failed.value != 0 ? Json(keys.of(proposal.strain.failed)) : Json()},
            {"short_of_ports", proposal.strain.shortPorts},
            {"before", jsonOf(keys, proposal.before)},
            {"after", jsonOf(keys, proposal.after)}};
}

std::string reachedText(const GoalLine& line) {
    switch (line.kind) {
        case goals::GoalKind::survival:
            return std::string(spanwright::nameOf(line.reached).label);
        case goals::GoalKind::recovery:
            return figureText(line.value) + " s";
        case goals::GoalKind::availability:
            return fmt::format("{:.6f}", line.value);
    }
    return {};
}

std::vector<TextTable> tablesOf(const Proposal& proposal) {
    TextTable elements(
        "To build",
        {{"element"}, {"capex", Align::right}, {"a month", Align::right}, {"total", Align::right}});
    for (const proposals::ProposedElement& element : proposal.elements) {
        elements.add({element.text, element.price.capex.display(), element.price.monthly.display(),
                      element.price.total.display()});
    }
    elements.add({"all together", proposal.price.capex.display(), proposal.price.monthly.display(),
                  proposal.price.total.display()});
    TextTable facts = TextTable::facts("Goals");
    for (std::size_t index = 0; index < proposal.after.size(); ++index) {
        facts.add({std::string(nameOf(proposal.after[index].kind)),
                   fmt::format("{} -> {}", reachedText(proposal.before[index]),
                               reachedText(proposal.after[index]))});
    }
    facts.add({"met", proposal.met ? "yes" : proposal.reason});
    facts.add({"price", proposal.optimal ? "the least, proved"
                                         : fmt::format("at least {}, gap {}", proposal.lowerBound.display(),
                                                       percentText(proposal.gap))});
    if (proposal.strain.maxUtilization) {
        facts.add({"fullest link after such a failure",
                   fmt::format("{} -> {} ({})", percentText(proposal.strainBefore.maxUtilization.value_or(0)),
                               percentText(*proposal.strain.maxUtilization), proposal.fullestThen)});
    }
    for (const std::string& lack : proposal.strain.shortPorts)
        facts.add({"ports", lack});
    return {elements, facts};
}

Result<int> proposeFor(const Options& options) {
    const Result<Project> project = io::loadProject(options.common.project);
    if (!project) return tl::unexpected(project.error());
    const Result<PhaseId> phase = phaseOf(*project, options.common);
    if (!phase) return tl::unexpected(phase.error());
    const std::string& key = options.demand.empty() ? options.site : options.demand;
    const ElementId target = findByKey(*project, key);
    const ElementKind wanted = options.demand.empty() ? ElementKind::site : ElementKind::demand;
    if (target.value == 0 || target.kind != wanted) {
        return fail(
            Code::notFound,
            fmt::format("there is no {} \"{}\"", wanted == ElementKind::site ? "site" : "demand", key),
            options.common.project);
    }
    proposals::ProposalOptions asked;
    asked.threads = options.common.threads;
    asked.candidates = options.candidates;
    ProgressBar bar("propose", options.common.quiet);
    const Result<Proposal> proposal = proposals::propose(*project, *phase, target, asked, bar.work());
    if (!proposal) return tl::unexpected(proposal.error());
    if (!options.output.empty()) {
        const Result<Project> built = edit::apply(*project, proposal->batch);
        if (!built) return tl::unexpected(built.error());
        if (const auto saved = io::saveProject(*built, options.output); !saved)
            return tl::unexpected(saved.error());
    }
    return write(options.common, jsonOf(Keys(*project), key, *proposal), tablesOf(*proposal)).map([&] {
        return proposal->met ? kDone : kViolated;
    });
}

}  // namespace

CLI::App& addPropose(CLI::App& app, Action& action) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "propose",
        "The cheapest links and pairs with which a demand or site meets its goals, and their price");
    addProjectOption(*verb, options->common);
    addCommonOptions(*verb, options->common);
    addPhaseOption(*verb, options->common);
    auto* target = verb->add_option_group("target");
    target->add_option("--demand", options->demand, "Key of a demand with goals")->type_name("ID");
    target->add_option("--site", options->site, "Key of a site with goals")->type_name("ID");
    target->require_option(1);
    verb->add_option("-o", options->output, "Write the project with the elements built")
        ->type_name("PROJECT");
    verb->add_option("--candidates", options->candidates, "Look at so many things to build (default: 160)")
        ->type_name("N")
        ->check(CLI::Range(1, 2000));
    verb->callback([options, &action] { action = [options] { return proposeFor(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
