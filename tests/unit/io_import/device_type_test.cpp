// SPDX-License-Identifier: MIT
#include "engine/io/import/device_type.h"

#include "engine/design/validate.h"
#include "engine/io/files.h"
#include "engine/io/import/catalogue_files.h"
#include "engine/io/import/hardware_category.h"
#include "engine/io/import/item_cells.h"
#include "tests/support/shared_data.h"
#include "tests/unit/io_import/import_support.h"

#include <chrono>

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

namespace fs = std::filesystem;

CatalogueItem itemOf(std::string_view text) {
    Project project;
    const auto change = io::readDeviceTypes({"d.yaml", std::string(text)}, project);
    EXPECT_TRUE(change) << change.error().front().text();
    return project.catalogue.empty() ? CatalogueItem{} : *project.catalogue.begin();
}

std::string errorOf(std::string_view text) {
    Project project;
    const auto change = io::readDeviceTypes({"d.yaml", std::string(text)}, project);
    EXPECT_FALSE(change) << text;
    EXPECT_EQ(project, Project{});
    return change ? "" : change.error().front().text();
}

TEST(DeviceType, givesPortsPowerHeightAndModuleBays) {
    const CatalogueItem item = itemOf(R"(---
manufacturer: Acme
model: Box 9
slug: acme-box-9
part_number: B-9
u_height: 1.5
weight: 7.5
weight_unit: kg
interfaces:
  - name: mgmt
    type: 1000base-t
    mgmt_only: true
  - {name: e1, type: 1000base-t}
  - {name: e2, type: 1000base-t}
  - {name: x1, type: 25gbase-x-sfp28}
  - {name: q1, type: 400gbase-x-qsfpdd}
  - {name: m1, type: 2.5gbase-t}
  - {name: vlan, type: virtual}
power-ports:
  - {name: PS1, type: iec-60320-c14, maximum_draw: 600, allocated_draw: 375}
  - {name: PS2, type: iec-60320-c14, maximum_draw: 600}
module-bays:
  - {name: PIM 1, position: '1'}
  - {name: PIM 2, position: '2'}
  - {name: PSU 1, position: '3'}
)");
    EXPECT_EQ(item.key, "acme-box-9");
    EXPECT_EQ(item.vendor, "Acme");
    EXPECT_EQ(item.rackUnits, 1.5);
    EXPECT_EQ(item.powerWatts, 600) << "one of two inlets carries the device";
    EXPECT_EQ(io::portsText(item.portGroups), "2x1000 RJ45; 1x25000 SFP28; 1x400000 QSFP-DD; 1x2500 RJ45");
    EXPECT_EQ(test::property(item, "part_number"), "B-9");
    EXPECT_EQ(item.moduleBays, (std::vector<ModuleBay>{{2, "Box 9 pim", {}}})) << "supplies are no bays";
    EXPECT_EQ(test::property(item, "module_bay_names"), "PIM 1; PIM 2; PSU 1");
    EXPECT_EQ(test::property(item, "weight"), "7.5 kg");
    ASSERT_EQ(item.sources.size(), 1U);
    EXPECT_EQ(item.sources.front().figures, "module_bays, port_groups, power_watts, rack_units");
}

TEST(DeviceType, tellsSpeedAndCageFromTheInterfaceType) {
    const auto text = [](std::string_view type) {
        const auto port = io::portOfType(type);
        return port ? io::portsText({*port}) : std::string();
    };
    EXPECT_EQ(text("100base-tx"), "1x100 RJ45");
    EXPECT_EQ(text("100base-fx"), "1x100 LC");
    EXPECT_EQ(text("10gbase-x-sfpp"), "1x10000 SFP+");
    EXPECT_EQ(text("40gbase-x-qsfpp"), "1x40000 QSFP+");
    EXPECT_EQ(text("200gbase-x-qsfp56"), "1x200000 QSFP56");
    EXPECT_EQ(text("800gbase-x-osfp"), "1x800000 OSFP");
    EXPECT_EQ(text("1.6tbase-x-osfp1600"), "1x1600000 LC");
    for (const char* type :
         {"virtual", "lag", "bridge", "ieee802.11ax", "lte", "cisco-stackwise", "other", "", "32gfc-sfp28",
          "1000base-kx", "infinibase-x", "nanbase-t", "-1base-t", "1e300gbase-t"})
        EXPECT_EQ(text(type), "") << type;
}

TEST(DeviceType, namesTheLineOfWhatItCannotUse) {
    EXPECT_THAT(errorOf("manufacturer: A\nmodel: [B\n"), StartsWith("d.yaml:3:1: not YAML"));
    EXPECT_THAT(errorOf("model: B\n"), StartsWith("d.yaml:1:1: no manufacturer"));
    EXPECT_THAT(errorOf("manufacturer: A\nmodel: B\nu_height: tall\n"),
                StartsWith("d.yaml:3:11: u_height is \"tall\"; expected a number"));
    EXPECT_THAT(errorOf("manufacturer: A\nmodel: B\nu_height: -1\n"), StartsWith("d.yaml:3:11"));
    EXPECT_THAT(errorOf("manufacturer: A\nmodel: B\ninterfaces:\n  - e1\n"),
                StartsWith("d.yaml:4:5: an entry of interfaces is no mapping"));
    EXPECT_THAT(errorOf("manufacturer: A\nmodel: B\ninterfaces: 7\n"),
                StartsWith("d.yaml:3:13: interfaces is no list"));
    EXPECT_THAT(errorOf("- a\n- b\n"), HasSubstr("no device type"));
    EXPECT_THAT(errorOf(""), HasSubstr("no document"));
}

TEST(DeviceType, givesHardwareFiguresToAnItemThatIsThereAndLeavesItsPrice) {
    Project project;
    CatalogueItem known;
    known.id = project.newId<CatalogueItemId>();
    known.key = "mine";
    known.vendor = "Acme";
    known.model = "Box";
    known.category = ItemCategory::firewall;
    known.price = ThreePoint<Decimal>::certain(Decimal::fromInteger(900));
    known.sources = {{"price, rack_units", "quote", std::nullopt, Confidence::verified, {}}};
    project.catalogue.put(known);
    const auto change =
        io::readDeviceTypes({"d.yaml", "manufacturer: Acme\nmodel: Box\nu_height: 2\n"}, project);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->updated, 1);
    ASSERT_EQ(project.catalogue.size(), 1U);
    const CatalogueItem& item = *project.catalogue.begin();
    EXPECT_EQ(item.rackUnits, 2);
    EXPECT_EQ(item.price, known.price);
    EXPECT_EQ(item.category, ItemCategory::firewall);
    EXPECT_EQ(item.sources.front().figures, "price");
    EXPECT_EQ(item.sources.back().figures, "rack_units");
}

TEST(DeviceType, guessesTheCategoryFromTheProductLineElseFromThePorts) {
    EXPECT_EQ(io::hardwareCategory("Cisco", "C9300-48P", {}), ItemCategory::accessSwitch);
    EXPECT_EQ(io::hardwareCategory("Cisco", "Nexus 93180YC-FX3", {}), ItemCategory::leafSwitch);
    EXPECT_EQ(io::hardwareCategory("Cisco", "Catalyst 9130AXI-B", {}), ItemCategory::accessPoint);
    EXPECT_EQ(io::hardwareCategory("Palo Alto", "PA-440", {}), ItemCategory::firewall);
    EXPECT_EQ(io::hardwareCategory("Nobody", "X", {{24, 1000, "RJ45", {}}}), ItemCategory::accessSwitch);
    EXPECT_EQ(io::hardwareCategory("Nobody", "X", {{32, 100000, "QSFP28", {}}}), ItemCategory::spineSwitch);
    EXPECT_EQ(io::hardwareCategory("Nobody", "X", {{2, 1000, "RJ45", {}}}), ItemCategory::other);
}

TEST(DeviceType, readsEveryModelOfThePublicLibrary) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(data / "device-types")) {
        const fs::path& file = entry.path();
        if (file.extension() == ".yaml" || file.extension() == ".yml") files.push_back(file);
    }
    std::sort(files.begin(), files.end());
    ASSERT_EQ(files.size(), 170U);
    Project project;
    const auto change = io::importCatalogue(project, files);
    ASSERT_TRUE(change) << change.error().front().text();
    EXPECT_EQ(change->added, 170);
    for (const Error& error : validate(project))
        ADD_FAILURE() << error.where << ": " << error.message;
    const auto find = [&](std::string_view model) -> const CatalogueItem& {
        return *std::find_if(project.catalogue.begin(), project.catalogue.end(),
                             [&](const CatalogueItem& item) { return item.model == model; });
    };
    EXPECT_EQ(io::portsText(find("MX204").portGroups), "4x100000 QSFP28; 8x10000 SFP+");
    EXPECT_EQ(io::portsText(find("Nexus 93180YC-FX3").portGroups), "48x25000 SFP28; 6x100000 QSFP28");
    EXPECT_EQ(find("FortiGate 200F").powerWatts, 102);
    EXPECT_EQ(find("Catalyst 9606R").powerWatts, 4000) << "two of four supplies carry the chassis";
    EXPECT_EQ(find("C9300-NM-8X").portCount(), 8);
    const auto again = io::importCatalogue(project, files);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->unchanged, 170);
}

TEST(DeviceType, takesBrokenAndHostileYamlWithoutHarm) {
    SPANWRIGHT_NEEDS_SHARED_DATA(data);
    int tried = 0;
    for (const auto& entry : fs::recursive_directory_iterator(data / "malformed")) {
        const std::string name = entry.path().string();
        const bool yaml = name.find("yaml") != std::string::npos;
        if (!entry.is_regular_file() || !yaml) continue;
        const auto text = io::readFile(entry.path());
        ASSERT_TRUE(text);
        Project project;
        const auto started = std::chrono::steady_clock::now();
        const auto change = io::readDeviceTypes({name, *text}, project);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
        EXPECT_FALSE(change) << name << " is no device type";
        EXPECT_LT(seconds.count(), 2) << name;
        if (!change) {
            EXPECT_THAT(change.error().front().where, StartsWith(name + ":"));
        }
        ++tried;
    }
    EXPECT_GT(tried, 100);
}

TEST(DeviceType, ofGreatDepthOrWithManyAliasesIsRefusedFast) {
    const auto started = std::chrono::steady_clock::now();
    EXPECT_THAT(errorOf("manufacturer: A\nmodel: " + std::string(100000, '[') + "\n"), HasSubstr("not YAML"));
    std::string bomb = "manufacturer: A\nmodel: B\na0: &a0 [x, x]\n";
    for (int i = 1; i < 40; ++i)
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) +
                ", *a" + std::to_string(i - 1) + "]\n";
    EXPECT_THAT(errorOf(bomb + "interfaces: *a39\n"), HasSubstr("is no mapping"));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
    EXPECT_LT(seconds.count(), 2);
}

}  // namespace
}  // namespace spanwright
