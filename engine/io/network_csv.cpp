// SPDX-License-Identifier: MIT
#include "engine/io/network_csv.h"

#include "engine/design/queries.h"
#include "engine/io/csv_text.h"

#include <map>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

std::string figure(double value) {
    return fmt::format("{}", value);
}
std::string figure(const std::optional<double>& value) {
    return value ? figure(*value) : "";
}

/// The item's figure where the element has none of its own; 0 is none.
std::string figure(const std::optional<double>& own, double ofItem) {
    if (own) return figure(*own);
    return ofItem > 0 ? figure(ofItem) : "";
}

class NetworkWriter {
  public:
    NetworkWriter(const Project& project, PhaseId phase)
        : project_(project), design_(designAt(project.design, phase)) {
        for (const Site& site : design_.sites)
            ++siteNames_[displayName(project, site.id)];
    }

    [[nodiscard]] std::string nodes() const {
        std::string out = csvRecord({"id", "name", "kind", "site", "lat", "lon", "availability", "mtbf_hours",
                                     "mttr_hours", "throughput_mbps", "count"});
        for (const Device& device : design_.devices) {
            const CatalogueItem* item = project_.catalogue.find(device.item);
            const Site* site = design_.sites.find(device.site);
            const Reliability& reliability = device.reliability;
            out += csvRecord({guarded(device.key), guarded(device.name), std::string(nameOf(device.kind).key),
                              siteOf(site), site == nullptr ? "" : figure(site->latitudeDegrees),
                              site == nullptr ? "" : figure(site->longitudeDegrees),
                              figure(reliability.availability),
                              figure(reliability.mtbfHours, item == nullptr ? 0 : item->mtbfHours),
                              figure(reliability.mttrHours, item == nullptr ? 0 : item->mttrHours),
                              figure(device.throughputMbps,
                                     item == nullptr ? 0 : item->throughputMbps * device.forwardingUnits()),
                              std::to_string(device.units())});
        }
        return out;
    }

    [[nodiscard]] std::string links() const {
        std::string out = csvRecord({"id", "from", "to", "name", "kind", "capacity_mbps",
                                     "capacity_reverse_mbps", "igp_metric", "igp_metric_reverse", "length_km",
                                     "latency_ms", "availability", "mtbf_hours", "mttr_hours", "srlgs"});
        for (const Link& link : design_.links) {
            const CatalogueItem* item = project_.catalogue.find(link.item);
            const Reliability& reliability = link.reliability;
            std::string groups;
            for (const SharedRiskGroupId group : link.sharedRiskGroups)
                groups += (groups.empty() ? "" : ";") + keyOf(project_, group);
            out += csvRecord(
                {guarded(link.key), guarded(keyOf(project_, link.from.device)),
                 guarded(keyOf(project_, link.to.device)), guarded(link.name),
                 std::string(nameOf(link.kind).key), figure(link.capacityMbps),
                 figure(link.capacityReverseMbps), figure(link.igpMetric), figure(link.igpMetricReverse),
                 figure(link.lengthKm), figure(link.latencyMs), figure(reliability.availability),
                 figure(reliability.mtbfHours, item == nullptr ? 0 : item->mtbfHours),
                 figure(reliability.mttrHours, item == nullptr ? 0 : item->mttrHours), guarded(groups)});
        }
        return out;
    }

    [[nodiscard]] std::string demands() const {
        std::string out = csvRecord({"id", "from", "to", "name", "mbps", "class", "growth_percent_per_year",
                                     "availability_target", "max_latency_ms", "dscp", "max_loss_percent"});
        for (const Demand& demand : design_.demands) {
            if (demand.mbps > 0 || demand.reverseMbps <= 0)
                out += direction(demand, demand.key, demand.from, demand.to, demand.mbps);
            if (demand.reverseMbps > 0)
                out += direction(demand, demand.key + "-reverse", demand.to, demand.from, demand.reverseMbps);
        }
        return out;
    }

  private:
    /// The name, where it is of one site only; the importer makes one site of all nodes with the same.
    [[nodiscard]] std::string siteOf(const Site* site) const {
        if (site == nullptr) return {};
        const std::string name = displayName(project_, site->id);
        return guarded(siteNames_.at(name) > 1 ? site->key : name);
    }

    [[nodiscard]] std::string direction(const Demand& demand, const std::string& key, DeviceId from,
                                        DeviceId to, double mbps) const {
        return csvRecord(
            {guarded(key), guarded(keyOf(project_, from)), guarded(keyOf(project_, to)), guarded(demand.name),
             figure(mbps), std::string(nameOf(demand.trafficClass).key), figure(demand.growthPercentPerYear),
             figure(demand.availabilityTarget), figure(demand.maxLatencyMs),
             demand.dscp ? fmt::format("{}", *demand.dscp) : std::string(), figure(demand.maxLossPercent)});
    }

    const Project& project_;
    Design design_;
    std::map<std::string, int> siteNames_;
};

}  // namespace

NetworkCsv networkCsv(const Project& project, PhaseId phase) {
    const NetworkWriter writer(project, phase);
    return {writer.nodes(), writer.links(), writer.demands()};
}

}  // namespace spanwright::io
