// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/queries.h"
#include "engine/io/import/import.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace spanwright::test {

/// A folder of its own for the files of one test; removed with it.
class ImportTest : public ::testing::Test {
  protected:
    ImportTest() {
        const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  (std::string("spanwright-import-") + info->name() + "-" + std::to_string(getpid()));
        std::filesystem::create_directories(folder_);
    }
    ~ImportTest() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path write(const std::string& name, std::string_view text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return folder_ / name;
    }
    /// Writes the text into a file and imports it.
    Result<io::Imported> importText(std::string_view text) const {
        return io::importFiles({write("input", text)});
    }
    /// The error of importing the text, as "LINE:COLUMN: message"; fails when there is none.
    std::string errorOf(std::string_view text) const {
        const Result<io::Imported> imported = importText(text);
        EXPECT_FALSE(imported.has_value()) << "accepted: " << text;
        if (imported) return {};
        const std::string file = (folder_ / "input").string() + ":";
        std::string message = imported.error().text();
        EXPECT_TRUE(message.starts_with(file)) << message;
        return message.starts_with(file) ? message.substr(file.size()) : message;
    }

    std::filesystem::path folder_;
};

inline const Device& device(const Project& project, std::string_view key) {
    return project.design.devices.at(findByKey(project, key).as<DeviceId>());
}
inline const Link& link(const Project& project, std::string_view key) {
    return project.design.links.at(findByKey(project, key).as<LinkId>());
}
inline const Demand& demand(const Project& project, std::string_view key) {
    return project.design.demands.at(findByKey(project, key).as<DemandId>());
}
inline std::string property(const ElementBase& element, std::string_view name) {
    for (const auto& [key, value] : element.properties) {
        if (key == name) return value;
    }
    return "(absent)";
}

}  // namespace spanwright::test
