// SPDX-License-Identifier: MIT
#include "engine/goals/goals.h"

#include <algorithm>
#include <map>
#include <utility>

namespace spanwright::goals {
namespace {

/// The failures that a recovery target speaks of.
Survival recoveryScope(const ResilienceGoal& goal) {
    return std::max(goal.survives, Survival::links);
}

/// What has targets, and the demands that must meet them.
struct Target {
    ElementId element;
    SiteId site;  ///< null: a demand's own
    ResilienceGoal goal;
    std::optional<double> availability;
    std::vector<DemandId> demands;
};

std::vector<Target> targetsOf(const Design& snapshot) {
    std::vector<Target> targets;
    const auto add = [&](Target target) {
        const bool any = target.goal != ResilienceGoal() || target.availability;
        if (any && !target.demands.empty()) targets.push_back(std::move(target));
    };
    for (const Demand& demand : snapshot.demands)
        add({demand.id, {}, demand.goal, demand.availabilityTarget, {demand.id}});
    for (const Site& site : snapshot.sites) {
        if (site.goal == ResilienceGoal() && !site.availabilityTarget) continue;
        add({site.id, site.id, site.goal, site.availabilityTarget, demandsOf(snapshot, site.id)});
    }
    return targets;
}

class Assessor {
  public:
    Assessor(const Design& snapshot, std::span<const DemandAvailability> availabilities)
        : snapshot_(snapshot) {
        for (const DemandAvailability& availability : availabilities)
            availabilityOf_.emplace(availability.demand, &availability);
    }
    void know(const std::vector<DemandStanding>& standings) {
        for (const DemandStanding& standing : standings)
            standingOf_.emplace(standing.demand, &standing);
    }

    void assess(const Target& target, std::vector<GoalLine>& lines) const {
        if (target.goal.survives != Survival::none) lines.push_back(survival(target));
        if (target.goal.maxRecoverySeconds) lines.push_back(recovery(target));
        if (target.availability) {
            if (auto line = availability(target)) lines.push_back(*line);
        }
    }

  private:
    static GoalLine lineOf(const Target& target, GoalKind kind) {
        GoalLine line;
        line.element = target.element;
        line.kind = kind;
        return line;
    }

    [[nodiscard]] std::vector<sim::Fault> cutsOf(const Target& target, const DemandStanding& standing) const {
        std::vector<sim::Fault> cuts = standing.cutBy;
        for (const DeviceId end : standing.ends) {
            if (target.site && snapshot_.devices.at(end).site == target.site) cuts.emplace_back(end);
        }
        return cuts;
    }

    [[nodiscard]] GoalLine survival(const Target& target) const {
        GoalLine line = lineOf(target, GoalKind::survival);
        line.asked = target.goal.survives;
        for (const DemandId demand : target.demands) {
            const DemandStanding& standing = *standingOf_.at(demand);
            std::vector<sim::Fault> cuts = cutsOf(target, standing);
            const Survival reached = standing.connected ? survived(cuts) : Survival::none;
            std::erase_if(cuts, [&](const sim::Fault& cut) { return sim::survivalOf(cut) > line.asked; });
            const bool worse = !line.demand || reached < line.reached ||
                               (reached == line.reached && cuts.size() > line.causes);
            if (!worse) continue;
            line.demand = demand;
            line.reached = reached;
            line.causes = cuts.size();
            line.cause = cuts.empty() ? sim::Fault() : cuts.front();
        }
        line.verdict = line.reached >= line.asked ? Verdict::met : Verdict::missed;
        return line;
    }

    [[nodiscard]] GoalLine recovery(const Target& target) const {
        GoalLine line = lineOf(target, GoalKind::recovery);
        line.asked = recoveryScope(target.goal);
        line.target = *target.goal.maxRecoverySeconds;
        bool connected = true;
        for (const DemandId demand : target.demands) {
            const DemandStanding& standing = *standingOf_.at(demand);
            if (!standing.connected) {
                line.demand = demand;
                connected = false;
            }
            for (const Interruption& interruption : standing.interruptions) {
                if (sim::survivalOf(interruption.failed) > line.asked) continue;
                if (interruption.seconds > line.target) ++line.causes;
                if (!line.cause.none() && interruption.seconds <= line.value) continue;
                line.value = interruption.seconds;
                line.cause = interruption.failed;
                line.by = interruption.by;
                if (connected) line.demand = demand;
            }
        }
        if (!line.demand) line.demand = target.demands.front();
        line.verdict = connected && line.value <= line.target ? Verdict::met : Verdict::missed;
        return line;
    }

    [[nodiscard]] std::optional<GoalLine> availability(const Target& target) const {
        const DemandAvailability* least = nullptr;
        double upper = 1;
        for (const DemandId demand : target.demands) {
            const auto found = availabilityOf_.find(demand);
            if (found == availabilityOf_.end()) continue;
            if (least == nullptr || found->second->lower < least->lower) least = found->second;
            upper = std::min(upper, found->second->upper);
        }
        if (least == nullptr) return std::nullopt;
        GoalLine line = lineOf(target, GoalKind::availability);
        line.target = *target.availability;
        line.value = least->lower;
        line.demand = least->demand;
        line.verdict = line.value >= line.target ? Verdict::met
                       : upper < line.target     ? Verdict::missed
                                                 : Verdict::undecided;
        return line;
    }

    const Design& snapshot_;
    std::map<DemandId, const DemandAvailability*> availabilityOf_;
    std::map<DemandId, const DemandStanding*> standingOf_;
};

}  // namespace

std::vector<DemandId> demandsOf(const Design& snapshot, SiteId site) {
    std::vector<DemandId> demands;
    for (const Demand& demand : snapshot.demands) {
        const bool from = snapshot.devices.at(demand.from).site == site;
        const bool to = snapshot.devices.at(demand.to).site == site;
        if (from != to) demands.push_back(demand.id);
    }
    return demands;
}

Result<std::vector<GoalLine>> judge(const Project& project, const Design& snapshot,
                                    std::span<const DemandAvailability> availabilities, int threads,
                                    const WorkContext& work) {
    const std::vector<Target> targets = targetsOf(snapshot);
    std::map<DemandId, bool> recoveryOf;
    for (const Target& target : targets) {
        for (const DemandId demand : target.demands) {
            bool& recovery = recoveryOf[demand];
            recovery = recovery || target.goal.maxRecoverySeconds.has_value();
        }
    }
    std::vector<AskedDemand> asked;
    asked.reserve(recoveryOf.size());
    for (const auto& [demand, recovery] : recoveryOf)
        asked.push_back({demand, recovery});
    std::vector<GoalLine> lines;
    if (asked.empty()) return lines;
    const auto known = standings(project, snapshot, asked, threads, work);
    if (!known) return tl::unexpected(known.error());
    Assessor assessor(snapshot, availabilities);
    assessor.know(*known);
    for (const Target& target : targets)
        assessor.assess(target, lines);
    return lines;
}

}  // namespace spanwright::goals
