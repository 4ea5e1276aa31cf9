// SPDX-License-Identifier: MIT
#include "engine/proposals/target.h"

#include "engine/design/queries.h"
#include "engine/goals/goals.h"

#include <set>
#include <utility>

namespace spanwright::proposals {

Result<Target> targetOf(const Project& project, const Design& snapshot, ElementId element) {
    const std::string name = displayName(project, element);
    Target target;
    target.element = element;
    if (const Demand* demand = snapshot.demands.find(element.as<DemandId>())) {
        target.goal = demand->goal;
        target.availability = demand->availabilityTarget;
        target.demands = {demand->id};
    } else if (const Site* site = snapshot.sites.find(element.as<SiteId>())) {
        target.site = site->id;
        target.goal = site->goal;
        target.availability = site->availabilityTarget;
        target.demands = goals::demandsOf(snapshot, site->id);
        if (target.demands.empty())
            return fail(Code::invalidValue, "no demand leads to or from this site in this phase", name);
    } else if (element.kind != ElementKind::demand && element.kind != ElementKind::site) {
        return fail(Code::invalidValue, "expected a demand or a site", name);
    } else {
        return fail(Code::notFound, "is not in service in this phase", name);
    }
    if (target.goal == ResilienceGoal() && !target.availability) {
        return fail(Code::invalidValue,
                    "has no goal: set what it must survive, its availability target or its recovery time",
                    name);
    }
    return target;
}

Project focused(const Project& project, const Target& target) {
    Project out = project;
    const std::set<DemandId> kept(target.demands.begin(), target.demands.end());
    for (const Demand& demand : project.design.demands) {
        if (!kept.contains(demand.id)) {
            out.design.demands.erase(demand.id);
        } else if (target.site) {
            Demand plain = demand;
            plain.goal = {};
            plain.availabilityTarget.reset();
            out.design.demands.put(plain);
        }
    }
    for (Site site : project.design.sites) {
        if (site.id == target.site) continue;
        site.goal = {};
        site.availabilityTarget.reset();
        out.design.sites.put(site);
    }
    return out;
}

}  // namespace spanwright::proposals
