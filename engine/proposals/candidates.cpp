// SPDX-License-Identifier: MIT
#include "engine/proposals/candidates.h"

#include "engine/design/link_figures.h"
#include "engine/design/queries.h"
#include "engine/proposals/ports.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace spanwright::proposals {
namespace {

constexpr double kRouteFactor = 1.3;  ///< cable length over the great circle, as for the latency of links

/// Between what kinds of places a link runs.
enum class Span { inSite, toProvider, betweenSites, outside };

bool isProvider(const Device& device) {
    return device.kind == DeviceKind::providerNetwork;
}

/// Absent: no link of ours can run there.
std::optional<Span> spanOf(const Device& a, const Device& b) {
    if (isProvider(a) && isProvider(b)) return std::nullopt;
    if (isProvider(a) || isProvider(b)) {
        const Device& own = isProvider(a) ? b : a;
        if (own.site) return Span::toProvider;
        return Span::outside;
    }
    if (a.site && a.site == b.site) return Span::inSite;
    if (a.site && b.site) return Span::betweenSites;
    return a.site || b.site ? std::nullopt : std::optional(Span::outside);
}

bool takesWideArea(DeviceKind kind) {
    switch (kind) {
        case DeviceKind::router:
        case DeviceKind::coreSwitch:
        case DeviceKind::firewall:
        case DeviceKind::sdwanEdge:
        case DeviceKind::transitGateway:
        case DeviceKind::virtualNetworkGateway:
        case DeviceKind::cloudInterconnect:
            return true;
        default:
            return false;
    }
}

/// Members that carry the rate.
int membersFor(const Link& model, double rateMbps) {
    const double each = std::min(model.capacityMbps, model.capacityBackMbps());
    return rateMbps <= each ? 1 : static_cast<int>(std::min(1024.0, std::ceil(rateMbps / each)));
}

class Generator {
  public:
    Generator(const Project& project, PhaseId phase, const CandidateOptions& options)
        : project_(project),
          phase_(phase),
          options_(options),
          snapshot_(designAt(project.design, phase)),
          free_(freePorts(project, snapshot_)),
          nearby_(options.nearby.begin(), options.nearby.end()) {}

    std::vector<Candidate> run() {
        pairs();
        bundles();
        std::vector<std::pair<double, Candidate>> links = newLinks();
        std::stable_sort(links.begin(), links.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [rank, candidate] : links) {
            if (found_.size() < options_.most) found_.push_back(std::move(candidate));
        }
        return std::move(found_);
    }

  private:
    [[nodiscard]] std::string name(ElementId element) const { return displayName(project_, element); }
    [[nodiscard]] std::string itemText(CatalogueItemId item) const {
        return item ? ": " + name(item) : std::string();
    }

    void pairs() {
        for (const DeviceId id : options_.pairable) {
            Device device = snapshot_.devices.at(id);
            if (device.redundant() || isProvider(device)) continue;
            device.redundancy = RedundancyMode::activeStandby;
            device.count *= 2;
            found_.push_back({device, fmt::format("a pair of {}{}", name(id), itemText(device.item))});
        }
    }

    [[nodiscard]] bool hasPorts(DeviceId device, int more) const {
        const auto row = free_.find(device);
        return row == free_.end() || row->second >= more;
    }

    void bundles() {
        for (const LinkId id : options_.bundles) {
            Link link = snapshot_.links.at(id);
            const bool local = link.kind == LinkKind::copper || link.kind == LinkKind::fibre;
            if (!local || link.memberCount != 1 || !link.memberCapacitiesMbps.empty()) continue;
            if (!hasPorts(link.from.device, 1) || !hasPorts(link.to.device, 1)) continue;
            link.memberCount = 2;
            link.capacityMbps *= 2;
            if (link.capacityReverseMbps) *link.capacityReverseMbps *= 2;
            found_.push_back({link, fmt::format("a second member of {}{}", name(id), itemText(link.item))});
        }
    }

    /// Links that stand anywhere in the project, as models; the provider's own where there is one.
    void learnModels() {
        const Design& design = project_.design;
        for (const Link& link : design.links) {
            if (link.kind == LinkKind::tunnel || link.capacityMbps <= 0 || link.capacityBackMbps() <= 0)
                continue;
            const Device& from = design.devices.at(link.from.device);
            const Device& to = design.devices.at(link.to.device);
            const auto span = spanOf(from, to);
            if (!span) continue;
            Link model = link;
            model.memberCapacitiesMbps.clear();
            model.capacityMbps /= link.memberCount;
            if (model.capacityReverseMbps) *model.capacityReverseMbps /= link.memberCount;
            DeviceId provider;
            if (isProvider(from)) {
                provider = from.id;
                // Access lines are drawn from the customer to the provider here.
                std::swap(model.from, model.to);
                const double back = model.capacityBackMbps();
                model.capacityReverseMbps = model.capacityMbps;
                model.capacityMbps = back;
                if (model.capacityReverseMbps == model.capacityMbps) model.capacityReverseMbps.reset();
                std::swap(model.igpMetric, model.igpMetricReverse);
                if (!model.igpMetric) model.igpMetric = model.igpMetricReverse;
            } else if (isProvider(to)) {
                provider = to.id;
            }
            models_[{*span, provider}].push_back(std::move(model));
        }
    }

    /// Of the links that stand in such a place and carry the rate the one with the least capacity.
    [[nodiscard]] const Link* modelFor(Span span, DeviceId provider) const {
        const auto found = models_.find({span, provider});
        if (found == models_.end()) return nullptr;
        const auto rank = [&](const Link& model) {
            return std::tuple(membersFor(model, options_.rateMbps), model.capacityMbps, model.id);
        };
        return &*std::min_element(found->second.begin(), found->second.end(),
                                  [&](const Link& a, const Link& b) { return rank(a) < rank(b); });
    }

    [[nodiscard]] std::vector<std::pair<double, Candidate>> newLinks() {
        learnModels();
        std::map<DeviceId, int> degree;
        std::set<DeviceId> wide;
        for (const Link& link : snapshot_.links) {
            const Device& from = snapshot_.devices.at(link.from.device);
            const Device& to = snapshot_.devices.at(link.to.device);
            for (const DeviceId end : {from.id, to.id}) {
                ++degree[end];
                if (spanOf(from, to) != Span::inSite) wide.insert(end);
            }
        }
        std::vector<const Device*> ends;
        for (const Device& device : snapshot_.devices) {
            if (takesWideArea(device.kind)) wide.insert(device.id);
            const bool near = nearby_.empty() || nearby_.contains(device.id) || isProvider(device);
            if (near) ends.push_back(&device);
        }
        std::vector<std::pair<double, Candidate>> links;
        for (std::size_t first = 0; first < ends.size(); ++first) {
            for (std::size_t second = first + 1; second < ends.size(); ++second) {
                const Device* a = ends[first];
                const Device* b = ends[second];
                if (isProvider(*a)) std::swap(a, b);
                const auto span = spanOf(*a, *b);
                if (!span) continue;
                if (*span != Span::inSite && (!wide.contains(a->id) || !wide.contains(b->id))) continue;
                const Link* model = modelFor(*span, isProvider(*b) ? b->id : DeviceId());
                if (model == nullptr) continue;
                const int members = membersFor(*model, options_.rateMbps);
                if (!hasPorts(a->id, members) || !hasPorts(b->id, members)) continue;
                links.emplace_back(degree[a->id] + degree[b->id], linkLike(*model, *a, *b));
            }
        }
        return links;
    }

    [[nodiscard]] Candidate linkLike(const Link& model, const Device& from, const Device& to) const {
        Link link;
        link.kind = model.kind;
        link.from.device = from.id;
        link.to.device = to.id;
        link.memberCount = membersFor(model, options_.rateMbps);
        link.capacityMbps = model.capacityMbps * link.memberCount;
        if (model.capacityReverseMbps)
            link.capacityReverseMbps = *model.capacityReverseMbps * link.memberCount;
        link.igpMetric = model.igpMetric;
        link.igpMetricReverse = model.igpMetricReverse;
        link.provider = model.provider;
        link.item = model.item;
        link.termMonths = model.termMonths;
        link.monthlyPrice = model.monthlyPrice;
        link.setupPrice = model.setupPrice;
        link.reliability = model.reliability;
        link.lifetime.enters = phase_;
        link.name = fmt::format("{} – {}", name(from.id), name(to.id));
        if (from.site == to.site) {
            link.lengthKm = model.lengthKm;
        } else if (const auto distance = linkDistanceKm(snapshot_, link)) {
            link.lengthKm = *distance * kRouteFactor;
        } else {
            link.latencyMs = model.latencyMs;
        }
        std::string text = fmt::format("a link {}{}", link.name, itemText(link.item));
        if (!link.provider.empty()) text += fmt::format(", {}", link.provider);
        return {std::move(link), std::move(text)};
    }

    const Project& project_;
    PhaseId phase_;
    const CandidateOptions& options_;
    Design snapshot_;
    std::map<DeviceId, int> free_;  ///< ports, of the devices that state any
    std::set<DeviceId> nearby_;
    std::map<std::pair<Span, DeviceId>, std::vector<Link>> models_;
    std::vector<Candidate> found_;
};

}  // namespace

ElementId Candidate::changes() const {
    if (const Device* device = std::get_if<Device>(&row)) return device->id;
    return std::get<Link>(row).id;
}

std::vector<Candidate> candidates(const Project& project, PhaseId phase, const CandidateOptions& options) {
    return Generator(project, phase, options).run();
}

edit::Batch batchOf(const std::vector<Candidate>& all, const std::vector<int>& chosen, std::string label) {
    edit::Add add;
    edit::Put put;
    for (const int index : chosen) {
        const Candidate& candidate = all[static_cast<std::size_t>(index)];
        std::visit([&](const auto& row) { (candidate.isNewLink() ? add.rows : put.rows).push_back(row); },
                   candidate.row);
    }
    edit::Batch batch{std::move(label), {}};
    if (!add.rows.empty()) batch.commands.emplace_back(std::move(add));
    if (!put.rows.empty()) batch.commands.emplace_back(std::move(put));
    return batch;
}

}  // namespace spanwright::proposals
