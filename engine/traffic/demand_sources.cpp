// SPDX-License-Identifier: MIT
#include "engine/traffic/demand_sources.h"

#include "engine/design/queries.h"
#include "engine/traffic/attachments.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace spanwright::traffic {
namespace {

/// The least of two limits, either of which may be absent.
void tighten(std::optional<double>& limit, const std::optional<double>& other) {
    if (other) limit = std::min(limit.value_or(*other), *other);
}

/// Gives demands their keys, names and mark, and finds those that they replace.
class Writer {
  public:
    Writer(const Project& project, std::string_view source) : project_(project), source_(source) {
        visitTables(project, [&](const auto& table) {
            for (const auto& row : table)
                keys_.insert(row.key);
        });
        for (const Demand& demand : project.design.demands) {
            if (!isMarked(demand)) continue;
            generated_.replaced.push_back(demand.id);
            keys_.erase(demand.key);
        }
    }

    void add(Demand demand) {
        const std::string from = keyOf(project_, demand.from);
        const std::string to = keyOf(project_, demand.to);
        const std::string base = fmt::format("{}-{}-{}", from, to, nameOf(demand.trafficClass).key);
        demand.key = base;
        for (int n = 2; !keys_.insert(demand.key).second; ++n)
            demand.key = fmt::format("{}-{}", base, n);
        demand.name = fmt::format("{} – {}, {}", displayName(project_, demand.from),
                                  displayName(project_, demand.to), nameOf(demand.trafficClass).label);
        demand.properties.emplace_back(kGeneratedBy, source_);
        generated_.demands.push_back(std::move(demand));
    }
    void note(std::string text) { generated_.notes.push_back(std::move(text)); }
    [[nodiscard]] GeneratedDemands take() { return std::move(generated_); }

  private:
    [[nodiscard]] bool isMarked(const Demand& demand) const {
        return std::any_of(demand.properties.begin(), demand.properties.end(), [&](const auto& property) {
            return property.first == kGeneratedBy && property.second == source_;
        });
    }

    const Project& project_;
    std::string_view source_;
    std::set<std::string, std::less<>> keys_;
    GeneratedDemands generated_;
};

/// Where each kind of destination is, as attachments of the whole network.
struct Destinations {
    std::vector<Attachment> dataCentre;
    std::vector<Attachment> cloud;
    std::vector<Attachment> internet;
};

class ProfileMatrix {
  public:
    ProfileMatrix(const Project& project, const ApplicationCatalogue& catalogue,
                  const ProfileOptions& options)
        : catalogue_(catalogue),
          options_(options),
          snapshot_(designAt(project.design, options.phase)),
          to_{serversOf(snapshot_, SiteKind::dataCentre), serversOf(snapshot_, SiteKind::cloudRegion),
              internetOf(snapshot_)},
          writer_(project, kFromProfiles) {}

    Result<GeneratedDemands> run() {
        for (const Site& site : snapshot_.sites) {
            if (site.users == 0 || site.applicationProfile.empty()) continue;
            const ApplicationProfile* profile = catalogue_.find(site.applicationProfile);
            if (profile == nullptr) {
                return fail(Code::notFound,
                            fmt::format("no application profile \"{}\"; there are {}",
                                        site.applicationProfile, catalogue_.keys()),
                            site.key + "/application_profile");
            }
            addSite(site, *profile);
        }
        for (auto& [key, pair] : pairs_) {
            if (pair.sized)
                pair.demand.packetBytes = (pair.demand.mbps + pair.demand.reverseMbps) / pair.packets;
            writer_.add(std::move(pair.demand));
        }
        for (const auto& [where, mbps] : nowhere_) {
            writer_.note(fmt::format("{:.6g} Mbit/s to {} left out: the network has none", mbps, where));
        }
        return writer_.take();
    }

  private:
    struct Pair {
        Demand demand;
        double packets = 0;  ///< in proportion to packets a second: Mbit/s over bytes
        bool sized = false;  ///< an application in it says how large its packets are
    };

    void addSite(const Site& site, const ApplicationProfile& profile) {
        const std::vector<Attachment> users = usersAt(snapshot_, site.id);
        if (users.empty()) {
            writer_.note(fmt::format("{} has users but no device that they could be attached to",
                                     site.name.empty() ? site.key : site.name));
            return;
        }
        for (const ApplicationProfile::Use& use : profile.uses) {
            const Application& application = catalogue_.applications[use.application];
            const double busy = site.users * use.active * options_.busyHourFactor / 1000;
            const auto send = [&](const std::vector<Attachment>& to, double share, const char* where) {
                if (share <= 0 || busy <= 0) return;
                if (to.empty()) {
                    nowhere_[where] += busy * share * (application.upKbps + application.downKbps);
                    return;
                }
                for (const Attachment& user : users) {
                    for (const Attachment& server : to)
                        add(site.id, user, server, application, busy * share);
                }
            };
            send(to_.dataCentre, application.toDataCentre, "data centres");
            send(to_.cloud, application.toCloud, "cloud regions");
            send(to_.internet, application.toInternet, "the internet");
        }
    }

    void add(SiteId site, const Attachment& user, const Attachment& server, const Application& application,
             double busy) {
        if (snapshot_.devices.at(server.device).site == site) return;
        Pair& pair = pairs_[{user.device, server.device, application.trafficClass}];
        Demand& demand = pair.demand;
        demand.from = user.device;
        demand.to = server.device;
        demand.trafficClass = application.trafficClass;
        const double part = busy * user.share * server.share;
        demand.mbps += part * application.upKbps;
        demand.reverseMbps += part * application.downKbps;
        const double usual = serviceOf(snapshot_.trafficPolicy, application.trafficClass).packetBytes;
        pair.packets +=
            part * (application.upKbps + application.downKbps) / application.packetBytes.value_or(usual);
        pair.sized = pair.sized || application.packetBytes;
        tighten(demand.maxLatencyMs, application.maxLatencyMs);
        tighten(demand.maxLossPercent, application.maxLossPercent);
    }

    const ApplicationCatalogue& catalogue_;
    const ProfileOptions& options_;
    Design snapshot_;
    Destinations to_;
    Writer writer_;
    std::map<std::tuple<DeviceId, DeviceId, TrafficClass>, Pair> pairs_;
    std::map<std::string, double> nowhere_;
};

struct Place {
    double weight = 0;
    std::vector<Attachment> at;
};

std::vector<Place> placesOf(const Design& snapshot, GravityWeight weight) {
    std::map<DeviceId, double> capacity;
    for (const Link& link : snapshot.links) {
        capacity[link.from.device] += link.capacityMbps;
        capacity[link.to.device] += link.capacityBackMbps();
    }
    std::vector<Place> places;
    if (snapshot.sites.empty()) {
        for (const auto& [device, mbps] : capacity)
            places.push_back({mbps, {{device, 1}}});
        return places;
    }
    std::map<SiteId, double> leaving;
    for (const Link& link : snapshot.links) {
        const SiteId from = snapshot.devices.at(link.from.device).site;
        const SiteId to = snapshot.devices.at(link.to.device).site;
        if (from == to) continue;
        leaving[from] += link.capacityMbps;
        leaving[to] += link.capacityBackMbps();
    }
    for (const Site& site : snapshot.sites) {
        const double own = weight == GravityWeight::users ? site.users : leaving[site.id];
        std::vector<Attachment> at = usersAt(snapshot, site.id);
        if (own > 0 && !at.empty()) places.push_back({own, std::move(at)});
    }
    return places;
}

}  // namespace

double GeneratedDemands::offeredMbps() const {
    double sum = 0;
    for (const Demand& demand : demands)
        sum += demand.mbps + demand.reverseMbps;
    return sum;
}

Result<GeneratedDemands> demandsFromProfiles(const Project& project, const ApplicationCatalogue& catalogue,
                                             const ProfileOptions& options) {
    return ProfileMatrix(project, catalogue, options).run();
}

Result<GeneratedDemands> demandsFromGravity(const Project& project, const GravityOptions& options) {
    constexpr std::size_t kMaxDemands = 1000000;
    const Design snapshot = designAt(project.design, options.phase);
    const std::vector<Place> places = placesOf(snapshot, options.weight);
    if (places.size() < 2) {
        return fail(Code::invalidValue,
                    options.weight == GravityWeight::users && !snapshot.sites.empty()
                        ? "a gravity model needs at least two sites with users and devices"
                        : "a gravity model needs at least two places with links");
    }
    std::size_t ends = 0;
    for (const Place& place : places)
        ends += place.at.size();
    if (ends * (ends - 1) / 2 > kMaxDemands) {
        return fail(Code::invalidValue,
                    fmt::format("{} devices would make more than a million demands", ends));
    }
    double sum = 0;
    double squares = 0;
    for (const Place& place : places) {
        sum += place.weight;
        squares += place.weight * place.weight;
    }
    Writer writer(project, kFromGravity);
    for (std::size_t a = 0; a < places.size(); ++a) {
        for (std::size_t b = a + 1; b < places.size(); ++b) {
            const double mbps =
                options.totalMbps * places[a].weight * places[b].weight / (sum * sum - squares);
            for (const Attachment& from : places[a].at) {
                for (const Attachment& to : places[b].at) {
                    Demand demand;
                    demand.from = from.device;
                    demand.to = to.device;
                    demand.trafficClass = options.trafficClass;
                    demand.mbps = demand.reverseMbps = mbps * from.share * to.share;
                    writer.add(std::move(demand));
                }
            }
        }
    }
    return writer.take();
}

}  // namespace spanwright::traffic
