// SPDX-License-Identifier: MIT
#include "tests/support/shared_data.h"
#include "tests/unit/io_import/import_support.h"

#include <chrono>
#include <sstream>

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class HostileInput : public test::ImportTest {};

TEST_F(HostileInput, thatIsNoKnownFormatIsRefusedWithWhatWasExpected) {
    for (const std::string_view text : {"", " \n", "hello", "NODES", "graph [", "1,2,3\n4,5,6\n"}) {
        EXPECT_THAT(errorOf(text), HasSubstr("expected REPETITA")) << text;
    }
    EXPECT_THAT(errorOf("\xFF\xFEi\0d"), StartsWith("1:1: the file is UTF-16"));
}

TEST_F(HostileInput, thatNamesAMissingFileIsAnError) {
    const auto imported = io::importFiles({folder_ / "absent.graph"});
    ASSERT_FALSE(imported);
    EXPECT_EQ(imported.error().code, Code::notFound);
    EXPECT_FALSE(io::importFiles({folder_}));
}

TEST_F(HostileInput, neverExpandsEntities) {
    EXPECT_THAT(
        errorOf(
            "<!DOCTYPE graphml [<!ENTITY a \"x\">]>\n<graphml><graph><node id=\"&a;\"/></graph></graphml>"),
        StartsWith("1:20: the document defines entities"));
}

TEST_F(HostileInput, ofGreatDepthIsTakenWithoutRecursion) {
    constexpr int kDepth = 200000;
    std::string text = "<graphml>";
    for (int i = 0; i < kDepth; ++i)
        text += "<graph>";
    text += "<node id=\"n\"/>";
    for (int i = 0; i < kDepth; ++i)
        text += "</graph>";
    const auto imported = importText(text + "</graphml>");
    ASSERT_TRUE(imported) << imported.error().text();
    EXPECT_EQ(imported->project.design.devices.size(), 1U);
}

TEST_F(HostileInput, thatAnnouncesMoreThanItHoldsTakesNoMemory) {
    EXPECT_THAT(errorOf("NODES 18446744073709551615\nlabel x y\nA 0 0\n"),
                HasSubstr("the file ends after 1"));
}

/// What the manifest says of a file that is one of our formats; others can only be refused.
bool isOneOfOurFormats(const std::string& file) {
    return file.ends_with(".graphml") || file.find("graphml-") != std::string::npos;
}

TEST_F(HostileInput, ofThePublicCollectionIsRefusedOrTakenAsItsManifestSays) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    std::ifstream manifest(data / "malformed" / "manifest.csv");
    std::string line;
    std::getline(manifest, line);
    int tried = 0;
    while (std::getline(manifest, line)) {
        std::istringstream row(line);
        std::string file;
        std::string bytes;
        std::string expect;
        std::getline(row, file, ',');
        std::getline(row, bytes, ',');
        std::getline(row, expect, ',');
        const auto started = std::chrono::steady_clock::now();
        const auto imported = io::importFiles({data / "malformed" / file});
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
        EXPECT_LT(seconds.count(), 5) << file;
        if (!imported) {
            EXPECT_FALSE(imported.error().message.empty()) << file;
            EXPECT_THAT(imported.error().where, HasSubstr(file)) << file;
        }
        if (expect.starts_with("reject") && !expect.ends_with("neutralise")) {
            EXPECT_FALSE(imported) << file;
        }
        if (expect == "accept" && isOneOfOurFormats(file)) {
            EXPECT_TRUE(imported) << imported.error().text();
        }
        ++tried;
    }
    EXPECT_GT(tried, 400);
}

}  // namespace
}  // namespace spanwright
