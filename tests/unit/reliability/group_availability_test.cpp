// SPDX-License-Identifier: MIT
#include "engine/reliability/group_availability.h"

#include "tests/support/design_builder.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace spanwright::reliability {
namespace {

using test::DesignBuilder;

DesignBuilder grid(int rows, int columns) {
    DesignBuilder net;
    const auto key = [&](int row, int column) { return "d" + std::to_string(row * columns + column); };
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            if (column + 1 < columns)
                net.link(key(row, column), key(row, column + 1), 1, {.availability = 0.9});
            if (row + 1 < rows) net.link(key(row, column), key(row + 1, column), 1, {.availability = 0.9});
        }
    }
    return net;
}

TEST(GroupAvailability, agreesWithPublishedValuesAndNamesTheQuestion) {
    DesignBuilder net = grid(3, 3);
    const auto two = groupAvailability(net.project, {}, {net.device("d0"), net.device("d8")}).value();
    EXPECT_EQ(two.question, TerminalQuestion::twoTerminal);
    EXPECT_EQ(two.method, AvailabilityMethod::exact);
    EXPECT_NEAR(two.availability, 0.972502171407, 5e-13);
    std::vector<ElementId> everything;
    for (const Device& device : net.project.design.devices)
        everything.emplace_back(device.id);
    const auto all = groupAvailability(net.project, {}, everything).value();
    EXPECT_EQ(all.question, TerminalQuestion::allTerminal) << "a group that is everything";
    EXPECT_NEAR(all.availability, 0.946984815279, 5e-13);
    const auto some =
        groupAvailability(net.project, {}, {net.device("d0"), net.device("d2"), net.device("d8")}).value();
    EXPECT_EQ(some.question, TerminalQuestion::kTerminal);
    EXPECT_LT(some.availability, two.availability);
    EXPECT_GT(some.availability, all.availability);
    EXPECT_NEAR(some.downtimeMinutesPerYear, some.unavailability * 525600, 1e-9);
}

/// Are all terminals up and connected when the elements of `up` (devices, then links) work?
bool connected(const Design& design, const std::vector<DeviceId>& terminals, unsigned up) {
    std::vector<DeviceId> devices;
    for (const Device& device : design.devices)
        devices.push_back(device.id);
    const auto indexOf = [&](DeviceId id) {
        return static_cast<std::size_t>(std::find(devices.begin(), devices.end(), id) - devices.begin());
    };
    const auto works = [&](std::size_t part) { return ((up >> part) & 1U) != 0; };
    std::vector<std::size_t> group(devices.size());
    for (std::size_t device = 0; device < devices.size(); ++device)
        group[device] = device;
    for (std::size_t round = 0; round < devices.size(); ++round) {
        std::size_t part = devices.size();
        for (const Link& link : design.links) {
            const std::size_t from = indexOf(link.from.device);
            const std::size_t to = indexOf(link.to.device);
            if (works(part++) && works(from) && works(to))
                group[from] = group[to] = std::min(group[from], group[to]);
        }
    }
    for (const DeviceId terminal : terminals) {
        if (!works(indexOf(terminal)) || group[indexOf(terminal)] != group[indexOf(terminals.front())])
            return false;
    }
    return true;
}

TEST(GroupAvailability, agreesWithAllStatesOfSmallNetworks) {
    std::mt19937 random(17);
    const auto share = [&] { return static_cast<double>(300 + random() % 700) / 1000; };
    for (int trial = 0; trial < 1500; ++trial) {
        DesignBuilder net;
        const auto nodes = static_cast<int>(3 + random() % 3);
        const auto name = [](std::size_t node) { return "n" + std::to_string(node); };
        for (int node = 0; node < nodes; ++node) {
            net.editDevice(name(static_cast<std::size_t>(node)), [&](Device& device) {
                if (random() % 2 == 0) device.reliability.availability = share();
            });
        }
        const auto links = static_cast<int>(2 + random() % 6);
        for (int link = 0; link < links; ++link) {
            const auto from = random() % static_cast<unsigned>(nodes);
            const auto to =
                (from + 1 + random() % static_cast<unsigned>(nodes - 1)) % static_cast<unsigned>(nodes);
            net.link(name(from), name(to), 1, {.availability = share(), .key = "l" + std::to_string(link)});
        }
        std::vector<ElementId> members;
        std::vector<double> downs;
        for (const Device& device : net.project.design.devices) {
            if (members.size() < 2 || random() % 2 == 0) members.emplace_back(device.id);
            downs.push_back(1 - device.reliability.availability.value_or(1));
        }
        for (const Link& link : net.project.design.links)
            downs.push_back(1 - *link.reliability.availability);
        const GroupAvailability group = groupAvailability(net.project, {}, members).value();
        long double down = 0;
        for (unsigned up = 0; up < (1U << downs.size()); ++up) {
            if (connected(net.project.design, group.terminals, up)) continue;
            long double probability = 1;
            for (std::size_t part = 0; part < downs.size(); ++part)
                probability *= ((up >> part) & 1U) != 0 ? 1 - downs[part] : downs[part];
            down += probability;
        }
        ASSERT_EQ(group.method, AvailabilityMethod::exact);
        ASSERT_NEAR(group.unavailability, static_cast<double>(down), 1e-12) << "trial " << trial;
    }
}

TEST(GroupAvailability, aSiteStandsForItsEndsOrItsEdgeOrAllThatItHas) {
    DesignBuilder net;
    net.link("pc", "edge", 1).link("edge", "core", 1).link("core", "server", 1);
    const SiteId branch = net.site("branch");
    const SiteId hub = net.site("hub");
    for (const auto* key : {"pc", "edge"})
        net.editDevice(key, [&](Device& device) { device.site = branch; });
    for (const auto* key : {"core", "server"})
        net.editDevice(key, [&](Device& device) { device.site = hub; });
    auto group = groupAvailability(net.project, {}, {branch, hub}).value();
    EXPECT_EQ(group.terminals, (std::vector{net.device("edge"), net.device("core")})) << "what leads out";
    net.demand("pc", "server", 1);
    group = groupAvailability(net.project, {}, {branch, hub}).value();
    EXPECT_EQ(group.terminals, (std::vector{net.device("pc"), net.device("server")})) << "where demands end";
    const SiteId island = net.site("island");
    net.editDevice("alone", [&](Device& device) { device.site = island; });
    group = groupAvailability(net.project, {}, {branch, island, branch, net.device("pc")}).value();
    EXPECT_EQ(group.terminals, (std::vector{net.device("pc"), net.device("alone")})) << "each once";
    EXPECT_EQ(group.availability, 0) << "nothing leads there";
}

TEST(GroupAvailability, refusesWhatIsNoGroupByName) {
    DesignBuilder net;
    net.link("a", "b", 1).demand("a", "b", 1);
    const auto codeOf = [&](const std::vector<ElementId>& members) {
        const auto group = groupAvailability(net.project, {}, members);
        return group ? std::string("fine") : group.error().text();
    };
    EXPECT_NE(codeOf({}).find("two devices or more"), std::string::npos);
    EXPECT_NE(codeOf({net.device("a")}).find("two devices or more"), std::string::npos);
    EXPECT_NE(codeOf({net.device("a"), net.linkId("a-b")}).find("a-b"), std::string::npos);
    EXPECT_NE(codeOf({net.device("a"), net.site("bare")}).find("bare"), std::string::npos);
    EXPECT_EQ(codeOf({net.device("a"), net.device("b")}), "fine");
}

}  // namespace
}  // namespace spanwright::reliability
