// SPDX-License-Identifier: MIT
#include "engine/analysis/price_change.h"

#include "engine/cost/unpriced.h"
#include "engine/design/queries.h"
#include "engine/graph/cut_elements.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include <fmt/format.h>

namespace spanwright {
namespace {

/// "+ 310", or with the currency "+ EUR 14 200".
std::string signedText(Money amount, bool currency) {
    const Money size(std::abs(amount.minorUnits()), amount.currency());
    const std::string text = size.display(Money::Grouping::wholeUnits);
    return fmt::format("{} {}", amount.minorUnits() < 0 ? "−" : "+",
                       currency ? text : text.substr(amount.currency().code().size() + 1));
}

}  // namespace

std::string PriceChange::text() const {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (!capex.isZero()) add(signedText(capex, true) + " capex");
    if (!opexPerMonth.isZero()) add(signedText(opexPerMonth, text.empty()) + " a month");
    if (text.empty() && !total.isZero()) add(signedText(total, true) + " over the horizon");
    if (text.empty() && missing.empty()) add("no change in cost");
    if (singlePointsOfFailure != 0) {
        const int count = std::abs(singlePointsOfFailure);
        add(fmt::format("{} {} single point{} of failure", singlePointsOfFailure < 0 ? "−" : "+", count,
                        count == 1 ? "" : "s"));
    }
    if (!missing.empty()) {
        std::string first = missing.front();
        if (first.ends_with('.')) first.pop_back();
        add("without a price: " + first);
        if (missing.size() > 1) text += fmt::format(" and {} more", missing.size() - 1);
    }
    return text;
}

Result<PricePreview> PricePreview::of(const Snapshot& before, const plan::Schedule& schedule, PhaseId phase) {
    PricePreview preview(schedule, phase);
    auto figures = preview.figuresOf(*before);
    if (!figures) return tl::unexpected(figures.error());
    preview.before_ = *figures;
    return preview;
}

Result<PricePreview::Figures> PricePreview::figuresOf(const Project& project) const {
    cost::CostOptions options;
    options.trials = 0;
    const Result<cost::CostReport> report = cost::cost(project, schedule_, options);
    if (!report) return tl::unexpected(report.error());
    const Money none(0, report->currency);
    std::set<std::string> missing;
    for (const cost::CostGap& gap : report->gaps)
        missing.insert(gap.message);
    std::vector<ElementId> unpriced = cost::unpricedDevices(project.design, project.catalogue);
    const std::vector<ElementId> links = cost::unpricedLinks(project.design, project.catalogue, report->bom);
    unpriced.insert(unpriced.end(), links.begin(), links.end());
    for (const ElementId element : unpriced)
        missing.insert(displayName(project, element) + " has no catalogue item");
    return Figures{report->capex, report->cashFlow.empty() ? none : report->cashFlow.back().opex,
                   report->total, graph::singlePointsOfFailure(designAt(project.design, phase_)),
                   std::move(missing)};
}

Result<PriceChange> PricePreview::change(const Project& after) const {
    const Result<Figures> figures = figuresOf(after);
    if (!figures) return tl::unexpected(figures.error());
    if (figures->total.currency() != before_.total.currency()) {
        return fail(Code::invalidValue, "the edit changes the currency");
    }
    PriceChange change{figures->capex - before_.capex,
                       figures->opexPerMonth - before_.opexPerMonth,
                       figures->total - before_.total,
                       figures->singlePointsOfFailure - before_.singlePointsOfFailure,
                       {}};
    std::set_difference(figures->missing.begin(), figures->missing.end(), before_.missing.begin(),
                        before_.missing.end(), std::back_inserter(change.missing));
    return change;
}

}  // namespace spanwright
