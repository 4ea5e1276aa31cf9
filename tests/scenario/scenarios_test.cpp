// SPDX-License-Identifier: MIT
#include "engine/cost/cost.h"
#include "engine/design/queries.h"
#include "engine/design/validate.h"
#include "engine/io/files.h"
#include "engine/io/project_file.h"
#include "engine/plan/schedule.h"
#include "engine/reliability/resilience.h"
#include "engine/sim/routing.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright {
namespace {

namespace fs = std::filesystem;

/// What an example is meant to show; a change of the file that breaks the story breaks the test.
struct Expectation {
    std::size_t sites = 0;
    std::size_t phases = 0;
    std::size_t devices = 0;
    std::size_t devicesInLastPhase = 0;
    int articulationPointsBefore = 0;
    int articulationPointsInTheEnd = 0;
};

const std::map<std::string, Expectation>& expectations() {
    static const std::map<std::string, Expectation> kExpectations{
        {"campus-refresh.span.json", {3, 3, 31, 19, 10, 7}},
        {"hybrid-cloud.span.json", {5, 4, 27, 25, 3, 5}},
        {"sdwan-migration.span.json", {12, 4, 52, 39, 13, 6}},
    };
    return kExpectations;
}

std::vector<fs::path> projectFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().ends_with(".span.json")) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<fs::path> scenarioFiles() {
    return projectFiles(fs::path(SPANWRIGHT_SOURCE_DIR) / "scenarios");
}

std::vector<fs::path> shippedFiles() {
    std::vector<fs::path> files = scenarioFiles();
    const std::vector<fs::path> catalogues =
        projectFiles(fs::path(SPANWRIGHT_SOURCE_DIR) / "assets" / "catalogues");
    files.insert(files.end(), catalogues.begin(), catalogues.end());
    return files;
}

std::string testName(const ::testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.filename().string();
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
    return name;
}

class ShippedFile : public ::testing::TestWithParam<fs::path> {};

TEST_P(ShippedFile, isSoundAndReadsAndWritesByteForByte) {
    const Result<std::string> text = io::readFile(GetParam());
    ASSERT_TRUE(text) << text.error().message;
    const Result<Project> project = io::projectFromJson(*text, GetParam().filename().string());
    ASSERT_TRUE(project) << project.error().where << ": " << project.error().message;
    for (const Error& error : validate(*project))
        ADD_FAILURE() << error.where << ": " << error.message;
    EXPECT_EQ(io::projectToJson(*project), *text);
    EXPECT_TRUE(project->unknownFields.empty());
}

TEST_P(ShippedFile, saysWhereEveryPriceComesFrom) {
    const Result<Project> project = io::loadProject(GetParam());
    ASSERT_TRUE(project);
    for (const CatalogueItem& item : project->catalogue) {
        const bool priced = item.price.high > Decimal{};
        const bool recurring = item.monthlyPrice.high > Decimal{};
        std::string figures;
        for (const SourceNote& note : item.sources) {
            EXPECT_FALSE(note.source.empty()) << item.key;
            figures += "," + note.figures;
        }
        if (priced) {
            EXPECT_THAT(figures, ::testing::ContainsRegex("[, ]price")) << item.key;
        }
        if (recurring) {
            EXPECT_THAT(figures, ::testing::HasSubstr("monthly_price")) << item.key;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, ShippedFile, ::testing::ValuesIn(shippedFiles()), testName);

class Scenario : public ::testing::TestWithParam<fs::path> {
  protected:
    void SetUp() override {
        Result<Project> loaded = io::loadProject(GetParam());
        ASSERT_TRUE(loaded) << loaded.error().message;
        project = *std::move(loaded);
    }
    Project project;
};

TEST_P(Scenario, hasTheSizeThatItsStoryNeeds) {
    const auto expected = expectations().find(GetParam().filename().string());
    ASSERT_NE(expected, expectations().end()) << "a new scenario needs its expectation";
    EXPECT_EQ(project.design.sites.size(), expected->second.sites);
    EXPECT_EQ(project.design.phases.size(), expected->second.phases);
    EXPECT_EQ(project.design.devices.size(), expected->second.devices);
    const Result<PhaseId> last = findPhase(project.design, "last");
    ASSERT_TRUE(last);
    EXPECT_EQ(designAt(project.design, *last).devices.size(), expected->second.devicesInLastPhase);
}

TEST_P(Scenario, keepsDevicesInsideTheFrameOfTheirSiteAndApart) {
    const double kMargin = 60;
    const double kTitle = 20;
    for (const Device& device : project.design.devices) {
        if (const Site* site = project.design.sites.find(device.site)) {
            EXPECT_GE(device.position.x, site->frame.x + kMargin) << device.key;
            EXPECT_LE(device.position.x, site->frame.x + site->frame.width - kMargin) << device.key;
            EXPECT_GE(device.position.y, site->frame.y + kTitle + kMargin) << device.key;
            EXPECT_LE(device.position.y, site->frame.y + site->frame.height - kMargin) << device.key;
        }
        for (const Device& other : project.design.devices) {
            if (!(device.id < other.id)) continue;
            const Point apart = device.position - other.position;
            EXPECT_TRUE(std::abs(apart.x) >= 150 || std::abs(apart.y) >= 120)
                << device.key << " and " << other.key;
        }
    }
}

TEST_P(Scenario, plansEveryArrivalAndEveryRemoval) {
    std::set<ElementId> arriving;
    std::set<ElementId> leaving;
    for (const WorkPackage& package : project.plan.workPackages) {
        arriving.insert(package.bringsIntoService.begin(), package.bringsIntoService.end());
        leaving.insert(package.takesOutOfService.begin(), package.takesOutOfService.end());
    }
    const auto planned = [&](const auto& table) {
        for (const auto& row : table) {
            if (row.lifetime.enters) {
                EXPECT_TRUE(arriving.contains(row.id)) << row.key;
            }
            if (row.lifetime.leaves) {
                EXPECT_TRUE(leaving.contains(row.id)) << row.key;
            }
        }
    };
    planned(project.design.devices);
    planned(project.design.links);
}

TEST_P(Scenario, reachesItsPhasesInOrderAndKeepsLiveWorkOutOfFreezes) {
    const Result<plan::Schedule> schedule = plan::schedule(project);
    ASSERT_TRUE(schedule) << schedule.error().message;
    ASSERT_EQ(schedule->phases.size(), project.design.phases.size());
    for (std::size_t i = 0; i < schedule->phases.size(); ++i) {
        EXPECT_TRUE(schedule->phases[i].planned);
        if (i > 0) {
            EXPECT_LT(schedule->phases[i - 1].finish, schedule->phases[i].finish);
        }
    }
    EXPECT_LE(schedule->finish, schedule->p90);
    EXPECT_LE(schedule->p50, schedule->p80);
    EXPECT_TRUE(std::any_of(schedule->packages.begin(), schedule->packages.end(),
                            [](const plan::ScheduledPackage& package) { return package.critical; }));
    const Calendar* calendar = project.plan.calendars.find(project.settings.calendar);
    ASSERT_NE(calendar, nullptr);
    EXPECT_FALSE(calendar->changeFreezes.empty());
    for (const plan::ScheduledPackage& planned : schedule->packages) {
        const WorkPackage* package = project.plan.workPackages.find(planned.package);
        ASSERT_NE(package, nullptr);
        if (package->changeWindow == ChangeWindow::anyWorkingTime) continue;
        for (const DateRange& freeze : calendar->changeFreezes) {
            EXPECT_FALSE(freeze.contains(planned.start)) << package->key;
            EXPECT_FALSE(freeze.contains(planned.finish)) << package->key;
        }
    }
}

TEST_P(Scenario, hasACostWhoseBreakdownsAgree) {
    const Result<plan::Schedule> schedule = plan::schedule(project);
    ASSERT_TRUE(schedule);
    const Result<cost::CostReport> report = cost::cost(project, *schedule);
    ASSERT_TRUE(report) << report.error().message;
    const Money zero(0, report->currency);
    const auto sumOf = [&](const std::map<std::string, Money>& parts) {
        Money sum = zero;
        for (const auto& [key, amount] : parts)
            sum += amount;
        return sum;
    };
    EXPECT_GT(report->capex.minorUnits(), 0);
    EXPECT_GT(report->opex.minorUnits(), 0);
    EXPECT_EQ(report->capex + report->opex, report->total);
    EXPECT_EQ(sumOf(report->byCategory), report->total);
    EXPECT_EQ(sumOf(report->byPhase), report->total);
    EXPECT_EQ(sumOf(report->bySite), report->total);
    Money lines = zero;
    for (const cost::BomLine& line : report->bom)
        lines += line.total;
    EXPECT_EQ(lines, report->total);
    ASSERT_FALSE(report->cashFlow.empty());
    EXPECT_EQ(report->cashFlow.back().cumulative, report->total);
    EXPECT_LT(report->presentValue.minorUnits(), report->total.minorUnits());
    EXPECT_LE(report->p50, report->p80);
    EXPECT_LT(report->p10, report->p90);
}

TEST_P(Scenario, carriesEveryDemandInEveryPhase) {
    std::vector<PhaseId> phases{PhaseId{}};
    for (const Phase& phase : orderedPhases(project.design))
        phases.push_back(phase.id);
    for (const PhaseId phase : phases) {
        const Result<sim::Routing> routing = sim::route(project, phase);
        ASSERT_TRUE(routing);
        EXPECT_GT(routing->offeredMbps, 0);
        EXPECT_EQ(routing->lostMbps, 0) << "phase " << keyOf(project, phase);
        EXPECT_DOUBLE_EQ(routing->carriedMbps, routing->offeredMbps);
    }
}

TEST_P(Scenario, startsWithAHotLinkAndEndsWithRoom) {
    const Result<sim::Routing> before = sim::route(project, PhaseId{});
    ASSERT_TRUE(before);
    EXPECT_GT(before->maxUtilization, 0.85);
    const Result<PhaseId> last = findPhase(project.design, "last");
    ASSERT_TRUE(last);
    const Result<sim::Routing> after = sim::route(project, *last);
    ASSERT_TRUE(after);
    EXPECT_LT(after->maxUtilization, 0.8);
    EXPECT_GT(after->maxUtilization, 0.2);
}

TEST_P(Scenario, keepsItsAvailabilityAndLatencyPromisesInTheLastPhase) {
    const Result<PhaseId> last = findPhase(project.design, "last");
    ASSERT_TRUE(last);
    const Result<reliability::Resilience> resilience = reliability::resilience(project, *last);
    ASSERT_TRUE(resilience);
    for (const reliability::DemandResilience& answer : resilience->demands) {
        const Demand* demand = project.design.demands.find(answer.demand);
        ASSERT_NE(demand, nullptr);
        if (demand->availabilityTarget) {
            EXPECT_GE(answer.lower, *demand->availabilityTarget) << demand->key;
        }
    }
    const Result<sim::Routing> routing = sim::route(project, *last);
    ASSERT_TRUE(routing);
    for (const sim::DemandFlow& flow : routing->demands) {
        const Demand* demand = project.design.demands.find(flow.demand);
        if (demand->maxLatencyMs) {
            EXPECT_LE(flow.latencyMs.value_or(1e9), *demand->maxLatencyMs) << demand->key;
        }
    }
}

TEST_P(Scenario, hasTheSinglePointsOfFailureThatItsStoryTells) {
    const auto expected = expectations().find(GetParam().filename().string());
    ASSERT_NE(expected, expectations().end());
    const Result<PhaseId> last = findPhase(project.design, "last");
    ASSERT_TRUE(last);
    const Result<reliability::Resilience> before = reliability::resilience(project, PhaseId{});
    const Result<reliability::Resilience> after = reliability::resilience(project, *last);
    ASSERT_TRUE(before && after);
    EXPECT_EQ(before->components, 1);
    EXPECT_EQ(after->components, 1);
    EXPECT_EQ(static_cast<int>(before->articulationPoints.size()), expected->second.articulationPointsBefore);
    EXPECT_EQ(static_cast<int>(after->articulationPoints.size()),
              expected->second.articulationPointsInTheEnd);
}

INSTANTIATE_TEST_SUITE_P(All, Scenario, ::testing::ValuesIn(scenarioFiles()), testName);

TEST(Scenarios, areAtLeastThree) {
    EXPECT_GE(scenarioFiles().size(), 3U);
}

TEST(BaseCatalogue, holdsEveryItemOfTheScenariosAsTheyHaveIt) {
    const Result<Project> base =
        io::loadProject(fs::path(SPANWRIGHT_SOURCE_DIR) / "assets" / "catalogues" / "base.span.json");
    ASSERT_TRUE(base);
    EXPECT_GE(base->catalogue.size(), 40U);
    std::map<std::string, CatalogueItem> items;
    for (const CatalogueItem& item : base->catalogue)
        items.emplace(item.key, item);
    for (const fs::path& file : scenarioFiles()) {
        const Result<Project> scenario = io::loadProject(file);
        ASSERT_TRUE(scenario);
        for (CatalogueItem item : scenario->catalogue) {
            const auto found = items.find(item.key);
            ASSERT_NE(found, items.end()) << item.key;
            item.id = found->second.id;
            // What an item requires has another id in each project, but the same key.
            ASSERT_EQ(item.requiredItems.size(), found->second.requiredItems.size()) << item.key;
            for (std::size_t i = 0; i < item.requiredItems.size(); ++i) {
                const CatalogueItemId required = found->second.requiredItems[i].item;
                EXPECT_EQ(scenario->catalogue.at(item.requiredItems[i].item).key,
                          base->catalogue.at(required).key);
                item.requiredItems[i].item = required;
            }
            EXPECT_EQ(item, found->second) << item.key << " of " << file.filename();
        }
    }
}

}  // namespace
}  // namespace spanwright
