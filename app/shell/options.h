// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/settings.h"
#include "engine/base/result.h"
#include "engine/scene/lens.h"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace spanwright::app {

/// What the command line asks of the application. What is absent is as the person left it last.
struct ApplicationOptions {
    std::optional<std::filesystem::path> project;
    std::optional<scene::Theme> theme;
    std::optional<scene::Lens> lens;
    bool geographic = false;      ///< begins on the map
    std::optional<double> scale;  ///< 1 to 3, on top of the display's own
    std::optional<std::pair<int, int>> size;
    std::optional<std::filesystem::path> screenshot;  ///< PNG to write once the answers are there, then quit
    std::filesystem::path settingsFile;               ///< empty: nothing is kept
};

/// Text to print and the exit code: help, the version, or what is wrong with the arguments.
struct ExitRequest {
    std::string text;
    int code = 0;
};

[[nodiscard]] std::variant<ApplicationOptions, ExitRequest> parseOptions(int argc, const char* const* argv);

}  // namespace spanwright::app
