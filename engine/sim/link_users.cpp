// SPDX-License-Identifier: MIT
#include "engine/sim/link_users.h"

#include "engine/design/queries.h"
#include "engine/sim/layered_router.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace spanwright::sim {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

Direction directionOf(const graph::Arc& arc) {
    return arc.forward ? Direction::forward : Direction::reverse;
}

class UserSearch {
  public:
    UserSearch(const Design& snapshot, const graph::GraphIndex& graph, int link, double growthYears)
        : snapshot_(snapshot), graph_(graph), link_(link), growthYears_(growthYears) {
        for (std::size_t arc = 0; arc < graph.arcs().size(); ++arc) {
            if (graph.arcs()[arc].link == link) arcs_.push_back(static_cast<int>(arc));
        }
    }

    /// False when told to stop.
    bool run(const WorkContext& work) { return isLayered(snapshot_) ? alongFlows(work) : alongTrees(work); }

    std::vector<LinkUser> take() {
        std::stable_sort(users_.begin(), users_.end(), [](const LinkUser& a, const LinkUser& b) {
            return std::tuple(-a.mbps, a.demand, a.direction) < std::tuple(-b.mbps, b.demand, b.direction);
        });
        return std::move(users_);
    }

  private:
    /// Without tunnels and policies the parts of all sources that cross an arc follow from one walk over each
    /// destination's tree, the nearest nodes first.
    bool alongTrees(const WorkContext& work) {
        const EcmpRouter router(graph_, flowsOf(snapshot_, graph_, growthYears_));
        std::vector<double> load(graph_.arcs().size(), 0);
        std::vector<double> share(at(graph_.nodeCount()), 0);
        std::size_t seen = 0;
        const auto visit = [&](const ShortestPathDag& dag, const std::vector<int>& flows) {
            for (const int arc : arcs_)
                crossing(router, dag, flows, arc, share);
            seen += flows.size();
            work.report(static_cast<float>(seen) / static_cast<float>(router.flows().size()));
        };
        return router.route(
            Outage(graph_), load, [](int) {}, work, visit);
    }

    void crossing(const EcmpRouter& router, const ShortestPathDag& dag, const std::vector<int>& flows,
                  int arc, std::vector<double>& share) {
        const auto onTree = dag.next[at(graph_.arcs()[at(arc)].from)];
        if (std::find(onTree.begin(), onTree.end(), arc) == onTree.end()) return;
        std::fill(share.begin(), share.end(), 0);
        for (const int node : dag.order) {
            const auto next = dag.next[at(node)];
            double sum = 0;
            for (const int each : next)
                sum += each == arc ? 1 : share[at(graph_.arcs()[at(each)].to)];
            if (sum > 0) share[at(node)] = sum / static_cast<double>(next.size());
        }
        for (const int flow : flows) {
            const Flow& row = router.flows()[at(flow)];
            const double part = share[at(row.from)];
            if (part > 0)
                users_.push_back({row.demand, row.direction, directionOf(graph_.arcs()[at(arc)]),
                                  part * row.mbps, LinkId{}});
        }
    }

    /// With tunnels and policies: by the way of each flow, of which only what can lead here is kept.
    bool alongFlows(const WorkContext& work) {
        const std::optional<LayeredRouting> tunnels =
            LayeredRouter(snapshot_, graph_, {}).route(Outage(graph_), work);
        if (!tunnels) return false;
        std::vector<char> leadsHere(at(graph_.linkCount()), 0);
        leadsHere[at(link_)] = 1;
        // A tunnel stands after all that it rides on.
        for (const TunnelState& state : tunnels->tunnels) {
            for (const auto* path : {&state.forward, &state.reverse}) {
                for (const ArcShare& use : path->uses) {
                    if (leadsHere[at(graph_.arcs()[at(use.arc)].link)] != 0) leadsHere[at(state.link)] = 1;
                }
            }
        }
        const LayeredRouter router(snapshot_, graph_, flowsOf(snapshot_, graph_, growthYears_));
        std::size_t seen = 0;
        std::vector<ArcShare> kept;
        const auto keep = [&](int flow, std::span<const ArcShare> uses) {
            kept.clear();
            for (const ArcShare& use : uses) {
                if (leadsHere[at(graph_.arcs()[at(use.arc)].link)] != 0) kept.push_back(use);
            }
            if (!kept.empty()) addUses(router, *tunnels, flow, kept);
            work.report(static_cast<float>(++seen) / static_cast<float>(router.flows().size()));
        };
        return router.route(Outage(graph_), work, keep).has_value();
    }

    void addUses(const LayeredRouter& router, const LayeredRouting& tunnels, int flow,
                 std::span<const ArcShare> uses) {
        const Flow& row = router.flows()[at(flow)];
        const std::size_t first = users_.size();
        for (const FlowUse& use : router.withUnderlay(tunnels, flow, uses)) {
            const graph::Arc& arc = graph_.arcs()[at(use.arc)];
            if (arc.link != link_) continue;
            const LinkUser user{row.demand, row.direction, directionOf(arc), use.rate * row.mbps,
                                use.tunnel < 0 ? LinkId{} : graph_.link(use.tunnel)};
            // The split may bring a flow here from several sides, or in several tunnels' packets.
            const auto same = std::find_if(users_.begin() + static_cast<std::ptrdiff_t>(first), users_.end(),
                                           [&](const LinkUser& other) {
                                               return other.linkDirection == user.linkDirection &&
                                                      other.tunnel == user.tunnel;
                                           });
            if (same != users_.end()) {
                same->mbps += user.mbps;
            } else {
                users_.push_back(user);
            }
        }
    }

    const Design& snapshot_;
    const graph::GraphIndex& graph_;
    int link_;
    double growthYears_;
    std::vector<int> arcs_;  ///< the open directions of the link
    std::vector<LinkUser> users_;
};

}  // namespace

Result<std::vector<LinkUser>> findLinkUsers(const Project& project, PhaseId phase, LinkId link,
                                            double growthYears, const WorkContext& work) {
    const Design snapshot = designAt(project.design, phase);
    const graph::GraphIndex graph(snapshot);
    const int index = graph.indexOf(link);
    if (index < 0) return std::vector<LinkUser>{};
    UserSearch search(snapshot, graph, index, growthYears);
    if (!search.run(work)) return fail(Code::cancelled, "the search for who uses a link was cancelled");
    return search.take();
}

}  // namespace spanwright::sim
