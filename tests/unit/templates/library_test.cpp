// SPDX-License-Identifier: MIT
#include "engine/templates/library.h"

#include "tests/unit/templates/template_support.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace spanwright::templates {
namespace {

class LibraryTest : public ::testing::Test {
  protected:
    LibraryTest()
        : folder_(std::filesystem::temp_directory_path() /
                  ("spanwright-templates-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_);
    }
    ~LibraryTest() override { std::filesystem::remove_all(folder_); }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }
    std::filesystem::path folder_;
};

TEST_F(LibraryTest, shippedTemplatesAreThereWithoutAFolder) {
    const Library library = loadLibrary(folder_ / "none");
    EXPECT_TRUE(library.errors.empty()) << library.errors.front().text();
    EXPECT_EQ(library.templates.size(), 12U);
    ASSERT_NE(library.find("spine-leaf"), nullptr);
    EXPECT_TRUE(library.find("spine-leaf")->shipped);
}

TEST_F(LibraryTest, aPersonsOwnComeLastAndReplaceShippedOnesOfTheirId) {
    write("row.json", kRow);
    write("mine.json", rowWith("\"id\": \"row\"", "\"id\": \"dmz\""));
    write("notes.txt", "nothing");
    const Library library = loadLibrary(folder_);
    EXPECT_TRUE(library.errors.empty());
    EXPECT_EQ(library.templates.size(), 13U);
    EXPECT_EQ(library.templates.back().name, "Row");
    EXPECT_FALSE(library.find("dmz")->shipped);
}

TEST_F(LibraryTest, aBrokenFileIsNamedAndTheOthersStay) {
    write("broken.json", "{\n  oops\n}");
    const Library library = loadLibrary(folder_);
    EXPECT_EQ(library.templates.size(), 12U);
    ASSERT_EQ(library.errors.size(), 1U);
    EXPECT_NE(library.errors.front().where.find("broken.json:2:"), std::string::npos);
}

}  // namespace
}  // namespace spanwright::templates
