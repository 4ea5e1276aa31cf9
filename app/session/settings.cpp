// SPDX-License-Identifier: MIT
#include "app/session/settings.h"

#include "engine/io/files.h"

#include <algorithm>
#include <cstdlib>

#include <nlohmann/json.hpp>

namespace spanwright::app {
namespace {

using nlohmann::json;

void read(const json& from, const char* key, bool& value) {
    const auto found = from.find(key);
    if (found != from.end() && found->is_boolean()) value = found->get<bool>();
}

void read(const json& from, const char* key, std::string& value) {
    const auto found = from.find(key);
    if (found != from.end() && found->is_string()) value = found->get<std::string>();
}

template <class Number>
void read(const json& from, const char* key, Number& value, double min, double max) {
    const auto found = from.find(key);
    if (found == from.end() || !found->is_number()) return;
    const auto number = found->get<double>();
    if (number >= min && number <= max) value = static_cast<Number>(number);
}

}  // namespace

std::filesystem::path settingsFile() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config != nullptr && *config != '\0')
        return std::filesystem::path(config) / "spanwright" / "settings.json";
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home == '\0') return {};
    return std::filesystem::path(home) / ".config" / "spanwright" / "settings.json";
}

Settings loadSettings(const std::filesystem::path& file) {
    Settings settings;
    const auto text = io::readFile(file);
    if (!text) return settings;
    const json from = json::parse(*text, nullptr, false);
    if (!from.is_object()) return settings;
    read(from, "light_theme", settings.lightTheme);
    read(from, "scale", settings.scale, 1, 3);
    read(from, "window_width", settings.windowWidth, 320, 16384);
    read(from, "window_height", settings.windowHeight, 240, 16384);
    read(from, "window_maximized", settings.windowMaximized);
    read(from, "left_width", settings.leftWidth, 0, 4096);
    read(from, "right_width", settings.rightWidth, 0, 4096);
    read(from, "bottom_height", settings.bottomHeight, 0, 4096);
    read(from, "show_grid", settings.showGrid);
    read(from, "link_text", settings.linkText);
    read(from, "show_flow", settings.showFlow);
    if (const auto hidden = from.find("hidden_layers"); hidden != from.end() && hidden->is_array()) {
        settings.hiddenLayers.clear();
        for (const json& entry : *hidden) {
            if (entry.is_string()) settings.hiddenLayers.push_back(entry.get<std::string>());
        }
    }
    read(from, "snap_to_grid", settings.snapToGrid);
    read(from, "snap_to_guides", settings.snapToGuides);
    read(from, "lens", settings.lens);
    if (const auto folder = from.find("last_folder"); folder != from.end() && folder->is_string())
        settings.lastFolder = folder->get<std::string>();
    if (const auto recent = from.find("recent_files"); recent != from.end() && recent->is_array()) {
        for (const json& entry : *recent) {
            if (entry.is_string() && settings.recentFiles.size() < kMaxRecentFiles)
                settings.recentFiles.emplace_back(entry.get<std::string>());
        }
    }
    return settings;
}

Result<void> saveSettings(const Settings& settings, const std::filesystem::path& file) {
    json to;
    to["light_theme"] = settings.lightTheme;
    to["scale"] = settings.scale;
    to["window_width"] = settings.windowWidth;
    to["window_height"] = settings.windowHeight;
    to["window_maximized"] = settings.windowMaximized;
    to["left_width"] = settings.leftWidth;
    to["right_width"] = settings.rightWidth;
    to["bottom_height"] = settings.bottomHeight;
    to["show_grid"] = settings.showGrid;
    to["link_text"] = settings.linkText;
    to["show_flow"] = settings.showFlow;
    to["hidden_layers"] = settings.hiddenLayers;
    to["snap_to_grid"] = settings.snapToGrid;
    to["snap_to_guides"] = settings.snapToGuides;
    to["lens"] = settings.lens;
    to["last_folder"] = settings.lastFolder.string();
    to["recent_files"] = json::array();
    for (const std::filesystem::path& recent : settings.recentFiles)
        to["recent_files"].push_back(recent.string());

    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    if (failed) return fail(Code::inputOutput, failed.message(), file.parent_path().string());
    // A file name that is no UTF-8 must not cost the other settings.
    const std::string text = to.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
    return io::writeFileAtomically(file, text, io::Backup::none);
}

void rememberFile(Settings& settings, const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::path whole = std::filesystem::absolute(file, ignored).lexically_normal();
    if (ignored) return;
    settings.lastFolder = whole.parent_path();
    std::erase(settings.recentFiles, whole);
    settings.recentFiles.insert(settings.recentFiles.begin(), std::move(whole));
    if (settings.recentFiles.size() > kMaxRecentFiles) settings.recentFiles.resize(kMaxRecentFiles);
}

}  // namespace spanwright::app
