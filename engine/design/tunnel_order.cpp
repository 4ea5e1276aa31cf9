// SPDX-License-Identifier: MIT
#include "engine/design/tunnel_order.h"

#include <functional>
#include <map>
#include <queue>
#include <set>

namespace spanwright {
namespace {

using Neighbours = std::map<LinkId, std::set<LinkId>>;

/// Takes away, smallest id first, what has no `before` left, and returns it in that order (Kahn's algorithm).
std::vector<LinkId> peel(const Neighbours& before, const Neighbours& after, std::set<LinkId>& left) {
    std::map<LinkId, std::size_t> open;
    std::priority_queue<LinkId, std::vector<LinkId>, std::greater<>> ready;
    for (const LinkId tunnel : left) {
        std::size_t count = 0;
        for (const LinkId other : before.at(tunnel))
            count += left.count(other);
        open[tunnel] = count;
        if (count == 0) ready.push(tunnel);
    }
    std::vector<LinkId> peeled;
    while (!ready.empty()) {
        const LinkId tunnel = ready.top();
        ready.pop();
        peeled.push_back(tunnel);
        left.erase(tunnel);
        for (const LinkId next : after.at(tunnel)) {
            if (left.count(next) != 0 && --open[next] == 0) ready.push(next);
        }
    }
    return peeled;
}

}  // namespace

TunnelOrder tunnelOrder(const Design& design) {
    Neighbours ridesOn;
    Neighbours carries;
    std::set<LinkId> left;
    for (const Link& link : design.links) {
        if (!link.isTunnel()) continue;
        ridesOn[link.id];
        carries[link.id];
        left.insert(link.id);
    }
    for (const LinkId tunnel : left) {
        for (const LinkId under : design.links.at(tunnel).underlay) {
            if (!ridesOn.contains(under)) continue;
            ridesOn[tunnel].insert(under);
            carries[under].insert(tunnel);
        }
    }
    TunnelOrder order;
    order.tunnels = peel(ridesOn, carries, left);
    std::set<LinkId> circles = left;
    peel(carries, ridesOn, circles);
    for (const LinkId tunnel : left)
        (circles.contains(tunnel) ? order.circular : order.above).push_back(tunnel);
    return order;
}

Design withoutTunnels(Design design) {
    for (const Link& link : Table<Link>(design.links)) {
        if (link.isTunnel()) design.links.erase(link.id);
    }
    return design;
}

}  // namespace spanwright
