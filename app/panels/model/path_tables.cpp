// SPDX-License-Identifier: MIT
#include "app/panels/model/path_tables.h"

#include "app/panels/model/figures.h"
#include "engine/design/queries.h"

#include <map>

namespace spanwright::app {
namespace {

Cell number(double value, int decimals) {
    return {figure(value, decimals), value, Tone::normal, std::nullopt};
}

std::string along(const Project& project, DeviceId from, DeviceId to, sim::Direction direction) {
    if (direction == sim::Direction::reverse) std::swap(from, to);
    return displayName(project, from) + " → " + displayName(project, to);
}

}  // namespace

TableModel pathTable(const Project& project, const std::vector<sim::PathHop>& hops) {
    TableModel table{{{"Hop", 4, true, "Order on the way; rows with the same split stand side by side"},
                      {"Link", 3},
                      {"Direction", 4},
                      {"Share (%)", 8, true, "Part of the traffic that takes this hop"},
                      {"Load per Mbit/s", 8, true, "More than the share inside a tunnel, by its overhead"},
                      {"Latency (ms)", 9, true, "Of this hop, one way; of a tunnel, all that it rides on"},
                      {"Carries the tunnel", 3}},
                     {},
                     "No path leads there in this phase."};
    std::map<LinkId, int> depth;
    for (const sim::PathHop& hop : hops) {
        const Link* link = project.design.links.find(hop.link);
        if (link == nullptr) continue;
        const int level = hop.tunnel ? depth[hop.tunnel] + 1 : 0;
        depth[hop.link] = level;
        std::string name;
        for (int n = 0; n < level; ++n)
            name += "    ";
        name += displayName(project, hop.link);
        table.rows.push_back(
            {{hop.link},
             {number(static_cast<double>(table.rows.size() + 1), 0), Cell::plain(std::move(name)),
              Cell::plain(along(project, link->from.device, link->to.device, hop.direction)),
              Cell{percentFigure(hop.share), hop.share, Tone::normal, hop.share}, number(hop.rate, 3),
              number(hop.latencyMs, 2),
              Cell::plain(hop.tunnel ? displayName(project, hop.tunnel) : std::string())}});
    }
    return table;
}

TableModel userTable(const Project& project, const std::vector<sim::LinkUser>& users) {
    TableModel table{{{"Demand", 3},
                      {"Direction", 4},
                      {"Over the link", 3},
                      {"Mbit/s here", 9, true, "In the busy hour; inside tunnels with their overhead"},
                      {"Inside the tunnel", 3}},
                     {},
                     "No demand uses this link in this phase."};
    for (const sim::LinkUser& user : users) {
        const Demand* demand = project.design.demands.find(user.demand);
        if (demand == nullptr) continue;
        table.rows.push_back(
            {{user.demand},
             {Cell::plain(displayName(project, user.demand)),
              Cell::plain(along(project, demand->from, demand->to, user.direction)),
              Cell::plain(user.linkDirection == sim::Direction::forward ? "forward" : "reverse"),
              number(user.mbps, 2),
              Cell::plain(user.tunnel ? displayName(project, user.tunnel) : std::string())}});
    }
    return table;
}

}  // namespace spanwright::app
