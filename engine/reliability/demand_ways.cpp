// SPDX-License-Identifier: MIT
#include "engine/reliability/demand_ways.h"

#include "engine/design/tunnel_order.h"
#include "engine/sim/ecmp.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace spanwright::reliability {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Elements that must be up whatever else is.
struct Needs {
    std::set<int> nodes;
    std::set<LinkId> links;  ///< tunnels among them
};

/// Terminals that some links must connect.
struct Connection {
    std::set<int> terminals;
    std::optional<std::set<LinkId>> over = {};     ///< absent: all but tunnels
    std::set<int> past = {};                       ///< nodes that may not be used
    std::vector<std::pair<int, int>> across = {};  ///< ends of needed tunnels that may be ridden on
};

/// A part, or a risk that is no element.
using Strike = std::pair<ElementId, std::string>;

class WayFinder {
  public:
    WayFinder(const LayeredSnapshot& layers, const Demand& demand) : layers_(layers), demand_(demand) {
        const std::size_t nodes = layers.model.all.nodes.size();
        for (std::size_t edge = 0; edge < layers.model.all.edges.size(); ++edge)
            edgeOf_[layers.model.origins[nodes + edge].element.as<LinkId>()] = edge;
        for (std::size_t cause = 0; cause < layers.model.all.causes.size(); ++cause) {
            const PartOrigin& origin = layers.model.origins[nodes + edgeOf_.size() + cause];
            causeOf_[{origin.element, origin.risk}] = static_cast<int>(cause);
        }
    }

    DemandWays find() { return demand_.path.empty() ? findPolicy() : findPath(); }

  private:
    DemandWays findPolicy() {
        sim::Outage avoided(layers_.graph);
        for (const ElementId element : demand_.mustAvoid)
            sim::takeOut(element, layers_.plain, layers_.graph, avoided);
        std::vector<DeviceId> stops{demand_.from, demand_.to};
        stops.insert(stops.end(), demand_.mustVisit.begin(), demand_.mustVisit.end());
        std::set<int> terminals;
        for (const DeviceId stop : stops) {
            const int node = layers_.graph.nodeOf(stop);
            if (node < 0 || avoided.node[at(node)] != 0) return {.never = true, .enough = {}, .atLeast = {}};
            terminals.insert(node);
        }
        WayQuestion question{layers_.model, {terminals.begin(), terminals.end()}};
        for (std::size_t node = 0; node < avoided.node.size(); ++node) {
            if (avoided.node[node] != 0) question.model.all.nodes[node].down = 1;
        }
        for (const auto& [link, edge] : edgeOf_) {
            if (avoided.link[at(layers_.graph.indexOf(link))] != 0) question.model.all.edges[edge].down = 1;
        }
        DemandWays ways;
        ways.enough.all.push_back(std::move(question));
        return ways;
    }

    DemandWays findPath() {
        const bool forward = demand_.mbps > 0 || demand_.reverseMbps <= 0;
        const bool back = demand_.reverseMbps > 0;
        DemandWays ways;
        Needs needs;
        DeviceId here = demand_.from;
        needs.nodes.insert(layers_.graph.nodeOf(here));
        for (const LinkId id : demand_.path) {
            const Link* link = layers_.whole.links.find(id);
            if (link == nullptr || (link->from.device != here && link->to.device != here)) ways.never = true;
            if (ways.never) return ways;
            const bool along = link->from.device == here;
            const double going = along ? link->usableMbps() : link->usableBackMbps();
            const double coming = along ? link->usableBackMbps() : link->usableMbps();
            if ((forward && going <= 0) || (back && coming <= 0)) ways.never = true;
            here = along ? link->to.device : link->from.device;
            needs.nodes.insert(layers_.graph.nodeOf(here));
            needs.links.insert(id);
        }
        ways.never = ways.never || here != demand_.to;
        const Needs path = needs;
        bool nested = false;
        std::vector<Connection> connections;
        for (const LinkId link : path.links) {
            if (!ways.never && layers_.whole.links.at(link).isTunnel())
                ways.never = !connect(link, needs, connections, nested);
        }
        if (ways.never) return ways;
        joinPlain(connections);
        ways.enough = questions(needs, connections);
        if (nested) {
            // What rides on other tunnels needs the links at the very bottom, whichever.
            std::vector<Connection> least;
            for (const LinkId id : path.links) {
                const Link& link = layers_.whole.links.at(id);
                if (link.isTunnel())
                    least.push_back(
                        {{layers_.graph.nodeOf(link.from.device), layers_.graph.nodeOf(link.to.device)}});
            }
            joinPlain(least);
            ways.atLeast = questions(path, least);
        }
        return ways;
    }

    /// Adds what a tunnel needs. False when it never works.
    bool connect(LinkId id, Needs& needs, std::vector<Connection>& connections, bool& nested) {
        if (!circularKnown_) {
            const TunnelOrder order = tunnelOrder(layers_.whole);
            circular_.insert(order.circular.begin(), order.circular.end());
            circular_.insert(order.above.begin(), order.above.end());
            circularKnown_ = true;
        }
        if (circular_.contains(id)) return false;
        const Link& link = layers_.whole.links.at(id);
        std::vector<DeviceId> devices{link.from.device};
        devices.insert(devices.end(), link.via.begin(), link.via.end());
        devices.push_back(link.to.device);
        std::vector<int> stops;
        for (const DeviceId device : devices) {
            stops.push_back(layers_.graph.nodeOf(device));
            if (stops.back() < 0) return false;
            needs.nodes.insert(stops.back());
        }
        Connection ride;
        if (!link.underlay.empty()) ride.over.emplace();
        for (const LinkId underId : link.underlay) {
            const Link* under = layers_.whole.links.find(underId);
            if (under == nullptr) continue;
            if (!under->isTunnel()) {
                ride.over->insert(underId);
                continue;
            }
            nested = true;
            needs.links.insert(underId);
            if (!connect(underId, needs, connections, nested)) return false;
            ride.across.emplace_back(layers_.graph.nodeOf(under->from.device),
                                     layers_.graph.nodeOf(under->to.device));
        }
        for (std::size_t leg = 0; leg + 1 < stops.size(); ++leg) {
            if (stops[leg] == stops[leg + 1]) continue;
            ride.terminals = {stops[leg], stops[leg + 1]};
            // Its packets do not pass its own ends on the way.
            ride.past = {stops.front(), stops.back()};
            for (const int end : ride.terminals)
                ride.past.erase(end);
            connections.push_back(ride);
        }
        return true;
    }

    /// Tunnels over all links that are none: the path between them holds together as well, so that they are
    /// up together when all their ends are connected.
    static void joinPlain(std::vector<Connection>& connections) {
        Connection joint;
        std::erase_if(connections, [&](const Connection& row) {
            if (row.over || !row.past.empty()) return false;
            joint.terminals.insert(row.terminals.begin(), row.terminals.end());
            return true;
        });
        if (!joint.terminals.empty()) connections.push_back(std::move(joint));
    }

    [[nodiscard]] WayQuestions questions(const Needs& needs,
                                         const std::vector<Connection>& connections) const {
        WayQuestions out;
        for (const Connection& connection : connections)
            out.all.push_back(question(needs, connection));
        if (out.all.size() == 1) return out;
        // With nothing in between, whatever is needed holds the ends together.
        const int from = layers_.graph.nodeOf(demand_.from);
        const int to = layers_.graph.nodeOf(demand_.to);
        WayQuestion needed = question(needs, {{from, to}, std::set<LinkId>(), {}, {{from, to}}});
        if (out.all.empty()) {
            out.all.push_back(std::move(needed));
        } else {
            out.needed = std::move(needed);
        }
        return out;
    }

    /// What is needed becomes a common cause of the first terminal: where it strikes, the answer is no.
    [[nodiscard]] WayQuestion question(const Needs& needs, const Connection& connection) const {
        WayQuestion out{layers_.model, {connection.terminals.begin(), connection.terminals.end()}};
        UnreliableNetwork& network = out.model.all;
        UnreliablePart strikes;
        std::map<Strike, int> causeOf = causeOf_;
        const auto addCause = [&](const PartOrigin& origin) {
            const auto [known, fresh] =
                causeOf.emplace(Strike(origin.element, origin.risk), static_cast<int>(network.causes.size()));
            if (fresh) {
                network.causes.push_back(origin.unavailability.down);
                out.model.origins.push_back(origin);
            }
            strikes.causes.push_back(known->second);
        };
        const auto take = [&](UnreliablePart& part, const PartOrigin& origin) {
            strikes.causes.insert(strikes.causes.end(), part.causes.begin(), part.causes.end());
            if (std::exchange(part.down, 0) > 0) addCause(origin);
            part.causes.clear();
        };
        for (const int node : needs.nodes)
            take(network.nodes[at(node)], PartOrigin(out.model.origins[at(node)]));
        for (const LinkId link : needs.links) {
            if (const auto edge = edgeOf_.find(link); edge != edgeOf_.end()) {
                take(network.edges[edge->second],
                     PartOrigin(out.model.origins[network.nodes.size() + edge->second]));
                continue;
            }
            const Link& tunnel = layers_.whole.links.at(link);
            PartOrigin origin{link, unavailabilityOf(layers_.project, tunnel)};
            if (origin.unavailability.down > 0) addCause(origin);
            for (const SharedRiskGroupId id : tunnel.sharedRiskGroups) {
                const SharedRiskGroup* group = layers_.whole.sharedRiskGroups.find(id);
                if (group == nullptr) continue;
                PartOrigin shared{id, unavailabilityOf(layers_.project, *group)};
                if (shared.unavailability.down > 0) addCause(shared);
            }
        }
        for (const int node : connection.past)
            network.nodes[at(node)].down = 1;
        if (connection.over) {
            for (const auto& [link, edge] : edgeOf_) {
                if (!connection.over->contains(link)) network.edges[edge].down = 1;
            }
        }
        for (const auto& [from, to] : connection.across) {
            UnreliableEdge edge;
            edge.from = from;
            edge.to = to;
            const auto place = static_cast<std::ptrdiff_t>(network.nodes.size() + network.edges.size());
            network.edges.push_back(edge);
            out.model.origins.insert(out.model.origins.begin() + place, PartOrigin());
            out.model.oneWayEdge.push_back(0);
        }
        std::sort(strikes.causes.begin(), strikes.causes.end());
        strikes.causes.erase(std::unique(strikes.causes.begin(), strikes.causes.end()), strikes.causes.end());
        network.nodes[at(out.terminals.front())].causes = strikes.causes;
        return out;
    }

    const LayeredSnapshot& layers_;
    const Demand& demand_;
    std::map<LinkId, std::size_t> edgeOf_;
    std::map<Strike, int> causeOf_;
    bool circularKnown_ = false;
    std::set<LinkId> circular_;
};

}  // namespace

DemandWays demandWays(const LayeredSnapshot& layers, const Demand& demand) {
    return WayFinder(layers, demand).find();
}

}  // namespace spanwright::reliability
