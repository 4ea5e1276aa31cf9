// SPDX-License-Identifier: MIT
#include "engine/io/import/import.h"
#include "engine/sim/failure_sweep.h"
#include "engine/sim/routing.h"
#include "engine/sim/routing_state.h"
#include "tests/bench/boost_ecmp.h"
#include "tests/support/design_builder.h"
#include "tests/support/shared_data.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <sys/resource.h>

/// Routing and failure sweeps beside a straightforward Boost.Graph program, in CPU seconds of one thread.
///
///     build/release/bin/yardstick_bench [NAME...]     (cogentco pairs rocketfuel kdl generated large edit)
namespace spanwright {
namespace {

double cpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// The part of it that the system took, most of it to find memory.
double systemSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_stime.tv_sec) + static_cast<double>(usage.ru_stime.tv_usec) * 1e-6;
}

double timed(const std::function<void()>& work) {
    const double begin = cpuSeconds();
    work();
    return cpuSeconds() - begin;
}

struct Case {
    std::string name;
    Design design;
    std::vector<sim::Flow> flows;
};

/// Nodes in a random tree, then links between random pairs that have none yet; metrics 1 to 100.
Design randomDesign(unsigned seed, int nodes, int links) {
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    Project project;
    std::vector<DeviceId> devices;
    for (int node = 0; node < nodes; ++node) {
        Device device;
        device.id = project.newId<DeviceId>();
        project.design.devices.put(device);
        devices.push_back(device.id);
    }
    std::set<std::pair<int, int>> joined;
    const auto connect = [&](int a, int b) {
        if (a == b || !joined.insert(std::minmax(a, b)).second) return;
        Link link;
        link.id = project.newId<LinkId>();
        link.from.device = devices[static_cast<std::size_t>(a)];
        link.to.device = devices[static_cast<std::size_t>(b)];
        link.capacityMbps = 1000.0 * (1 + below(10));
        link.igpMetric = 1 + below(100);
        project.design.links.put(link);
    };
    for (int node = 1; node < nodes; ++node)
        connect(below(node), node);
    while (static_cast<int>(joined.size()) < links)
        connect(below(nodes), below(nodes));
    return project.design;
}

/// Traffic between every two nodes, as the product of their weights.
std::vector<sim::Flow> gravity(unsigned seed, int nodes) {
    std::mt19937 random(seed);
    std::vector<double> weight;
    for (int node = 0; node < nodes; ++node)
        weight.push_back(0.1 + static_cast<double>(random() % 1000) / 100);
    std::vector<sim::Flow> flows;
    for (int from = 0; from < nodes; ++from) {
        for (int to = 0; to < nodes; ++to) {
            if (from == to) continue;
            flows.push_back(
                {DemandId{static_cast<std::uint32_t>(flows.size() + 1)}, sim::Direction::forward, from, to,
                 weight[static_cast<std::size_t>(from)] * weight[static_cast<std::size_t>(to)] * 0.01});
        }
    }
    return flows;
}

std::vector<sim::Flow> randomPairs(unsigned seed, int nodes, int destinations, int count) {
    std::mt19937 random(seed);
    std::vector<sim::Flow> flows;
    while (static_cast<int>(flows.size()) < count) {
        const int from = static_cast<int>(random() % static_cast<unsigned>(nodes));
        const int to = static_cast<int>(random() % static_cast<unsigned>(destinations));
        if (from == to) continue;
        flows.push_back({DemandId{static_cast<std::uint32_t>(flows.size() + 1)}, sim::Direction::forward,
                         from, to, 0.1 + static_cast<double>(random() % 100) / 100});
    }
    return flows;
}

std::optional<Project> imported(const std::vector<std::filesystem::path>& files) {
    auto project = io::importFiles(files);
    if (!project) return std::nullopt;
    return std::move(project->project);
}

std::optional<Case> cogentco() {
    const auto data = test::sharedData();
    if (!data) return std::nullopt;
    const auto folder = *data / "repetita" / "2016TopologyZooUCL_inverseCapacity";
    const auto project = imported({folder / "Cogentco.graph", folder / "Cogentco.0000.demands"});
    if (!project) return std::nullopt;
    return Case{"Cogentco", project->design,
                sim::flowsOf(project->design, graph::GraphIndex(project->design), 0)};
}

Case kdl() {
    if (const auto data = test::sharedData()) {
        if (const auto project = imported({*data / "topology-zoo" / "Kdl.graphml"}))
            return {"Kdl", project->design, gravity(1, static_cast<int>(project->design.devices.size()))};
    }
    return {"generated, size of Kdl", randomDesign(1, 754, 899), gravity(1, 754)};
}

std::vector<sim::FailureSet> everyLink(const graph::GraphIndex& graph) {
    std::vector<sim::FailureSet> sets;
    for (int link = 0; link < graph.linkCount(); ++link)
        sets.push_back({{}, {link}});
    return sets;
}

/// The whole single-link sweep, ours and the yardstick's; the yardstick on so many failures, evenly spread,
/// and extrapolated when these are not all.
void sweepBeside(const Case& given, int sample) {
    const graph::GraphIndex graph(given.design);
    std::vector<double> highest(static_cast<std::size_t>(graph.linkCount()), 0);
    sim::SweepOptions options;
    options.threads = 1;
    double best = 1e300;
    for (int repeat = 0; repeat < (given.flows.size() > 1'000'000 ? 1 : 3); ++repeat) {
        best = std::min(best, timed([&] {
                            sim::sweepFailures(graph, given.flows, everyLink(graph), options, {},
                                               [&](int link, int, sim::FailureFigures&& figures) {
                                                   highest[static_cast<std::size_t>(link)] =
                                                       figures.maxUtilization;
                                               });
                        }));
    }
    bench::BoostEcmp boost(graph, given.flows);
    const int count = std::min(sample, graph.linkCount());
    double worstDifference = 0;
    const double boostTime = timed([&] {
        for (int at = 0; at < count; ++at) {
            const int link = static_cast<int>(static_cast<std::int64_t>(at) * graph.linkCount() / count);
            const double utilization = boost.maxUtilization(link);
            worstDifference =
                std::max(worstDifference, std::abs(utilization - highest[static_cast<std::size_t>(link)]) /
                                              std::max(utilization, 1e-9));
        }
    });
    const double whole = boostTime * graph.linkCount() / count;
    std::printf(
        "%-24s %6d nodes %6zu arcs %8zu demands: ours %8.3f s, Boost.Graph %10.2f s%s, ratio %7.1f, "
        "worst relative difference %.1e\n",
        given.name.c_str(), graph.nodeCount(), graph.arcs().size(), given.flows.size(), best, whole,
        count < graph.linkCount() ? (" (from " + std::to_string(count) + " failures)").c_str() : "",
        whole / best, worstDifference);
}

void pairs(const Case& given) {
    const graph::GraphIndex graph(given.design);
    for (const int threads : {1, 2}) {
        sim::SweepOptions options;
        options.threads = threads;
        options.order = 2;
        std::atomic<int> count = 0;
        timespec begin{}, end{};
        clock_gettime(CLOCK_MONOTONIC, &begin);
        const double cpu = timed([&] {
            sim::sweepFailures(graph, given.flows, everyLink(graph), options, {},
                               [&](int, int, sim::FailureFigures&&) { ++count; });
        });
        clock_gettime(CLOCK_MONOTONIC, &end);
        std::printf("%s, %d double link failures, %d thread(s): %.2f s of CPU, %.2f s of wall clock\n",
                    given.name.c_str(), count.load(), threads, cpu,
                    static_cast<double>(end.tv_sec - begin.tv_sec) +
                        static_cast<double>(end.tv_nsec - begin.tv_nsec) * 1e-9);
    }
}

/// Routes once, then takes links out and back, one at a time, as edits of a live state.
void toggles(const Case& given, int count) {
    const graph::GraphIndex graph(given.design);
    std::optional<sim::RoutingState> state;
    const double systemBefore = systemSeconds();
    const double once = timed([&] { state.emplace(graph, given.flows, 1); });
    const double inSystem = systemSeconds() - systemBefore;
    std::vector<double> times;
    double sum = 0;
    for (int at = 0; at < count; ++at) {
        const int link = static_cast<int>(static_cast<std::int64_t>(at) * graph.linkCount() / count);
        for (const bool down : {true, false}) {
            timespec begin{}, end{};
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
            sim::RoutingEdit edit;
            (down ? edit.linksDown : edit.linksUp).push_back(link);
            state->apply(edit);
            sum += state->maxUtilization().first;
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
            times.push_back(static_cast<double>(end.tv_sec - begin.tv_sec) * 1e3 +
                            static_cast<double>(end.tv_nsec - begin.tv_nsec) * 1e-6);
        }
        state->keepAll();
    }
    std::sort(times.begin(), times.end());
    double mean = 0;
    for (const double time : times)
        mean += time / static_cast<double>(times.size());
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(
        "%-24s %6d nodes %6zu arcs %8zu demands: routed once in %.3f s (%.3f s of it for the "
        "system to find memory); a link out or in and new "
        "utilizations: median %.3f ms, mean %.3f ms, most %.3f ms; peak memory %.0f MiB (sum %.3g)\n",
        given.name.c_str(), graph.nodeCount(), graph.arcs().size(), given.flows.size(), once, inSystem,
        times[times.size() / 2], mean, times.back(), static_cast<double>(usage.ru_maxrss) / 1024, sum);
}

int run(int argc, char** argv) {
    const auto wanted = [&](const char* name) {
        for (int at = 1; at < argc; ++at) {
            if (std::strcmp(argv[at], name) == 0) return true;
        }
        return argc == 1;
    };
    constexpr int kAll = 1 << 20;
    if (wanted("cogentco") || wanted("pairs")) {
        if (const auto given = cogentco()) {
            if (wanted("cogentco")) sweepBeside(*given, kAll);
            if (wanted("cogentco")) toggles(*given, 245);
            if (wanted("pairs")) pairs(*given);
        } else {
            std::puts("Cogentco needs ../shared/data, which is absent");
        }
    }
    if (wanted("rocketfuel"))
        sweepBeside({"generated, RocketFuel", randomDesign(1, 315, 972), gravity(1, 315)}, 100);
    if (wanted("kdl")) sweepBeside(kdl(), 30);
    if (wanted("edit"))
        toggles({"generated, interactive", randomDesign(1, 500, 1000), randomPairs(1, 500, 500, 10'000)},
                500);
    if (wanted("generated")) {
        const Case given{"generated", randomDesign(1, 2000, 6000), gravity(1, 2000)};
        sweepBeside(given, 5);
        toggles(given, 60);
    }
    if (wanted("large")) {
        toggles({"generated, 1000 ends", randomDesign(1, 10'000, 30'000),
                 randomPairs(1, 10'000, 1000, 1'000'000)},
                50);
    }
    if (wanted("largest")) {
        toggles({"generated, random pairs", randomDesign(1, 10'000, 30'000),
                 randomPairs(1, 10'000, 10'000, 1'000'000)},
                50);
    }
    return 0;
}

}  // namespace
}  // namespace spanwright

int main(int argc, char** argv) {
    return spanwright::run(argc, argv);
}
