// SPDX-License-Identifier: MIT
#include "engine/plan/schedule.h"
#include "tests/support/shared_data.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace spanwright::plan {
namespace {

/// One row of a reference file: dates are days, times dropped.
struct ReferenceRow {
    double durationDays = 0;
    std::string start;
    std::string finish;
    double totalFloatDays = 0;
    double freeFloatDays = 0;
};

std::map<int, ReferenceRow> readReference(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::string line;
    std::getline(in, line);
    std::map<int, ReferenceRow> rows;
    while (std::getline(in, line)) {
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, ',');)
            cells.push_back(cell);
        rows[std::stoi(cells.at(0))] = {std::stod(cells.at(1)), cells.at(2).substr(0, 10),
                                        cells.at(3).substr(0, 10), std::stod(cells.at(8)),
                                        std::stod(cells.at(9))};
    }
    return rows;
}

DependencyType typeOf(const std::string& text) {
    if (text == "SS") return DependencyType::startToStart;
    if (text == "FF") return DependencyType::finishToFinish;
    return text == "SF" ? DependencyType::startToFinish : DependencyType::finishToStart;
}

/// Ids are the tasks' numbers; the calendar's id is beyond them.
Project readNetwork(const std::filesystem::path& path) {
    Project project;
    Calendar calendar;
    calendar.id = CalendarId{1000};
    calendar.key = "standard";
    std::map<std::uint32_t, WorkPackage> packages;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string word;
        words >> word;
        if (word == "START") {
            words >> word;
            project.settings.startDate = Date::parse(word.substr(0, 10)).value();
        } else if (word == "HOL") {
            std::string from;
            std::string to;
            words >> from >> to;
            calendar.holidays.push_back({Date::parse(from).value(), Date::parse(to).value(), ""});
        } else if (word == "TASK") {
            std::uint32_t id = 0;
            double days = 0;
            words >> id >> days;
            packages[id].id = WorkPackageId{id};
            packages[id].key = "task-" + std::to_string(id);
            packages[id].durationDays = ThreePoint<double>::certain(days);
        } else if (word == "LINK") {
            std::uint32_t from = 0;
            std::uint32_t to = 0;
            double lag = 0;
            std::string type;
            words >> from >> to >> type >> lag;
            packages[to].predecessors.push_back({WorkPackageId{from}, typeOf(type), lag});
        }
    }
    project.plan.calendars.put(calendar);
    project.settings.calendar = calendar.id;
    for (const auto& [id, package] : packages)
        project.plan.workPackages.put(package);
    return project;
}

TEST(CpmReference, agreesWithTwoOtherEnginesOnDatesAndFloats) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    int networks = 0;
    int tasks = 0;
    int freeFloats = 0;
    for (const auto& entry : std::filesystem::directory_iterator(data / "cpm")) {
        if (entry.path().extension() != ".net") continue;
        ++networks;
        std::filesystem::path base = entry.path();
        base.replace_extension();
        SCOPED_TRACE(base.filename().string());
        const auto project = readNetwork(entry.path());
        const auto ms = readReference(base.string() + ".ms.csv");
        const auto p6 = readReference(base.string() + ".p6.csv");
        const auto schedule = plan::schedule(project, {.trials = 0});
        ASSERT_TRUE(schedule) << schedule.error().text();
        ASSERT_EQ(schedule->packages.size(), ms.size());
        for (const ScheduledPackage& package : schedule->packages) {
            const int task = static_cast<int>(package.package.value);
            SCOPED_TRACE(task);
            ++tasks;
            EXPECT_EQ(package.start.text(), p6.at(task).start);
            EXPECT_EQ(package.finish.text(), p6.at(task).finish);
            EXPECT_EQ(package.start.text(), ms.at(task).start);
            EXPECT_EQ(package.finish.text(), ms.at(task).finish);
            EXPECT_NEAR(package.totalFloatDays, p6.at(task).totalFloatDays, 1e-9);
            EXPECT_NEAR(package.totalFloatDays, ms.at(task).totalFloatDays, 1e-9);
            EXPECT_EQ(package.critical, p6.at(task).totalFloatDays <= 0);
            if (ms.at(task).freeFloatDays != p6.at(task).freeFloatDays) continue;
            ++freeFloats;
            EXPECT_NEAR(package.freeFloatDays, p6.at(task).freeFloatDays, 1e-9);
        }
    }
    EXPECT_EQ(networks, 10);
    EXPECT_EQ(tasks, 740);
    EXPECT_EQ(freeFloats, 740);
}

}  // namespace
}  // namespace spanwright::plan
