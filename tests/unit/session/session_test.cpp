// SPDX-License-Identifier: MIT
#include "app/session/session.h"

#include "engine/design/queries.h"
#include "engine/io/files.h"

#include <filesystem>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace spanwright::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Clock = std::chrono::steady_clock;

class SessionTest : public ::testing::Test {
  protected:
    SessionTest() {
        folder_ =
            std::filesystem::temp_directory_path() / ("spanwright-session-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
        a_ = addDevice("A", {0, 0});
        b_ = addDevice("B", {200, 0});
        Link link;
        link.id = edit::reservedId<LinkId>(session_.project(), 0);
        link.from.device = a_;
        link.to.device = b_;
        link.capacityMbps = 100;
        EXPECT_TRUE(session_.run(edit::Add{{link}}));
        link_ = link.id;
        Demand demand;
        demand.id = edit::reservedId<DemandId>(session_.project(), 0);
        demand.from = a_;
        demand.to = b_;
        demand.mbps = 50;
        EXPECT_TRUE(session_.run(edit::Add{{demand}}));
        demand_ = demand.id;
    }
    ~SessionTest() override { std::filesystem::remove_all(folder_); }

    DeviceId addDevice(const std::string& name, Point at) {
        Device device;
        device.id = edit::reservedId<DeviceId>(session_.project(), 0);
        device.name = name;
        device.position = at;
        EXPECT_TRUE(session_.run(edit::Add{{device}}));
        return device.id;
    }
    void setRate(double mbps) {
        Demand demand = session_.project().design.demands.at(demand_);
        demand.mbps = mbps;
        EXPECT_TRUE(session_.run(edit::Put{{demand}}));
    }

    std::filesystem::path folder_;
    Session session_;
    DeviceId a_, b_;
    LinkId link_;
    DemandId demand_;
};

TEST_F(SessionTest, looksAheadByAsMuchAsItIsAsked) {
    Demand demand = session_.project().design.demands.at(demand_);
    demand.growthPercentPerYear = 100;
    ASSERT_TRUE(session_.run(edit::Put{{demand}}));
    session_.finishAnalysis();
    EXPECT_DOUBLE_EQ(session_.phaseAnalysis()->routing.maxUtilization, 0.5);
    session_.setGrowthYears(1);
    EXPECT_TRUE(session_.updating());
    session_.finishAnalysis();
    EXPECT_DOUBLE_EQ(session_.phaseAnalysis()->routing.maxUtilization, 1);
    session_.setGrowthYears(0);
    session_.finishAnalysis();
    EXPECT_DOUBLE_EQ(session_.phaseAnalysis()->routing.maxUtilization, 0.5);
    EXPECT_FALSE(session_.document().canRedo()) << "looking ahead is no edit";
}

TEST_F(SessionTest, answersAreOfTheOpenState) {
    EXPECT_TRUE(session_.updating());
    session_.finishAnalysis();
    EXPECT_FALSE(session_.updating());
    ASSERT_NE(session_.phaseAnalysis(), nullptr);
    EXPECT_DOUBLE_EQ(session_.phaseAnalysis()->routing.maxUtilization, 0.5);
    setRate(80);
    EXPECT_TRUE(session_.updating());
    session_.finishAnalysis();
    EXPECT_DOUBLE_EQ(session_.phaseAnalysis()->routing.maxUtilization, 0.8);
}

TEST_F(SessionTest, computingWaitsForQuiet) {
    session_.finishAnalysis();
    const auto before = session_.analysis();
    const Clock::time_point start = Clock::now();
    setRate(60);
    session_.update(start);
    session_.update(start + std::chrono::milliseconds(100));
    setRate(70);
    session_.update(start + std::chrono::milliseconds(140));
    session_.update(start + std::chrono::milliseconds(280));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    session_.update(start + std::chrono::milliseconds(285));
    EXPECT_EQ(session_.analysis(), before);  // 145 ms after the last edit nothing has started
    session_.update(start + std::chrono::milliseconds(290));
    for (int i = 0; i < 500 && session_.updating(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        session_.update(start + std::chrono::milliseconds(300));
    }
    ASSERT_FALSE(session_.updating());
    EXPECT_DOUBLE_EQ(session_.phaseAnalysis()->routing.maxUtilization, 0.7);
}

TEST_F(SessionTest, moveOfASymbolKeepsTheAnswers) {
    session_.finishAnalysis();
    const auto before = session_.analysis();
    session_.select({a_});
    session_.nudgeSelection({10, 0});
    session_.update(Clock::now());
    EXPECT_FALSE(session_.updating());
    EXPECT_EQ(session_.analysis(), before);
    EXPECT_FALSE(session_.nextUpdate());
}

TEST_F(SessionTest, undoneEditFindsItsAnswersAgain) {
    session_.finishAnalysis();
    const auto before = session_.analysis();
    setRate(90);
    session_.update(Clock::now());
    EXPECT_TRUE(session_.updating());
    session_.undo();
    session_.update(Clock::now());
    EXPECT_FALSE(session_.updating());
    EXPECT_EQ(session_.analysis(), before);
}

TEST_F(SessionTest, nudgesThatFollowEachOtherAreOneStep) {
    session_.select({a_});
    const Revision before = session_.document().revision();
    session_.nudgeSelection({10, 0});
    session_.nudgeSelection({10, 0});
    EXPECT_EQ(session_.project().design.devices.at(a_).position, (Point{20, 0}));
    session_.undo();
    EXPECT_EQ(session_.document().revision(), before);
}

TEST_F(SessionTest, nudgesTakeZonesAlongAndLeaveWhatIsLocked) {
    Zone zone;
    zone.id = edit::reservedId<ZoneId>(session_.project(), 0);
    zone.key = "dmz";
    zone.frame = {0, 0, 80, 60};
    Device locked = session_.project().design.devices.at(b_);
    locked.locked = true;
    ASSERT_TRUE(session_.run(edit::Batch{"zone", {edit::Add{{zone}}, edit::Put{{locked}}}}));
    session_.select({zone.id, b_});
    session_.nudgeSelection({10, 0});
    EXPECT_EQ(session_.project().design.zones.at(zone.id).frame, (Rect{10, 0, 80, 60}));
    EXPECT_EQ(session_.project().design.devices.at(b_).position, locked.position);
}

TEST_F(SessionTest, deletedElementsLeaveTheSelection) {
    session_.select({a_, b_});
    session_.deleteSelection();
    EXPECT_THAT(session_.selection(), IsEmpty());
    EXPECT_TRUE(session_.project().design.links.empty());
    session_.undo();
    EXPECT_EQ(session_.project().design.links.size(), 1U);
}

TEST_F(SessionTest, refusedCommandIsANoticeAndChangesNothing) {
    const Revision before = session_.document().revision();
    Link loop = session_.project().design.links.at(link_);
    loop.to = loop.from;
    EXPECT_FALSE(session_.run(edit::Put{{loop}}));
    EXPECT_EQ(session_.document().revision(), before);
    ASSERT_FALSE(session_.notices().empty());
    EXPECT_EQ(session_.notices().back().level, Notice::Level::error);
}

TEST_F(SessionTest, toolResultRunsSelectsAndHandsTheFocusOn) {
    ToolResult result;
    Demand demand = session_.project().design.demands.at(demand_);
    demand.id = edit::reservedId<DemandId>(session_.project(), 0);
    demand.key.clear();
    result.command = edit::Add{{demand}};
    result.select = std::set<ElementId>{demand.id};
    result.focusField = std::pair<ElementId, std::string>(demand.id, "mbps");
    session_.apply(result);
    EXPECT_THAT(session_.selection(), ElementsAre(ElementId(demand.id)));
    EXPECT_EQ(session_.takeFocusRequest(), "mbps");
    EXPECT_EQ(session_.takeFocusRequest(), std::nullopt);
}

TEST_F(SessionTest, newProjectHasTheShippedCatalogueAndNothingDrawn) {
    const Revision before = session_.document().revision();
    session_.newProject();
    EXPECT_NE(session_.document().revision(), before);
    EXPECT_GT(session_.project().catalogue.size(), 40U);
    EXPECT_TRUE(session_.project().design.devices.empty());
    EXPECT_EQ(session_.project().settings, ProjectSettings());
    EXPECT_FALSE(session_.document().modified());
    session_.finishAnalysis();
    EXPECT_TRUE(session_.analysis()->problems.empty());
}

TEST_F(SessionTest, whatIsMadeToFailIsRoutedAroundAndStaysOutOfTheDocument) {
    const auto answered = [&](Revision revision) {
        for (int wait = 0; wait < 2000 && session_.nextUpdate(); ++wait) {
            session_.update(Clock::now());
            if (session_.failedNetwork() != nullptr && wait > 1) break;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        EXPECT_EQ(session_.document().revision(), revision);
        return session_.failedNetwork();
    };
    const Revision revision = session_.document().revision();
    session_.toggleFailed(demand_);
    EXPECT_TRUE(session_.failedNow().empty()) << "a demand cannot fail";
    session_.toggleFailed(link_);
    const auto failed = answered(revision);
    ASSERT_NE(failed, nullptr);
    EXPECT_DOUBLE_EQ(failed->routing.lostMbps, 50);
    ASSERT_EQ(failed->impact.demands.size(), 1U);
    EXPECT_EQ(failed->impact.demands[0].effect, sim::DemandEffect::lost);
    session_.toggleFailed(link_);
    session_.update(Clock::now());
    EXPECT_EQ(session_.failedNetwork(), nullptr);
    session_.failNow({link_, a_});
    ASSERT_TRUE(session_.run(edit::Remove{{link_}}));
    session_.update(Clock::now());
    EXPECT_THAT(session_.failedNow(), ElementsAre(ElementId(a_))) << "what is deleted fails no more";
    session_.newProject();
    EXPECT_TRUE(session_.failedNow().empty());
}

TEST_F(SessionTest, titleMarksUnsavedChanges) {
    EXPECT_EQ(session_.title(), "● Untitled — Spanwright");
    ASSERT_TRUE(session_.saveAs(folder_ / "lab.span.json"));
    EXPECT_EQ(session_.title(), "lab.span.json — Spanwright");
    setRate(1);
    EXPECT_THAT(session_.title(), HasSubstr("●"));
    session_.undo();
    EXPECT_EQ(session_.title(), "lab.span.json — Spanwright");
}

TEST_F(SessionTest, fileThatCannotBeReadLeavesTheOpenProject) {
    const auto file = folder_ / "broken.span.json";
    ASSERT_TRUE(io::writeFileAtomically(file, "{\n  \"format\" 1\n}\n", io::Backup::none));
    const Project before = session_.project();
    const auto opened = session_.open(file);
    ASSERT_FALSE(opened);
    EXPECT_TRUE(session_.project() == before);
    EXPECT_FALSE(session_.file());
    EXPECT_THAT(session_.notices().back().text, HasSubstr("broken.span.json:2:"));
}

TEST_F(SessionTest, importsPriceBooksAndDeviceTypesAsOneStepOfTheHistory) {
    session_.newProject();
    const std::size_t items = session_.project().catalogue.size();
    ASSERT_TRUE(
        io::writeFileAtomically(folder_ / "p.csv", "item,price\nacc-48p,5200\nmine,7\n", io::Backup::none));
    ASSERT_TRUE(
        io::writeFileAtomically(folder_ / "d.yaml", "manufacturer: Acme\nmodel: Box\n", io::Backup::none));
    ASSERT_TRUE(session_.importCatalogue({folder_ / "p.csv", folder_ / "d.yaml"}));
    EXPECT_EQ(session_.project().catalogue.size(), items + 2);
    EXPECT_THAT(session_.notices().back().text, HasSubstr("2 added, 1 updated"));
    session_.undo();
    EXPECT_EQ(session_.project().catalogue.size(), items);
    EXPECT_FALSE(session_.document().modified());

    ASSERT_TRUE(
        io::writeFileAtomically(folder_ / "p.csv", "item,price\nacc-48p,x\nmine,y\n", io::Backup::none));
    EXPECT_FALSE(session_.importCatalogue({folder_ / "p.csv"}));
    EXPECT_THAT(session_.notices().back().text, HasSubstr("p.csv:2:9: price is \"x\""));
    EXPECT_THAT(session_.notices().back().text, HasSubstr("p.csv:3:6: price is \"y\""));
    EXPECT_EQ(session_.project().catalogue.size(), items);
}

TEST_F(SessionTest, openedProjectIsUnmodifiedAndShowsItsLastPhase) {
    Phase phase;
    phase.id = edit::reservedId<PhaseId>(session_.project(), 0);
    phase.name = "Build";
    ASSERT_TRUE(session_.run(edit::Add{{phase}}));
    ASSERT_TRUE(session_.saveAs(folder_ / "phased.span.json"));
    Session other;
    ASSERT_TRUE(other.open(folder_ / "phased.span.json"));
    EXPECT_FALSE(other.document().modified());
    ASSERT_TRUE(other.phase());
    EXPECT_EQ(displayName(other.project(), other.phase()), "Build");
}

TEST_F(SessionTest, proposesOffTheThreadAndAppliesAsOneStepThatUndoes) {
    Demand demand = session_.project().design.demands.at(demand_);
    demand.goal.survives = Survival::links;
    ASSERT_TRUE(session_.run(edit::Put{{demand}}));
    const auto wait = [&] {
        for (int i = 0; i < 5000 && session_.proposal() && !session_.proposal()->answer; ++i) {
            session_.update(Clock::now());
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    };
    session_.requestProposal(demand_);
    ASSERT_TRUE(session_.proposal());
    wait();
    ASSERT_TRUE(session_.proposal()->answer);
    ASSERT_TRUE(*session_.proposal()->answer) << session_.proposal()->answer->error().text();
    EXPECT_TRUE((*session_.proposal()->answer)->met);

    setRate(60);
    session_.applyProposal();
    EXPECT_FALSE(session_.proposal()->answer) << "the project has changed since: it is asked again";
    wait();
    session_.applyProposal();
    EXPECT_FALSE(session_.proposal());
    EXPECT_EQ(session_.project().design.links.at(link_).memberCount, 2);
    session_.undo();
    EXPECT_EQ(session_.project().design.links.at(link_).memberCount, 1);

    session_.requestProposal(demand_);
    session_.dropProposal();
    EXPECT_FALSE(session_.proposal());
}

TEST_F(SessionTest, failsPairsAndDuringMaintenanceOffTheThread) {
    const auto wait = [&] {
        for (int i = 0; i < 5000 && session_.failureSearch().running(); ++i) {
            session_.update(Clock::now());
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        session_.update(Clock::now());
    };
    session_.searchFailures(2, {});
    EXPECT_TRUE(session_.nextUpdate()) << "the window must look again";
    wait();
    ASSERT_TRUE(session_.failureSearch().answer());
    const FailureFindings& pairs = **session_.failureSearch().answer();
    EXPECT_EQ(pairs.order, 2);
    const auto& design = session_.project().design;
    const auto things = static_cast<std::int64_t>(design.links.size() + design.devices.size());
    EXPECT_EQ(pairs.sweep.scenarios, things * (things - 1) / 2);
    session_.searchFailures(1, {link_});
    wait();
    const FailureFindings& during = **session_.failureSearch().answer();
    EXPECT_EQ(during.maintenance, std::vector<ElementId>{link_});
    EXPECT_LT(during.sweep.scenarios, things + 1);
    session_.dropFailureSearch();
    EXPECT_FALSE(session_.failureSearch().answer());
}

TEST_F(SessionTest, findsAGroupsAvailabilityAndWhatMoneyBuys) {
    std::vector<ElementId> members;
    for (const Device& device : session_.project().design.devices)
        members.emplace_back(device.id);
    session_.searchGroup(members);
    session_.searchRedundancy();
    for (int i = 0; i < 5000 && (session_.groupSearch().running() || session_.redundancySearch().running());
         ++i) {
        session_.update(Clock::now());
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    session_.update(Clock::now());
    ASSERT_TRUE(session_.groupSearch().answer());
    ASSERT_TRUE(*session_.groupSearch().answer()) << session_.groupSearch().answer()->error().text();
    EXPECT_EQ((**session_.groupSearch().answer()).terminals.size(), members.size());
    ASSERT_TRUE(session_.redundancySearch().answer());
    ASSERT_TRUE(*session_.redundancySearch().answer())
        << session_.redundancySearch().answer()->error().text();
    const Revision before = session_.document().revision();
    session_.applyRedundancy(99);
    EXPECT_EQ(session_.document().revision(), before) << "there is no such row";
    session_.showPathsOf(demand_);
    EXPECT_EQ(session_.takePathsOf(), demand_);
    EXPECT_FALSE(session_.takePathsOf()) << "a frame that does not ask shows nothing";
}

}  // namespace
}  // namespace spanwright::app
