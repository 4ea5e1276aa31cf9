// SPDX-License-Identifier: MIT
#include "tests/scenario/cli_support.h"
#include "tests/support/shared_data.h"

#include <map>

namespace spanwright {
namespace {

/// Values that independent programs computed for public networks, through import, simulate and failures.
class CliReference : public test::CliTest {
  protected:
    /// Rows of the table under a heading of reference.md, cell by cell.
    static std::vector<std::vector<std::string>> table(const std::filesystem::path& file,
                                                       const std::string& heading) {
        std::ifstream stream(file);
        std::vector<std::vector<std::string>> rows;
        bool within = false;
        for (std::string line; std::getline(stream, line);) {
            if (line.starts_with("## ")) within = line.starts_with("## " + heading);
            if (!within || !line.starts_with("| ") || line.starts_with("| instance") ||
                line.starts_with("| ---")) {
                continue;
            }
            std::vector<std::string> cells;
            std::istringstream row(line.substr(2));
            for (std::string cell; std::getline(row, cell, '|');) {
                cell.erase(0, cell.find_first_not_of(' '));
                cell.erase(cell.find_last_not_of(' ') + 1);
                cells.push_back(cell);
            }
            rows.push_back(cells);
        }
        return rows;
    }

    /// The inputs that an instance's name in reference.md stands for.
    static std::vector<std::string> inputsOf(const std::filesystem::path& data, const std::string& instance) {
        static const std::map<std::string, std::string> kFolders{
            {"UCL-invcap", "2016TopologyZooUCL_inverseCapacity"},
            {"inverseCapacity", "2016TopologyZooUCL_inverseCapacity"},
            {"UCL-unary", "2016TopologyZooUCL_unary"},
            {"DEFO", "2015DEFO"},
            {"2015DEFO", "2015DEFO"}};
        const std::size_t slash = instance.find('/');
        const std::string set = instance.substr(0, slash);
        std::string name = instance.substr(slash + 1);
        if (set == "SNDlib" || set == "sndlib")
            return {(data / "sndlib" / "native" / (name + ".txt")).string()};
        if (name.ends_with(".0000")) name.resize(name.size() - 5);
        const std::filesystem::path folder = data / "repetita" / kFolders.at(set);
        std::string demands = (folder / (name + ".demands")).string();
        if (!std::filesystem::exists(demands)) demands = (folder / (name + ".0000.demands")).string();
        return {(folder / (name + ".graph")).string(), demands};
    }

    std::string importInstance(const std::filesystem::path& data, const std::string& instance) const {
        std::vector<std::string> arguments = inputsOf(data, instance);
        arguments.insert(arguments.begin(), "import");
        arguments.insert(arguments.end(), {"-o", path("p.span.json"), "--json", path("r.json")});
        const test::CliRun run = cli(arguments);
        EXPECT_EQ(run.code, 0) << instance << ": " << run.errors;
        return path("p.span.json");
    }

    /// Links from a node to itself, which the published counts include and an import leaves out.
    [[nodiscard]] std::size_t selfLoops() const {
        const auto warnings = nlohmann::ordered_json::parse(read(path("r.json")))["warnings"];
        constexpr std::string_view kKind = "links from a node to itself, left out: ";
        for (const auto& item : warnings) {
            const auto warning = item.get<std::string>();
            if (warning.starts_with(kKind)) return std::stoul(warning.substr(kKind.size()));
        }
        return 0;
    }
};

void expectClose(double actual, const std::string& published, const std::string& what) {
    const double expected = std::stod(published);
    // 1e-6 relative, and half of the last digit that is printed.
    EXPECT_NEAR(actual, expected, std::abs(expected) * 1e-6 + 1e-8) << what;
}

TEST_F(CliReference, utilizationOfEveryInstance) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    const auto rows = table(data / "reference.md", "ECMP and best-possible maximum utilization");
    ASSERT_EQ(rows.size(), 24U);
    for (const auto& row : rows) {
        const auto json = answer({"simulate", importInstance(data, row[0])});
        expectClose(json["routing"]["max_utilization"], row[4], row[0]);
        EXPECT_EQ(json["routing"]["devices"].size(), std::stoul(row[1])) << row[0];
        EXPECT_EQ(json["routing"]["links"].size() + 2 * selfLoops(), std::stoul(row[2])) << row[0];
    }
}

TEST_F(CliReference, bestPossibleUtilizationOfEveryInstance) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    for (const auto& row : table(data / "reference.md", "ECMP and best-possible maximum utilization")) {
        const auto bound = answer({"simulate", importInstance(data, row[0]), "--bound"})["bound"];
        const double optimum = std::stod(row[5]);
        EXPECT_LE(bound["lower"].get<double>(), optimum * (1 + 1e-6)) << row[0];
        EXPECT_GE(bound["max_utilization"].get<double>(), optimum * (1 - 1e-6)) << row[0];
        EXPECT_LE(bound["gap"].get<double>(), 1e-3) << row[0];
    }
}

TEST_F(CliReference, suggestedMetricsDoWhatTheyPromise) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    for (const std::string instance : {"UCL-invcap/Abilene.0000", "SNDlib/polska"}) {
        const std::string project = importInstance(data, instance);
        const auto before = answer({"simulate", project, "--bound"});
        const auto metrics =
            answer({"metrics", project, "-o", path("m.span.json"), "--trials", "3000", "--seconds", "0"});
        const auto after = answer({"simulate", path("m.span.json")});
        EXPECT_EQ(metrics["before"], before["routing"]["max_utilization"]) << instance;
        EXPECT_EQ(metrics["after"], after["routing"]["max_utilization"]) << instance;
        EXPECT_LT(metrics["after"].get<double>(), 0.95 * metrics["before"].get<double>()) << instance;
        EXPECT_GE(metrics["after"].get<double>(), before["bound"]["lower"].get<double>()) << instance;
    }
}

TEST_F(CliReference, suggestedUpgradesDoWhatTheyPromise) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    const std::string project = importInstance(data, "UCL-invcap/Geant2012.0000");
    const auto advice = answer({"upgrades", project, "--count", "3", "-o", path("u.span.json")});
    ASSERT_EQ(advice["upgrades"].size(), 3U);
    const auto after = answer({"simulate", path("u.span.json")});
    EXPECT_EQ(advice["upgrades"][2]["max_utilization"], after["routing"]["max_utilization"]);
    EXPECT_LT(after["routing"]["max_utilization"].get<double>(),
              advice["upgrades"][0]["max_utilization_before"].get<double>());
}

TEST_F(CliReference, everySingleLinkFailure) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    const auto rows = table(data / "reference.md", "Every single-link failure, ECMP");
    ASSERT_EQ(rows.size(), 14U);
    for (const auto& row : rows) {
        const auto json = answer({"failures", importInstance(data, row[0]), "--elements", "links"});
        EXPECT_EQ(json["scenarios"].get<std::size_t>() + selfLoops(), std::stoul(row[2])) << row[0];
        expectClose(json["worst"]["max_utilization"], row[4], row[0]);
        EXPECT_EQ(json["disconnecting"], std::stoi(row[6])) << row[0];
        // REPETITA states kbit/s, and the table the file's own unit.
        const double unit = row[0].starts_with("sndlib") ? 1 : 1000;
        expectClose(json["max_lost_mbps"].get<double>() * unit, row[7], row[0]);
    }
}

TEST_F(CliReference, everySingleDeviceFailure) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    const auto rows = table(data / "reference.md", "Every single-node failure, ECMP");
    ASSERT_EQ(rows.size(), 9U);
    for (const auto& row : rows) {
        const auto json = answer({"failures", importInstance(data, row[0]), "--elements", "devices"});
        EXPECT_EQ(json["scenarios"], std::stoi(row[1])) << row[0];
        expectClose(json["worst"]["max_utilization"], row[2], row[0]);
        EXPECT_EQ(json["disconnecting"], std::stoi(row[4])) << row[0];
    }
}

TEST_F(CliReference, structureOfTheTopologyZoo) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    std::ifstream stream(data / "topology-zoo" / "structure.csv");
    std::string line;
    std::getline(stream, line);
    int networks = 0;
    while (std::getline(stream, line)) {
        std::istringstream row(line);
        std::vector<std::string> cells;
        for (std::string cell; std::getline(row, cell, ',');)
            cells.push_back(cell);
        const std::string file = (data / "topology-zoo" / (cells[0] + ".graphml")).string();
        ASSERT_EQ(cli({"import", file, "-o", path("p.span.json"), "--json", path("r.json")}).code, 0) << file;
        const auto json = answer({"resilience", path("p.span.json")});
        EXPECT_EQ(json["components"], std::stoi(cells[5])) << cells[0];
        EXPECT_EQ(json["bridges"].size(), std::stoul(cells[6])) << cells[0];
        EXPECT_EQ(json["articulation_points"].size(), std::stoul(cells[7])) << cells[0];
        ++networks;
    }
    EXPECT_EQ(networks, 90);
}

}  // namespace
}  // namespace spanwright
