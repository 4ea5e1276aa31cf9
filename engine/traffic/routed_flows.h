// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/graph/graph_index.h"
#include "engine/sim/layered_router.h"

#include <span>
#include <vector>

namespace spanwright::traffic {

/// Every flow of a snapshot with the arcs that it takes, tunnels followed by what carries them: what sharing,
/// latency and growth are computed from. Routing does not look at loads, so the uses hold for any growth.
struct RoutedFlows {
    Design snapshot;
    graph::GraphIndex graph;
    std::vector<sim::Flow> flows;     ///< without growth, by demand, forward before reverse
    std::vector<char> routed;         ///< by flow: has a path
    std::vector<double> packetBytes;  ///< by flow: mean, before encapsulation
    std::vector<std::size_t> start;   ///< by flow: first of its uses; one more at the end
    std::vector<sim::FlowUse> uses;
    std::vector<double> arcLatencyMs;  ///< of tunnels as they are routed

    [[nodiscard]] std::span<const sim::FlowUse> usesOf(std::size_t flow) const {
        return std::span(uses).subspan(start[flow], start[flow + 1] - start[flow]);
    }
    [[nodiscard]] const graph::Arc& arcOf(const sim::FlowUse& use) const {
        return graph.arcs()[static_cast<std::size_t>(use.arc)];
    }
    [[nodiscard]] const Link& linkOf(const graph::Arc& arc) const {
        return snapshot.links.at(graph.link(arc.link));
    }
    /// Mean size of a flow's packets where it uses an arc, in bytes: more inside a tunnel.
    [[nodiscard]] double bytesAt(std::size_t flow, const sim::FlowUse& use) const {
        return packetBytes[flow] * use.rate / use.share;
    }
};

/// Routes all demands of the network as of `phase`, as sim::route does. Fails with Code::cancelled only.
/// Cost: that of routing, and memory for each arc that each flow takes.
[[nodiscard]] Result<RoutedFlows> routeFlows(const Project& project, PhaseId phase,
                                             const WorkContext& work = {});

/// Adds up what flows with these rates put on each arc.
[[nodiscard]] std::vector<double> arcLoads(const RoutedFlows& routed, const std::vector<double>& mbps);

/// The limits of all devices, as resources that flows use.
class DeviceResources {
  public:
    struct Resource {
        int node = 0;
        sim::DeviceService service = sim::DeviceService::forwarding;
        double limit = 0;  ///< Mbit/s; packets a second of DeviceService::packets
    };

    /// Takes the limits that `routing` found.
    DeviceResources(const RoutedFlows& routed, const sim::Routing& routing);

    [[nodiscard]] const std::vector<Resource>& all() const { return resources_; }

    /// Calls `visit(index, amount)` for what each Mbit/s of a flow asks of the resources on its way, perhaps
    /// more than once for one of them.
    template <class Visit>
    void forEachUse(std::size_t flow, Visit&& visit) const {
        if (routed_.routed[flow] == 0) return;
        enter(flow, routed_.flows[flow].from, 1, 1, visit);
        for (const sim::FlowUse& use : routed_.usesOf(flow)) {
            const graph::Arc& arc = routed_.arcOf(use);
            const auto link = static_cast<std::size_t>(arc.link);
            if (tunnel_[link] == 0) {
                enter(flow, arc.to, use.rate, use.share, visit);
            } else if (encrypted_[link] != 0) {
                encrypt(arc.from, use.rate, visit);
                encrypt(arc.to, use.rate, visit);
            }
        }
    }

  private:
    template <class Visit>
    void enter(std::size_t flow, int node, double rate, double packets, Visit& visit) const {
        constexpr double kBitsPerByteOfMegabit = 8e-6;
        for (const int index : at_[static_cast<std::size_t>(node)]) {
            switch (resources_[static_cast<std::size_t>(index)].service) {
                case sim::DeviceService::forwarding:
                case sim::DeviceService::inspection:
                    visit(index, rate);
                    break;
                case sim::DeviceService::tlsInspection:
                    visit(index, rate * tlsShare_[static_cast<std::size_t>(node)]);
                    break;
                case sim::DeviceService::packets:
                    visit(index, packets / (routed_.packetBytes[flow] * kBitsPerByteOfMegabit));
                    break;
                case sim::DeviceService::ipsec:
                    break;
            }
        }
    }
    template <class Visit>
    void encrypt(int node, double rate, Visit& visit) const {
        for (const int index : at_[static_cast<std::size_t>(node)]) {
            if (resources_[static_cast<std::size_t>(index)].service == sim::DeviceService::ipsec)
                visit(index, rate);
        }
    }

    const RoutedFlows& routed_;
    std::vector<Resource> resources_;
    std::vector<std::vector<int>> at_;  ///< by node
    std::vector<double> tlsShare_;      ///< by node
    std::vector<char> tunnel_;          ///< by link
    std::vector<char> encrypted_;       ///< by link
};

}  // namespace spanwright::traffic
