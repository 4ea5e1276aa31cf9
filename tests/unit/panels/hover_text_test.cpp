// SPDX-License-Identifier: MIT
#include "app/panels/model/hover_text.h"

#include "engine/sim/link_users.h"
#include "tests/support/design_builder.h"

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

TEST(LinkUsersText, listsTheHeaviestAndHowManyMore) {
    test::DesignBuilder net;
    net.link("a", "b", 1000);
    for (int i = 1; i <= 8; ++i)
        net.demand("a", "b", 10.0 * i);
    const LinkId link = net.linkId("a-b");
    const auto users = sim::findLinkUsers(net.project, {}, link).value();
    ASSERT_EQ(users.size(), 8U);
    const std::string text = linkUsersText(net.project, link, users);
    EXPECT_NE(text.find("\n80 Mbit/s  "), std::string::npos) << text;
    EXPECT_NE(text.find("\nand 2 more"), std::string::npos) << text;
    EXPECT_EQ(text.find("\n20 Mbit/s"), std::string::npos) << text;  // the lightest are among the rest
    EXPECT_LT(text.find("80 Mbit/s"), text.find("70 Mbit/s"));
    EXPECT_NE(linkUsersText(net.project, link, {}).find("No demand uses it."), std::string::npos);
}

TEST(LinkUsersText, saysHowLongTheLinkIs) {
    test::DesignBuilder net;
    net.link("a", "b", 1000);
    const LinkId link = net.linkId("a-b");
    EXPECT_EQ(linkLengthText(net.project, link), "");
    const auto stand = [&](const char* device, double latitude, double longitude) {
        const SiteId site = net.site(std::string("site of ") + device);
        Site row = net.project.design.sites.at(site);
        row.latitudeDegrees = latitude;
        row.longitudeDegrees = longitude;
        net.project.design.sites.put(row);
        net.editDevice(device, [&](Device& one) { one.site = site; });
    };
    stand("a", 51.5074, -0.1278);
    stand("b", 48.8566, 2.3522);
    // London and Paris are 344 km apart.
    EXPECT_EQ(linkLengthText(net.project, link), "Length about 447 km (344 km as the crow flies × 1.3)");
    EXPECT_NE(linkUsersText(net.project, link, {}).find("\nLength about 447 km"), std::string::npos);
    net.editLink("a-b", [](Link& row) { row.lengthKm = 4.25; });
    EXPECT_EQ(linkLengthText(net.project, link), "Length 4.2 km");
    net.editLink("a-b", [](Link& row) {
        row.lengthKm.reset();
        row.kind = LinkKind::tunnel;
    });
    EXPECT_EQ(linkLengthText(net.project, link), "");
}

TEST(FindingsText, saysTheWorstFirstAndLeavesOutWhatIsAccepted) {
    const ElementId here(ElementKind::device, 1);
    const ElementId there(ElementKind::device, 2);
    const auto finding = [](check::Severity severity, ElementId element, const char* message) {
        check::Finding one;
        one.severity = severity;
        one.elements = {element};
        one.message = message;
        return one;
    };
    std::vector<check::Finding> all{
        finding(check::Severity::warning, here, "warm"), finding(check::Severity::error, here, "broken"),
        finding(check::Severity::info, here, "note"), finding(check::Severity::error, there, "elsewhere")};
    EXPECT_EQ(findingsText(all, {here}), "broken\nwarm");
    EXPECT_EQ(findingsText(all, {here, there}), "broken\nelsewhere\nwarm");
    all[1].waived = true;
    EXPECT_EQ(findingsText(all, {here}), "warm");
    EXPECT_EQ(findingsText(all, {ElementId(ElementKind::link, 1)}), "");
}

}  // namespace
}  // namespace spanwright::app
