// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace spanwright::test {

/// What one run of the program gave.
struct CliRun {
    int code = -1;
    std::string output;
    std::string errors;

    [[nodiscard]] nlohmann::ordered_json json() const { return nlohmann::ordered_json::parse(output); }
};

/// Runs the real program in a folder of its own, which is removed with the test.
class CliTest : public ::testing::Test {
  protected:
    CliTest() {
        const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  (std::string("spanwright-cli-") + info->name() + "-" + std::to_string(getpid()));
        std::filesystem::create_directories(folder_);
    }
    ~CliTest() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
    std::string write(const std::string& name, std::string_view text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return path(name);
    }
    static std::string read(const std::filesystem::path& file) {
        std::ifstream stream(file, std::ios::binary);
        std::stringstream text;
        text << stream.rdbuf();
        return text.str();
    }
    [[nodiscard]] CliRun cli(const std::vector<std::string>& arguments) const {
        std::string command = quoted(SPANWRIGHT_CLI);
        for (const std::string& argument : arguments)
            command += " " + quoted(argument);
        command += " >" + quoted(path(".out")) + " 2>" + quoted(path(".err")) + " </dev/null";
        const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): the test's own command
        CliRun run{WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(path(".out")), read(path(".err"))};
        std::filesystem::remove(path(".out"));
        std::filesystem::remove(path(".err"));
        return run;
    }
    /// Runs a verb that must succeed, with its JSON on standard output.
    [[nodiscard]] nlohmann::ordered_json answer(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--json", "-"});
        const CliRun run = cli(arguments);
        EXPECT_EQ(run.code, 0) << run.errors;
        EXPECT_EQ(run.errors, "");
        return run.code == 0 ? run.json() : nlohmann::ordered_json();
    }
    /// Names of the files in the test's folder.
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder_))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    std::filesystem::path folder_;

  private:
    static std::string quoted(const std::string& text) {
        std::string out = "'";
        for (const char c : text)
            out += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return out + "'";
    }
};

/// Keys of a JSON object, in order.
inline std::vector<std::string> keysOf(const nlohmann::ordered_json& object) {
    std::vector<std::string> keys;
    for (const auto& item : object.items())
        keys.push_back(item.key());
    return keys;
}

}  // namespace spanwright::test
