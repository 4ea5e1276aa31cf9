// SPDX-License-Identifier: MIT
#include "engine/design/queries.h"
#include "engine/io/import/import.h"
#include "engine/optimise/bound.h"
#include "engine/reliability/resilience.h"
#include "engine/sim/failures.h"
#include "engine/sim/routing.h"
#include "tests/support/shared_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

/// Values that other programs computed for public networks; see reference.md beside them.
namespace spanwright {
namespace {

namespace fs = std::filesystem;

constexpr double kRelative = 1e-6;

void expectClose(double value, double expected, const std::string& what) {
    EXPECT_NEAR(value, expected, kRelative * std::max(1.0, std::abs(expected))) << what;
}

Project imported(const std::vector<fs::path>& files) {
    auto result = io::importFiles(files);
    if (!result) ADD_FAILURE() << result.error().text();
    return result ? std::move(result->project) : Project();
}

/// The cells of the table rows ("| a | b |") below a heading, up to the next one.
std::vector<std::vector<std::string>> tableBelow(const fs::path& file, const std::string& heading) {
    std::vector<std::vector<std::string>> rows;
    std::ifstream stream(file);
    bool inside = false;
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("## ")) inside = line.substr(3).starts_with(heading);
        if (!inside || !line.starts_with("| ") || line.starts_with("| ---")) continue;
        std::vector<std::string> cells;
        std::stringstream parts(line.substr(1));
        for (std::string cell; std::getline(parts, cell, '|');) {
            const auto from = cell.find_first_not_of(' ');
            cells.push_back(
                from == std::string::npos ? "" : cell.substr(from, cell.find_last_not_of(' ') - from + 1));
        }
        rows.push_back(std::move(cells));
    }
    if (!rows.empty()) rows.erase(rows.begin());  // the header
    return rows;
}

/// Ends of the link as the reference names it: "A--B (arcs …)".
bool joins(const Project& project, const Link& link, const std::string& name) {
    const std::string from = displayName(project, link.from.device);
    const std::string to = displayName(project, link.to.device);
    const std::string ends = name.substr(0, name.find(" (arcs"));
    return ends == from + "--" + to || ends == to + "--" + from;
}

/// The files of an instance as the reference names it ("UCL-invcap/Abilene.0000", "SNDlib/polska").
std::vector<fs::path> filesOf(const fs::path& data, const std::string& instance) {
    const std::string set = instance.substr(0, instance.find('/'));
    const std::string name = instance.substr(instance.find('/') + 1);
    if (set == "SNDlib" || set == "sndlib") {
        for (const auto& entry : fs::directory_iterator(data / "sndlib" / "native")) {
            if (entry.path().stem() == name) return {entry.path()};
        }
        return {};
    }
    fs::path folder = data / "repetita";
    if (set == "UCL-invcap" || set == "inverseCapacity") folder /= "2016TopologyZooUCL_inverseCapacity";
    if (set == "UCL-unary") folder /= "2016TopologyZooUCL_unary";
    if (set == "DEFO" || set == "2015DEFO") folder /= "2015DEFO";
    const std::string topology = name.substr(0, name.find('.'));
    const fs::path plain = folder / (topology + ".demands");
    return {folder / (topology + ".graph"),
            fs::exists(plain) ? plain : folder / (topology + ".0000.demands")};
}

TEST(ReferenceValues, ecmpUtilization) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    const auto rows = tableBelow(data / "reference.md", "ECMP and best-possible");
    ASSERT_EQ(rows.size(), 24U);
    for (const auto& row : rows) {
        const Project project = imported(filesOf(data, row[0]));
        EXPECT_EQ(project.design.devices.size(), std::stoul(row[1])) << row[0];
        const sim::Routing routing = sim::route(project, {}).value();
        expectClose(routing.maxUtilization, std::stod(row[4]), row[0]);
    }
}

TEST(ReferenceValues, bestPossibleUtilization) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    const auto rows = tableBelow(data / "reference.md", "ECMP and best-possible");
    ASSERT_EQ(rows.size(), 24U);
    for (const auto& row : rows) {
        const auto bound = optimise::utilizationBound(imported(filesOf(data, row[0])), {}).value();
        const double optimum = std::stod(row[5]);
        EXPECT_LE(bound.lower, optimum * (1 + kRelative)) << row[0];
        EXPECT_GE(bound.maxUtilization, optimum * (1 - kRelative)) << row[0];
        EXPECT_LE(bound.gap, 1e-3) << row[0];
    }
}

/// Every instance there is: each file of demands with its topology, each SNDlib file.
std::vector<std::vector<fs::path>> allInstances(const fs::path& data) {
    std::vector<std::vector<fs::path>> instances;
    for (const auto& entry : fs::recursive_directory_iterator(data / "repetita")) {
        if (entry.path().extension() != ".demands") continue;
        const std::string name = entry.path().filename().string();
        instances.push_back(
            {entry.path().parent_path() / (name.substr(0, name.find('.')) + ".graph"), entry.path()});
    }
    for (const auto& entry : fs::recursive_directory_iterator(data / "sndlib")) {
        if (entry.is_regular_file()) instances.push_back({entry.path()});
    }
    return instances;
}

TEST(ReferenceValues, boundOfEveryInstanceIsWithinAThousandth) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    const auto instances = allInstances(data);
    ASSERT_GE(instances.size(), 40U);
    for (const auto& files : instances) {
        const Project project = imported(files);
        const auto bound = optimise::utilizationBound(project, {}).value();
        EXPECT_GT(bound.lower, 0) << files.back();
        EXPECT_LE(bound.gap, 1e-3) << files.back();
        EXPECT_LE(bound.lower, sim::route(project, {})->maxUtilization) << files.back();
    }
}

void checkFailures(const fs::path& data, const std::vector<std::string>& row, sim::FailureElements elements,
                   double worst, int disconnecting, const std::string& worstName) {
    const Project project = imported(filesOf(data, row[0]));
    sim::FailureOptions options;
    options.elements = {elements};
    const sim::FailureSweep sweep = sim::failures(project, {}, options).value();
    EXPECT_EQ(sweep.disconnecting, disconnecting) << row[0];
    ASSERT_GE(sweep.worst, 0) << row[0];
    const sim::FailureResult& result = sweep.results[static_cast<std::size_t>(sweep.worst)];
    expectClose(result.maxUtilization, worst, row[0]);
    // Several failures may be equally bad, so the named one is looked up.
    const bool named =
        std::any_of(sweep.results.begin(), sweep.results.end(), [&](const sim::FailureResult& each) {
            const ElementId failed = each.failed.front();
            const bool isIt = elements == sim::FailureElements::devices
                                  ? displayName(project, failed) == worstName
                                  : joins(project, project.design.links.at(failed.as<LinkId>()), worstName);
            return isIt && std::abs(each.maxUtilization - worst) <= kRelative * worst;
        });
    EXPECT_TRUE(named) << row[0] << ": " << worstName;
    if (elements == sim::FailureElements::devices) return;
    const double maxCut = std::stod(row[7]);
    // Volumes are in the unit of the file: kbit/s in REPETITA's, Mbit/s in SNDlib's.
    const double unit = row[0].starts_with("sndlib") ? 1 : 1e-3;
    expectClose(sweep.maxLostMbps, maxCut * unit, row[0] + " cut volume");
}

TEST(ReferenceValues, everySingleLinkFailure) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    const auto rows = tableBelow(data / "reference.md", "Every single-link failure");
    ASSERT_EQ(rows.size(), 14U);
    for (const auto& row : rows) {
        checkFailures(data, row, sim::FailureElements::links, std::stod(row[4]), std::stoi(row[6]), row[5]);
    }
}

TEST(ReferenceValues, everySingleNodeFailure) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    const auto rows = tableBelow(data / "reference.md", "Every single-node failure");
    ASSERT_EQ(rows.size(), 9U);
    for (const auto& row : rows) {
        checkFailures(data, row, sim::FailureElements::devices, std::stod(row[2]), std::stoi(row[4]), row[3]);
    }
}

TEST(ReferenceValues, exactAvailability) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    const auto rows = tableBelow(data / "reference.md", "Availability, exact");
    ASSERT_EQ(rows.size(), 6U);
    for (const auto& row : rows) {
        const bool zoo = row[0].starts_with("zoo/");
        const std::string name = row[0].substr(row[0].find('/') + 1);
        Project project =
            imported(zoo ? std::vector{data / "topology-zoo" / (name + ".graphml")} : filesOf(data, row[0]));
        for (const Link& link : Table<Link>(project.design.links)) {
            Link fallible = link;
            fallible.reliability.availability = std::stod(row[5]);
            project.design.links.put(fallible);
        }
        for (const Demand& demand : Table<Demand>(project.design.demands))
            project.design.demands.erase(demand.id);
        Demand pair;
        for (const Device& device : project.design.devices) {
            if (device.name == row[3]) pair.from = device.id;
            if (device.name == row[4]) pair.to = device.id;
        }
        pair.id = project.newId<DemandId>();
        pair.key = "pair";
        project.design.demands.put(pair);
        const reliability::Resilience resilience = reliability::resilience(project, {}).value();
        ASSERT_EQ(resilience.demands.size(), 1U);
        EXPECT_NEAR(resilience.demands[0].availability, std::stod(row[7]), 1e-12) << row[0];
        EXPECT_EQ(resilience.demands[0].method, reliability::AvailabilityMethod::exact);
    }
}

TEST(ReferenceValues, structureOfEveryTopologyZooNetwork) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    std::ifstream stream(data / "topology-zoo" / "structure.csv");
    std::string line;
    std::getline(stream, line);
    int networks = 0;
    while (std::getline(stream, line)) {
        std::vector<std::string> cells;
        std::stringstream parts(line);
        for (std::string cell; std::getline(parts, cell, ',');)
            cells.push_back(cell);
        const Project project = imported({data / "topology-zoo" / (cells[0] + ".graphml")});
        EXPECT_EQ(project.design.devices.size(), std::stoul(cells[1])) << cells[0];
        EXPECT_EQ(project.design.links.size(), std::stoul(cells[2]) - std::stoul(cells[3])) << cells[0];
        const reliability::Resilience resilience = reliability::resilience(project, {}).value();
        EXPECT_EQ(resilience.components, std::stoi(cells[5])) << cells[0];
        EXPECT_EQ(resilience.bridges.size(), std::stoul(cells[6])) << cells[0];
        EXPECT_EQ(resilience.articulationPoints.size(), std::stoul(cells[7])) << cells[0];
        ++networks;
    }
    EXPECT_EQ(networks, 90);
}

}  // namespace
}  // namespace spanwright
