// SPDX-License-Identifier: MIT
#include "engine/traffic/sharing.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace spanwright::traffic {
namespace {

constexpr double kTight = 1e-12;  ///< relative: loads this close to the capacity fit
constexpr int kMaxSweeps = 1000;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// A use of one overfull resource by one flow.
struct Use {
    std::size_t flow = 0;
    double load = 0;  ///< of the resource when the flow gets all
    double cap = 1;   ///< fraction that the flow's other resources allow
};

/// A resource that the flows of one priority could overflow.
struct Tight {
    int resource = 0;
    double room = 0;                     ///< what higher priorities left
    std::vector<std::vector<Use>> uses;  ///< by class
    std::vector<double> level;           ///< by class: fraction that it allows to each flow
};

/// Parts of `room` in proportion to weights, none greater than what is wanted.
std::vector<double> parts(double room, const std::vector<double>& wanted,
                          const std::vector<ShareClass>& classes) {
    std::vector<double> part(wanted.size(), 0);
    std::vector<char> open(wanted.size(), 1);
    for (;;) {
        double weights = 0;
        for (std::size_t c = 0; c < wanted.size(); ++c) {
            if (open[c] != 0 && wanted[c] > 0) weights += classes[c].weight;
        }
        if (weights <= 0) return part;
        bool closed = false;
        const double each = room / weights;
        for (std::size_t c = 0; c < wanted.size(); ++c) {
            if (open[c] == 0 || wanted[c] > classes[c].weight * each) continue;
            part[c] = wanted[c];
            room = std::max(0.0, room - wanted[c]);
            open[c] = 0;
            closed = true;
        }
        if (closed) continue;
        for (std::size_t c = 0; c < wanted.size(); ++c) {
            if (open[c] != 0) part[c] = classes[c].weight * each;
        }
        return part;
    }
}

/// The common fraction at which flows, each held to its cap, load a resource with `part`; less than what they
/// want. Sorts the uses by cap.
double levelFor(double part, std::vector<Use>& uses) {
    std::sort(uses.begin(), uses.end(),
              [](const Use& a, const Use& b) { return a.cap != b.cap ? a.cap < b.cap : a.flow < b.flow; });
    double open = 0;
    for (const Use& use : uses)
        open += use.load;
    for (const Use& use : uses) {
        if (use.cap * open >= part) break;
        part -= use.cap * use.load;
        open -= use.load;
    }
    return open > 0 ? std::clamp(part / open, 0.0, 1.0) : 1;
}

/// One priority, from what the higher ones left.
class Round {
  public:
    Round(const std::vector<double>& room, const std::vector<ShareClass>& classes,
          const std::vector<ShareFlow>& flows, int priority, Sharing& sharing)
        : classes_(classes), flows_(flows), sharing_(sharing), tightOf_(flows.size()) {
        std::vector<double> load(room.size(), 0);
        forFlows(priority, [&](std::size_t, const ShareFlow& flow) {
            for (const ResourceShare& use : flow.uses)
                load[at(use.resource)] += flow.offered * use.share;
        });
        std::vector<int> tightAt(room.size(), -1);
        for (std::size_t resource = 0; resource < room.size(); ++resource) {
            if (load[resource] <= room[resource] * (1 + kTight)) continue;
            tightAt[resource] = static_cast<int>(tight_.size());
            tight_.push_back({static_cast<int>(resource), room[resource],
                              std::vector<std::vector<Use>>(classes.size()),
                              std::vector<double>(classes.size(), 1)});
        }
        forFlows(priority, [&](std::size_t index, const ShareFlow& flow) {
            for (const ResourceShare& use : flow.uses) {
                const int tight = tightAt[at(use.resource)];
                if (tight < 0) continue;
                tight_[at(tight)].uses[at(flow.shareClass)].push_back({index, flow.offered * use.share, 1});
                tightOf_[index].push_back(tight);
            }
        });
    }

    void settle() {
        for (int sweep = 1;; ++sweep) {
            double moved = 0;
            for (Tight& tight : tight_)
                moved = std::max(moved, settle(tight));
            sharing_.sweeps = std::max(sharing_.sweeps, sweep);
            if (moved <= kTight) break;
            if (sweep == kMaxSweeps) {
                sharing_.settled = false;
                break;
            }
        }
        for (std::size_t flow = 0; flow < flows_.size(); ++flow)
            take(flow);
        fit();
    }

  private:
    template <class Visit>
    void forFlows(int priority, Visit&& visit) const {
        for (std::size_t flow = 0; flow < flows_.size(); ++flow) {
            if (flows_[flow].offered > 0 && classes_[at(flows_[flow].shareClass)].priority == priority)
                visit(flow, flows_[flow]);
        }
    }

    /// The levels of one resource, with what its flows get elsewhere as caps; how far they moved.
    double settle(Tight& tight) {
        std::vector<double> wanted(classes_.size(), 0);
        for (std::size_t c = 0; c < classes_.size(); ++c) {
            for (Use& use : tight.uses[c]) {
                use.cap = 1;
                for (const int other : tightOf_[use.flow]) {
                    if (&tight_[at(other)] != &tight) use.cap = std::min(use.cap, tight_[at(other)].level[c]);
                }
                wanted[c] += use.cap * use.load;
            }
        }
        const std::vector<double> part = parts(tight.room, wanted, classes_);
        double moved = 0;
        for (std::size_t c = 0; c < classes_.size(); ++c) {
            double level = 1;
            if (part[c] < wanted[c] * (1 - kTight)) level = levelFor(part[c], tight.uses[c]);
            moved = std::max(moved, std::abs(level - tight.level[c]));
            tight.level[c] = level;
        }
        return moved;
    }

    /// The least of what the resources on its way allow to a flow.
    void take(std::size_t flow) {
        for (const int index : tightOf_[flow]) {
            const Tight& tight = tight_[at(index)];
            const double level = tight.level[at(flows_[flow].shareClass)];
            if (level >= sharing_.fraction[flow]) continue;
            sharing_.fraction[flow] = level;
            sharing_.bottleneck[flow] = tight.resource;
        }
    }

    /// Whatever the sweeps left over a resource's room by rounding, or by running out, is taken from all that
    /// use it.
    void fit() {
        std::vector<double> excess(tight_.size(), 1);
        for (std::size_t index = 0; index < tight_.size(); ++index) {
            double used = 0;
            for (const auto& uses : tight_[index].uses) {
                for (const Use& use : uses)
                    used += sharing_.fraction[use.flow] * use.load;
            }
            if (used > tight_[index].room) excess[index] = used > 0 ? tight_[index].room / used : 1;
        }
        for (std::size_t flow = 0; flow < flows_.size(); ++flow) {
            double least = 1;
            for (const int index : tightOf_[flow])
                least = std::min(least, excess[at(index)]);
            sharing_.fraction[flow] *= least;
        }
    }

    const std::vector<ShareClass>& classes_;
    const std::vector<ShareFlow>& flows_;
    Sharing& sharing_;
    std::vector<Tight> tight_;
    std::vector<std::vector<int>> tightOf_;  ///< by flow
};

}  // namespace

Sharing shareCapacity(const std::vector<double>& capacity, const std::vector<ShareClass>& classes,
                      const std::vector<ShareFlow>& flows) {
    Sharing sharing;
    sharing.fraction.assign(flows.size(), 1);
    sharing.bottleneck.assign(flows.size(), -1);
    std::set<int, std::greater<>> priorities;
    for (const ShareClass& one : classes)
        priorities.insert(one.priority);
    std::vector<double> room = capacity;
    for (const int priority : priorities) {
        Round(room, classes, flows, priority, sharing).settle();
        for (std::size_t flow = 0; flow < flows.size(); ++flow) {
            if (classes[at(flows[flow].shareClass)].priority != priority) continue;
            for (const ResourceShare& use : flows[flow].uses) {
                double& left = room[at(use.resource)];
                left = std::max(0.0, left - flows[flow].offered * sharing.fraction[flow] * use.share);
            }
        }
    }
    return sharing;
}

}  // namespace spanwright::traffic
