// SPDX-License-Identifier: MIT
#include "engine/io/project_file.h"

#include "engine/design/queries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::io {
namespace {

using ::testing::HasSubstr;

std::string wrapped(const std::string& tables) {
    return "{\"format\": \"spanwright\", \"version\": 1,\n" + tables + "\n}";
}

Project read(const std::string& tables) {
    auto project = projectFromJson(wrapped(tables), "t.span.json");
    if (!project) ADD_FAILURE() << project.error().text();
    return project.value_or(Project());
}

Error readError(const std::string& text) {
    const auto project = projectFromJson(text, "t.span.json");
    EXPECT_FALSE(project);
    return project ? Error{} : project.error();
}

const char* const kTwoDevices = R"("devices": [
  {"id": "a", "name": "A", "kind": "firewall"},
  {"id": "b", "count": 12}
],
"links": [
  {"id": "ab", "from": "a", "to": "b", "capacity_mbps": 10000.5, "monthly_price": 1234.10}
])";

TEST(ProjectFile, readsFieldsAndReferences) {
    const Project project = read(kTwoDevices);
    ASSERT_EQ(project.design.devices.size(), 2U);
    const Link& link = *project.design.links.begin();
    EXPECT_EQ(keyOf(project, link.from.device), "a");
    EXPECT_EQ(project.design.devices.at(link.to.device).count, 12);
    EXPECT_EQ(link.capacityMbps, 10000.5);
    EXPECT_EQ(link.monthlyPrice->text(), "1234.1");
}

TEST(ProjectFile, writesWhatItReadByteForByte) {
    const std::string once = projectToJson(read(kTwoDevices));
    const std::string twice = projectToJson(projectFromJson(once, "t").value());
    EXPECT_EQ(once, twice);
    EXPECT_THAT(once, HasSubstr("\n    {\"id\": \"a\", \"name\": \"A\", \"kind\": \"firewall\"},\n"));
}

TEST(ProjectFile, keepsTunnelsPinnedDemandsAndTheRoutingPolicy) {
    const std::string tables = std::string(kTwoDevices).substr(0, std::string(kTwoDevices).size() - 1) +
                               R"(,
  {"id": "t", "kind": "tunnel", "from": "a", "to": "b", "tunnel_type": "gre", "overhead_bytes": 28,
   "via": ["b"], "underlay": ["ab"]}],
"demands": [{"id": "d", "from": "a", "to": "b", "mbps": 1, "path": ["t"], "must_avoid": ["ab"]}],
"routing_policy": {"default_metric": "bandwidth", "mood": "good",
  "sdwan_rules": [{"class": "voice", "transports": [{"transport": "t", "use": "on-failure"}]}]})";
    const Project project = read(tables);
    const std::string saved = projectToJson(project);
    const Project again = projectFromJson(saved, "t").value();
    EXPECT_EQ(again, project);
    EXPECT_EQ(again.design.routingPolicy.sdwanRules.at(0).transports.at(0).use, TransportUse::onFailure);
    EXPECT_THAT(saved, HasSubstr(R"("mood": "good")"));
    EXPECT_THAT(projectToJson(Project()), ::testing::Not(HasSubstr("routing_policy")));
}

TEST(ProjectFile, namesTheTunnelThatRidesOnItself) {
    const Error error = readError(wrapped(R"("devices": [{"id": "a"}, {"id": "b"}],
"links": [
  {"id": "loop", "kind": "tunnel", "from": "a", "to": "b", "underlay": ["loop"]}])"));
    EXPECT_THAT(error.message, HasSubstr("/links/0/underlay: the tunnel loop rides on itself"));
}

TEST(ProjectFile, keepsUnknownFieldsAtEveryLevel) {
    const std::string text = wrapped(R"("future": {"deep": [1.10, {"x": null}]},
"project": {"name": "N", "mood": "good"},
"catalogue": [{"id": "i", "port_groups": [{"count": 2, "colour": "red \" , :"}]}],
"sites": [{"id": "s", "kind": "plant", "later": [1, 2]}])");
    const std::string saved = projectToJson(projectFromJson(text, "t").value());
    EXPECT_THAT(saved, HasSubstr(R"("future": {"deep": [1.10, {"x": null}]})"));
    EXPECT_THAT(saved, HasSubstr(R"("mood": "good")"));
    EXPECT_THAT(saved, HasSubstr(R"({"count": 2, "colour": "red \" , :"})"));
    EXPECT_THAT(saved, HasSubstr(R"("later": [1, 2])"));
    EXPECT_EQ(projectToJson(projectFromJson(saved, "t").value()), saved);
}

TEST(ProjectFile, writesOnlyWhatTheTrafficPolicyChanges) {
    EXPECT_THAT(projectToJson(Project()), ::testing::Not(HasSubstr("traffic_policy")));
    const Project project = read(R"("traffic_policy": {"voice": {"dscp": 44, "later": 1}, "more": true})");
    EXPECT_EQ(project.design.trafficPolicy.voice.dscp, 44);
    const std::string saved = projectToJson(project);
    EXPECT_THAT(saved, HasSubstr("\"traffic_policy\": {\n    \"voice\": {\"dscp\": 44, \"later\": 1},\n"));
    EXPECT_EQ(projectToJson(projectFromJson(saved, "t").value()), saved);
    EXPECT_THAT(readError(wrapped(R"("traffic_policy": {"bulk": {"weight": 0}})")).message,
                HasSubstr("/traffic_policy/bulk/weight"));
}

TEST(ProjectFile, keepsTheReliabilityPolicyAndSlaSchedules) {
    EXPECT_THAT(projectToJson(Project()), ::testing::Not(HasSubstr("reliability_policy")));
    const Project project = read(R"("reliability_policy": {"fibre_cuts_per_1000_km_year": 2.7},
        "devices": [{"id": "a"}, {"id": "b"}], "demands": [{"id": "d", "from": "a", "to": "b",
        "monthly_revenue": 900, "sla_credits": [{"below_availability": 0.999, "credit_percent": 10}]}])");
    EXPECT_EQ(project.design.reliabilityPolicy.fibreCutsPer1000KmYear, 2.7);
    ASSERT_EQ(project.design.demands.begin()->slaCredits.size(), 1U);
    EXPECT_EQ(project.design.demands.begin()->slaCredits[0].creditPercent, 10);
    const std::string saved = projectToJson(project);
    EXPECT_EQ(projectFromJson(saved, "t").value(), project);
    EXPECT_THAT(readError(wrapped(R"("reliability_policy": {"common_cause_percent": 101})")).message,
                HasSubstr("/reliability_policy/common_cause_percent"));
    EXPECT_THAT(readError(wrapped(R"("sites": [{"id": "s", "mtbf_hours": 0}])")).message,
                HasSubstr("mtbf_hours"));
}

TEST(ProjectFile, keepsHowTheDrawingLooks) {
    const Project project = read(R"("phases": [{"id": "p"}],
        "sites": [{"id": "s", "collapsed": true, "locked": true, "group": "west"}],
        "zones": [{"id": "z", "site": "s", "x": 10, "width": 80, "height": 60}],
        "project": {"views": [{"name": "Core", "zoom": 2, "geographic": true, "phase": "p",
                               "hidden_layers": ["zones", "demands"], "later": 1}]})");
    EXPECT_TRUE(project.design.sites.begin()->collapsed);
    EXPECT_EQ(project.design.zones.begin()->frame, (Rect{10, 0, 80, 60}));
    ASSERT_EQ(project.settings.views.size(), 1U);
    EXPECT_EQ(project.settings.views[0].phase, project.design.phases.begin()->id);
    EXPECT_EQ(project.settings.views[0].hiddenLayers, (std::vector<std::string>{"zones", "demands"}));
    EXPECT_EQ(projectFromJson(projectToJson(project), "t").value(), project);
    EXPECT_THAT(readError(wrapped(R"("sites": [{"id": "s", "locked": 1}])")).message,
                HasSubstr("/sites/0/locked: is a number; expected"));
}

TEST(ProjectFile, readsMoneyFromItsDigits) {
    // 0.1 + 0.2 and 9007199254.740993 have no exact binary form.
    const Project project = read(
        R"("catalogue": [{"id": "i", "price": {"low": 0.1, "likely": 0.2, "high": 9007199254.740993}}])");
    const auto& price = project.catalogue.begin()->price;
    EXPECT_EQ((price.low + price.likely).text(), "0.3");
    EXPECT_EQ(price.high.text(), "9007199254.740993");
    EXPECT_THAT(projectToJson(project), HasSubstr("9007199254.740993"));
}

struct Broken {
    const char* name;
    const char* text;
    const char* place;
    const char* what;

    friend void PrintTo(const Broken& broken, std::ostream* out) { *out << broken.name; }
};

class BrokenFile : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenFile, givesOneErrorWithItsPlace) {
    const Error error = readError(GetParam().text);
    EXPECT_EQ(error.where, std::string("t.span.json:") + GetParam().place) << error.text();
    EXPECT_THAT(error.message, HasSubstr(GetParam().what));
}

INSTANTIATE_TEST_SUITE_P(
    All, BrokenFile,
    ::testing::Values(
        Broken{"empty", "", "1:1", "not well-formed"},
        Broken{"cut", "{\"format\": \"spanwright\",\n \"version\": 1", "2:14", "not well-formed"},
        Broken{"syntax", "{\"format\": \"spanwright\",\n \"version\": 1,,}", "2:15", "not well-formed"},
        Broken{"notObject", "[1]", "1:1", "expected a Spanwright project"},
        Broken{"otherFormat", "{\"format\": \"visio\", \"version\": 1}", "1:12",
               "/format: this is no Spanwright project"},
        Broken{"newer", "{\"format\": \"spanwright\", \"version\": 99}", "1:37", "newer than this program"},
        Broken{"twice", "{\"format\": \"spanwright\",\n\"format\": 1}", "2:1", "appears twice"},
        Broken{"type",
               "{\"format\": \"spanwright\", \"version\": 1,\n\"devices\": [{\"id\": \"a\", \"count\": "
               "\"two\"}]}",
               "2:34", "/devices/0/count: is a text; expected a number"},
        Broken{"range",
               "{\"format\": \"spanwright\", \"version\": 1,\n\"devices\": [{\"id\": \"a\", \"count\": -1}]}",
               "2:34", "/devices/0/count: is -1; expected at least 1"},
        Broken{
            "whole",
            "{\"format\": \"spanwright\", \"version\": 1,\n\"devices\": [{\"id\": \"a\", \"count\": 1.5}]}",
            "2:34", "expected a whole number"},
        Broken{"huge",
               "{\"format\": \"spanwright\", \"version\": 1,\n\"links\": [{\"id\": \"a\", \"length_km\": "
               "1e999}]}",
               "2:36", "not well-formed"},
        Broken{
            "choice",
            "{\"format\": \"spanwright\", \"version\": 1,\n\"sites\": [{\"id\": \"a\", \"kind\": \"moon\"}]}",
            "2:31", "expected one of headquarters, branch"},
        Broken{"reference",
               "{\"format\": \"spanwright\", \"version\": 1,\n\"devices\": [{\"id\": \"a\", \"site\": "
               "\"nowhere\"}]}",
               "2:33", "refers to \"nowhere\""},
        Broken{"kindOfReference",
               "{\"format\": \"spanwright\", \"version\": 1,\n\"devices\": [{\"id\": \"a\"}, {\"id\": \"b\", "
               "\"site\": \"a\"}]}",
               "2:46", "expected one of \"sites\""},
        Broken{"sameId",
               "{\"format\": \"spanwright\", \"version\": 1,\n\"sites\": [{\"id\": \"a\"}, {\"id\": \"a\"}]}",
               "2:31", "used already, at /sites/0"},
        Broken{"loop",
               "{\"format\": \"spanwright\", \"version\": 1,\n\"devices\": [{\"id\": \"a\"}],\n\"links\": "
               "[{\"id\": \"l\", "
               "\"from\": \"a\", \"to\": \"a\"}]}",
               "3:11", "cannot join a device to itself"},
        Broken{"date",
               "{\"format\": \"spanwright\", \"version\": 1,\n\"project\": {\"start_date\": \"2027-02-30\"}}",
               "2:27", "is not a date"},
        Broken{"price",
               "{\"format\": \"spanwright\", \"version\": 1,\n\"catalogue\": [{\"id\": \"i\", \"price\": "
               "{\"low\": 3, "
               "\"likely\": 2, \"high\": 4}}]}",
               "2:36", "low <= likely <= high"},
        Broken{"circle",
               "{\"format\": \"spanwright\", \"version\": 1,\n\"work_packages\": [\n{\"id\": \"p\", "
               "\"predecessors\": "
               "[{\"package\": \"q\"}]},\n{\"id\": \"q\", \"predecessors\": [{\"package\": \"p\"}]}]}",
               "2:18", "in a circle: p, q"}),
    [](const auto& instance) { return std::string(instance.param.name); });

TEST(ProjectFile, refusesHostileNesting) {
    const Error error = readError(std::string(200000, '['));
    EXPECT_THAT(error.message, HasSubstr("nested deeper"));
}

TEST(ProjectFile, refusesWhatIsNotUtf8) {
    EXPECT_EQ(readError("{\"format\": \"\xff\"}").code, Code::syntax);
}

}  // namespace
}  // namespace spanwright::io
