// SPDX-License-Identifier: MIT
#include "engine/proposals/connection_model.h"

#include "engine/graph/graph_index.h"
#include "engine/sim/ecmp.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace spanwright::proposals {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Disjoint sets with path halving.
class Sets {
  public:
    explicit Sets(int count) : parent_(at(count)) { std::iota(parent_.begin(), parent_.end(), 0); }
    [[nodiscard]] int find(int item) {
        while (parent_[at(item)] != item) {
            parent_[at(item)] = parent_[at(parent_[at(item)])];
            item = parent_[at(item)];
        }
        return item;
    }
    void join(int a, int b) { parent_[at(find(a))] = find(b); }

  private:
    std::vector<int> parent_;
};

}  // namespace

ConnectionModel::ConnectionModel(const Design& snapshot, const std::vector<Candidate>& candidates,
                                 std::vector<Requirement> requirements)
    : requirements_(std::move(requirements)) {
    for (const Link& link : snapshot.links)
        exact_ = exact_ && (link.capacityMbps > 0) == (link.capacityBackMbps() > 0);
    for (const Candidate& candidate : candidates) {
        const bool alone = candidate.isNewLink() && std::get<Link>(candidate.row).memberCount == 1;
        failsAlone_.push_back(alone ? 1 : 0);
    }
    for (const Requirement& requirement : requirements_)
        parts_.push_back(partsFor(snapshot, candidates, requirement));
}

ConnectionModel::Parts ConnectionModel::partsFor(const Design& snapshot,
                                                 const std::vector<Candidate>& candidates,
                                                 const Requirement& requirement) const {
    const graph::GraphIndex graph(snapshot);
    sim::Outage outage(graph);
    for (const ElementId element : requirement.failed.elements())
        sim::takeOut(element, snapshot, graph, outage);
    Sets sets(graph.nodeCount());
    for (int index = 0; index < graph.linkCount(); ++index) {
        const Link& link = snapshot.links.at(graph.link(index));
        const auto [from, to] = graph.ends(index);
        const bool open =
            link.capacityMbps > 0 && link.capacityBackMbps() > 0 && link.kind != LinkKind::tunnel;
        if (!open || outage.link[at(index)] != 0 || outage.node[at(from)] != 0 || outage.node[at(to)] != 0)
            continue;
        sets.join(from, to);
    }
    Parts parts;
    parts.count = graph.nodeCount();
    const Demand& demand = snapshot.demands.at(requirement.demand);
    if (!requirement.ownEnd) {
        parts.from = sets.find(graph.nodeOf(demand.from));
        parts.to = sets.find(graph.nodeOf(demand.to));
    }
    for (int index = 0; index < static_cast<int>(candidates.size()); ++index) {
        const Candidate& candidate = candidates[at(index)];
        std::pair<int, int> ends{-1, -1};
        if (candidate.isNewLink()) {
            const Link& link = std::get<Link>(candidate.row);
            const int from = graph.nodeOf(link.from.device);
            const int to = graph.nodeOf(link.to.device);
            const bool up = outage.node[at(from)] == 0 && outage.node[at(to)] == 0;
            if (up && !requirement.ownEnd) ends = {sets.find(from), sets.find(to)};
        } else if (requirement.failed == candidate.changes()) {
            parts.cures.push_back(index);
        }
        if (ends.first == ends.second) ends = {-1, -1};
        parts.joined.push_back(ends);
    }
    return parts;
}

std::optional<std::vector<int>> ConnectionModel::lack(const Parts& parts, const std::vector<int>& chosen,
                                                      int without) const {
    const auto cured = [&](int cure) { return std::binary_search(chosen.begin(), chosen.end(), cure); };
    if (std::any_of(parts.cures.begin(), parts.cures.end(), cured)) return std::nullopt;
    if (parts.from < 0) return parts.cures;
    Sets sets(parts.count);
    for (const int index : chosen) {
        const auto [a, b] = parts.joined[at(index)];
        if (a >= 0 && index != without) sets.join(a, b);
    }
    if (sets.find(parts.from) == sets.find(parts.to)) return std::nullopt;
    const auto leaving = [&](int end) {
        std::vector<int> helps = parts.cures;
        for (int index = 0; index < static_cast<int>(parts.joined.size()); ++index) {
            const auto [a, b] = parts.joined[at(index)];
            if (a < 0 || index == without) continue;
            if ((sets.find(a) == sets.find(end)) != (sets.find(b) == sets.find(end))) helps.push_back(index);
        }
        std::sort(helps.begin(), helps.end());
        return helps;
    };
    std::vector<int> first = leaving(parts.from);
    std::vector<int> second = leaving(parts.to);
    return second.size() < first.size() ? second : first;
}

std::vector<Lack> ConnectionModel::lacks(const std::vector<int>& chosen, bool newLinksMayFail) const {
    std::vector<Lack> found;
    std::set<std::vector<int>> known;
    const auto note = [&](std::size_t requirement, std::optional<std::vector<int>> helps) {
        if (helps && known.insert(*helps).second) found.push_back({requirement, std::move(*helps)});
    };
    for (std::size_t index = 0; index < requirements_.size(); ++index) {
        const Parts& parts = parts_[index];
        note(index, lack(parts, chosen, -1));
        // A demand that stands on new links alone must outlive the failure of each of them.
        if (!newLinksMayFail || !requirements_[index].failed.none()) continue;
        for (const int candidate : chosen) {
            if (failsAlone_[at(candidate)] != 0) note(index, lack(parts, chosen, candidate));
        }
    }
    return found;
}

}  // namespace spanwright::proposals
