// SPDX-License-Identifier: MIT
#include "engine/reliability/resilience.h"

#include "engine/design/queries.h"
#include "engine/design/tunnel_order.h"
#include "engine/graph/structure.h"
#include "engine/job/parallel_for.h"
#include "engine/reliability/capacity_availability.h"
#include "engine/reliability/pair_answers.h"
#include "engine/reliability/path_answers.h"
#include "engine/reliability/service_level.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <numeric>

namespace spanwright::reliability {
namespace {

constexpr double kMinutesPerYear = 525600;
constexpr double kSecondsPerYear = kMinutesPerYear * 60;
constexpr double kMegabitsPerGigabyte = 8000;
/// States alive at once, over all pairs of ends: keeps the whole answer within seconds whatever the design.
constexpr std::size_t kStateBudget = std::size_t{1} << 21;
constexpr std::size_t kElementsListed = 10;

using Ends = std::pair<int, int>;
struct PairAnswer {
    ReachAnswer reach;
    PathAnswer paths;
};
/// Demands between a site and others: their ends, and those of them that pin their path.
struct SiteAnswer {
    std::vector<int> nodes;
    std::vector<DemandId> pinned;
    ReachAnswer reach;
};

class Answers {
  public:
    /// `snapshot` with its tunnels, `plain` and its graph without.
    Answers(const Project& project, const Design& snapshot, const Design& plain,
            const graph::GraphIndex& graph, const ResilienceOptions& options)
        : project_(project),
          snapshot_(snapshot),
          plain_(plain),
          graph_(graph),
          options_(options),
          answerer_(project, plain, graph, options),
          groups_(riskGroups(plain, graph)),
          allTerminal_(options.allTerminal && graph.nodeCount() > 1) {
        for (const Demand& demand : snapshot.demands) {
            if (demand.pinned()) {
                pinned_.emplace(demand.id, ReachAnswer());
            } else {
                pairs_.emplace(endsOf(demand), PairAnswer());
            }
        }
        detailed_ = static_cast<int>(pairs_.size() + pinned_.size()) <= options.detailedPairs;
        for (const Demand& demand : snapshot.demands) {
            for (const DeviceId end : {demand.from, demand.to}) {
                const SiteId site = snapshot.devices.at(end).site;
                if (!site || !detailed_) continue;
                SiteAnswer& row = sites_[site];
                row.nodes.push_back(graph.nodeOf(demand.from));
                row.nodes.push_back(graph.nodeOf(demand.to));
                if (demand.pinned()) row.pinned.push_back(demand.id);
            }
        }
        for (auto& [site, row] : sites_) {
            const auto unique = [](auto& list) {
                std::sort(list.begin(), list.end());
                list.erase(std::unique(list.begin(), list.end()), list.end());
            };
            unique(row.nodes);
            unique(row.pinned);
        }
    }

    bool compute(const WorkContext& work) {
        const std::size_t share = kStateBudget / std::max<std::size_t>(pairs_.size() + pinned_.size(), 1);
        const std::size_t maxStates = std::clamp<std::size_t>(
            share, std::min<std::size_t>(64, options_.mostStates), options_.mostStates);
        std::vector<std::function<void()>> jobs;
        for (auto& entry : pairs_) {
            jobs.emplace_back([this, &entry, maxStates, &work] {
                const int ends[] = {entry.first.first, entry.first.second};
                entry.second.reach = answerer_.reach(ends, maxStates, detailed_, work);
                entry.second.paths = pathAnswer(graph_, detailed_ ? &groups_ : nullptr, ends[0], ends[1]);
            });
        }
        for (auto& entry : pinned_) {
            jobs.emplace_back([this, &entry, maxStates, &work] {
                const LayeredSnapshot layers{project_, snapshot_, plain_, graph_, answerer_.model()};
                const DemandWays ways = demandWays(layers, snapshot_.demands.at(entry.first));
                entry.second = answerer_.reach(ways, maxStates, detailed_, work);
            });
        }
        for (auto& [site, row] : sites_) {
            jobs.emplace_back([this, &row = row, maxStates, &work] {
                row.reach = answerer_.reach(row.nodes, maxStates, false, work);
            });
        }
        if (allTerminal_) {
            jobs.emplace_back([this, &work] {
                std::vector<int> all(static_cast<std::size_t>(graph_.nodeCount()));
                std::iota(all.begin(), all.end(), 0);
                whole_ = answerer_.reach(all, options_.mostStates, false, work);
            });
        }
        std::atomic<std::size_t> done = 0;
        job::parallelFor(jobs.size(), 0, [&](std::size_t index) {
            if (work.stopRequested()) return;
            jobs[index]();
            work.report(static_cast<float>(++done) / static_cast<float>(jobs.size()));
        });
        if (!work.stopRequested() && answerer_.model().failsAtAll && options_.rates) {
            rates_ = rateAvailability(project_, snapshot_, answerer_.model(),
                                      {.sharePercent = options_.sharePercent}, work);
        }
        return !work.stopRequested();
    }

    void write(Resilience& out) const {
        for (const Demand& demand : snapshot_.demands)
            out.demands.push_back(describe(demand));
        for (std::size_t demand = 0; demand < rates_.size(); ++demand) {
            out.demands[demand].rateLower = rates_[demand].lower;
            out.demands[demand].rateUpper = rates_[demand].upper;
        }
        for (const auto& [site, row] : sites_) {
            SiteResilience answer;
            // Pinned demands need more than that all ends are connected.
            std::vector<AvailabilityFigure> figures{row.reach.figure};
            for (const DemandId demand : row.pinned)
                figures.push_back(pinned_.at(demand).figure);
            static_cast<AvailabilityFigure&>(answer) = Answerer::together(figures);
            answer.site = site;
            out.sites.push_back(std::move(answer));
        }
        for (SiteResilience& site : out.sites)
            site.linkCut = leastCut(site.site, out.demands);
        if (whole_) out.allTerminal = whole_->figure;
        for (const auto& [ends, answer] : pairs_) {
            if (answer.paths.links)
                addSharedGround(plain_, graph_, answer.paths.links->paths, out.sharedGround);
        }
        std::sort(out.sharedGround.begin(), out.sharedGround.end(),
                  [](const SharedGround& a, const SharedGround& b) {
                      return std::pair(a.first, a.second) < std::pair(b.first, b.second);
                  });
    }

  private:
    /// Without one-way links both directions have the same answer.
    [[nodiscard]] Ends endsOf(const Demand& demand) const {
        Ends ends{graph_.nodeOf(demand.from), graph_.nodeOf(demand.to)};
        if (!answerer_.model().hasOneWay && ends.first > ends.second) std::swap(ends.first, ends.second);
        return ends;
    }

    void describeCauses(const DowntimeShares& shares, const std::vector<PartOrigin>& origins,
                        DemandResilience& out) const {
        double sum = 0;
        for (const double share : shares.shares)
            sum += share;
        // What bounds or sampling left open is shared out like the rest.
        const double minutes = sum > 0 ? out.downtimeMinutesPerYear / sum : 0;
        std::map<DowntimeCause, double> byCause;
        std::map<ElementId, ElementDowntime> byElement;
        for (std::size_t part = 0; part < shares.shares.size(); ++part) {
            if (shares.shares[part] <= 0) continue;
            const PartOrigin& origin = origins[part];
            const double own = shares.shares[part] * minutes;
            // A link, and the duct that it gives the name to; a site, and its power feeds.
            ElementDowntime& row = byElement[origin.element];
            row.element = origin.element;
            row.minutesPerYear += own;
            row.birnbaum = std::max(row.birnbaum, shares.birnbaum[part]);
            double downs = 0;
            for (const DowntimeShare& share : origin.unavailability.shares)
                downs += share.down;
            for (const DowntimeShare& share : origin.unavailability.shares)
                byCause[share.cause] += own * share.down / downs;
        }
        for (const auto& [cause, minutesPerYear] : byCause)
            out.byCause.push_back({cause, minutesPerYear});
        for (const auto& [element, row] : byElement)
            out.byElement.push_back(row);
        const auto greater = [](const auto& a, const auto& b) { return a.minutesPerYear > b.minutesPerYear; };
        std::stable_sort(out.byCause.begin(), out.byCause.end(), greater);
        std::stable_sort(out.byElement.begin(), out.byElement.end(), greater);
        if (out.byElement.size() > kElementsListed) out.byElement.resize(kElementsListed);
        out.outagesPerYear = shares.outagesPerYear;
    }

    [[nodiscard]] DemandResilience describe(const Demand& demand) const {
        DemandResilience out;
        const auto take = [&](const ReachAnswer& reach) {
            static_cast<AvailabilityFigure&>(out) = reach.figure;
            out.demand = demand.id;
            out.detailed = detailed_;
            if (reach.shares)
                describeCauses(*reach.shares, reach.origins ? *reach.origins : answerer_.model().origins,
                               out);
        };
        if (demand.pinned()) {
            take(pinned_.at(demand.id));
            describePinnedPaths(snapshot_, demand, detailed_, out);
        } else {
            const Ends ends = endsOf(demand);
            const PairAnswer& answer = pairs_.at(ends);
            take(answer.reach);
            describePaths(graph_, answer.paths, ends.first != graph_.nodeOf(demand.from), out);
        }
        out.lostGigabytesPerYear =
            out.unavailability * (demand.mbps + demand.reverseMbps) * kSecondsPerYear / kMegabitsPerGigabyte;
        out.penaltyPerYear = expectedPenaltyPerYear(demand, {out.unavailability, out.outagesPerYear});
        return out;
    }

    [[nodiscard]] std::vector<ElementId> leastCut(SiteId site,
                                                  const std::vector<DemandResilience>& rows) const {
        const std::vector<ElementId>* least = nullptr;
        for (const DemandResilience& row : rows) {
            const Demand& demand = snapshot_.demands.at(row.demand);
            const bool own = snapshot_.devices.at(demand.from).site == site ||
                             snapshot_.devices.at(demand.to).site == site;
            if (own && row.disjointPaths > 0 && (least == nullptr || row.linkCut.size() < least->size()))
                least = &row.linkCut;
        }
        return least == nullptr ? std::vector<ElementId>() : *least;
    }

    const Project& project_;
    const Design& snapshot_;
    const Design& plain_;
    const graph::GraphIndex& graph_;
    const ResilienceOptions& options_;
    Answerer answerer_;
    graph::RiskGroups groups_;
    bool allTerminal_;
    bool detailed_ = true;
    std::map<Ends, PairAnswer> pairs_;
    std::map<DemandId, ReachAnswer> pinned_;
    std::map<SiteId, SiteAnswer> sites_;
    std::optional<ReachAnswer> whole_;
    std::vector<RateAvailability> rates_;
};

}  // namespace

Result<Resilience> resilience(const Project& project, PhaseId phase, const WorkContext& work,
                              const ResilienceOptions& options) {
    const Design snapshot = designAt(project.design, phase);
    const Design plain = withoutTunnels(snapshot);
    const graph::GraphIndex graph(plain);
    const graph::Structure structure = graph::structureOf(graph);
    Resilience out;
    out.components = structure.components;
    out.biconnectedComponents = structure.biconnectedComponents;
    for (const int link : structure.bridges)
        out.bridges.push_back(graph.link(link));
    for (const int node : structure.articulationPoints)
        out.articulationPoints.push_back(graph.device(node));
    Answers answers(project, snapshot, plain, graph, options);
    if (!answers.compute(work)) return fail(Code::cancelled, "the resilience analysis was cancelled");
    answers.write(out);
    return out;
}

}  // namespace spanwright::reliability
