// SPDX-License-Identifier: MIT
#include "app/session/settings.h"

#include "engine/io/files.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

namespace spanwright::app {
namespace {

class SettingsTest : public ::testing::Test {
  protected:
    SettingsTest()
        : folder_(std::filesystem::temp_directory_path() /
                  ("spanwright-settings-" + std::to_string(::getpid()))) {}
    ~SettingsTest() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path folder_;
};

TEST_F(SettingsTest, savedSettingsAreReadBack) {
    Settings settings;
    settings.lightTheme = true;
    settings.scale = 1.5;
    settings.leftWidth = 301.5;
    settings.recentFiles = {"/a/b.span.json"};
    const auto file = folder_ / "deep" / "settings.json";
    ASSERT_TRUE(saveSettings(settings, file));
    EXPECT_TRUE(loadSettings(file) == settings);
}

TEST_F(SettingsTest, missingOrDamagedFileGivesTheDefaults) {
    EXPECT_TRUE(loadSettings(folder_ / "none.json") == Settings{});
    std::filesystem::create_directories(folder_);
    const auto file = folder_ / "settings.json";
    ASSERT_TRUE(io::writeFileAtomically(file, "{\"scale\": 99, \"light_theme\": 3, \"recent_files\": [1]}",
                                        io::Backup::none));
    EXPECT_TRUE(loadSettings(file) == Settings{});
    ASSERT_TRUE(io::writeFileAtomically(file, "{\"sca", io::Backup::none));
    EXPECT_TRUE(loadSettings(file) == Settings{});
}

TEST_F(SettingsTest, rememberedFileComesFirstAndOnce) {
    Settings settings;
    for (int i = 0; i < 20; ++i)
        rememberFile(settings, "/x/" + std::to_string(i));
    rememberFile(settings, "/x/12");
    ASSERT_EQ(settings.recentFiles.size(), kMaxRecentFiles);
    EXPECT_EQ(settings.recentFiles[0], "/x/12");
    EXPECT_EQ(settings.recentFiles[1], "/x/19");
    EXPECT_EQ(std::count(settings.recentFiles.begin(), settings.recentFiles.end(), "/x/12"), 1);
}

}  // namespace
}  // namespace spanwright::app
