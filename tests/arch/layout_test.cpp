// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = SPANWRIGHT_SOURCE_DIR;

struct Module {
    fs::path folder;  ///< relative to the root
    std::set<std::string> dependencies;
};

/// Modules by name, as spanwright_module declared them.
std::map<std::string, Module> modules() {
    std::map<std::string, Module> found;
    std::ifstream file(SPANWRIGHT_MODULES_FILE);
    for (std::string line; std::getline(file, line);) {
        std::stringstream parts(line);
        std::string folder;
        std::string name;
        std::getline(parts, folder, ':');
        std::getline(parts, name, ':');
        Module module{folder, {}};
        for (std::string dependency; std::getline(parts, dependency, ',');)
            module.dependencies.insert(dependency);
        found[name] = module;
    }
    return found;
}

std::vector<fs::path> sourcesBelow(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto extension = entry.path().extension();
        if (extension == ".h" || extension == ".cpp") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> linesOf(const fs::path& file) {
    std::vector<std::string> lines;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

/// The module whose folder is the nearest above the file.
std::string moduleOf(const std::map<std::string, Module>& all, const fs::path& relative) {
    for (fs::path folder = relative.parent_path(); !folder.empty(); folder = folder.parent_path()) {
        for (const auto& [name, module] : all) {
            if (module.folder == folder) return name;
        }
    }
    return {};
}

std::vector<fs::path> ownSources() {
    std::vector<fs::path> files;
    for (const auto* top : {"engine", "app", "tests"}) {
        for (fs::path& file : sourcesBelow(kRoot / top))
            files.push_back(std::move(file));
    }
    return files;
}

TEST(Layout, modulesIncludeOnlyWhatTheyDeclare) {
    const auto all = modules();
    ASSERT_FALSE(all.empty());
    const std::regex include("^#include \"((engine|app)/.+)\"");
    int seen = 0;
    for (const auto* top : {"engine", "app"}) {
        for (const fs::path& file : sourcesBelow(kRoot / top)) {
            const std::string from = moduleOf(all, fs::relative(file, kRoot));
            ASSERT_FALSE(from.empty()) << file << " belongs to no module";
            for (const std::string& line : linesOf(file)) {
                std::smatch match;
                if (!std::regex_search(line, match, include)) continue;
                ++seen;
                const std::string to = moduleOf(all, fs::path(match[1].str()));
                if (to == from) continue;
                EXPECT_TRUE(all.at(from).dependencies.contains(to))
                    << fs::relative(file, kRoot) << " includes " << match[1] << ", but " << from
                    << " does not declare " << to;
            }
        }
    }
    EXPECT_GT(seen, 50);
}

TEST(Layout, theEngineNeverDependsOnTheApp) {
    const auto all = modules();
    for (const auto& [name, module] : all) {
        if (!module.folder.string().starts_with("engine")) continue;
        for (const std::string& dependency : module.dependencies) {
            EXPECT_TRUE(all.at(dependency).folder.string().starts_with("engine"))
                << name << " -> " << dependency;
        }
    }
}

TEST(Layout, theEngineHasNoScreenAndDoesNotPrint) {
    const std::regex screen("#include *[<\"](imgui|GLFW|GL/|epoxy)");
    const std::regex printing("std::(cout|cerr|clog)|\\b(std::)?(printf|puts|exit)\\(|fmt::print");
    for (const fs::path& file : sourcesBelow(kRoot / "engine")) {
        if (file.filename() == "assert.cpp") continue;  // the last words before an abort
        for (const std::string& line : linesOf(file)) {
            EXPECT_FALSE(std::regex_search(line, screen)) << file << ": " << line;
            EXPECT_FALSE(std::regex_search(line, printing)) << file << ": " << line;
        }
    }
}

TEST(Layout, boostGraphIsUsedInOneModule) {
    for (const fs::path& file : ownSources()) {
        const std::string relative = fs::relative(file, kRoot).string();
        if (relative.starts_with("engine/graph/")) continue;
        if (relative.starts_with("tests/") && !relative.ends_with(".h"))
            continue;  // tests may use it as a yardstick
        for (const std::string& line : linesOf(file)) {
            EXPECT_FALSE(line.starts_with("#include <boost/graph")) << relative;
        }
    }
}

TEST(Layout, filesStaySmallAndNameTheirLicence) {
    for (const fs::path& file : ownSources()) {
        const auto lines = linesOf(file);
        EXPECT_LE(lines.size(), 500U) << file;
        ASSERT_FALSE(lines.empty()) << file;
        EXPECT_EQ(lines.front(), "// SPDX-License-Identifier: MIT") << file;
    }
}

TEST(Layout, theTopLevelHoldsNothingElse) {
    const std::set<std::string> agreed{
        "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE",   "app",
        "engine",         "shaders",           "assets",    "scenarios", "tests"};
    for (const auto& entry : fs::directory_iterator(kRoot)) {
        const std::string name = entry.path().filename().string();
        EXPECT_TRUE(name.starts_with(".") || name == "build" || agreed.contains(name)) << name;
    }
}

}  // namespace
