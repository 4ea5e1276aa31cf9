// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace spanwright::app {

/// What a person set up on this computer and no project holds. Lengths are pixels at 100 % scale.
struct Settings {
    bool lightTheme = false;
    double scale = 0;  ///< 1 to 3; 0: as the display says
    int windowWidth = 1440;
    int windowHeight = 900;
    bool windowMaximized = false;
    double leftWidth = 232;     ///< of the palette
    double rightWidth = 320;    ///< of the inspector
    double bottomHeight = 210;  ///< of the results
    bool showGrid = true;
    std::vector<std::string> hiddenLayers{"demands", "shared-risk"};  ///< keys of scene::DrawingLayer
    std::string linkText = "lens";  ///< key of what the middle of a link says
    bool showFlow = false;          ///< traffic moves along the links
    bool snapToGrid = true;
    bool snapToGuides = true;
    std::string lens = "utilization";                ///< key of what the canvas colours stand for
    std::vector<std::filesystem::path> recentFiles;  ///< newest first, at most kMaxRecentFiles
    std::filesystem::path lastFolder;                ///< where the file dialog was used last

    friend bool operator==(const Settings&, const Settings&) = default;
};

inline constexpr std::size_t kMaxRecentFiles = 12;

/// $XDG_CONFIG_HOME/spanwright/settings.json, else ~/.config/spanwright/settings.json; empty where neither
/// variable is set.
[[nodiscard]] std::filesystem::path settingsFile();

/// Settings of a file. A missing file gives the defaults; fields that are missing or make no sense are as by
/// default, so that a damaged file never keeps the program from starting.
[[nodiscard]] Settings loadSettings(const std::filesystem::path& file);

/// Writes the file in one step, with its folder.
Result<void> saveSettings(const Settings& settings, const std::filesystem::path& file);

/// Puts the file first in the list, once.
void rememberFile(Settings& settings, const std::filesystem::path& file);

}  // namespace spanwright::app
