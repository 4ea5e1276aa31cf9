// SPDX-License-Identifier: MIT
#include "app/session/session.h"
#include "engine/io/files.h"
#include "engine/io/project_file.h"
#include "engine/report/bom_csv.h"
#include "engine/report/budget_workbook.h"

#include <filesystem>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace spanwright::app {
namespace {

using ::testing::HasSubstr;

class Exports : public ::testing::Test {
  protected:
    Exports() {
        folder_ =
            std::filesystem::temp_directory_path() / ("spanwright-exports-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
        EXPECT_TRUE(session_.open(std::filesystem::path(SPANWRIGHT_SOURCE_DIR) / "scenarios" /
                                  "hybrid-cloud.span.json"));
    }
    ~Exports() override { std::filesystem::remove_all(folder_); }

    void finish() {
        session_.finishAnalysis();
        do {
            session_.update(std::chrono::steady_clock::now());
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        } while (session_.exporting());
    }

    std::filesystem::path folder_;
    Session session_;
};

TEST_F(Exports, waitForTheAnswersAndWriteWhatTheCommandLineWrites) {
    session_.exportBudget(report::BudgetFormat::workbook, folder_ / "budget.xlsx");
    EXPECT_TRUE(session_.exporting());
    finish();
    EXPECT_EQ(io::readFile(folder_ / "budget.xlsx").value(),
              report::budgetWorkbook(session_.project(), *session_.analysis()).value());
    EXPECT_EQ(session_.notices().back().level, Notice::Level::success);
    EXPECT_THAT(session_.notices().back().text, HasSubstr((folder_ / "budget.xlsx").string()));

    session_.exportBudget(report::BudgetFormat::bomCsv, folder_ / "bom.csv");
    finish();
    EXPECT_EQ(io::readFile(folder_ / "bom.csv").value(),
              report::bomCsv(session_.project(), *session_.analysis()->cost));
}

TEST_F(Exports, sayWhatWentWrong) {
    session_.exportBudget(report::BudgetFormat::bomCsv, folder_ / "none" / "bom.csv");
    finish();
    EXPECT_EQ(session_.notices().back().level, Notice::Level::error);
    EXPECT_THAT(session_.notices().back().text, HasSubstr("bom.csv"));
}

TEST_F(Exports, sayWhyThereIsNoBudget) {
    Project project = session_.project();
    edit::PutCostPolicy put{project.costPolicy};
    put.policy.exchangeRates.clear();
    ASSERT_TRUE(session_.run(put));
    session_.exportBudget(report::BudgetFormat::workbook, folder_ / "budget.xlsx");
    finish();
    EXPECT_EQ(session_.notices().back().level, Notice::Level::error);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "budget.xlsx"));
}

TEST_F(Exports, ofAVariantKeepTheOpenFileAndCompareWithTheCopy) {
    const auto open = session_.file();
    const auto file = folder_ / "hybrid-cloud-B.span.json";
    ASSERT_TRUE(session_.saveVariant(file));
    EXPECT_EQ(session_.file(), open);
    EXPECT_EQ(io::loadProject(file).value().design, session_.project().design);
    ASSERT_EQ(session_.variants().all().size(), 1U);
    EXPECT_EQ(session_.variants().all().front().file, file);
    EXPECT_FALSE(session_.saveVariant(*open)) << "the open file is no variant of itself";
}

}  // namespace
}  // namespace spanwright::app
