// SPDX-License-Identifier: MIT
#include "engine/sim/loss_book.h"

#include <algorithm>

namespace spanwright::sim {

DemandTable::DemandTable(const graph::GraphIndex& graph, const std::vector<Flow>& flows) {
    demandOf_.reserve(flows.size());
    for (std::size_t flow = 0; flow < flows.size(); ++flow) {
        if (flow == 0 || flows[flow].demand != flows[flow - 1].demand) ids_.push_back(flows[flow].demand);
        demandOf_.push_back(static_cast<std::uint32_t>(ids_.size() - 1));
    }
    std::vector<int> arcsOf(static_cast<std::size_t>(graph.linkCount()), 0);
    for (const graph::Arc& arc : graph.arcs())
        ++arcsOf[static_cast<std::size_t>(arc.link)];
    symmetric_ = std::find(arcsOf.begin(), arcsOf.end(), 1) == arcsOf.end();
}

LossBook::LossBook(std::vector<std::uint32_t> lostFlows, const std::vector<Flow>& flows,
                   const DemandTable& demands, int nodes)
    : flows_(std::move(lostFlows)), start_(static_cast<std::size_t>(nodes) + 1, 0) {
    std::sort(flows_.begin(), flows_.end());
    for (const std::uint32_t flow : flows_) {
        all_.mbps += flows[flow].mbps;
        const std::uint32_t demand = demands.demandOf(flow);
        if (!entries_.empty() && entries_.back().demand == demand) {
            entries_.back().mbps += flows[flow].mbps;
        } else {
            entries_.push_back({demand, flows[flow].from, flows[flow].to, flows[flow].mbps});
        }
    }
    all_.demands = static_cast<std::uint32_t>(entries_.size());
    for (const Entry& entry : entries_) {
        ++start_[static_cast<std::size_t>(entry.from) + 1];
        ++start_[static_cast<std::size_t>(entry.to) + 1];
    }
    for (std::size_t node = 1; node < start_.size(); ++node)
        start_[node] += start_[node - 1];
    near_.resize(2 * entries_.size());
    std::vector<std::uint32_t> next(start_.begin(), start_.end() - 1);
    for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
        for (const int node : {entries_[entry].from, entries_[entry].to})
            near_[next[static_cast<std::size_t>(node)]++] = static_cast<std::uint32_t>(entry);
    }
}

LossBook::Losses LossBook::without(std::span<const int> nodes) const {
    Losses losses = all_;
    for (std::size_t index = 0; index < nodes.size(); ++index) {
        const auto node = static_cast<std::size_t>(nodes[index]);
        const auto earlier = nodes.first(index);
        for (std::uint32_t slot = start_[node]; slot < start_[node + 1]; ++slot) {
            const Entry& entry = entries_[near_[slot]];
            const int other = entry.from == nodes[index] ? entry.to : entry.from;
            if (std::find(earlier.begin(), earlier.end(), other) != earlier.end()) continue;
            losses.mbps -= entry.mbps;
            --losses.demands;
        }
    }
    return losses.demands == 0 ? Losses{} : losses;
}

bool LossBook::has(std::uint32_t demand) const {
    const auto found =
        std::lower_bound(entries_.begin(), entries_.end(), demand,
                         [](const Entry& entry, std::uint32_t key) { return entry.demand < key; });
    return found != entries_.end() && found->demand == demand;
}

}  // namespace spanwright::sim
