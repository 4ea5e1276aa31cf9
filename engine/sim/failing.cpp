// SPDX-License-Identifier: MIT
#include "engine/sim/failing.h"

#include "engine/sim/ecmp.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace spanwright::sim {
namespace {

/// The number before the first slash of a port's name; absent: the name has no slots.
std::optional<std::string> slotOf(std::string_view port) {
    const auto slash = port.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto isDigit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    std::size_t begin = slash;
    while (begin > 0 && isDigit(port[begin - 1]))
        --begin;
    if (begin == slash) return std::nullopt;
    return std::string(port.substr(begin, slash - begin));
}

std::string labelOf(const ElementBase& row) {
    return row.name.empty() ? row.key : row.name;
}

class Finder {
  public:
    Finder(const Design& snapshot, const graph::GraphIndex& graph) : snapshot_(snapshot), graph_(graph) {}

    void find(FailureElements kind) {
        switch (kind) {
            case FailureElements::links:
                return each(kind, snapshot_.links);
            case FailureElements::devices:
                return each(kind, snapshot_.devices);
            case FailureElements::sites:
                return each(kind, snapshot_.sites);
            case FailureElements::sharedRiskGroups:
                return each(kind, snapshot_.sharedRiskGroups);
            case FailureElements::ducts:
                return findDucts();
            case FailureElements::powerFeeds:
                return findPowerFeeds();
            case FailureElements::providers:
                return findProviders();
            case FailureElements::buildings:
                return findBuildings();
            case FailureElements::lineCards:
                return findLineCards();
            case FailureElements::underlays:
                return findUnderlays();
            case FailureElements::lagMembers:
                return findLagMembers();
            case FailureElements::haMembers:
                return findHaMembers();
            case FailureElements::scenarios:
                return findScenarios();
        }
    }
    std::vector<Failing> take() { return std::move(found_); }

  private:
    void add(Failing failing) {
        if (!failing.set.empty()) found_.push_back(std::move(failing));
    }

    [[nodiscard]] FailureSet setOf(const std::vector<ElementId>& elements) const {
        if (elements.size() == 1) {
            if (const int node = graph_.nodeOf(elements.front().as<DeviceId>()); node >= 0)
                return {{node}, {}};
            if (const int link = graph_.indexOf(elements.front().as<LinkId>()); link >= 0)
                return {{}, {link}};
        }
        Outage outage(graph_);
        for (const ElementId element : elements)
            takeOut(element, snapshot_, graph_, outage);
        FailureSet set;
        for (int node = 0; node < graph_.nodeCount(); ++node) {
            if (outage.node[static_cast<std::size_t>(node)] != 0) set.nodes.push_back(node);
        }
        for (int link = 0; link < graph_.linkCount(); ++link) {
            if (outage.link[static_cast<std::size_t>(link)] != 0) set.links.push_back(link);
        }
        return set;
    }

    template <class Row>
    void each(FailureElements kind, const Table<Row>& rows) {
        for (const Row& row : rows)
            add({kind, {}, {row.id}, setOf({row.id})});
    }

    void addGroup(FailureElements kind, std::string name, std::vector<ElementId> elements,
                  ElementId origin = {}) {
        FailureSet set = setOf(elements);
        add({kind, std::move(name), std::move(elements), std::move(set), origin});
    }

    /// Links that give the same name in one of their fields, where there are several.
    void findNamed(FailureElements kind, const std::string& title, std::string Link::*field) {
        std::map<std::string, std::vector<ElementId>> linksOf;
        for (const Link& link : snapshot_.links) {
            if (!(link.*field).empty()) linksOf[link.*field].emplace_back(link.id);
        }
        for (auto& [name, links] : linksOf) {
            if (links.size() > 1) addGroup(kind, title + name, std::move(links));
        }
    }

    void findDucts() { findNamed(FailureElements::ducts, "Duct ", &Link::duct); }
    void findProviders() { findNamed(FailureElements::providers, "Provider ", &Link::provider); }

    void findPowerFeeds() {
        std::map<std::pair<SiteId, std::string>, std::vector<ElementId>> feeds;
        for (const Device& device : snapshot_.devices) {
            if (device.site && !device.powerFeed.empty())
                feeds[{device.site, device.powerFeed}].emplace_back(device.id);
        }
        for (auto& [feed, devices] : feeds) {
            addGroup(FailureElements::powerFeeds,
                     fmt::format("{}, feed {}", labelOf(snapshot_.sites.at(feed.first)), feed.second),
                     std::move(devices), feed.first);
        }
    }

    void findUnderlays() {
        std::map<ElementId, std::vector<ElementId>> riders;
        for (const Link& link : snapshot_.links) {
            if (!link.isTunnel()) continue;
            for (const LinkId below : link.underlay)
                riders[below].emplace_back(link.id);
            for (const DeviceId between : link.via)
                riders[between].emplace_back(link.id);
        }
        for (auto& [below, tunnels] : riders) {
            tunnels.erase(std::unique(tunnels.begin(), tunnels.end()), tunnels.end());
            const Link* link = snapshot_.links.find(below.as<LinkId>());
            const Device* device = snapshot_.devices.find(below.as<DeviceId>());
            if (tunnels.size() < 2 || (link == nullptr && device == nullptr)) continue;
            std::string name = "Tunnels over " + (link != nullptr ? labelOf(*link) : labelOf(*device));
            addGroup(FailureElements::underlays, std::move(name), std::move(tunnels), below);
        }
    }

    void findBuildings() {
        for (const Zone& zone : snapshot_.zones) {
            if (zone.kind != ZoneKind::building && zone.kind != ZoneKind::floor) continue;
            std::vector<ElementId> devices;
            for (const Device& device : snapshot_.devices) {
                if (device.zone == zone.id) devices.emplace_back(device.id);
            }
            if (!devices.empty())
                addGroup(FailureElements::buildings, labelOf(zone), std::move(devices), zone.id);
        }
    }

    void findLineCards() {
        std::map<std::pair<DeviceId, std::string>, std::vector<ElementId>> cards;
        for (const Link& link : snapshot_.links) {
            for (const LinkEnd* end : {&link.from, &link.to}) {
                if (const auto slot = slotOf(end->port)) cards[{end->device, *slot}].emplace_back(link.id);
            }
        }
        for (auto& [card, links] : cards) {
            if (links.size() < 2) continue;
            addGroup(FailureElements::lineCards,
                     fmt::format("{}, slot {}", labelOf(snapshot_.devices.at(card.first)), card.second),
                     std::move(links), card.first);
        }
    }

    void findLagMembers() {
        for (const Link& link : snapshot_.links) {
            if (link.memberCount < 2) continue;
            const int left = link.memberCount - 1;
            const int index = graph_.indexOf(link.id);
            Failing failing{FailureElements::lagMembers,
                            fmt::format("One of {} members of {}", link.memberCount, labelOf(link)),
                            {link.id},
                            {}};
            if (left < link.minMembers) {
                failing.name += fmt::format(", which needs {}", link.minMembers);
                failing.set.links = {index};
            } else {
                failing.set.weakLinks = {{index, static_cast<double>(left) / link.memberCount}};
            }
            add(std::move(failing));
        }
    }

    /// Of an active/standby pair the other unit takes over in full; of the rest, all forward until one fails.
    void findHaMembers() {
        for (const Device& device : snapshot_.devices) {
            if (!device.redundant()) continue;
            const double left = std::min(device.forwardingUnits(), device.units() - 1);
            add({FailureElements::haMembers,
                 fmt::format("One of {} units of {}", device.units(), labelOf(device)),
                 {device.id},
                 {{}, {}, {}, {{graph_.nodeOf(device.id), left / device.forwardingUnits()}}}});
        }
    }

    void findScenarios() {
        for (const FailureScenario& scenario : snapshot_.failureScenarios) {
            FailureSet set = setOf(scenario.elements);
            add({FailureElements::scenarios, labelOf(scenario), {scenario.id}, std::move(set)});
        }
    }

    const Design& snapshot_;
    const graph::GraphIndex& graph_;
    std::vector<Failing> found_;
};

}  // namespace

std::vector<Failing> failingThings(const Design& snapshot, const graph::GraphIndex& graph,
                                   const std::vector<FailureElements>& kinds) {
    Finder finder(snapshot, graph);
    for (const FailureElements kind : kinds)
        finder.find(kind);
    return finder.take();
}

}  // namespace spanwright::sim
