// SPDX-License-Identifier: MIT
#include "engine/analysis/analysis.h"

#include "engine/analysis/failure_ranking.h"
#include "engine/analysis/reuse.h"
#include "engine/check/check.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace spanwright {
namespace {

/// Shares of the whole for the progress bar: dates and money are quick beside the failure sweeps.
constexpr float kAfterSchedule = 0.05F;
constexpr float kAfterCost = 0.1F;
/// Failures that are looked at closely: at most so many, and so many that demands and links come to this.
constexpr std::size_t kMostImpacts = 200;
constexpr std::size_t kImpactWork = 1'000'000;
/// Fewer passes tell little about how good a routing could be.
constexpr double kFewestBoundPasses = 12;
constexpr double kBoundGap = 1e-3;

std::vector<PhaseId> phasesToAnswer(const Project& project, const AnalysisOptions& options) {
    if (options.onlyPhase) return {*options.onlyPhase};
    std::vector<PhaseId> phases{PhaseId{}};
    for (const Phase& phase : orderedPhases(project.design))
        phases.push_back(phase.id);
    return phases;
}

class Analyst {
  public:
    Analyst(const Project& project, const AnalysisOptions& options, const WorkContext& work,
            const Project* before, const Analysis* previous)
        : project_(project), options_(options), work_(work), before_(before), previous_(previous) {}

    Result<Analysis> run(Revision revision) {
        analysis_.revision = revision;
        analysis_.growthYears = options_.growthYears;
        answerSchedule();
        answerCost();
        const std::vector<PhaseId> phases = phasesToAnswer(project_, options_);
        boundSteps_ = options_.boundSteps / static_cast<double>(phases.size());
        for (std::size_t index = 0; index < phases.size(); ++index) {
            const float share = (1 - kAfterCost) / static_cast<float>(phases.size());
            const float begin = kAfterCost + share * static_cast<float>(index);
            if (auto done = answerPhase(phases[index], work_.part(begin, begin + share)); !done) {
                return tl::unexpected(done.error());
            }
        }
        if (work_.stopRequested()) return fail(Code::cancelled, "the analysis was cancelled");
        if (!options_.onlyPhase) findIdleWaivers();
        work_.report(1);
        return std::move(analysis_);
    }

  private:
    void findIdleWaivers() {
        std::set<std::string_view> found;
        for (const PhaseAnalysis& phase : analysis_.phases) {
            for (const check::Finding& finding : phase.findings)
                found.insert(finding.key);
        }
        for (const Waiver& waiver : project_.settings.waivers) {
            if (!found.contains(waiver.findingKey)) analysis_.idleWaivers.push_back(waiver.findingKey);
        }
    }

    void answerSchedule() {
        if (previous_ != nullptr && previous_->schedule && sameSchedule(*before_, project_)) {
            analysis_.schedule = previous_->schedule;
            return;
        }
        plan::ScheduleOptions options;
        options.seed = options_.seed;
        options.trials = options_.trials;
        options.threads = options_.threads;
        keep(plan::schedule(project_, options, work_.part(0, kAfterSchedule)), analysis_.schedule);
    }

    void answerCost() {
        if (!analysis_.schedule) return;
        if (previous_ != nullptr && previous_->cost && sameCost(*before_, project_)) {
            analysis_.cost = previous_->cost;
            return;
        }
        cost::CostOptions options;
        options.seed = options_.seed;
        options.trials = options_.trials;
        options.threads = options_.threads;
        options.asIs = true;
        keep(cost::cost(project_, *analysis_.schedule, options, work_.part(kAfterSchedule, kAfterCost)),
             analysis_.cost);
    }

    /// A part that cannot be computed is named among the problems; the others stand all the same.
    template <class Part>
    void keep(Result<Part> result, std::optional<Part>& into) {
        if (result) {
            into = std::move(*result);
        } else if (result.error().code != Code::cancelled) {
            analysis_.problems.push_back(result.error());
        }
    }

    Result<void> answerPhase(PhaseId phase, const WorkContext& work) {
        PhaseAnalysis answer;
        answer.phase = phase;
        const bool asGrown = previous_ != nullptr && previous_->growthYears == options_.growthYears;
        const PhaseAnalysis* known = asGrown ? previous_->at(phase) : nullptr;
        if (known != nullptr && sameNetworkAt(*before_, project_, phase)) {
            answer = *known;
        } else if (auto computed = computeNetwork(answer, work); !computed) {
            return computed;
        }
        const Design snapshot = designAt(project_.design, phase);
        check::CheckInput input{project_, phase, snapshot};
        input.routing = &answer.routing;
        input.traffic = &answer.traffic;
        input.failures = &answer.failures;
        input.resilience = &answer.resilience;
        if (analysis_.schedule) input.schedule = &*analysis_.schedule;
        if (analysis_.cost) input.cost = &*analysis_.cost;
        input.segmentation = &answer.segmentation;
        input.goals = &answer.goals;
        input.today = options_.today;
        answer.findings = check::check(input);
        analysis_.phases.push_back(std::move(answer));
        return {};
    }

    Result<void> computeNetwork(PhaseAnalysis& answer, const WorkContext& work) const {
        auto routing = sim::route(project_, answer.phase, {options_.growthYears, {}}, work.part(0, 0.1F));
        if (!routing) return tl::unexpected(routing.error());
        answer.routing = std::move(*routing);

        const auto flows = traffic::routeFlows(project_, answer.phase, work.part(0.1F, 0.15F));
        if (!flows) return tl::unexpected(flows.error());
        answer.traffic = traffic::shareTraffic(*flows, answer.routing, options_.growthYears);
        answer.growth = traffic::growthOf(project_, *flows, answer.routing);
        if (auto bounded = findBound(answer, work.part(0.15F, 0.2F)); !bounded) return bounded;

        sim::FailureOptions options;
        options.likelihood = likelihoodsOf(project_);
        options.elements = {sim::FailureElements::links, sim::FailureElements::devices};
        options.growthYears = options_.growthYears;
        options.threads = options_.threads;
        auto failures = sim::failures(project_, answer.phase, options, work.part(0.2F, 0.4F));
        if (!failures) return tl::unexpected(failures.error());
        answer.failures = std::move(*failures);

        options.elements = {sim::FailureElements::sites,      sim::FailureElements::sharedRiskGroups,
                            sim::FailureElements::ducts,      sim::FailureElements::powerFeeds,
                            sim::FailureElements::providers,  sim::FailureElements::buildings,
                            sim::FailureElements::lineCards,  sim::FailureElements::underlays,
                            sim::FailureElements::lagMembers, sim::FailureElements::haMembers,
                            sim::FailureElements::scenarios};
        auto groups = sim::failures(project_, answer.phase, options, work.part(0.4F, 0.5F));
        if (!groups) return tl::unexpected(groups.error());
        answer.groupFailures = std::move(*groups);
        if (auto looked = lookAtWorst(answer, work.part(0.5F, 0.6F)); !looked) return looked;

        auto resilience = reliability::resilience(project_, answer.phase, work.part(0.6F, 0.9F));
        if (!resilience) return tl::unexpected(resilience.error());
        answer.resilience = std::move(*resilience);

        const Design snapshot = designAt(project_.design, answer.phase);
        auto segmentation = security::segmentation(snapshot, options_.threads, work.part(0.9F, 1));
        if (!segmentation) return tl::unexpected(segmentation.error());
        answer.segmentation = std::move(*segmentation);

        std::vector<goals::DemandAvailability> availabilities;
        for (const auto& demand : answer.resilience.demands)
            availabilities.push_back({demand.demand, demand.lower, demand.upper});
        auto judged = goals::judge(project_, snapshot, availabilities, options_.threads, {.stop = work.stop});
        if (!judged) return tl::unexpected(judged.error());
        answer.goals = std::move(*judged);
        return {};
    }

    Result<void> findBound(PhaseAnalysis& answer, const WorkContext& work) const {
        if (options_.boundSteps <= 0) return {};
        const double pass = optimise::stepsOfPass(designAt(project_.design, answer.phase));
        if (pass * kFewestBoundPasses > boundSteps_) return {};
        auto bound = optimise::utilizationBound(project_, answer.phase,
                                                {.growthYears = options_.growthYears,
                                                 .gap = kBoundGap,
                                                 .timeLimitSeconds = 0,
                                                 .mostSteps = boundSteps_},
                                                work);
        if (!bound) return tl::unexpected(bound.error());
        answer.bound = std::move(*bound);
        return {};
    }

    Result<void> lookAtWorst(PhaseAnalysis& answer, const WorkContext& work) const {
        std::vector<sim::FailureResult> all = answer.failures.results;
        const auto& groups = answer.groupFailures.results;
        all.insert(all.end(), groups.begin(), groups.end());
        std::vector<RankedFailure> ranked = rankFailures(all);
        const std::size_t cost = 1 + answer.routing.demands.size() + answer.routing.links.size();
        const std::size_t most = std::clamp<std::size_t>(kImpactWork / cost, 1, kMostImpacts);
        if (ranked.size() > most) ranked.resize(most);
        std::vector<std::vector<ElementId>> failed;
        for (const RankedFailure& failure : ranked) {
            const sim::FailureResult& result = all[failure.index];
            failed.push_back(result.partial ? std::vector<ElementId>{} : result.failed);
        }
        auto impacts =
            sim::failureImpacts(project_, answer.phase, failed,
                                {.growthYears = options_.growthYears, .threads = options_.threads}, work);
        if (!impacts) return tl::unexpected(impacts.error());
        for (std::size_t at = 0; at < ranked.size(); ++at) {
            answer.worstFailures.push_back(
                {std::move(all[ranked[at].index]), ranked[at].expectedLostMbps, std::move((*impacts)[at])});
        }
        return {};
    }

    const Project& project_;
    const AnalysisOptions& options_;
    const WorkContext& work_;
    const Project* before_;
    const Analysis* previous_;
    double boundSteps_ = 0;  ///< for each phase
    Analysis analysis_;
};

}  // namespace

const PhaseAnalysis* Analysis::at(PhaseId phase) const {
    const auto found = std::find_if(phases.begin(), phases.end(),
                                    [&](const PhaseAnalysis& answer) { return answer.phase == phase; });
    return found == phases.end() ? nullptr : &*found;
}

Result<Analysis> analyse(const Snapshot& project, Revision revision, const AnalysisOptions& options,
                         const WorkContext& work, const Snapshot& before,
                         const std::shared_ptr<const Analysis>& previous) {
    const bool reusable = before != nullptr && previous != nullptr;
    return Analyst(*project, options, work, reusable ? before.get() : nullptr,
                   reusable ? previous.get() : nullptr)
        .run(revision);
}

}  // namespace spanwright
