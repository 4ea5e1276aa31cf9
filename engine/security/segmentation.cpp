// SPDX-License-Identifier: MIT
#include "engine/security/segmentation.h"

#include "engine/security/zone_policy.h"

#include <algorithm>
#include <map>
#include <utility>

namespace spanwright::security {
namespace {

Passage passageOf(const ZoneRule* rule, const SegmentationCell& cell) {
    if (rule == nullptr) return Passage::noRule;
    switch (rule->action) {
        case ZoneAction::allow:
            return Passage::allowed;
        case ZoneAction::deny:
            return Passage::denied;
        case ZoneAction::inspect:
            break;
    }
    if (cell.violated()) return Passage::bypassed;
    return cell.endangered.empty() ? Passage::inspected : Passage::atRisk;
}

void addUnique(std::vector<DeviceId>& devices, const std::vector<DeviceId>& more) {
    devices.insert(devices.end(), more.begin(), more.end());
    std::sort(devices.begin(), devices.end());
    devices.erase(std::unique(devices.begin(), devices.end()), devices.end());
}

}  // namespace

Result<Segmentation> segmentation(const Design& snapshot, int threads, const WorkContext& work) {
    auto inspected = inspections(snapshot, threads, work);
    if (!inspected) return tl::unexpected(inspected.error());
    Segmentation matrix;
    matrix.inspections = std::move(*inspected);
    std::vector<const Zone*> zones;
    for (const Zone& zone : snapshot.zones)
        zones.push_back(&zone);
    std::stable_sort(zones.begin(), zones.end(),
                     [](const Zone* a, const Zone* b) { return a->trustLevel < b->trustLevel; });
    std::map<ZoneId, std::size_t> indexOf;
    for (const Zone* zone : zones) {
        indexOf.emplace(zone->id, matrix.zones.size());
        matrix.zones.push_back(zone->id);
    }
    matrix.cells.resize(zones.size() * zones.size());
    std::map<DemandId, const DemandInspection*> inspectionOf;
    for (const DemandInspection& inspection : matrix.inspections)
        inspectionOf.emplace(inspection.demand, &inspection);

    for (const Demand& demand : snapshot.demands) {
        const auto from = indexOf.find(snapshot.devices.at(demand.from).zone);
        const auto to = indexOf.find(snapshot.devices.at(demand.to).zone);
        if (from == indexOf.end() || to == indexOf.end()) {
            matrix.unzonedMbps += demand.mbps + demand.reverseMbps;
            continue;
        }
        if (from == to) continue;
        SegmentationCell& cell = matrix.cells[from->second * zones.size() + to->second];
        cell.demands.push_back(demand.id);
        cell.mbps += demand.mbps + demand.reverseMbps;
        const auto found = inspectionOf.find(demand.id);
        if (found == inspectionOf.end()) continue;
        addUnique(cell.inspectors, found->second->inspectors);
        if (found->second->now) cell.violating.push_back(demand.id);
        if (!found->second->openedBy.empty()) cell.endangered.push_back(demand.id);
    }
    const ZonePolicy policy(snapshot);
    for (std::size_t from = 0; from < zones.size(); ++from) {
        for (std::size_t to = 0; to < zones.size(); ++to) {
            SegmentationCell& cell = matrix.cells[from * zones.size() + to];
            cell.from = matrix.zones[from];
            cell.to = matrix.zones[to];
            const ZoneRule* rule = policy.between(cell.from, cell.to);
            if (rule != nullptr) cell.rule = rule->id;
            if (rule != nullptr && rule->action == ZoneAction::deny) cell.violating = cell.demands;
            cell.passage = passageOf(rule, cell);
        }
    }
    return matrix;
}

}  // namespace spanwright::security
