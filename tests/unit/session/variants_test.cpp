// SPDX-License-Identifier: MIT
#include "app/session/variants.h"

#include "engine/io/project_file.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

namespace spanwright::app {
namespace {

class VariantsTest : public testing::Test {
  protected:
    VariantsTest() {
        folder_ =
            std::filesystem::temp_directory_path() / ("spanwright-variants-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    ~VariantsTest() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path save(const std::string& name) {
        Project project;
        project.settings.name = name;
        const auto file = folder_ / (name + ".span.json");
        EXPECT_TRUE(io::saveProject(project, file));
        return file;
    }
    void finish() {
        while (variants_.running()) {
            variants_.update();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    std::filesystem::path folder_;
    Variants variants_;
};

TEST_F(VariantsTest, areReadAndAnalysedInTheBackground) {
    variants_.add(save("A"));
    variants_.add(save("B"));
    variants_.add(folder_ / "none.span.json");
    ASSERT_EQ(variants_.all().size(), 3U);
    EXPECT_FALSE(variants_.all()[0].figures);
    finish();
    ASSERT_TRUE(variants_.all()[1].figures);
    EXPECT_EQ(variants_.all()[1].figures->name, "B");
    EXPECT_FALSE(variants_.all()[2].figures);
    EXPECT_FALSE(variants_.all()[2].problem.empty());
}

TEST_F(VariantsTest, standOnceAndGoWhenTheyAreRemoved) {
    const auto file = save("A");
    variants_.add(file);
    variants_.add(file);
    EXPECT_EQ(variants_.all().size(), 1U);
    finish();
    variants_.remove(0);
    finish();
    EXPECT_TRUE(variants_.all().empty());
}

}  // namespace
}  // namespace spanwright::app
