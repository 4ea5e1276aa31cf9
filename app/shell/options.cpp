// SPDX-License-Identifier: MIT
#include "app/shell/options.h"

#include <charconv>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace spanwright::app {
namespace {

/// "1440x900".
std::optional<std::pair<int, int>> parseSize(const std::string& text) {
    const std::size_t cross = text.find('x');
    if (cross == std::string::npos) return std::nullopt;
    std::pair<int, int> size;
    const char* end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), text.data() + cross, size.first);
    const auto height = std::from_chars(text.data() + cross + 1, end, size.second);
    if (width.ptr != text.data() + cross || height.ptr != end) return std::nullopt;
    if (size.first < 640 || size.second < 400 || size.first > 16384 || size.second > 16384)
        return std::nullopt;
    return size;
}

}  // namespace

std::variant<ApplicationOptions, ExitRequest> parseOptions(int argc, const char* const* argv) {
    std::string project;
    std::string theme;
    std::string lens;
    std::string view;
    std::string size;
    std::string screenshot;
    double scale = 0;
    CLI::App cli("Spanwright: draw a network, see what it carries, survives, costs and takes to build.",
                 "spanwright");
    cli.set_version_flag("--version", "spanwright " SPANWRIGHT_VERSION);
    cli.add_option("project", project, "Project file to open (*.span.json)")->option_text("[PROJECT]");
    cli.add_option("--theme", theme, "Colours of the window")->check(CLI::IsMember({"dark", "light"}));
    std::vector<std::string> lenses;
    for (const scene::LensInfo& info : scene::allLenses())
        lenses.emplace_back(info.key);
    cli.add_option("--lens", lens, "What the colours of the canvas stand for")->check(CLI::IsMember(lenses));
    cli.add_option("--view", view, "Which view to begin with")
        ->check(CLI::IsMember({"logical", "geographic"}));
    cli.add_option("--scale", scale, "Size of everything, on top of the display's own: 1 to 3")
        ->check(CLI::Range(1.0, 3.0));
    cli.add_option("--size", size, "Size of the window, such as 1440x900 (at least 640x400)")
        ->check([](const std::string& text) {
            return parseSize(text) ? std::string() : "expected WIDTHxHEIGHT, at least 640x400";
        });
    cli.add_option("--screenshot", screenshot,
                   "Write the window as a PNG once every answer is computed, then quit")
        ->option_text("FILE.png");
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream problem;
        const int code = cli.exit(error, out, problem);
        return ExitRequest{out.str() + problem.str(), code == 0 ? 0 : 2};
    }
    ApplicationOptions options;
    options.settingsFile = settingsFile();
    if (!project.empty()) options.project = project;
    if (!theme.empty()) options.theme = theme == "light" ? scene::Theme::light : scene::Theme::dark;
    if (!lens.empty()) options.lens = scene::lensFromKey(lens);
    options.geographic = view == "geographic";
    if (scale > 0) options.scale = scale;
    if (!size.empty()) options.size = parseSize(size);
    if (!screenshot.empty()) options.screenshot = screenshot;
    return options;
}

}  // namespace spanwright::app
