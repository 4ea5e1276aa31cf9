// SPDX-License-Identifier: MIT
#include "engine/layout/tier_rows.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace spanwright::layout {
namespace {

constexpr double kGap = 28;
constexpr double kTierGap = 60;
constexpr int kSweeps = 6;

}  // namespace

std::vector<Point> tierRows(const std::vector<GraphNode>& nodes, const std::vector<GraphEdge>& edges) {
    std::vector<std::vector<std::size_t>> neighbours(nodes.size());
    for (const GraphEdge& edge : edges) {
        neighbours[edge.from].push_back(edge.to);
        neighbours[edge.to].push_back(edge.from);
    }
    std::map<int, std::vector<std::size_t>> tiers;
    double ground = 0;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        tiers[nodes[node].tier].push_back(node);
        ground += (nodes[node].width + kGap) * (nodes[node].height + kGap);
    }
    // A node's place is a share of its tier's width; each sweep moves it to the middle of its neighbours.
    std::vector<double> place(nodes.size());
    const auto spread = [&](const std::vector<std::size_t>& members) {
        for (std::size_t i = 0; i < members.size(); ++i)
            place[members[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(members.size());
    };
    for (auto& [tier, members] : tiers)
        spread(members);
    std::vector<double> wanted(nodes.size());
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        for (auto& [tier, members] : tiers) {
            for (const std::size_t node : members) {
                const double sum =
                    std::accumulate(neighbours[node].begin(), neighbours[node].end(), 0.0,
                                    [&](double so, std::size_t other) { return so + place[other]; });
                wanted[node] = neighbours[node].empty() ? place[node]
                                                        : sum / static_cast<double>(neighbours[node].size());
            }
            std::stable_sort(members.begin(), members.end(),
                             [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
            spread(members);
        }
    }
    constexpr double kWidthToHeight = 1.6;
    const double most = std::sqrt(ground * kWidthToHeight);
    std::vector<Point> centres(nodes.size());
    double top = 0;
    for (const auto& [tier, members] : tiers) {
        double width = 0;
        for (const std::size_t node : members)
            width += nodes[node].width + kGap;
        const std::size_t rows = static_cast<std::size_t>(std::max(1.0, std::ceil(width / most)));
        // Neighbours in the order go to different rows of one column, so that what belongs together stays
        // near.
        std::vector<double> right(rows, 0.0);
        std::vector<double> height(rows, 0.0);
        for (std::size_t i = 0; i < members.size(); ++i) {
            const std::size_t row = i % rows;
            centres[members[i]].x = right[row] + nodes[members[i]].width / 2;
            right[row] += nodes[members[i]].width + kGap;
            height[row] = std::max(height[row], nodes[members[i]].height);
        }
        for (std::size_t i = 0; i < members.size(); ++i) {
            const std::size_t row = i % rows;
            const double above =
                std::accumulate(height.begin(), height.begin() + static_cast<std::ptrdiff_t>(row),
                                kGap * static_cast<double>(row));
            centres[members[i]].x -= right[row] / 2;
            centres[members[i]].y = top + above + height[row] / 2;
        }
        top += std::accumulate(height.begin(), height.end(), kGap * static_cast<double>(rows)) + kTierGap;
    }
    return centres;
}

}  // namespace spanwright::layout
