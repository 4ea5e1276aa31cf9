// SPDX-License-Identifier: MIT
#include "engine/io/import/foreign_network.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

void takeReverse(ForeignLink& link, const ForeignLink& reverse) {
    if (reverse.capacityMbps != link.capacityMbps) {
        link.capacityReverseMbps = reverse.capacityMbps;
    } else {
        link.capacityReverseMbps.reset();
    }
    if (reverse.igpMetric != link.igpMetric) link.igpMetricReverse = reverse.igpMetric.value_or(1.0);
    for (const auto& property : reverse.properties) {
        if (std::find(link.properties.begin(), link.properties.end(), property) == link.properties.end()) {
            link.properties.emplace_back(property.first + "_reverse", property.second);
        }
    }
}

}  // namespace

void Notes::add(const std::string& kind, std::string_view example) {
    constexpr std::size_t kExamples = 5;
    const auto [at, fresh] = entries_.try_emplace(kind);
    if (fresh) order_.push_back(kind);
    Entry& entry = at->second;
    ++entry.count;
    if (example.empty() || entry.count > kExamples + 1) return;
    if (!entry.examples.empty()) entry.examples += ", ";
    entry.examples += entry.count > kExamples ? "…" : std::string(example.substr(0, 80));
}

std::vector<std::string> Notes::lines() const {
    std::vector<std::string> lines;
    for (const std::string& kind : order_) {
        const Entry& entry = entries_.at(kind);
        lines.push_back(entry.examples.empty()
                            ? fmt::format("{}: {}", kind, entry.count)
                            : fmt::format("{}: {} ({})", kind, entry.count, entry.examples));
    }
    return lines;
}

std::vector<ForeignLink> pairDirectedEdges(std::vector<ForeignLink> edges) {
    struct Waiting {
        std::vector<std::size_t> links;  ///< indexes of links without a partner, oldest first
        std::size_t next = 0;
    };
    std::map<std::pair<std::string, std::string>, Waiting> waiting;
    std::vector<ForeignLink> links;
    for (ForeignLink& edge : edges) {
        const auto partner = waiting.find({edge.to, edge.from});
        if (partner != waiting.end() && partner->second.next < partner->second.links.size()) {
            takeReverse(links[partner->second.links[partner->second.next++]], edge);
            continue;
        }
        waiting[{edge.from, edge.to}].links.push_back(links.size());
        edge.capacityReverseMbps = 0.0;
        links.push_back(std::move(edge));
    }
    return links;
}

bool looksGeographic(const std::vector<Point>& points) {
    if (points.empty()) return false;
    Point low = points.front();
    Point high = low;
    bool whole = true;
    for (const Point& point : points) {
        if (std::abs(point.x) > 180 || std::abs(point.y) > 90) return false;
        whole = whole && point.x == std::floor(point.x) && point.y == std::floor(point.y);
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    return !whole && (high.x - low.x > 1 || high.y - low.y > 1);
}

void placeNodes(std::vector<ForeignNode>& nodes, const std::vector<Point>& points) {
    const bool spread = std::any_of(points.begin(), points.end(),
                                    [&](const Point& point) { return !(point == points.front()); });
    if (!spread) return;
    const bool geographic = looksGeographic(points);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (geographic) {
            nodes[i].longitudeDegrees = points[i].x;
            nodes[i].latitudeDegrees = points[i].y;
        } else {
            nodes[i].drawn = points[i];
        }
    }
}

}  // namespace spanwright::io
