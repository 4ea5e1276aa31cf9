// SPDX-License-Identifier: MIT
#include "engine/graph/cut_elements.h"

#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace spanwright::graph {
namespace {

class Network {
  public:
    DeviceId device() {
        Device row;
        row.id = project_.newId<DeviceId>();
        row.key = "d" + std::to_string(row.id.value);
        project_.design.devices.put(row);
        return row.id;
    }
    LinkId link(DeviceId a, DeviceId b, int members = 1) {
        Link row;
        row.id = project_.newId<LinkId>();
        row.from.device = a;
        row.to.device = b;
        row.memberCount = members;
        project_.design.links.put(row);
        return row.id;
    }
    void demand(DeviceId a, DeviceId b) {
        Demand row;
        row.id = project_.newId<DemandId>();
        row.from = a;
        row.to = b;
        row.mbps = 1;
        project_.design.demands.put(row);
    }
    Design& design() { return project_.design; }

  private:
    Project project_;
};

bool connected(const Design& design, DeviceId from, DeviceId to) {
    std::set<DeviceId> reached{from};
    for (bool more = true; more;) {
        more = false;
        for (const Link& link : design.links) {
            const bool a = reached.contains(link.from.device);
            const bool b = reached.contains(link.to.device);
            if (a == b) continue;
            reached.insert(link.from.device);
            reached.insert(link.to.device);
            more = true;
        }
    }
    return reached.contains(to);
}

bool cuts(const Design& before, const Design& after) {
    for (const Demand& demand : before.demands) {
        if (!after.devices.contains(demand.from) || !after.devices.contains(demand.to)) continue;
        if (connected(before, demand.from, demand.to) && !connected(after, demand.from, demand.to))
            return true;
    }
    return false;
}

/// By taking out one element after the other.
int byBruteForce(const Design& design) {
    int count = 0;
    for (const Link& link : design.links) {
        Design without = design;
        without.links.erase(link.id);
        if (link.memberCount == 1 && cuts(design, without)) ++count;
    }
    for (const Device& device : design.devices) {
        Design without = design;
        without.devices.erase(device.id);
        for (const Link& link : design.links) {
            if (link.from.device == device.id || link.to.device == device.id) without.links.erase(link.id);
        }
        if (!device.redundant() && cuts(design, without)) ++count;
    }
    return count;
}

TEST(CutElements, countsTheDevicesAndLinksOfAChainThatADemandCrosses) {
    Network network;
    const auto a = network.device();
    const auto b = network.device();
    const auto c = network.device();
    const auto d = network.device();
    network.link(a, b);
    network.link(b, c);
    network.link(c, d);
    EXPECT_EQ(singlePointsOfFailure(network.design()), 0);
    network.demand(a, c);
    EXPECT_EQ(singlePointsOfFailure(network.design()), 3);  // two links and b
    network.link(a, c);
    EXPECT_EQ(singlePointsOfFailure(network.design()), 0);
}

TEST(CutElements, agreesWithTakingOutEachElement) {
    std::mt19937 random(7);
    const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
    int seen = 0;
    for (int round = 0; round < 300; ++round) {
        Network network;
        std::vector<DeviceId> devices;
        const int count = 3 + below(9);
        for (int n = 0; n < count; ++n)
            devices.push_back(network.device());
        const auto pick = [&] { return devices[static_cast<std::size_t>(below(count))]; };
        for (int n = 0; n < count + below(5); ++n) {
            const auto a = pick();
            const auto b = pick();
            if (a != b) network.link(a, b, below(6) == 0 ? 2 : 1);
        }
        for (int n = 0; n < 1 + below(6); ++n) {
            const auto a = pick();
            const auto b = pick();
            if (a != b) network.demand(a, b);
        }
        Device pair = network.design().devices.at(pick());
        pair.redundancy = RedundancyMode::activeActive;
        network.design().devices.put(pair);
        const int expected = byBruteForce(network.design());
        ASSERT_EQ(singlePointsOfFailure(network.design()), expected) << "round " << round;
        seen += expected;
    }
    EXPECT_GT(seen, 300);
}

}  // namespace
}  // namespace spanwright::graph
