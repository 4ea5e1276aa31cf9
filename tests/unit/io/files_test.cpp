// SPDX-License-Identifier: MIT
#include "engine/io/files.h"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace spanwright::io {
namespace {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
  protected:
    Files() : folder_(fs::temp_directory_path() / ("spanwright-files-" + std::to_string(::getpid()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~Files() override { fs::remove_all(folder_); }

    [[nodiscard]] std::size_t filesInFolder() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }

    fs::path folder_;
};

TEST_F(Files, readsBackWhatWasWritten) {
    const std::string content("a\0b\n", 4);
    ASSERT_TRUE(writeFileAtomically(folder_ / "f", content, Backup::none));
    EXPECT_EQ(readFile(folder_ / "f").value(), content);
    EXPECT_EQ(filesInFolder(), 1U) << "no temporary file may stay";
}

TEST_F(Files, keepsThePreviousVersion) {
    ASSERT_TRUE(writeFileAtomically(folder_ / "f", "one", Backup::keepPrevious));
    EXPECT_FALSE(fs::exists(folder_ / "f~"));
    ASSERT_TRUE(writeFileAtomically(folder_ / "f", "two", Backup::keepPrevious));
    ASSERT_TRUE(writeFileAtomically(folder_ / "f", "three", Backup::keepPrevious));
    EXPECT_EQ(readFile(folder_ / "f").value(), "three");
    EXPECT_EQ(readFile(folder_ / "f~").value(), "two");
    EXPECT_EQ(filesInFolder(), 2U);
}

TEST_F(Files, leavesTheOldFileWhenWritingFails) {
    // A folder stands where the backup has to go, so that the save fails half-way.
    ASSERT_TRUE(writeFileAtomically(folder_ / "f", "one", Backup::none));
    fs::create_directories(folder_ / "f~" / "in-the-way");
    const auto saved = writeFileAtomically(folder_ / "f", "two", Backup::keepPrevious);
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code, Code::inputOutput);
    EXPECT_EQ(readFile(folder_ / "f").value(), "one");
    EXPECT_EQ(filesInFolder(), 2U) << "no temporary file may stay";
}

TEST_F(Files, keepsPermissionsAndFollowsLinks) {
    ASSERT_TRUE(writeFileAtomically(folder_ / "f", "one", Backup::none));
    ASSERT_EQ(::chmod((folder_ / "f").c_str(), 0640), 0);
    fs::create_symlink("f", folder_ / "link");
    ASSERT_TRUE(writeFileAtomically(folder_ / "link", "two", Backup::none));
    EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
    EXPECT_EQ(readFile(folder_ / "f").value(), "two");
    EXPECT_EQ(static_cast<unsigned>(fs::status(folder_ / "f").permissions()) & 0777U, 0640U);
}

TEST_F(Files, namesTheFileThatItCannotRead) {
    const auto missing = readFile(folder_ / "none");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, Code::notFound);
    EXPECT_NE(missing.error().where.find("none"), std::string::npos);
    EXPECT_FALSE(readFile(folder_));
    EXPECT_FALSE(writeFileAtomically(folder_ / "no-such-folder" / "f", "x", Backup::none));
}

}  // namespace
}  // namespace spanwright::io
