// SPDX-License-Identifier: MIT
#include "tests/scenario/cli_support.h"
#include "tests/support/shared_data.h"

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class CliImport : public test::CliTest {};

constexpr std::string_view kLinks = "id,from,to,capacity_mbps\nl1,a,b,100\nl2,b,c,100\nself,c,c,5\n";

TEST_F(CliImport, printsCountsAndALineForWhatWasLeftOut) {
    const std::string links = write("links.csv", kLinks);
    const test::CliRun run = cli({"import", links, "-o", path("p.span.json")});
    EXPECT_EQ(run.code, 0) << run.errors;
    EXPECT_THAT(run.output, HasSubstr("devices  3"));
    EXPECT_THAT(run.output, HasSubstr("links    2"));
    EXPECT_THAT(run.errors, HasSubstr("links from a node to itself, left out: 1 (self)\n"));
    EXPECT_THAT(files(), ElementsAre("links.csv", "p.span.json"));
}

TEST_F(CliImport, writesItsJson) {
    const std::string links = write("links.csv", kLinks);
    const std::string demands = write("demands.csv", "id,from,to,mbps\nd,a,c,10\n");
    const test::CliRun run = cli({"import", links, demands, "-o", path("p.span.json"), "--json", "-"});
    ASSERT_EQ(run.code, 0) << run.errors;
    const auto json = run.json();
    EXPECT_THAT(test::keysOf(json),
                ElementsAre("format", "sites", "devices", "links", "demands", "warnings"));
    EXPECT_EQ(json["format"], "csv");
    EXPECT_EQ(json["devices"], 3);
    EXPECT_EQ(json["links"], 2);
    EXPECT_EQ(json["demands"], 1);
    EXPECT_EQ(json["warnings"].size(), 2U);
}

TEST_F(CliImport, refusesBrokenInputInOneLineAndLeavesNothingBehind) {
    const std::string links = write("links.csv", "id,from,to,capacity_mbps\nl1,a,b,nan\n");
    const test::CliRun run = cli({"import", links, "-o", path("p.span.json"), "--json", path("result.json")});
    EXPECT_EQ(run.code, 2);
    EXPECT_THAT(run.output, IsEmpty());
    EXPECT_EQ(run.errors, links + ":2:8: capacity_mbps is \"nan\"; expected a number\n");
    EXPECT_THAT(files(), ElementsAre("links.csv"));
}

TEST_F(CliImport, leavesAnEarlierProjectAsItWasOnAnError) {
    const std::string project = path("p.span.json");
    ASSERT_EQ(cli({"import", write("links.csv", kLinks), "-o", project}).code, 0);
    const std::string before = read(project);
    EXPECT_EQ(cli({"import", write("broken.csv", "id,lat,lon\na,91,0\n"), "-o", project}).code, 2);
    EXPECT_EQ(read(project), before);
    EXPECT_THAT(files(), ElementsAre("broken.csv", "links.csv", "p.span.json"));
}

TEST_F(CliImport, leavesNoProjectWhenItsJsonCannotBeWritten) {
    const std::string links = write("links.csv", kLinks);
    EXPECT_EQ(cli({"import", links, "-o", path("p.span.json"), "--json", path("absent/r.json")}).code, 2);
    EXPECT_THAT(files(), ElementsAre("links.csv"));
}

TEST_F(CliImport, tellsWrongUsageFromUnusableInput) {
    EXPECT_EQ(cli({"import"}).code, 64);
    EXPECT_EQ(cli({"import", "x.csv"}).code, 64) << "no -o";
    const test::CliRun absent = cli({"import", path("absent.csv"), "-o", path("p.span.json")});
    EXPECT_EQ(absent.code, 2);
    EXPECT_THAT(absent.errors, StartsWith(path("absent.csv") + ": "));
    EXPECT_THAT(files(), IsEmpty());
}

TEST_F(CliImport, takesEveryPublicPairAndNetwork) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    namespace fs = std::filesystem;
    int imported = 0;
    const auto import = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "import");
        arguments.insert(arguments.end(), {"-o", path("p.span.json"), "--json", path("r.json")});
        const test::CliRun run = cli(arguments);
        EXPECT_EQ(run.code, 0) << arguments[1] << "\n" << run.errors;
        ++imported;
    };
    for (const auto& entry : fs::recursive_directory_iterator(data / "repetita")) {
        if (entry.path().extension() != ".graph") continue;
        const std::string stem = (entry.path().parent_path() / entry.path().stem()).string();
        for (const char* ending : {".demands", ".0000.demands"}) {
            if (fs::exists(stem + ending)) import({entry.path().string(), stem + ending});
        }
    }
    EXPECT_EQ(imported, 20);
    for (const auto& entry : fs::directory_iterator(data / "sndlib" / "native"))
        import({entry.path().string()});
    for (const auto& entry : fs::directory_iterator(data / "topology-zoo")) {
        if (entry.path().extension() == ".graphml") import({entry.path().string()});
    }
    EXPECT_EQ(imported, 20 + 13 + 90);
}

}  // namespace
}  // namespace spanwright
