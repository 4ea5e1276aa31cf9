// SPDX-License-Identifier: MIT
#include "engine/proposals/proposal.h"

#include "engine/design/queries.h"
#include "engine/graph/graph_index.h"
#include "engine/proposals/connection_model.h"
#include "engine/proposals/hitting_set.h"
#include "engine/proposals/target.h"
#include "engine/reliability/resilience.h"
#include "engine/sim/single_failures.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace spanwright::proposals {
namespace {

constexpr std::size_t kSmallNetwork = 60;  ///< devices up to which new links may end anywhere
constexpr int kMostRounds = 2000;
/// Weights are totals × this + 1: of equal totals the one with fewer elements.
constexpr std::int64_t kFewest = 4096;

class Proposer {
  public:
    Proposer(const Project& project, PhaseId phase, Target target, const ProposalOptions& options,
             const WorkContext& work)
        : project_(project),
          phase_(phase),
          target_(std::move(target)),
          options_(options),
          work_(work),
          focused_(focused(project, target_)),
          snapshot_(designAt(focused_.design, phase)) {}

    Result<Proposal> run() {
        auto before = judged(focused_);
        if (!before) return tl::unexpected(before.error());
        proposal_.before = *before;
        if (allMet(*before)) return finished({});
        if (auto done = collect(); !done) return tl::unexpected(done.error());
        if (auto done = priceAll(); !done) return tl::unexpected(done.error());
        return search();
    }

  private:
    static bool allMet(const std::vector<goals::GoalLine>& lines) {
        return std::all_of(lines.begin(), lines.end(),
                           [](const goals::GoalLine& line) { return line.verdict == goals::Verdict::met; });
    }

    [[nodiscard]] Result<std::vector<goals::GoalLine>> judged(const Project& project) const {
        std::vector<goals::DemandAvailability> availabilities;
        if (target_.availability) {
            const auto known = reliability::resilience(project, phase_, {.stop = work_.stop}, figuresOnly());
            if (!known) return tl::unexpected(known.error());
            for (const reliability::DemandResilience& demand : known->demands)
                availabilities.push_back({demand.demand, demand.lower, demand.upper});
        }
        return goals::judge(project, designAt(project.design, phase_), availabilities, options_.threads,
                            {.stop = work_.stop});
    }

    /// What must hold, and what can be built.
    Result<void> collect() {
        std::vector<goals::AskedDemand> asked;
        for (const DemandId demand : target_.demands)
            asked.push_back({demand, target_.goal.maxRecoverySeconds.has_value()});
        const auto known =
            goals::standings(focused_, snapshot_, asked, options_.threads, {.stop = work_.stop});
        if (!known) return tl::unexpected(known.error());
        std::vector<Requirement> requirements;
        CandidateOptions wanted;
        wanted.most = options_.candidates;
        for (const goals::DemandStanding& standing : *known) {
            require(standing, requirements);
            for (const ElementId cut : standing.cutBy)
                hurts(cut, wanted);
            for (const DeviceId end : standing.ends) {
                if (target_.availability || snapshot_.devices.at(end).site == target_.site)
                    hurts(end, wanted);
            }
        }
        wanted.rateMbps = rate();
        if (snapshot_.devices.size() > kSmallNetwork) wanted.nearby = nearby(*known);
        candidates_ = candidates(focused_, phase_, wanted);
        model_.emplace(snapshot_, candidates_, std::move(requirements));
        proposal_.candidates = candidates_.size();
        return {};
    }

    void require(const goals::DemandStanding& standing, std::vector<Requirement>& requirements) const {
        const Survival asked = target_.goal.survives;
        if (!standing.connected) {
            requirements.push_back({standing.demand, {}, false});
            const graph::GraphIndex graph(snapshot_);
            const Demand& demand = snapshot_.demands.at(standing.demand);
            const std::set<int> ends{graph.nodeOf(demand.from), graph.nodeOf(demand.to)};
            for (const sim::SingleFailure& failure : sim::singleFailures(snapshot_, graph)) {
                const bool own = std::any_of(failure.nodes.begin(), failure.nodes.end(),
                                             [&](int node) { return ends.contains(node); });
                if (!own && sim::survivalOf(failure.element.kind) <= asked)
                    requirements.push_back({standing.demand, failure.element, false});
            }
        }
        std::set<ElementId> tooLong;
        for (const goals::Interruption& interruption : standing.interruptions) {
            const bool counts = sim::survivalOf(interruption.failed.kind) <= std::max(asked, Survival::links);
            if (counts && interruption.seconds > *target_.goal.maxRecoverySeconds)
                tooLong.insert(interruption.failed);
        }
        for (const ElementId cut : standing.cutBy) {
            if (sim::survivalOf(cut.kind) <= asked || tooLong.contains(cut))
                requirements.push_back({standing.demand, cut, false});
        }
        if (asked < Survival::devices || !target_.site) return;
        for (const DeviceId end : standing.ends) {
            if (ofTargetSite(end)) requirements.push_back({standing.demand, end, true});
        }
    }

    [[nodiscard]] bool ofTargetSite(DeviceId device) const {
        return target_.site && snapshot_.devices.at(device).site == target_.site;
    }

    static void hurts(ElementId element, CandidateOptions& wanted) {
        const auto note = [](auto& list, auto id) {
            if (id && std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
        };
        note(wanted.pairable, element.as<DeviceId>());
        note(wanted.bundles, element.as<LinkId>());
    }

    /// The busier direction of all that the target's demands ask for.
    [[nodiscard]] double rate() const {
        double out = 0;
        double back = 0;
        for (const DemandId id : target_.demands) {
            const Demand& demand = snapshot_.demands.at(id);
            const bool along = !target_.site || snapshot_.devices.at(demand.from).site == target_.site;
            out += along ? demand.mbps : demand.reverseMbps;
            back += along ? demand.reverseMbps : demand.mbps;
        }
        return std::max(out, back);
    }

    /// The ends, what cuts them, all within two links of those, and the rest of their sites.
    [[nodiscard]] std::vector<DeviceId> nearby(const std::vector<goals::DemandStanding>& known) const {
        std::set<DeviceId> near;
        for (const goals::DemandStanding& standing : known) {
            const Demand& demand = snapshot_.demands.at(standing.demand);
            near.insert({demand.from, demand.to});
            for (const ElementId cut : standing.cutBy) {
                if (const auto device = cut.as<DeviceId>()) near.insert(device);
                if (const Link* link = snapshot_.links.find(cut.as<LinkId>()))
                    near.insert({link->from.device, link->to.device});
            }
        }
        std::set<SiteId> sites;
        for (const DeviceId device : near)
            sites.insert(snapshot_.devices.at(device).site);
        for (int hop = 0; hop < 2; ++hop) {
            std::set<DeviceId> wider = near;
            for (const Link& link : snapshot_.links) {
                if (near.contains(link.from.device)) wider.insert(link.to.device);
                if (near.contains(link.to.device)) wider.insert(link.from.device);
            }
            near = std::move(wider);
        }
        for (const Device& device : snapshot_.devices) {
            if (device.site && sites.contains(device.site)) near.insert(device.id);
        }
        return {near.begin(), near.end()};
    }

    Result<void> priceAll() {
        auto pricer = Pricer::of(project_);
        if (!pricer) return tl::unexpected(pricer.error());
        pricer_.emplace(std::move(*pricer));
        for (int index = 0; index < static_cast<int>(candidates_.size()); ++index) {
            if (work_.stopRequested()) return stopped();
            const auto price = pricer_->price(batchOf(candidates_, {index}, {}));
            if (!price) return tl::unexpected(price.error());
            prices_.push_back(*price);
            problem_.weights.push_back(std::max<std::int64_t>(0, price->total.minorUnits()) * kFewest + 1);
            work_.report(0.3F * static_cast<float>(index) / static_cast<float>(candidates_.size()));
        }
        return {};
    }

    static tl::unexpected<Error> stopped() { return fail(Code::cancelled, "the proposal was cancelled"); }

    /// Availabilities alone: neither paths nor cuts nor what downtime is due to.
    static reliability::ResilienceOptions figuresOnly() {
        reliability::ResilienceOptions options;
        options.detailedPairs = 0;
        options.rates = false;
        return options;
    }

    struct Bounds {
        double lower = 1;
        double upper = 1;
    };
    /// The least available of the target's demands with these candidates built.
    [[nodiscard]] Result<Bounds> availability(const std::vector<int>& chosen) {
        --trialsLeft_;
        auto built = edit::apply(focused_, batchOf(candidates_, chosen, {}));
        if (!built) return tl::unexpected(built.error());
        const auto known = reliability::resilience(*built, phase_, {.stop = work_.stop}, figuresOnly());
        if (!known) return tl::unexpected(known.error());
        Bounds bounds;
        for (const reliability::DemandResilience& demand : known->demands) {
            bounds.lower = std::min(bounds.lower, demand.lower);
            bounds.upper = std::min(bounds.upper, demand.upper);
            estimated_ = estimated_ || demand.method == reliability::AvailabilityMethod::sampled;
        }
        return bounds;
    }

    Result<Proposal> search() {
        trialsLeft_ = options_.trials;
        const bool newLinksMayFail = target_.goal.survives >= Survival::links;
        HittingSet set;
        for (int round = 0; round < kMostRounds; ++round) {
            if (work_.stopRequested()) return stopped();
            set = hittingSet(problem_);
            const std::vector<Lack> lacks = model_->lacks(set.items, newLinksMayFail);
            if (!lacks.empty()) {
                for (const Lack& lack : lacks) {
                    if (lack.helps.empty()) return impossible(lack);
                    problem_.clauses.push_back(lack.helps);
                }
                continue;
            }
            if (!target_.availability) return finished(set, model_->exact());
            const auto bounds = availability(set.items);
            if (!bounds) return tl::unexpected(bounds.error());
            if (bounds->lower >= *target_.availability) return finished(set, model_->exact());
            if (bounds->upper >= *target_.availability) break;
            auto clause = outsideLargest(set.items);
            if (!clause) return tl::unexpected(clause.error());
            if (clause->empty() || trialsLeft_ <= 0) break;
            problem_.clauses.push_back(std::move(*clause));
            work_.report(0.3F + 0.6F * static_cast<float>(round) / static_cast<float>(round + 20));
        }
        return complete(set);
    }

    /// Candidates outside a largest set, with the chosen ones in it, whose availability is surely too low:
    /// every set that is enough has one of them. Empty: even all are too few.
    [[nodiscard]] Result<std::vector<int>> outsideLargest(const std::vector<int>& chosen) {
        std::vector<int> inside = chosen;
        std::vector<int> outside;
        for (int index = 0; index < static_cast<int>(candidates_.size()); ++index) {
            if (!std::binary_search(chosen.begin(), chosen.end(), index)) outside.push_back(index);
        }
        // Cheap ones first: a set that holds them leaves the dear ones to be paid.
        std::stable_sort(outside.begin(), outside.end(), [&](int a, int b) {
            return problem_.weights[static_cast<std::size_t>(a)] <
                   problem_.weights[static_cast<std::size_t>(b)];
        });
        std::vector<int> left;
        // Whole stretches are tried before their halves: most candidates change little.
        const std::function<Result<void>(std::size_t, std::size_t)> take =
            [&](std::size_t from, std::size_t to) -> Result<void> {
            if (from >= to) return {};
            if (work_.stopRequested()) return stopped();
            std::vector<int> more = inside;
            more.insert(more.end(), outside.begin() + static_cast<std::ptrdiff_t>(from),
                        outside.begin() + static_cast<std::ptrdiff_t>(to));
            std::sort(more.begin(), more.end());
            const auto bounds = availability(more);
            if (!bounds) return tl::unexpected(bounds.error());
            if (bounds->upper < *target_.availability) {
                inside = std::move(more);
                return {};
            }
            if (to - from == 1) {
                left.push_back(outside[from]);
                return {};
            }
            const std::size_t middle = (from + to) / 2;
            if (auto done = take(from, middle); !done) return done;
            return take(middle, to);
        };
        if (auto done = take(0, outside.size()); !done) return tl::unexpected(done.error());
        std::sort(left.begin(), left.end());
        return left;
    }

    /// When proof takes too long or is out of reach: adds what gains most for its price until it is enough.
    Result<Proposal> complete(HittingSet set) {
        const std::int64_t bound = set.lowerBound;
        std::vector<int> chosen = set.items;
        const bool newLinksMayFail = target_.goal.survives >= Survival::links;
        const auto enough = [&](const std::vector<int>& items) -> Result<bool> {
            if (!model_->lacks(items, newLinksMayFail).empty()) return false;
            const auto bounds = availability(items);
            if (!bounds) return tl::unexpected(bounds.error());
            return bounds->lower >= *target_.availability;
        };
        for (;;) {
            const auto done = enough(chosen);
            if (!done) return tl::unexpected(done.error());
            if (*done) break;
            const auto best = bestNext(chosen);
            if (!best) return tl::unexpected(best.error());
            if (*best < 0) break;
            chosen.insert(std::upper_bound(chosen.begin(), chosen.end(), *best), *best);
        }
        std::vector<int> byPrice = chosen;
        std::stable_sort(byPrice.begin(), byPrice.end(), [&](int a, int b) {
            return problem_.weights[static_cast<std::size_t>(a)] >
                   problem_.weights[static_cast<std::size_t>(b)];
        });
        for (const int item : byPrice) {
            std::vector<int> without = chosen;
            std::erase(without, item);
            const auto done = enough(without);
            if (!done) return tl::unexpected(done.error());
            if (*done) chosen = std::move(without);
        }
        set.items = std::move(chosen);
        set.lowerBound = bound;
        set.weight = 0;
        for (const int item : set.items)
            set.weight += problem_.weights[static_cast<std::size_t>(item)];
        return finished(set, false);
    }

    /// The candidate that lowers the unavailability most for its price; -1: none lowers it.
    [[nodiscard]] Result<int> bestNext(const std::vector<int>& chosen) {
        const auto now = availability(chosen);
        if (!now) return tl::unexpected(now.error());
        int best = -1;
        double bestGain = 0;
        for (int index = 0; index < static_cast<int>(candidates_.size()); ++index) {
            if (std::binary_search(chosen.begin(), chosen.end(), index)) continue;
            if (work_.stopRequested()) return stopped();
            std::vector<int> with = chosen;
            with.insert(std::upper_bound(with.begin(), with.end(), index), index);
            const auto bounds = availability(with);
            if (!bounds) return tl::unexpected(bounds.error());
            constexpr double kLeast = 1e-15;
            const double gain = std::log((1 - now->lower + kLeast) / (1 - bounds->lower + kLeast)) /
                                static_cast<double>(problem_.weights[static_cast<std::size_t>(index)]);
            if (gain <= bestGain) continue;
            best = index;
            bestGain = gain;
        }
        return best;
    }

    Result<Proposal> impossible(const Lack& lack) {
        const Requirement& requirement = model_->requirements()[lack.requirement];
        const std::string demand = displayName(project_, requirement.demand);
        proposal_.reason =
            requirement.failed.value == 0
                ? fmt::format("Nothing that the project knows to build connects {}.", demand)
                : fmt::format("Nothing that the project knows to build keeps {} up when {} fails.", demand,
                              displayName(project_, requirement.failed));
        proposal_.after = proposal_.before;
        return std::move(proposal_);
    }

    Result<Proposal> finished(const HittingSet& set, bool exact = true) {
        Project built = focused_;
        proposal_.price = {Money(0, project_.settings.currency), Money(0, project_.settings.currency),
                           Money(0, project_.settings.currency)};
        proposal_.lowerBound = proposal_.price.total;
        if (!set.items.empty()) {
            proposal_.batch =
                batchOf(candidates_, set.items,
                        fmt::format("make {} meet its goals", displayName(project_, target_.element)));
            auto done = edit::apply(focused_, proposal_.batch);
            if (!done) return tl::unexpected(done.error());
            built = std::move(*done);
            const auto price = pricer_->price(proposal_.batch);
            if (!price) return tl::unexpected(price.error());
            proposal_.price = *price;
            for (const int item : set.items) {
                const Candidate& candidate = candidates_[static_cast<std::size_t>(item)];
                proposal_.elements.push_back(
                    {candidate.text, candidate.changes(), prices_[static_cast<std::size_t>(item)]});
            }
            proposal_.lowerBound = Money(set.lowerBound / kFewest, project_.settings.currency);
        }
        auto after = judged(built);
        if (!after) return tl::unexpected(after.error());
        proposal_.after = std::move(*after);
        proposal_.met = allMet(proposal_.after);
        proposal_.optimal = exact && !estimated_ && proposal_.met && set.weight == set.lowerBound;
        if (set.lowerBound > 0) {
            proposal_.gap =
                static_cast<double>(set.weight - set.lowerBound) / static_cast<double>(set.lowerBound);
        }
        if (!proposal_.met) proposal_.reason = whyNot();
        if (auto done = strain(); !done) return tl::unexpected(done.error());
        work_.report(1);
        return std::move(proposal_);
    }

    /// Of the whole network, all demands included.
    Result<void> strain() {
        const WorkContext work{.stop = work_.stop};
        auto before = strainOf(project_, phase_, target_.goal.survives, options_.threads, work);
        if (!before) return tl::unexpected(before.error());
        proposal_.strainBefore = std::move(*before);
        const auto built = edit::apply(project_, proposal_.batch);
        if (!built) return tl::unexpected(built.error());
        auto after = strainOf(*built, phase_, target_.goal.survives, options_.threads, work);
        if (!after) return tl::unexpected(after.error());
        // A new link has no name to be found by until it is built.
        proposal_.fullestThen = after->fullest ? displayName(*built, after->fullest) : "";
        proposal_.strain = std::move(*after);
        return {};
    }

    [[nodiscard]] std::string whyNot() const {
        for (const goals::GoalLine& line : proposal_.after) {
            if (line.verdict == goals::Verdict::met) continue;
            if (line.kind == goals::GoalKind::recovery) {
                return fmt::format(
                    "Recovery takes {:.3g} s after the failure of {}: a matter of detection and "
                    "protocols, not of elements.",
                    line.value, displayName(project_, line.cause));
            }
            if (line.kind == goals::GoalKind::availability) {
                return fmt::format(
                    "With all that the project knows to build, availability reaches {:.6f} of "
                    "{:.6f}.",
                    line.value, line.target);
            }
            return fmt::format("{} is still cut when {} fails.", displayName(project_, line.demand),
                               displayName(project_, line.cause));
        }
        return {};
    }

    const Project& project_;
    PhaseId phase_;
    Target target_;
    const ProposalOptions& options_;
    const WorkContext& work_;
    Project focused_;
    Design snapshot_;
    std::vector<Candidate> candidates_;
    std::optional<ConnectionModel> model_;
    std::optional<Pricer> pricer_;
    std::vector<Price> prices_;
    HittingSetProblem problem_;
    int trialsLeft_ = 0;
    bool estimated_ = false;  ///< some availability was sampled: nothing is proved by it
    Proposal proposal_;
};

}  // namespace

Result<Proposal> propose(const Project& project, PhaseId phase, ElementId target,
                         const ProposalOptions& options, const WorkContext& work) {
    auto wanted = targetOf(project, designAt(project.design, phase), target);
    if (!wanted) return tl::unexpected(wanted.error());
    return Proposer(project, phase, std::move(*wanted), options, work).run();
}

}  // namespace spanwright::proposals
