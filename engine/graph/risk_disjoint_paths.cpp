// SPDX-License-Identifier: MIT
#include "engine/graph/disjoint_paths.h"

#include <algorithm>
#include <utility>

namespace spanwright::graph {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

class RiskSearch {
  public:
    RiskSearch(const GraphIndex& graph, int from, int to, const RiskGroups& groups, int effort)
        : graph_(graph), to_(to), from_(from), effort_(effort), onPath_(at(graph.nodeCount()), 0) {
        std::vector<char> ends;
        for (const auto* rows : {&groups.ofLink, &groups.ofNode}) {
            for (const auto& row : *rows) {
                for (const int group : row)
                    groupCount_ = std::max(groupCount_, group + 1);
            }
        }
        ends.assign(at(groupCount_), 0);
        for (const int end : {from, to}) {
            for (const int group : groups.ofNode[at(end)])
                ends[at(group)] = 1;
        }
        const auto own = [&](const std::vector<int>& row) {
            std::vector<int> kept;
            std::copy_if(row.begin(), row.end(), std::back_inserter(kept),
                         [&](int group) { return ends[at(group)] == 0; });
            return kept;
        };
        // A way over an arc shares what the link and the node behind it share.
        for (const Arc& arc : graph.arcs()) {
            std::vector<int> row = own(groups.ofLink[at(arc.link)]);
            if (arc.to != to) {
                const std::vector<int> node = own(groups.ofNode[at(arc.to)]);
                row.insert(row.end(), node.begin(), node.end());
            }
            groupsOf_.push_back(std::move(row));
        }
        taken_.assign(at(groupCount_), 0);
        linkTaken_.assign(at(graph.linkCount()), 0);
    }

    RiskDisjointPaths run() {
        const DisjointPaths links = disjointPaths(graph_, from_, to_, Disjoint::links);
        const int atMost = static_cast<int>(links.paths.size());
        found_ = apart(links.paths);
        bound_ = atMost;
        if (static_cast<int>(found_.size()) < bound_) extend(from_, 0);
        RiskDisjointPaths out;
        out.paths = std::move(found_);
        out.atMost = effort_ > 0 ? static_cast<int>(out.paths.size()) : atMost;
        return out;
    }

  private:
    [[nodiscard]] std::vector<int> groupsOfPath(const Path& path) const {
        std::vector<int> all;
        for (std::size_t hop = 0; hop < path.links.size(); ++hop) {
            for (const int arc : graph_.outArcs(path.nodes[hop])) {
                if (graph_.arcs()[at(arc)].link != path.links[hop]) continue;
                all.insert(all.end(), groupsOf_[at(arc)].begin(), groupsOf_[at(arc)].end());
            }
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    /// Those of the given paths, shortest first, that share nothing with the ones before.
    [[nodiscard]] std::vector<Path> apart(const std::vector<Path>& paths) const {
        std::vector<Path> kept;
        std::vector<char> seen(at(groupCount_), 0);
        for (const Path& path : paths) {
            const std::vector<int> groups = groupsOfPath(path);
            if (std::any_of(groups.begin(), groups.end(), [&](int group) { return seen[at(group)] != 0; }))
                continue;
            for (const int group : groups)
                seen[at(group)] = 1;
            kept.push_back(path);
        }
        return kept;
    }

    [[nodiscard]] bool open(int arc) const {
        const Arc& row = graph_.arcs()[at(arc)];
        if (linkTaken_[at(row.link)] != 0 || onPath_[at(row.to)] != 0 || row.to == from_) return false;
        return std::none_of(groupsOf_[at(arc)].begin(), groupsOf_[at(arc)].end(),
                            [&](int group) { return taken_[at(group)] != 0 && taken_[at(group)] != depth_; });
    }

    /// Whether the target can be reached from a node over arcs that are still open.
    [[nodiscard]] bool reaches(int start) const {
        std::vector<char> seen(at(graph_.nodeCount()), 0);
        std::vector<int> queue{start};
        seen[at(start)] = 1;
        for (std::size_t head = 0; head < queue.size(); ++head) {
            for (const int arc : graph_.outArcs(queue[head])) {
                const int next = graph_.arcs()[at(arc)].to;
                if (seen[at(next)] != 0 || !open(arc)) continue;
                if (next == to_) return true;
                seen[at(next)] = 1;
                queue.push_back(next);
            }
        }
        return false;
    }

    /// Grows the path of this depth (from 1) from `node`; paths leave the start by ascending arcs, since
    /// their order does not matter.
    void extend(int node, int firstArc) {
        if (node == from_) {
            ++depth_;
            paths_.push_back({{from_}, {}, 0});
        }
        const auto arcs = graph_.outArcs(node);
        for (std::size_t index = 0; index < arcs.size() && !done(); ++index) {
            const int arc = arcs[index];
            if (node == from_ && static_cast<int>(index) < firstArc) continue;
            --effort_;
            if (!open(arc)) continue;
            const Arc& row = graph_.arcs()[at(arc)];
            if (row.to != to_ && !reaches(row.to)) continue;
            std::vector<int> marked;
            for (const int group : groupsOf_[at(arc)]) {
                if (taken_[at(group)] == 0) marked.push_back(group);
            }
            for (const int group : marked)
                taken_[at(group)] = depth_;
            linkTaken_[at(row.link)] = 1;
            paths_.back().nodes.push_back(row.to);
            paths_.back().links.push_back(row.link);
            paths_.back().metric += row.metric;
            if (node == from_) startArc_.push_back(static_cast<int>(index));
            if (row.to == to_) {
                finish();
            } else {
                onPath_[at(row.to)] = 1;
                extend(row.to, 0);
                onPath_[at(row.to)] = 0;
            }
            if (node == from_) startArc_.pop_back();
            paths_.back().metric -= row.metric;
            paths_.back().links.pop_back();
            paths_.back().nodes.pop_back();
            linkTaken_[at(row.link)] = 0;
            for (const int group : marked)
                taken_[at(group)] = 0;
        }
        if (node == from_) {
            paths_.pop_back();
            --depth_;
        }
    }

    /// One more path is whole: keep the set if it is the best, and look for the next path beside it.
    void finish() {
        if (paths_.size() > found_.size()) found_ = paths_;
        std::vector<char> outer(onPath_.size(), 0);
        std::swap(outer, onPath_);
        extend(from_, startArc_.back() + 1);
        std::swap(outer, onPath_);
    }

    [[nodiscard]] bool done() const { return effort_ <= 0 || static_cast<int>(found_.size()) >= bound_; }

    const GraphIndex& graph_;
    int to_;
    int from_;
    int effort_;
    int groupCount_ = 0;
    int bound_ = 0;
    int depth_ = 0;
    std::vector<std::vector<int>> groupsOf_;  ///< by arc
    std::vector<int> taken_;                  ///< by group: depth of the path that has it, 0: free
    std::vector<char> linkTaken_;
    std::vector<char> onPath_;
    std::vector<int> startArc_;
    std::vector<Path> paths_;
    std::vector<Path> found_;
};

}  // namespace

RiskDisjointPaths riskDisjointPaths(const GraphIndex& graph, int from, int to, const RiskGroups& groups,
                                    int effort) {
    if (from == to || from < 0 || to < 0) return {};
    RiskDisjointPaths out = RiskSearch(graph, from, to, groups, effort).run();
    std::stable_sort(out.paths.begin(), out.paths.end(),
                     [](const Path& a, const Path& b) { return a.metric < b.metric; });
    return out;
}

}  // namespace spanwright::graph
