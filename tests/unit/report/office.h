// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/io/files.h"
#include "engine/io/import/csv_table.h"
#include "engine/io/project_file.h"
#include "engine/report/budget_workbook.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace spanwright {

namespace fs = std::filesystem;

using Cells = std::vector<std::vector<std::string>>;

inline Snapshot scenario(const std::string& name) {
    auto project = io::loadProject(fs::path(SPANWRIGHT_SOURCE_DIR) / "scenarios" / (name + ".span.json"));
    EXPECT_TRUE(project) << project.error().text();
    return std::make_shared<const Project>(*std::move(project));
}

inline Analysis analysisOf(const Snapshot& project) {
    AnalysisOptions options;
    options.trials = 100;
    options.onlyPhase = PhaseId{};
    return analyse(project, 1, options).value();
}

/// LibreOffice in a profile of its own that calculates every file anew when it opens it.
class OfficeTest : public ::testing::Test {
  protected:
    OfficeTest() {
        folder_ = fs::temp_directory_path() / ("spanwright-report-" + std::to_string(getpid()));
        fs::create_directories(folder_ / "profile" / "user");
        std::ofstream(folder_ / "profile" / "user" / "registrymodifications.xcu")
            << R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
)";
    }
    ~OfficeTest() override {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    static bool hasOffice() { return std::system("command -v soffice >/dev/null 2>&1") == 0; }

    void convert(const fs::path& file, const std::string& to) const {
        const std::string command = "soffice -env:UserInstallation=file://" + (folder_ / "profile").string() +
                                    " --headless --convert-to '" + to + "' --outdir '" + folder_.string() +
                                    "' '" + file.string() + "' >/dev/null 2>&1";
        ASSERT_EQ(std::system(command.c_str()), 0) << command;
    }

    /// Writes the project's budget and has LibreOffice calculate it, as "budget".
    void calculateBudget(const Project& project, const Analysis& analysis) const {
        const auto workbook = report::budgetWorkbook(project, analysis);
        ASSERT_TRUE(workbook) << workbook.error().text();
        ASSERT_TRUE(io::writeFileAtomically(folder_ / "budget.xlsx", *workbook, io::Backup::none));
        calculate(folder_ / "budget.xlsx");
    }

    /// All sheets as CSV with the values as they are, not as they are shown.
    void calculate(const fs::path& file) const {
        convert(file, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1");
    }

    Cells sheet(const std::string& file, const std::string& name) const {
        Cells rows;
        const auto text = io::readFile(folder_ / (file + "-" + name + ".csv"));
        EXPECT_TRUE(text) << text.error().text();
        if (!text) return rows;
        const io::Source source{name, *text};
        io::CsvRecords records(source);
        for (auto record = records.next(); record && !record->empty(); record = records.next()) {
            rows.emplace_back();
            for (const io::CsvField& field : *record)
                rows.back().push_back(field.text);
        }
        return rows;
    }

    /// The figure in a column of the row that begins with this text.
    static double figure(const Cells& rows, const std::string& label, std::size_t column) {
        const auto row =
            std::find_if(rows.begin(), rows.end(), [&](const auto& cells) { return cells.front() == label; });
        if (row == rows.end()) {
            ADD_FAILURE() << "no row " << label;
            return 0;
        }
        return std::stod(row->at(column));
    }

    fs::path folder_;
};

}  // namespace spanwright
