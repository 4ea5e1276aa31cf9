// SPDX-License-Identifier: MIT
#include "app/panels/model/goal_tables.h"

#include "app/panels/model/figures.h"
#include "engine/analysis/summary.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

using goals::GoalKind;
using goals::GoalLine;
using goals::Verdict;

/// Seconds as people say them: "1.9 s", "12 min", "8 h".
std::string duration(double seconds) {
    constexpr double kMinute = 60;
    constexpr double kHour = 3600;
    if (seconds < 2 * kMinute) return fmt::format("{:.3g} s", seconds);
    if (seconds < 2 * kHour) return fmt::format("{:.3g} min", seconds / kMinute);
    return fmt::format("{:.3g} h", seconds / kHour);
}

const char* kindText(GoalKind kind) {
    switch (kind) {
        case GoalKind::survival:
            return "Survival";
        case GoalKind::recovery:
            return "Recovery";
        case GoalKind::availability:
            break;
    }
    return "Availability";
}

std::string targetText(const GoalLine& line) {
    switch (line.kind) {
        case GoalKind::survival:
            return std::string(nameOf(line.asked).label);
        case GoalKind::recovery:
            return "within " + duration(line.target);
        case GoalKind::availability:
            break;
    }
    return availabilityFigure(line.target) + " %";
}

std::string reachedText(const GoalLine& line) {
    switch (line.kind) {
        case GoalKind::survival:
            return line.reached == Survival::none ? "None" : std::string(nameOf(line.reached).label);
        case GoalKind::recovery:
            return duration(line.value);
        case GoalKind::availability:
            break;
    }
    return availabilityFigure(line.value) + " %";
}

Tone toneOf(Verdict verdict) {
    switch (verdict) {
        case Verdict::met:
            return Tone::good;
        case Verdict::missed:
            return Tone::bad;
        case Verdict::undecided:
            break;
    }
    return Tone::warning;
}

const char* verdictText(Verdict verdict) {
    switch (verdict) {
        case Verdict::met:
            return "Met";
        case Verdict::missed:
            return "Missed";
        case Verdict::undecided:
            break;
    }
    return "Open";
}

std::string takeOverText(goals::TakeOver by) {
    switch (by) {
        case goals::TakeOver::nothingLost:
            return "no path is touched";
        case goals::TakeOver::routing:
            return "routing";
        case goals::TakeOver::member:
            return "LAG";
        case goals::TakeOver::unit:
            return "pair";
        case goals::TakeOver::overlay:
            return "SD-WAN";
        case goals::TakeOver::repair:
            break;
    }
    return "repair";
}

std::string causeText(const Project& project, const GoalLine& line) {
    std::string text;
    if (line.cause.value != 0) text = displayName(project, line.cause);
    if (line.kind == GoalKind::recovery && !text.empty()) text += fmt::format(" ({})", takeOverText(line.by));
    if (line.kind == GoalKind::survival && line.causes > 1)
        text += fmt::format(" and {} more", line.causes - 1);
    if (line.element != ElementId(line.demand))
        text += fmt::format("{}{}", text.empty() ? "" : ", ", displayName(project, line.demand));
    return text;
}

std::vector<ElementId> elementsOf(const GoalLine& line) {
    std::vector<ElementId> elements{line.element};
    if (line.cause.value != 0) elements.push_back(line.cause);
    return elements;
}

Cell reachedCell(const GoalLine& line) {
    Cell cell = Cell::plain(reachedText(line));
    cell.tone = toneOf(line.verdict);
    return cell;
}

}  // namespace

FactGroup goalFacts(const Project& project, const std::vector<const goals::GoalLine*>& goals) {
    FactGroup group{"Goals", {}};
    for (const GoalLine* line : goals) {
        Fact fact{fmt::format("{}: {}", kindText(line->kind), targetText(*line)), verdictText(line->verdict),
                  toneOf(line->verdict)};
        if (line->verdict != Verdict::met) {
            const std::string cause = causeText(project, *line);
            fact.value += fmt::format(", {}{}", reachedText(*line), cause.empty() ? "" : "; " + cause);
        }
        if (line->cause.value != 0) fact.elements = {line->cause};
        group.facts.push_back(std::move(fact));
    }
    return group;
}

TableModel goalTable(const Project& project, const PhaseAnalysis& phase) {
    TableModel table;
    table.columns = {{"Demand or site", 18}, {"Goal", 11},    {"Target", 18},
                     {"Reached", 18},        {"Verdict", 10}, {"What stands in the way", 24}};
    table.whenEmpty =
        "Select a demand or site and set what it must survive, its recovery time or availability target.";
    std::vector<const GoalLine*> lines;
    for (const GoalLine& line : phase.goals)
        lines.push_back(&line);
    std::stable_sort(lines.begin(), lines.end(), [](const GoalLine* a, const GoalLine* b) {
        return (a->verdict == Verdict::met) < (b->verdict == Verdict::met);
    });
    for (const GoalLine* line : lines) {
        Cell verdict = Cell::plain(verdictText(line->verdict));
        verdict.tone = toneOf(line->verdict);
        table.rows.push_back({elementsOf(*line),
                              {Cell::plain(displayName(project, line->element)),
                               Cell::plain(kindText(line->kind)), Cell::plain(targetText(*line)),
                               reachedCell(*line), verdict, Cell::plain(causeText(project, *line))}});
    }
    return table;
}

TableModel goalPhaseTable(const Project& project, const Analysis& analysis) {
    TableModel table;
    table.columns = {{"Demand or site", 18}, {"Goal", 11}, {"Target", 18}};
    table.whenEmpty =
        "Select a demand or site and set what it must survive, its recovery time or availability target.";
    std::map<std::pair<ElementId, GoalKind>, std::vector<const GoalLine*>> lines;
    const std::size_t phases = analysis.phases.size();
    for (std::size_t index = 0; index < phases; ++index) {
        const PhaseAnalysis& phase = analysis.phases[index];
        table.columns.push_back({phase.phase ? displayName(project, phase.phase) : "Before", 16});
        for (const GoalLine& line : phase.goals) {
            auto& row = lines[{line.element, line.kind}];
            row.resize(phases, nullptr);
            row[index] = &line;
        }
    }
    for (const auto& [key, row] : lines) {
        const GoalLine& any = **std::find_if(row.begin(), row.end(), [](const auto* line) { return line; });
        TableRow shown{{key.first},
                       {Cell::plain(displayName(project, key.first)), Cell::plain(kindText(key.second)),
                        Cell::plain(targetText(any))}};
        for (const GoalLine* line : row) {
            Cell none = Cell::plain("–");
            none.tone = Tone::muted;
            shown.cells.push_back(line == nullptr ? none : reachedCell(*line));
        }
        table.rows.push_back(std::move(shown));
    }
    return table;
}

std::string goalSummary(const PhaseAnalysis& phase) {
    const auto met = std::count_if(phase.goals.begin(), phase.goals.end(),
                                   [](const GoalLine& line) { return line.verdict == Verdict::met; });
    return fmt::format("{} of {} goals met", met, phase.goals.size());
}

bool hasGoal(const Project& project, ElementId element) {
    if (const Demand* demand = project.design.demands.find(element.as<DemandId>()))
        return demand->goal != ResilienceGoal() || demand->availabilityTarget;
    const Site* site = project.design.sites.find(element.as<SiteId>());
    return site != nullptr && (site->goal != ResilienceGoal() || site->availabilityTarget);
}

TableModel proposalTable(const proposals::Proposal& proposal) {
    TableModel table;
    table.columns = {
        {"To build", 40}, {"Capex", 12, true}, {"A month", 12, true}, {"Over the horizon", 14, true}};
    const auto money = [](Money sum) {
        return Cell{amount(sum), sum.toDouble(), Tone::normal, std::nullopt};
    };
    const auto row = [&](std::vector<ElementId> elements, std::string text, const proposals::Price& price) {
        table.rows.push_back(
            {std::move(elements),
             {Cell::plain(std::move(text)), money(price.capex), money(price.monthly), money(price.total)}});
    };
    for (const proposals::ProposedElement& element : proposal.elements) {
        std::vector<ElementId> elements;
        if (element.changes.value != 0) elements.push_back(element.changes);
        row(std::move(elements), element.text, element.price);
    }
    if (proposal.elements.size() > 1) row({}, "All together", proposal.price);
    return table;
}

std::string goalChange(const GoalLine& before, const GoalLine& after) {
    return fmt::format("{}: {} → {} (target: {})", kindText(after.kind), reachedText(before),
                       reachedText(after), targetText(after));
}

std::string priceVerdict(const proposals::Proposal& proposal) {
    if (proposal.elements.empty()) return {};
    if (proposal.optimal)
        return fmt::format("Proved the cheapest of {} things to build.", proposal.candidates);
    return fmt::format("At most {:.1f} % above what it must cost at least ({}), of {} things to build.",
                       proposal.gap * 100, proposal.lowerBound.display(Money::Grouping::wholeUnits),
                       proposal.candidates);
}

std::vector<std::pair<Tone, std::string>> strainLines(const proposals::Proposal& proposal) {
    std::vector<std::pair<Tone, std::string>> lines;
    if (const auto& after = proposal.strain.maxUtilization) {
        const double before = proposal.strainBefore.maxUtilization.value_or(0);
        lines.emplace_back(*after > 1 ? Tone::warning : Tone::muted,
                           fmt::format("Fullest link after such a failure: {} % instead of {} %{}",
                                       percentFigure(*after), percentFigure(before),
                                       proposal.fullestThen.empty() ? "" : ", " + proposal.fullestThen));
    }
    for (const std::string& lack : proposal.strain.shortPorts)
        lines.emplace_back(Tone::bad, lack + ".");
    return lines;
}

}  // namespace spanwright::app
