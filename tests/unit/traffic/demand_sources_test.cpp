// SPDX-License-Identifier: MIT
#include "engine/traffic/demand_sources.h"

#include "engine/design/queries.h"
#include "engine/design/validate.h"
#include "tests/support/design_builder.h"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>

namespace spanwright::traffic {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class DemandSources : public ::testing::Test {
  protected:
    /// A branch of 100 users with two access switches (one box, three boxes), a data centre with servers, and
    /// the internet behind a provider.
    DemandSources() {
        place("branch", SiteKind::branch, 100);
        place("dc", SiteKind::dataCentre, 0);
        device("acc-1", DeviceKind::accessSwitch, "branch", 1);
        device("acc-2", DeviceKind::accessSwitch, "branch", 3);
        device("edge", DeviceKind::sdwanEdge, "branch", 1);
        device("servers", DeviceKind::serverGroup, "dc", 1);
        device("isp", DeviceKind::providerNetwork, "", 1);
        device("internet", DeviceKind::providerNetwork, "", 1);
        net_.link("acc-1", "edge", 1000).link("acc-2", "edge", 1000).link("edge", "servers", 100);
        net_.link("edge", "isp", 100, {.key = "access"}).link("isp", "internet", 100, {.key = "transit"});
        for (const char* key : {"access", "transit"})
            net_.editLink(key, [](Link& link) { link.kind = LinkKind::internetAccess; });
        catalogue_ = applicationsFromJson(kApplications, "test").value();
    }

    void place(const char* key, SiteKind kind, int users) {
        const auto known = findByKey(net_.project, key).as<SiteId>();
        Site site = net_.project.design.sites.at(known ? known : net_.site(key));
        site.kind = kind;
        site.users = users;
        if (users > 0) site.applicationProfile = "desk";
        net_.project.design.sites.put(site);
    }
    void device(const char* key, DeviceKind kind, const char* site, int count) {
        net_.editDevice(key, [&](Device& row) {
            row.kind = kind;
            row.site = findByKey(net_.project, site).as<SiteId>();
            row.count = count;
        });
    }
    GeneratedDemands generated(double busyHourFactor = 1) {
        return demandsFromProfiles(net_.project, catalogue_, {{}, busyHourFactor}).value();
    }
    /// The project after the edit that the caller makes.
    void take(const GeneratedDemands& generated) {
        for (const DemandId id : generated.replaced)
            net_.project.design.demands.erase(id);
        for (Demand demand : generated.demands) {
            demand.id = net_.project.newId<DemandId>();
            net_.project.design.demands.put(demand);
        }
    }

    static constexpr const char* kApplications = R"({
"applications": [
 {"id": "call", "name": "Calls", "class": "voice", "up_kbps": 80, "down_kbps": 80, "to": {"data_centre": 100},
  "packet_bytes": 180, "max_latency_ms": 150, "source": "s", "confidence": "estimate"},
 {"id": "erp", "name": "ERP", "class": "business", "up_kbps": 20, "down_kbps": 100, "to": {"data_centre": 100},
  "max_latency_ms": 90, "source": "s", "confidence": "estimate"},
 {"id": "mail", "name": "Mail", "class": "business", "up_kbps": 40, "down_kbps": 40,
  "to": {"data_centre": 25, "internet": 75}, "source": "s", "confidence": "estimate"}],
"profiles": [{"id": "desk", "name": "Desk", "active_percent": {"call": 10, "erp": 50, "mail": 60}}]})";

    test::DesignBuilder net_;
    ApplicationCatalogue catalogue_;
};

TEST_F(DemandSources, multipliesUsersActivityAndRate) {
    const GeneratedDemands generated = this->generated();
    std::map<std::pair<std::string, std::string>, std::map<TrafficClass, Demand>> byPair;
    for (const Demand& demand : generated.demands)
        byPair[{keyOf(net_.project, demand.from), keyOf(net_.project, demand.to)}][demand.trafficClass] =
            demand;
    ASSERT_EQ(byPair.size(), 4U) << "two switches to the servers and to the internet behind the provider";
    // A quarter of the users sits at the first switch: 25 × 10 % × 80 kbit/s.
    const Demand& voice = byPair.at({"acc-1", "servers"}).at(TrafficClass::voice);
    EXPECT_NEAR(voice.mbps, 0.2, 1e-12);
    EXPECT_NEAR(voice.reverseMbps, 0.2, 1e-12);
    EXPECT_EQ(voice.maxLatencyMs, 150);
    EXPECT_NEAR(*voice.packetBytes, 180, 1e-9);
    // 75 × (50 % × 20 + 60 % × 25 % × 40) up, 75 × (50 % × 100 + 60 % × 25 % × 40) down.
    const Demand& business = byPair.at({"acc-2", "servers"}).at(TrafficClass::business);
    EXPECT_NEAR(business.mbps, 1.2, 1e-12);
    EXPECT_NEAR(business.reverseMbps, 4.2, 1e-12);
    EXPECT_EQ(business.maxLatencyMs, 90) << "the tighter of the two applications";
    EXPECT_FALSE(business.packetBytes) << "as usual for the class";
    const Demand& mail = byPair.at({"acc-2", "internet"}).at(TrafficClass::business);
    EXPECT_NEAR(mail.mbps, 75 * 0.6 * 0.75 * 40 / 1000, 1e-12);
    EXPECT_NEAR(generated.offeredMbps() * 1.5, this->generated(1.5).offeredMbps(), 1e-9);
}

TEST_F(DemandSources, replaceTheirOwnDemandsAndNoOthers) {
    net_.demand("acc-1", "servers", 7);
    take(generated());
    const std::size_t count = net_.project.design.demands.size();
    EXPECT_TRUE(validate(net_.project).empty());
    place("branch", SiteKind::branch, 50);
    const GeneratedDemands again = generated();
    EXPECT_EQ(again.replaced.size(), count - 1);
    take(again);
    EXPECT_EQ(net_.project.design.demands.size(), count);
    EXPECT_TRUE(validate(net_.project).empty()) << "keys are used again";
    EXPECT_TRUE(findByKey(net_.project, "demand-acc-1-servers").value != 0) << "the one written by hand";
    EXPECT_TRUE(demandsFromGravity(net_.project, {{}, 100, GravityWeight::capacity, {}})->replaced.empty());
}

TEST_F(DemandSources, sayWhatHasNowhereToGo) {
    place("dc", SiteKind::branch, 0);
    const GeneratedDemands generated = this->generated();
    ASSERT_EQ(generated.notes.size(), 1U);
    EXPECT_THAT(generated.notes.front(), HasSubstr("data centres left out"));
    place("dc", SiteKind::branch, 5);
    Site site = *net_.project.design.sites.begin();
    site.applicationProfile = "bananas";
    net_.project.design.sites.put(site);
    const auto refused = demandsFromProfiles(net_.project, catalogue_, {});
    EXPECT_EQ(refused.error().where, "branch/application_profile");
    EXPECT_THAT(refused.error().message, HasSubstr("bananas"));
}

TEST_F(DemandSources, gravityDividesTheTotalByTheProductOfWeights) {
    place("dc", SiteKind::dataCentre, 50);
    place("plant", SiteKind::plant, 25);
    device("plant-switch", DeviceKind::accessSwitch, "plant", 1);
    const GeneratedDemands generated =
        demandsFromGravity(net_.project, {{}, 700, GravityWeight::users, TrafficClass::business}).value();
    EXPECT_NEAR(generated.offeredMbps(), 700, 1e-9);
    // Ordered pairs weigh 2·(100·50 + 100·25 + 50·25) = 17500; dc – plant is 1250 of them each way.
    const auto pair =
        std::find_if(generated.demands.begin(), generated.demands.end(), [&](const Demand& one) {
            return keyOf(net_.project, one.from) == "servers" &&
                   keyOf(net_.project, one.to) == "plant-switch";
        });
    ASSERT_NE(pair, generated.demands.end());
    EXPECT_NEAR(pair->mbps, 50, 1e-9);
    EXPECT_EQ(pair->mbps, pair->reverseMbps);
    EXPECT_EQ(pair->trafficClass, TrafficClass::business);
}

TEST(Gravity, weighsDevicesByTheirLinksWhereThereAreNoSites) {
    test::DesignBuilder net;
    net.link("a", "b", 100).link("b", "c", 300);
    const auto generated = demandsFromGravity(net.project, {{}, 190, GravityWeight::users, {}}).value();
    ASSERT_EQ(generated.demands.size(), 3U);
    // Weights 100, 400, 300: products 4, 3 and 12 of 19, half of it each way.
    EXPECT_NEAR(generated.demands[0].mbps, 20, 1e-9);
    EXPECT_NEAR(generated.demands[1].mbps, 15, 1e-9);
    EXPECT_NEAR(generated.demands[2].mbps, 60, 1e-9);
    EXPECT_FALSE(demandsFromGravity(Project(), {{}, 1, GravityWeight::users, {}}));
}

TEST(ApplicationProfiles, shippedOnesAreCompleteAndSaySource) {
    const ApplicationCatalogue& shipped = shippedApplications();
    EXPECT_NE(shipped.find("office"), nullptr);
    EXPECT_EQ(shipped.find("bananas"), nullptr);
    for (const Application& one : shipped.applications) {
        EXPECT_FALSE(one.source.empty()) << one.key;
        EXPECT_THAT(one.confidence, ::testing::AnyOf("verified", "secondary", "estimate")) << one.key;
        EXPECT_GT(one.upKbps + one.downKbps, 0) << one.key;
    }
}

TEST(ApplicationProfiles, refuseAFileWithOneErrorAndItsPlace) {
    const auto refused = [](const std::string& text) { return applicationsFromJson(text, "f").error(); };
    EXPECT_EQ(refused("{").where, "f");
    EXPECT_EQ(refused("[]").where, "f: ");
    EXPECT_EQ(refused(R"({"applications": 1})").where, "f: /applications");
    EXPECT_EQ(refused(R"({"applications": [{"id": "a", "name": "A", "class": "gold"}]})").where,
              "f: /applications/0/class");
    EXPECT_EQ(
        refused(R"({"applications": [], "profiles": [{"id": "p", "name": "P", "active_percent": {"x": 1}}]})")
            .where,
        "f: /profiles/0/active_percent/x");
    const std::string half = R"({"applications": [{"id": "a", "name": "A", "class": "bulk", "up_kbps": 1,
        "down_kbps": 1, "to": {"cloud": 50}, "source": "s", "confidence": "estimate"}], "profiles": []})";
    EXPECT_EQ(refused(half).where, "f: /applications/0/to");
}

}  // namespace
}  // namespace spanwright::traffic
